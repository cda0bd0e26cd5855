/**
 * Pairs the rows of an image's history with the Dockerfile's lines. Every instruction but FROM and ONBUILD makes one row
 * (the legacy builder also makes one for ONBUILD), so both are compared from the end. This stops at the first mismatch: no
 * line is better than a wrong line.
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
  /** For each row its line; undefined for the base image's rows and when it is uncertain. */
  lines: (number | undefined)[]
  /** The first mismatch, if instructions that make layers remained; else null. */
  mismatch: Mismatch | null
  /** How many rows are the base image's; null when an instruction of the Dockerfile has no row. */
  below: number | null
}

export interface Mismatch {
  instruction: Instruction
  /** The row that is not this instruction's; -1 when the history has no more rows. */
  row: number
}

export function pairHistory(rows: readonly HistoryRow[], chain: readonly Stage[]): Pairing {
  const lines: (number | undefined)[] = rows.map(() => undefined)
  let at = rows.length - 1
  const expected = chain.flatMap(rowsOfStage)
  for (let left = expected.length; left > 0; left--) {
    const instruction = expected[left - 1]
    const row = decode(rows[at]?.created_by ?? '')
    if (!instruction || (instruction.keyword === 'ONBUILD' && row?.keyword !== 'ONBUILD')) continue
    if (row === null || !fits(row, instruction)) {
      const isLayerLeft = expected.slice(0, left).some(({ keyword }) => MAKES_LAYER.test(keyword))
      return { lines, mismatch: isLayerLeft ? { instruction, row: at } : null, below: null }
    }
    lines[at--] = instruction.line
  }
  return { lines, mismatch: null, below: chain.length === 0 ? null : at + 1 }
}

const MAKES_LAYER = /^(?:ADD|COPY|RUN|WORKDIR)$/

/** A stage begins with the ONBUILD triggers of its parent: ONBUILD RUN acts as a RUN of the child stage. */
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
  /** For a RUN, the whole command with its arguments and shell. */
  text: string
}

/** The legacy builder's marker of an instruction that ran no command: `/bin/sh -c #(nop)  CMD ["sh"]`. */
const NOP = '#(nop)'
const INSTRUCTION =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s/

/** Null for an empty row. A row without an instruction is a RUN of the legacy builder: `|1 A=b /bin/sh -c make`. */
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

/** Variables in a RUN are replaced by the shell, so the row ends with the command as written. */
function ranBy(text: string, instruction: Instruction): boolean {
  const shown = squeezeEnd(text)
  return commandsOf(instruction).some((command) => shown.endsWith(squeezeEnd(command)))
}

/** The forms in which builders record the command. Podman records a list as written. */
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
