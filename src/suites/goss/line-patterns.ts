/** goss's lists of patterns for lines of text: `text`, `!text`, `/regexp/`, `!/regexp/i`. Pure. */
import type { Plain } from '../../lib/document.ts'
import { goRegExp, matches } from '../go-regexp.ts'

interface LinePattern {
  readonly source: string
  readonly isInverse: boolean
  readonly isEmpty: boolean
  /** Null where it takes too long. */
  readonly test: (line: string) => boolean | null
}

const REGEXP = /^!?\/([^]*)\/([ims]*)$/

/** The patterns that are not met: no line has them, or with `!` a line has them. */
export function havePatterns(
  patterns: readonly Plain[],
  text: string,
): { missing: string[] } | { wrong: string } {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  const missing: string[] = []
  for (const source of patterns) {
    if (typeof source !== 'string') return { wrong: 'patterns for text must be texts' }
    const pattern = patternOf(source)
    if ('wrong' in pattern) return { wrong: `the pattern "${source.slice(0, 300)}" ${pattern.wrong}` }
    const found = someLine(lines, pattern)
    if (found === null) return { wrong: `the pattern "${source.slice(0, 300)}" takes too long` }
    if (found === pattern.isInverse && !pattern.isEmpty) missing.push(source)
  }
  return { missing }
}

function someLine(lines: readonly string[], { test }: LinePattern): boolean | null {
  for (const line of lines) {
    const found = test(line.replace(/\r$/, ''))
    if (found !== false) return found
  }
  return false
}

function patternOf(source: string): LinePattern | { wrong: string } {
  const isInverse = source.startsWith('!')
  const regexp = REGEXP.exec(source)
  if (!regexp) {
    const part = source.replace(/^[\\/!]+/, '')
    return { source, isInverse, isEmpty: source === '', test: (line) => line.includes(part) }
  }
  const [, body = '', flags = ''] = regexp
  const pattern = goRegExp(flags === '' ? body : `(?${flags})${body}`)
  if ('wrong' in pattern) return pattern
  return { source, isInverse, isEmpty: false, test: (line) => matches(pattern.regexp, line) }
}
