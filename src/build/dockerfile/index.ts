/** A Dockerfile as the other stages need it: its lines, its stages, and which line made what. */
import type { Platform } from '../../core/schema.ts'
import type { Redact } from '../redact.ts'
import { pairHistory, type HistoryRow } from './history.ts'
import { historyLines, type HistoryLines } from './lines.ts'
import { parse, type Instruction, type Parsed } from './parse.ts'
import { argsOf, chainOf, stagesOf, targetStage, type Stage } from './stages.ts'
import { instructionOf } from './step-line.ts'

export type { HistoryRow } from './history.ts'
export type { HistoryLines } from './lines.ts'
export type { Instruction } from './parse.ts'
export type { Stage } from './stages.ts'
export { scopeAt, scopeInFrom, variablesUsed, type Scope } from './scope.ts'
export { copyOf, type Copy } from './copy.ts'
export { jsonList, withoutFlags } from './heredoc.ts'
export { titleOf } from './title.ts'

export interface Dockerfile {
  /** Relative to the repository's root, with `/`. */
  file: string
  lines: readonly string[]
  /** All of the file, ARGs before the first FROM included. */
  instructions: readonly Instruction[]
  stages: readonly Stage[]
  /** The stages that make the image, the lowest first; empty when the target is no stage. */
  chain: readonly Stage[]
  syntax: Parsed['syntax']
  /** What the image stands on, variables replaced; null for `scratch` and where it cannot be known. */
  finalBase: string | null
  /** It begins with `FROM scratch`. */
  isFromScratch: boolean
  /** The last instruction of this kind that the image comes from. */
  instruction: (keyword: string) => Instruction | null
  /** Which lines made the rows of the image's history. */
  linesOf: (history: readonly HistoryRow[]) => HistoryLines
  /** How many of the history's first rows are the base image's; null where that is uncertain. */
  rowsBelow: (history: readonly HistoryRow[]) => number | null
  /** The instruction behind a builder's name of a step. */
  step: (name: string) => Instruction | null
  /** Takes values of build arguments and secrets out of a text, such as a history row. */
  redact: Redact
}

export interface Settings {
  file: string
  target: string | null
  args: ReadonlyMap<string, string>
  platform: Platform | null
  redact: Redact
}

export function readDockerfile(text: string, { file, target, args, platform, redact }: Settings): Dockerfile {
  const { lines, instructions, syntax } = parse(text)
  const stages = stagesOf(instructions, { target, args, platform })
  const chain = chainOf(targetStage(stages, target))
  const base = chain[0]?.base ?? null
  const final = chain.flatMap((stage) => stage.instructions)
  return {
    file,
    lines,
    instructions,
    stages,
    chain,
    syntax,
    finalBase: base === 'scratch' ? null : base,
    isFromScratch: base === 'scratch',
    instruction: (keyword) => final.findLast((one) => one.keyword === keyword) ?? null,
    linesOf: (history) => historyLines(history, chain, { file, redact }),
    rowsBelow: (history) => pairHistory(history, chain).below,
    step: (name) => instructionOf(name, stages, instructions),
    redact,
  }
}

/** ARGs before the first FROM that a FROM uses, itself or through the default of another ARG before it. */
export function argsOfFrom(text: string): Set<string> {
  const { instructions } = parse(text)
  const before = instructions.slice(
    0,
    instructions.findIndex(({ keyword }) => keyword === 'FROM'),
  )
  const defaults = before.filter(({ keyword }) => keyword === 'ARG').flatMap(({ args }) => argsOf(args))
  const names = new Set(
    instructions.filter(({ keyword }) => keyword === 'FROM').flatMap(({ args }) => variablesIn(args)),
  )
  for (const { name, value } of defaults.toReversed()) {
    if (names.has(name)) for (const inner of variablesIn(value ?? '')) names.add(inner)
  }
  return new Set(defaults.map(({ name }) => name).filter((name) => names.has(name)))
}

const variablesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)].map(([, name = '']) => name)
