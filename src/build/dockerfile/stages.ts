/** Build stages: their instructions, their bases, and which of them make the final image. */
import { platformText } from '../../platform/name.ts'
import type { Platform } from '../../core/schema.ts'
import type { Instruction } from './parse.ts'
import { expand, type Lookup } from './variables.ts'

export interface Stage {
  /** From 0. */
  index: number
  /** `FROM … AS name`, in lower case, as in BuildKit. */
  name: string | null
  line: number
  /** The image of the FROM, as written. */
  from: string
  /** The same with variables replaced; null when they are unknown. */
  base: string | null
  /** The earlier stage with the name `base`. */
  parent: Stage | null
  /** FROM first. */
  instructions: readonly Instruction[]
}

export interface Settings {
  target: string | null
  /** Build arguments with a value. */
  args: ReadonlyMap<string, string>
  platform: Platform | null
}

export function stagesOf(instructions: readonly Instruction[], settings: Settings): Stage[] {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []))
  const lookup = globalArgs(instructions.slice(0, starts[0]), settings)
  const stages: Stage[] = []
  const byName = new Map<string, Stage>()
  for (const [index, start] of starts.entries()) {
    const own = instructions.slice(start, starts[index + 1])
    const from = fromOf(own[0]?.args ?? '')
    const expanded = expand(from.image, lookup)
    const base = expanded === '' ? null : expanded
    const parent = byName.get(base?.toLowerCase() ?? '') ?? null
    const line = own[0]?.line ?? 1
    const stage = { index, name: from.name, line, from: from.image, base, parent, instructions: own }
    stages.push(stage)
    if (from.name !== null) byName.set(from.name, stage)
  }
  return stages
}

function fromOf(args: string): { image: string; name: string | null } {
  const words = args.split(/\s+/).filter((word) => !word.startsWith('--'))
  const [image = '', as = '', name = ''] = words
  return { image, name: as.toLowerCase() === 'as' && name !== '' ? name.toLowerCase() : null }
}

/** ARGs before the first FROM: the only variables of a FROM, besides the platform's. */
function globalArgs(instructions: readonly Instruction[], { args, platform }: Settings): Lookup {
  const values = new Map<string, string | null | undefined>()
  const lookup: Lookup = (name) => (values.has(name) ? values.get(name) : platformArg(name, platform))
  for (const { keyword, args: text } of instructions) {
    if (keyword !== 'ARG') continue
    for (const { name, value } of argsOf(text)) {
      values.set(name, args.get(name) ?? (value === null ? undefined : expand(value, lookup)))
    }
  }
  return lookup
}

/** `ARG A=1 B` as names and defaults; quotes may hold blanks. */
export function argsOf(text: string): { name: string; value: string | null }[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []
  return words.map((word) => {
    const at = word.indexOf('=')
    return at < 0 ? { name: word, value: null } : { name: word.slice(0, at), value: word.slice(at + 1) }
  })
}

/** Null: set by BuildKit, but unknown here. Undefined: not one of its variables. */
function platformArg(name: string, platform: Platform | null): string | null | undefined {
  if (/^BUILD(?:PLATFORM|OS|ARCH|VARIANT)$/.test(name)) return null
  if (!/^TARGET(?:PLATFORM|OS|ARCH|VARIANT|STAGE)$/.test(name)) return undefined
  if (platform === null || name === 'TARGETSTAGE') return null
  const { os, architecture, variant } = platform
  const values: Readonly<Record<string, string>> = {
    TARGETPLATFORM: platformText(platform),
    TARGETOS: os,
    TARGETARCH: architecture,
    TARGETVARIANT: variant ?? '',
  }
  return values[name]
}

/** The stage that is built: by name, then by number, else the last. Undefined when the target is not a stage. */
export function targetStage(stages: readonly Stage[], target: string | null): Stage | undefined {
  if (target === null) return stages.at(-1)
  return (
    stages.findLast(({ name }) => name === target.toLowerCase()) ??
    stages.find(({ index }) => String(index) === target)
  )
}

/** The stage and its parents, the lowest first. */
export function chainOf(stage: Stage | undefined): Stage[] {
  const chain: Stage[] = []
  for (let at: Stage | null = stage ?? null; at; at = at.parent) chain.push(at)
  return chain.reverse()
}
