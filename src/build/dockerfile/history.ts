/**
 * Pairs the rows of an image's history with the Dockerfile's lines. Every instruction but FROM and ONBUILD leaves
 * one row (the old builder also one for ONBUILD), so both are walked from the end, and the walk stops at the first
 * row that does not fit: a row without a line is better than one with a wrong line.
 */
import type { Instruction } from './parse.ts'
import { isLoneHeredoc, jsonList, withoutFlags } from './heredoc.ts'
import { COMPARED, squeeze } from './text-match.ts'
import type { Stage } from './stages.ts'

export interface HistoryRow {
  created_by?: string | undefined
  empty_layer?: boolean | undefined
}

export interface Pairing {
  /** For each row its line; undefined for the base image's rows and where it is uncertain. */
  lines: (number | undefined)[]
  /** What ended the walk although instructions that make layers were left; null when none was. */
  parted: Parted | null
}

export interface Parted {
  instruction: Instruction
  /** The row that is not this instruction's; -1 where the history has no more. */
  row: number
}

export function pairHistory(rows: readonly HistoryRow[], chain: readonly Stage[]): Pairing {
  const lines: (number | undefined)[] = rows.map(() => undefined)
  const expected = chain.flatMap(rowsOfStage)
  let at = rows.length - 1
  for (let left = expected.length; left > 0; left--) {
    const instruction = expected[left - 1]
    const row = decode(rows[at]?.created_by ?? '')
    if (!instruction || (instruction.keyword === 'ONBUILD' && row?.keyword !== 'ONBUILD')) continue
    if (row === null || !fits(row, instruction)) {
      const isLayerLeft = expected.slice(0, left).some(({ keyword }) => MAKES_LAYER.test(keyword))
      return { lines, parted: isLayerLeft ? { instruction, row: at } : null }
    }
    lines[at--] = instruction.line
  }
  return { lines, parted: null }
}

const MAKES_LAYER = /^(?:ADD|COPY|RUN|WORKDIR)$/

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
function ranBy(text: string, instruction: Instruction): boolean {
  const shown = squeezeEnd(text)
  return commandsOf(instruction).some((command) => shown.endsWith(squeezeEnd(command)))
}

/** How a builder may show the command. podman leaves a list as it is. */
function commandsOf({ args, heredocs }: Instruction): string[] {
  const written = withoutFlags(args)
  const [script] = heredocs
  if (script && isLoneHeredoc(written))
    return [script.content.startsWith('#!') ? `/dev/pipes/${script.name}` : script.content]
  if (script) return [[written, ...heredocs.map(({ name, content }) => content + name)].join('\n')]
  const list = jsonList(args)
  return list ? [list.join(' '), written] : [written]
}

const squeezeEnd = (text: string): string => squeeze(text.slice(-COMPARED))
