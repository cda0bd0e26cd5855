import { afterAll, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SHELLS, completionScript } from '../../../src/inputs/commands/completion.ts'
import { commands } from '../../../src/inputs/commands/table.ts'
import { SETTINGS } from '../../../src/inputs/table.ts'

const folder = mkdtempSync(join(tmpdir(), 'completion-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'jest.json'), '')
writeFileSync(join(folder, 'two words.tar'), '')
const CODES = ['loopback-only', 'crashed']
const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined

describe.each(SHELLS)('%s', (shell) => {
  const script = completionScript(shell, CODES)
  test('has every command and option', () => {
    for (const { name } of commands) expect(script).toContain(name)
    for (const { name } of SETTINGS)
      if (name !== 'path') expect(script).toContain(shell === 'fish' ? `-l ${name}` : `--${name}`)
  })
  // only bash is on every machine
  const run = has(shell) ? test : test.skip
  run('is valid', () => {
    const file = join(folder, shell)
    writeFileSync(file, script)
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })
})

/** What bash offers for the last of these words. */
function offered(...words: string[]): string[] {
  const ask = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sea_trial; printf "%s\\n" "${COMPREPLY[@]}"'
  const script = `${completionScript('bash', CODES)}\n${ask}`
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'sea-trial', ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line !== '')
}

test.each<[string[], string[]]>([
  [['do'], ['doctor']],
  [['--form'], ['--format']],
  [
    ['--format', 'j'],
    ['json', 'junit'],
  ],
  [['--format', '=', 'sa'], ['sarif']],
  [
    ['--smoke', ''],
    ['true', 'false'],
  ],
  [['diff', '--pl'], ['--platform']],
  [['diff', '--format', 'm'], ['markdown']],
  [['explain', 'loop'], ['loopback-only']],
  [['explain', '--l'], ['--list']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['check', '--soa'], ['--soak']],
  [['--file', 'je'], ['jest.json']],
  [['je'], ['jest.json']],
  [['diff', 'je'], ['jest.json']],
  [['--archive', 'tw'], ['two words.tar']],
])('bash completes %j', (words, expected) => expect(offered(...words)).toEqual(expected))
