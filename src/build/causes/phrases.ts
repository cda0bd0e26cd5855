/** Phrases that the causes share. */
import type { Finding } from '../../core/schema.ts'
import { titleOf } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'

const WIDEST = 120
const WIDEST_REASON = 300

/** In backticks and on one line; backticks inside are replaced. */
export function quote(text: string, widest = WIDEST): string {
  return `\`${cut(text.replaceAll('`', "'").replace(/\s+/g, ' ').trim(), widest)}\``
}

/** One line of limited length. */
export const reason = (text: string): string => cut(text.replace(/\s+/g, ' ').trim(), WIDEST_REASON)

/** ``RUN make` (Dockerfile:4)`; without an instruction, the builder's own name of the step. */
export function locationOf({
  instruction,
  step,
  line,
  dockerfile,
}: Pick<Failure, 'instruction' | 'step' | 'line' | 'dockerfile'>): string {
  const what = instruction ? titleOf(instruction) : (step?.title ?? '')
  const where = line === null ? '' : `${dockerfile.file}:${line}`
  if (what === '') return where === '' ? dockerfile.file : where
  return where === '' ? quote(what) : `${quote(what)} (${where})`
}

export function locationAt(
  line: number | null | undefined,
  { dockerfile }: Pick<Failure, 'dockerfile'>,
): Pick<Finding, 'location'> {
  return line ? { location: { file: dockerfile.file, line } } : {}
}

/** The lines of an instruction as written in the file. */
export function sourceLines({
  instruction,
  line,
  dockerfile,
}: Pick<Failure, 'instruction' | 'line' | 'dockerfile'>): string[] {
  const first = instruction?.line ?? line
  if (first === null) return []
  const last = Math.min(instruction?.endLine ?? first, first + 5)
  return dockerfile.lines
    .slice(first - 1, last)
    .map((text, index) => `${dockerfile.file}:${first + index}: ${cut(text, WIDEST_REASON)}`)
}

const cut = (text: string, widest: number): string =>
  text.length > widest ? `${text.slice(0, widest - 1)}…` : text
