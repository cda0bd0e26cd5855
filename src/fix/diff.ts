/** A unified diff of a draft, as `git apply` takes it. Pure. */
import type { Draft } from './draft.ts'

interface Line {
  readonly sign: ' ' | '-' | '+'
  /** With its line end, if it has one. */
  readonly text: string
}

const CONTEXT = 3

/** Empty if nothing changed. Paths are relative to the repository's root. */
export function patchOf({ file, pieces, ignore }: Draft): string {
  const dockerfile = pieces.flatMap(({ before, text }) => changed(linesOf(before), linesOf(text)))
  const { before, text } = ignore
  const ignored = before === text ? [] : changed(linesOf(before ?? ''), linesOf(text ?? ''))
  return diffOf(file, dockerfile, false) + diffOf(ignore.file, ignored, before === null)
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Equal lines at both ends stay. */
function changed(before: readonly string[], after: readonly string[]): Line[] {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const as = (sign: Line['sign'], lines: readonly string[]): Line[] => lines.map((text) => ({ sign, text }))
  return [
    ...as(' ', before.slice(0, head)),
    ...as('-', before.slice(head, before.length - tail)),
    ...as('+', after.slice(head, after.length - tail)),
    ...as(' ', before.slice(before.length - tail)),
  ]
}

function diffOf(file: string, lines: readonly Line[], isNew: boolean): string {
  const hunks = hunksOf(lines)
  if (hunks.length === 0) return ''
  const head = [
    `diff --git ${quoted(`a/${file}`)} ${quoted(`b/${file}`)}\n`,
    ...(isNew ? ['new file mode 100644\n', '--- /dev/null\n'] : [`--- ${named(`a/${file}`)}\n`]),
    `+++ ${named(`b/${file}`)}\n`,
  ]
  return head.join('') + hunks.map(([from, to]) => hunkText(lines, from, to)).join('')
}

/** Ranges of lines: each change with its context; those that touch are one. */
function hunksOf(lines: readonly Line[]): [from: number, to: number][] {
  const hunks: [number, number][] = []
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue
    const [from, to] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)]
    const last = hunks.at(-1)
    if (last && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  }
  return hunks
}

function hunkText(lines: readonly Line[], from: number, to: number): string {
  const count = (part: readonly Line[], other: Line['sign']) =>
    part.filter(({ sign }) => sign !== other).length
  const [above, own] = [lines.slice(0, from), lines.slice(from, to)]
  const range = (other: Line['sign']): string => {
    const length = count(own, other)
    // git counts an empty range from the line before it
    return `${count(above, other) + (length === 0 ? 0 : 1)},${length}`
  }
  const body = own.map(
    ({ sign, text }) => sign + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`),
  )
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`
}

/** Git quotes names with characters that would end or change a line. */
const quoted = (name: string): string =>
  /["\\\p{Cc}]/u.test(name) ? `"${name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, octal)}"` : name
const octal = (character: string): string => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`

/** A tab ends a name with blanks. */
const named = (name: string): string => quoted(name) + (name.includes(' ') ? '\t' : '')
