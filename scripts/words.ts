/** `npm run words` regenerates docs/words.txt: the words that the spelling dictionaries lack. Check the diff for misspellings. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const LIST = 'docs/words.txt'
const { flagWords } = JSON.parse(readFileSync('cspell.json', 'utf8')) as { flagWords: string[] }
const flagged = new Set(flagWords.map((word) => word.replace(/->.*/, '')))

writeFileSync(LIST, '')
const words = unknownWords()
  .filter((word) => word !== '')
  .map((word) => word.toLowerCase().replace(/['’]s$/, ''))
  .filter((word) => !flagged.has(word))
writeFileSync(LIST, `${[...new Set(words)].sort().join('\n')}\n`)

function unknownWords(): string[] {
  const args = ['--no-progress', '--no-summary', '--words-only', '--unique', '.']
  try {
    return execFileSync('cspell', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')
  } catch (error) {
    // exit code 1: there are unknown words
    if (error instanceof Error && 'stdout' in error) return String(error.stdout).split('\n')
    throw error
  }
}
