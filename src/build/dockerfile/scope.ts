/** Whether a variable has a value at an instruction, by the rules of ARG and ENV, without the base image's ENV. Pure. */
import type { Instruction } from './parse.ts'
import { argsOf, type Stage } from './stages.ts'

/** `set`, or why it has no value. `line` and `keyword` are those of the ARG or ENV. */
export type Scope =
  | { state: 'set' }
  /** Its ARG is before the first FROM, and the stage does not repeat it. */
  | { state: 'above'; line: number }
  /** Its ARG or ENV is further down in the same stage. */
  | { state: 'below'; line: number }
  /** Its ARG or ENV is in another stage; for a FROM: after the first FROM. */
  | { state: 'elsewhere'; line: number; keyword: string }
  /** Its ARG has no default, and no value was passed. */
  | { state: 'valueless'; line: number }
  /** The builder sets it if the stage has an ARG for it. */
  | { state: 'builtin' }
  | { state: 'nowhere' }

export interface Scoped {
  instructions: readonly Instruction[]
  stages: readonly Stage[]
  /** Names of build arguments with a value. */
  given: ReadonlySet<string>
}

interface Declaration {
  line: number
  keyword: string
  /** True also for an empty value. */
  hasValue: boolean
}

const BUILTIN = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$/
/** Set in every build step, or available without an ARG. */
const ALWAYS =
  /^(?:PATH|HOME|HOSTNAME|PWD|OLDPWD|SHLVL|USER|TERM|SHELL|UID|EUID|PPID|IFS|RANDOM|(?:HTTPS?|FTP|NO|ALL)_PROXY|SOURCE_DATE_EPOCH|BUILDKIT_\w+)$/i

/** For a variable in a FROM: only ARGs before the first FROM count. */
export function scopeInFrom(name: string, { instructions, given }: Scoped): Scope {
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  const above = declarations(name, instructions.slice(0, first), given).at(-1)
  if (BUILTIN.test(name) || above?.hasValue) return { state: 'set' }
  if (above) return { state: 'valueless', line: above.line }
  const [later] = declarations(name, instructions.slice(first), given)
  return later ? { state: 'elsewhere', line: later.line, keyword: later.keyword } : { state: 'nowhere' }
}

/** For a variable in any other instruction of a stage. */
export function scopeAt(name: string, at: Instruction, scoped: Scoped): Scope {
  const { instructions, stages, given } = scoped
  const stage = stages.find((one) => one.instructions.includes(at))
  if (ALWAYS.test(name) || stage === undefined) return { state: 'set' }
  const own = withParents(stage)
  const before = declarations(name, own.slice(0, own.indexOf(at)), given)
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  const above = declarations(name, instructions.slice(0, first), given).at(-1)
  const last = before.at(-1)
  if (last)
    return last.hasValue || above?.hasValue || BUILTIN.test(name)
      ? { state: 'set' }
      : { state: 'valueless', line: last.line }
  if (above) return { state: 'above', line: above.line }
  const [below] = declarations(name, own.slice(own.indexOf(at) + 1), given)
  if (below) return { state: 'below', line: below.line }
  if (BUILTIN.test(name)) return { state: 'builtin' }
  const [other] = declarations(name, instructions.slice(first), given)
  return other ? { state: 'elsewhere', line: other.line, keyword: other.keyword } : { state: 'nowhere' }
}

/** The instructions of its parent stages, then its own. */
function withParents(stage: Stage): Instruction[] {
  const all: Instruction[] = []
  for (let one: Stage | null = stage; one; one = one.parent) all.unshift(...one.instructions)
  return all
}

function declarations(
  name: string,
  instructions: readonly Instruction[],
  given: ReadonlySet<string>,
): Declaration[] {
  return instructions.flatMap(({ keyword, args, line }) => {
    if (keyword !== 'ARG' && keyword !== 'ENV') return []
    const isOldEnv = keyword === 'ENV' && !/^[^\s=]+=/.test(args)
    const pairs = isOldEnv ? [{ name: args.split(/\s/, 1)[0] ?? '', value: 'set' }] : argsOf(args)
    return pairs
      .filter((pair) => pair.name === name)
      .map(({ value }) => ({
        line,
        keyword,
        hasValue: (keyword === 'ARG' && given.has(name)) || value !== null,
      }))
  })
}

/** Names of the variables in a text, without those that have a default there: `$NAME`, `${NAME}`, `${NAME#v}`. */
export function variablesUsed(text: string): string[] {
  const found = text.matchAll(/(\\*)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-+=?])?)/g)
  return [
    ...new Set(
      [...found].flatMap(([, slashes = '', bare, braced, modifier]) =>
        slashes.length % 2 === 1 || modifier !== undefined ? [] : (bare ?? braced ?? []),
      ),
    ),
  ]
}
