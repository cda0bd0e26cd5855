/** The pages of the project as data: their headings, links, code blocks and commands. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slug } from '../../docs/.vitepress/slug.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Paths from the root. */
export const PAGES = globSync(['*.md', 'docs/**/*.md', 'lab/*.md', 'examples/**/*.md'], { cwd: ROOT }).sort()

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8')

export interface Block {
  page: string
  /** Of its first line of content, from 1. */
  line: number
  language: string
  text: string
}

const FENCE = /^( *)```(\w*)\n([^]*?)^ *```$/gm

export const blocksOf = (page: string): Block[] => {
  const text = textOf(page)
  return [...text.matchAll(FENCE)].map(({ index, 1: indent = '', 2: language = '', 3: body = '' }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** A block that shows a file before and after a change has two. */
export const documentsIn = ({ text }: Block): string[] => text.split(/^# after$/m)

const withoutCode = (text: string): string => text.replace(FENCE, '').replace(/`[^`\n]+`/g, '``')

/** Targets of links and pictures, as written. */
export const linksOf = (page: string): string[] =>
  [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)

/** Anchors of the headings, as GitHub and the site make them. */
export function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of textOf(page)
    .replace(FENCE, '')
    .matchAll(/^#{1,6} (.+)$/gm)) {
    const anchor = slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
    let unique = anchor
    for (let n = 1; anchors.has(unique); n++) unique = `${anchor}-${n}`
    anchors.add(unique)
  }
  return anchors
}

export interface Command {
  page: string
  /** The program first. */
  words: string[]
}

/**
 * The commands that a page says to type: lines of console blocks that begin with `$ `, each line of a `sh` block, and those of
 * this project that stand in a sentence.
 */
export const commandsOf = (page: string): Command[] =>
  [...linesIn(page), ...inSentences(page)].flatMap(simpleCommands).map((words) => ({ page, words }))

const linesIn = (page: string): string[] =>
  blocksOf(page).flatMap(({ language, text }) => {
    const lines = text.replace(/\\\n\s*/g, '').split('\n')
    if (language === 'console') return lines.flatMap((line) => (line.startsWith('$ ') ? line.slice(2) : []))
    return language === 'sh' ? lines : []
  })

const inSentences = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(FENCE, '')
      .matchAll(/`((?:npm run|npx|sea-trial) [^`]+)`/g),
  ].map(([, command = '']) => command.replaceAll('\n', ' '))

/** `a "b c" [X] | d # e` → a, `b c` and d. Knows quotes, `|`, `&&`, `;` and comments, no variables. */
function simpleCommands(line: string): string[][] {
  const commands: string[][] = [[]]
  for (const [word, quoted] of line.matchAll(/(?:[^\s"'|;&#]|"[^"]*"|'[^']*'|(?<=\S)#)+|[|;&]+|(#.*)/g)) {
    if (quoted !== undefined) break
    if (/^[|;&]+$/.test(word)) commands.push([])
    else if (!/^\[.*\]$/.test(word)) commands.at(-1)?.push(word.replaceAll(/["']/g, ''))
  }
  return commands.filter((words) => words.length > 0)
}
