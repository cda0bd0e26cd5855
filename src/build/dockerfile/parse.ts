/**
 * A Dockerfile's text as instructions with their lines, by the rules of BuildKit's own parser: a BOM and CRLF are
 * dropped, comments inside a continued instruction and blank lines there are skipped, `\` is no continuation after
 * another `\`, and ADD, COPY and RUN take here-documents. Never throws: what BuildKit would refuse, BuildKit says.
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
  /** The rest of the logical line: continuations joined, comments gone, here-document bodies apart. */
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
}

interface Reader {
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
  const reader: Reader = { lines, at: 0, escape }
  const instructions: Instruction[] = []
  while (reader.at < lines.length) {
    const instruction = nextInstruction(reader)
    if (instruction) instructions.push(instruction)
  }
  return { lines, instructions, syntax }
}

const DIRECTIVE = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(\S+)/
const DIRECTIVES: readonly string[] = ['syntax', 'escape', 'check']

/** Directives stand before everything else; the first line that is none ends them. */
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
function nextInstruction(reader: Reader): Instruction | null {
  const line = reader.at + 1
  const first = (reader.lines[reader.at++] ?? '').trimStart()
  if (first === '' || isComment(first)) return null
  const logical = logicalLine(first, reader).trim()
  const [keyword = ''] = /^\S+/.exec(logical) ?? []
  if (keyword === '') return null
  const args = logical.slice(keyword.length).trim()
  const marks = heredocsOf(keyword.toUpperCase(), args)
  const heredocs = marks.map((mark) => ({ name: mark.name, content: heredocBody(mark, reader) }))
  return { keyword: keyword.toUpperCase(), args, line, endLine: reader.at, heredocs }
}

function logicalLine(first: string, reader: Reader): string {
  const parts: string[] = []
  for (let part = first; ;) {
    const continued = beforeContinuation(part, reader.escape)
    parts.push(continued ?? part)
    if (continued === null) break
    while (reader.at < reader.lines.length && isSkipped(reader.lines[reader.at] ?? '')) reader.at++
    if (reader.at >= reader.lines.length) break
    part = reader.lines[reader.at++] ?? ''
  }
  return parts.join('')
}

/** The line without its continuation character; null when the instruction ends here. */
function beforeContinuation(line: string, escape: string): string | null {
  const end = trimEnd(line, ' \t')
  if (!end.endsWith(escape) || end.endsWith(escape + escape)) return null
  return end.slice(0, -1)
}

function heredocBody(mark: HeredocMark, reader: Reader): string {
  const body: string[] = []
  while (reader.at < reader.lines.length) {
    const line = reader.lines[reader.at++] ?? ''
    if ((mark.chomp ? line.replace(/^\t+/, '') : line) === mark.name) break
    body.push(line)
  }
  return body.map((line) => `${line}\n`).join('')
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#')
const isSkipped = (line: string): boolean => isComment(line) || line.trim() === ''
