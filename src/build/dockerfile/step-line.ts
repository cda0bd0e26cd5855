/** Finds the instruction of a build step: `[build 2/3] RUN make`, or the legacy builder's `Step 4/7 : RUN make`. */
import type { Instruction } from './parse.ts'
import type { Stage } from './stages.ts'
import { matches } from './text-match.ts'

/** `[linux/arm64 build 2/3] RUN make`: platform and stage may be left out. */
const BUILDKIT = /^\[(?:([^\]]*) )? ?(\d+)\/(\d+)\] (?:LINK |ONBUILD )?([A-Z]+)(?: (.*))?$/s
const LEGACY = /^Step (\d+)\/\d+ : ([A-Z]+)(?: .*)?$/s

/** Null when no instruction, or more than one, matches. */
export function instructionOf(
  step: string,
  stages: readonly Stage[],
  all: readonly Instruction[],
): Instruction | null {
  const legacy = LEGACY.exec(step)
  if (legacy) {
    const nth = all[Number(legacy[1]) - 1]
    return nth && nth.keyword === legacy[2] ? nth : null
  }
  const [, prefix = '', index = '', total = '', keyword = '', text = ''] = BUILDKIT.exec(step) ?? []
  if (keyword === '') return downloadOf(step, all)
  const stage = stageNamed(prefix.trim().split(' ').at(-1) ?? '', stages)
  if (keyword === 'FROM') return stage?.instructions[0] ?? null
  const inStage = (stage ? [stage] : stages).flatMap(({ instructions }) => instructions)
  const candidates = inStage.filter(
    (one) => one.keyword === keyword && matches(one.args, text, one.heredocs.length > 0),
  )
  if (candidates.length < 2) return candidates[0] ?? triggerOf(step, keyword, text, all)
  const nth = stage ? counted(stage)[Number(index) - 1 + counted(stage).length - Number(total)] : undefined
  return candidates.find((one) => one === nth) ?? null
}

/** Unnamed stages are `stage-0`, `stage-1`; with only one stage there is no name. */
function stageNamed(name: string, stages: readonly Stage[]): Stage | null {
  if (stages.length === 1) return stages[0] ?? null
  const number = /^stage-(\d+)$/.exec(name)?.[1]
  return (
    stages.find((stage) => stage.name === name.toLowerCase()) ??
    stages[number === undefined ? -1 : Number(number)] ??
    null
  )
}

/** The instructions that BuildKit counts in `2/3`: those that change files, and a FROM of an image. */
function counted({ parent, base, instructions }: Stage): Instruction[] {
  const hasFrom = parent === null && base !== 'scratch'
  return instructions.filter(({ keyword }) =>
    keyword === 'FROM' ? hasFrom : /^(?:ADD|COPY|RUN|WORKDIR)$/.test(keyword),
  )
}

function triggerOf(
  step: string,
  keyword: string,
  text: string,
  all: readonly Instruction[],
): Instruction | null {
  const triggers = all.filter((one) => one.keyword === 'ONBUILD' && matches(one.args, `${keyword} ${text}`))
  return triggers.length === 1 ? (triggers[0] ?? null) : null
}

/** Older BuildKits name the download of an ADD by its URL only. */
function downloadOf(step: string, all: readonly Instruction[]): Instruction | null {
  if (!/^(?:https?:\/\/|git@)\S+$/.test(step)) return null
  const adds = all.filter(({ keyword, args }) => keyword === 'ADD' && args.includes(step))
  return adds.length === 1 ? (adds[0] ?? null) : null
}
