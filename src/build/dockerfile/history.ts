/**
 * Pairs the rows of an image's history with the Dockerfile's lines. Every instruction but FROM and ONBUILD leaves
 * one row (the old builder also one for ONBUILD), so both are walked from the end, and the walk stops at the first
 * row that does not fit: a row without a line is better than one with a wrong line.
 */
import type { Instruction } from './parse.ts'
import { jsonList, withoutFlags } from './heredoc.ts'
import { COMPARED, squeeze } from './text-match.ts'
import type { Stage } from './stages.ts'

export interface HistoryRow {
  created_by?: string | undefined
  empty_layer?: boolean | undefined
}

export interface Pairing {
  /** For each row its line; undefined for the base image's rows and where it is uncertain. */
  lines: (number | undefined)[]
  /** How many rows are the base image's; null where not each of the Dockerfile's instructions found its row. */
  below: number | null
}

export function pairHistory(rows: readonly HistoryRow[], chain: readonly Stage[]): Pairing {
  const lines: (number | undefined)[] = rows.map(() => undefined)
  let at = rows.length - 1
  for (const instruction of chain.flatMap(rowsOfStage).toReversed()) {
    const row = decode(rows[at]?.created_by ?? '')
    if (instruction.keyword === 'ONBUILD' && row?.keyword !== 'ONBUILD') continue
    if (row === null || !fits(row, instruction)) return { lines, below: null }
    lines[at--] = instruction.line
  }
  return { lines, below: chain.length === 0 ? null : at + 1 }
}

/** A stage begins with what the stage below has left to it: ONBUILD RUN acts as a RUN of the stage above. */
function rowsOfStage({ parent, instructions }: Stage): Instruction[] {
  const triggers = (parent?.instructions ?? []).filter(({ keyword }) => keyword === 'ONBUILD').map(triggered)
  return [...triggers, ...instructions.filter(({ keyword }) => keyword !== 'FROM')]
}

function triggered(onbuild: Instruction): Instruction {
  const [keyword = ''] = onbuild.args.split(/\s/, 1)
  return { ...onbuild, keyword: keyword.toUpperCase(), args: onbuild.args.slice(keyword.length).trim() }
}

interface Row {
  keyword: string
  /** Of a RUN: the whole command with its arguments and shell. */
  text: string
}

/** The old builder's mark of an instruction that ran no command: `/bin/sh -c #(nop)  CMD ["sh"]`. */
const NOP = '#(nop)'
const INSTRUCTION =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s/

/** Null for a row that says nothing. What names no instruction is the old builder's RUN: `|1 A=b /bin/sh -c make`. */
function decode(createdBy: string): Row | null {
  const text = createdBy.trim()
  const [, keyword] = INSTRUCTION.exec(`${text} `) ?? []
  if (keyword !== undefined) return { keyword, text: text.replace(/ # buildkit$/, '') }
  const nop = text.indexOf(NOP)
  if (nop < 0) return text === '' ? null : { keyword: 'RUN', text }
  const [, old = ''] = INSTRUCTION.exec(`${text.slice(nop + NOP.length).trimStart()} `) ?? []
  return { keyword: old, text }
}

function fits(row: Row, instruction: Instruction): boolean {
  if (row.keyword !== instruction.keyword) return false
  return row.keyword !== 'RUN' || ranBy(row.text, instruction)
}

/** A RUN's command is not changed by variables, the shell gets them: the row ends with it as it was written. */
function ranBy(text: string, { args, heredocs }: Instruction): boolean {
  const shown = squeezeEnd(text)
  const [heredoc] = heredocs
  if (!heredoc) return shown.endsWith(squeezeEnd(jsonList(args)?.join(' ') ?? withoutFlags(args)))
  // A script with `#!` is put into a file of the here-document's name; other scripts are the shell's text.
  return shown.endsWith(squeezeEnd(heredoc.content)) || shown.endsWith(squeeze(heredoc.name))
}

const squeezeEnd = (text: string): string => squeeze(text.slice(-COMPARED))
