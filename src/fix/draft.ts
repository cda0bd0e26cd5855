/** A Dockerfile and its ignore file while they are changed: pieces of text that stay byte for byte unless they change. Pure. */
import { parse, type Instruction } from '../build/dockerfile/index.ts'

export interface Piece {
  /** Its lines in the original, from 1. */
  readonly line: number
  readonly endLine: number
  readonly before: string
  readonly text: string
  /** Null for comments and blank lines between instructions. */
  readonly keyword: string | null
  /** Line of the RUN that it became a part of; then its text is empty. */
  readonly into: number | null
}

export interface IgnoreFile {
  /** From the repository's root. */
  readonly file: string
  /** Null if it does not exist. */
  readonly before: string | null
  readonly text: string | null
}

export interface Draft {
  /** From the repository's root. */
  readonly file: string
  readonly pieces: readonly Piece[]
  readonly escape: string
  readonly ignore: IgnoreFile
}

export function draftOf(file: string, text: string, ignore: { file: string; text: string | null }): Draft {
  const { instructions, escape } = parse(text)
  const lines = text.split('\n').map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line))
  const piece = (line: number, endLine: number, keyword: string | null): Piece => {
    const before = lines.slice(line - 1, endLine).join('')
    return { line, endLine, before, text: before, keyword, into: null }
  }
  const pieces: Piece[] = []
  let next = 1
  const gapUpTo = (line: number) => {
    if (line > next) pieces.push(piece(next, line - 1, null))
  }
  for (const { line, endLine, keyword } of instructions) {
    gapUpTo(line)
    pieces.push(piece(line, endLine, keyword))
    next = endLine + 1
  }
  gapUpTo(lines.length + 1)
  return { file, pieces, escape, ignore: { file: ignore.file, before: ignore.text, text: ignore.text } }
}

export const dockerfileOf = ({ pieces }: Draft): string => pieces.map(({ text }) => text).join('')

/** The piece that the instruction on a line of the original is in now; null if none begins there. */
export function pieceAt({ pieces }: Draft, line: number): Piece | null {
  const found = pieces.find((one) => one.line === line && one.keyword !== null)
  if (!found) return null
  return found.into === null
    ? found
    : (pieces.find((one) => one.line === found.into && one.keyword !== null) ?? null)
}

/** The instruction of a piece as it is now; null if it is not exactly one. */
export function instructionIn({ text }: Piece, { escape }: Draft): Instruction | null {
  const head = escape === '\\' ? '' : `# escape=${escape}\n`
  const { instructions } = parse(head + text)
  return instructions.length === 1 ? (instructions[0] ?? null) : null
}

export const withPieces = (draft: Draft, changed: readonly Piece[]): Draft => ({
  ...draft,
  pieces: draft.pieces.map((piece) => changed.find(({ line }) => line === piece.line) ?? piece),
})
