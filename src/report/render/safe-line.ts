/** Texts from outside as one line, which commands neither a terminal nor the runner. */
import { visible } from '../../lib/visible.ts'
import { harmless } from './terminal.ts'
import { cap } from './text.ts'

const WIDEST = 500

/** Of bounded length. Spaces inside a line are kept, because they align columns. */
export function safeLine(text: string): string {
  const lines = visible(text.slice(0, WIDEST * 4)).split('\n')
  const one = lines.map((line) => line.trim().replaceAll('\t', ' ')).filter((line) => line !== '')
  return harmless(cap(one.join(' '), WIDEST))
}
