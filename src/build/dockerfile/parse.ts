/**
 * Parses a Dockerfile into instructions with their lines, by the rules of BuildKit's parser: a BOM and CR are dropped,
 * comments and blank lines inside a continued instruction are skipped, `\` after another `\` is not a continuation, and
 * ADD, COPY and RUN accept here-documents. Never throws: BuildKit reports syntax errors.
 */
import { trimEnd } from '../../lib/trim-end.ts'
import { heredocsOf, type HeredocMark } from './heredoc.ts'

export interface Heredoc {
  name: string
  content: string
}

export interface Instruction {
  /** In capitals. */
  keyword: string
  /** The rest of the logical line, without continuations, comments and here-document bodies. */
  args: string
  /** First and last line, from 1. */
  line: number
  endLine: number
  heredocs: readonly Heredoc[]
}

export interface Parsed {
  lines: readonly string[]
  instructions: readonly Instruction[]
  /** `# syntax=` of the first lines. */
  syntax: { ref: string; line: number } | null
  /** The continuation character: `\`, or what `# escape=` says. */
  escape: string
}

interface LineCursor {
  lines: readonly string[]
  /** Index of the next line. */
  at: number
  escape: string
}

export function parse(text: string): Parsed {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => trimEnd(line, '\r'))
  if (lines.at(-1) === '') lines.pop()
  const { escape, syntax } = directives(lines)
  const cursor: LineCursor = { lines, at: 0, escape }
  const instructions: Instruction[] = []
  while (cursor.at < lines.length) {
    const instruction = nextInstruction(cursor)
    if (instruction) instructions.push(instruction)
  }
  return { lines, instructions, syntax, escape }
}

const DIRECTIVE = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(\S+)/
const DIRECTIVES: readonly string[] = ['syntax', 'escape', 'check']

/** Directives come first; the first other line ends them. */
function directives(lines: readonly string[]): { escape: string; syntax: Parsed['syntax'] } {
  let escape = '\\'
  let syntax: Parsed['syntax'] = null
  for (const [index, line] of lines.entries()) {
    const [, name = '', value = ''] = DIRECTIVE.exec(line) ?? []
    if (!DIRECTIVES.includes(name.toLowerCase())) break
    if (name.toLowerCase() === 'escape' && value === '`') escape = value
    if (name.toLowerCase() === 'syntax') syntax ??= { ref: value, line: index + 1 }
  }
  return { escape, syntax }
}

/** Null for a comment, a blank line, or a lone continuation. */
function nextInstruction(cursor: LineCursor): Instruction | null {
  const line = cursor.at + 1
  const first = (cursor.lines[cursor.at++] ?? '').trimStart()
  if (first === '' || isComment(first)) return null
  const logical = logicalLine(first, cursor).trim()
  const [keyword = ''] = /^\S+/.exec(logical) ?? []
  if (keyword === '') return null
  const args = logical.slice(keyword.length).trim()
  const marks = heredocsOf(keyword.toUpperCase(), args)
  const heredocs = marks.map((mark) => ({ name: mark.name, content: heredocBody(mark, cursor) }))
  return { keyword: keyword.toUpperCase(), args, line, endLine: cursor.at, heredocs }
}

function logicalLine(first: string, cursor: LineCursor): string {
  const parts: string[] = []
  for (let part = first; ;) {
    const continued = beforeContinuation(part, cursor.escape)
    parts.push(continued ?? part)
    if (continued === null) break
    while (cursor.at < cursor.lines.length && isSkipped(cursor.lines[cursor.at] ?? '')) cursor.at++
    if (cursor.at >= cursor.lines.length) break
    part = cursor.lines[cursor.at++] ?? ''
  }
  return parts.join('')
}

/** The line without its continuation character; null when the instruction ends here. */
function beforeContinuation(line: string, escape: string): string | null {
  const end = trimEnd(line, ' \t')
  if (!end.endsWith(escape) || end.endsWith(escape + escape)) return null
  return end.slice(0, -1)
}

function heredocBody(mark: HeredocMark, cursor: LineCursor): string {
  const body: string[] = []
  while (cursor.at < cursor.lines.length) {
    const line = cursor.lines[cursor.at++] ?? ''
    if ((mark.chomp ? line.replace(/^\t+/, '') : line) === mark.name) break
    body.push(line)
  }
  return body.map((line) => `${line}\n`).join('')
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#')
const isSkipped = (line: string): boolean => isComment(line) || line.trim() === ''
