/** A Dockerfile as the other stages need it: its lines, its stages, and which line made which layer. */
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
export { isLoneHeredoc, jsonList, withoutFlags } from './heredoc.ts'
export { dockerIgnores, ignoredIn } from './ignored.ts'
export { locateDockerfile } from './locate.ts'
export { parse, type Parsed } from './parse.ts'
export { titleOf } from './title.ts'

export interface Dockerfile {
  /** Relative to the repository's root, with `/`. */
  file: string
  lines: readonly string[]
  /** Of the whole file, including ARGs before the first FROM. */
  instructions: readonly Instruction[]
  stages: readonly Stage[]
  /** The target stage and its parents, the lowest first; empty when the target is not a stage. */
  chain: readonly Stage[]
  syntax: Parsed['syntax']
  /** The base image, with variables replaced; null for `scratch` and when it is unknown. */
  finalBase: string | null
  /** Whether it begins with `FROM scratch`. */
  isFromScratch: boolean
  /** The last instruction with this keyword in `chain`. */
  instruction: (keyword: string) => Instruction | null
  /** The lines that made the rows of the image's history. */
  linesOf: (history: readonly HistoryRow[]) => HistoryLines
  /** How many of the history's first rows are the base image's; null when that is uncertain. */
  rowsBelow: (history: readonly HistoryRow[]) => number | null
  /** The instruction of a step, by the builder's name for it; null when it is uncertain. */
  step: (name: string) => Instruction | null
  /** Redacts values of build arguments and secrets in a text, such as a history row. */
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

/** Names of ARGs before the first FROM that a FROM uses, directly or through the default of another such ARG. */
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
