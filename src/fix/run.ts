/** A RUN in shell form, as a script whose words are known by their place in the source. Pure. */
import { isLoneHeredoc, jsonList, withoutFlags } from '../build/dockerfile/index.ts'
import { instructionIn, type Draft, type Piece } from './draft.ts'
import { done, refused, type Change } from './refusal.ts'
import { readShell, type Script } from './shell.ts'
import { logicalOf } from './written.ts'

export interface Run {
  readonly piece: Piece
  readonly script: Script
  /** `--mount=… --network=none`, as written; empty without any. */
  readonly flags: string
  /** By character of the script: its offset in the piece's text; the last entry is where the script ends. */
  readonly at: readonly number[]
  readonly isHeredoc: boolean
}

/** Refuses other instructions, the exec form, scripts of other languages, and what the reader of shell scripts refuses. */
export function runOf(piece: Piece | null, draft: Draft): Change<Run> {
  const instruction = piece && instructionIn(piece, draft)
  if (!piece || instruction?.keyword !== 'RUN') return refused('no RUN begins on that line')
  const { args, heredocs } = instruction
  const place = `the RUN at line ${piece.line}`
  if (jsonList(args) !== null) return refused(`${place} is in exec form`)
  if (usesOtherShell(piece, draft)) return refused(`${place} is run by another shell than sh`)
  const logical = logicalOf(piece.text, draft.escape)
  if (logical.isOpen) return refused(`${place} ends with a continuation`)
  const [begin = ''] = /^\s*\S+\s+(?:--\S+\s+)*/.exec(logical.text) ?? []
  const flags = args.slice(0, args.length - withoutFlags(args).length).trim()
  const known = { piece, flags, place, isHeredoc: heredocs.length > 0 }
  if (heredocs.length === 0)
    return scriptOf(logical.text.slice(begin.length), logical.at.slice(begin.length), known)
  const body = heredocs[0]?.content ?? ''
  const start = piece.text.indexOf('\n', logical.end) + 1
  const isScript = heredocs.length === 1 && isLoneHeredoc(withoutFlags(args)) && !body.startsWith('#!')
  if (!isScript || !piece.text.startsWith(body, start)) return refused(`${place} has a here-document`)
  const at = Array.from({ length: body.length + 1 }, (_, index) => start + index)
  return scriptOf(body, at, known)
}

function scriptOf(
  text: string,
  at: readonly number[],
  { place, ...known }: Pick<Run, 'piece' | 'flags' | 'isHeredoc'> & { place: string },
): Change<Run> {
  const script = readShell(text)
  if (script === null) return refused(`${place} has shell syntax that is not changed automatically`)
  return done({ ...known, script, at })
}

const POSIX = /^\s*\[\s*"(?:\/\S*\/)?(?:ba|da|a|z|k)?sh"/

/** By the last SHELL of its stage. */
function usesOtherShell({ line }: Piece, draft: Draft): boolean {
  let other = false
  for (const piece of draft.pieces) {
    if (piece.line >= line) break
    if (piece.keyword === 'FROM') other = false
    if (piece.keyword === 'SHELL') other = !POSIX.test(instructionIn(piece, draft)?.args ?? '')
  }
  return other
}
