/** The changes of the Dockerfile that fix a waste, as data. `src/fix` makes them, where they are certain for that Dockerfile. */
import type { Remedy, Way } from '../../core/schema.ts'
import { matchesGlob } from '../../lib/glob.ts'
import type { Claim } from './claim.ts'
import type { Phrases } from './phrases.ts'
import { ALL, HERE, type PathRule } from './rule.ts'

/** Of a path rule. Null where a fix takes a decision, or the lines are unknown. */
export function remedyOf(rule: PathRule, claim: Claim, phrases: Phrases): Remedy | null {
  const ways =
    phrases.origin(claim.layer).means === 'run' ? inRun(rule, claim, phrases) : ignored(rule, claim, phrases)
  return orNull(ways, claim.live > 0 ? [...rule.paths] : [])
}

/** What one RUN added and another one deleted or replaced: both become one. */
export const joinRemedy = (claim: Claim, phrases: Phrases): Remedy | null =>
  orNull(joined(claim, phrases), [])

/** What a RUN stored again, only to change its mode or owner. */
export function modeRemedy({ layer, origin }: Claim, phrases: Phrases): Remedy | null {
  const [run, first] = [lineOf(layer, phrases), lineOf(origin, phrases)]
  const { isYours, means } = phrases.origin(origin)
  if (run === null || first === null || !isYours || phrases.origin(layer).means !== 'run') return null
  const way: Way =
    means === 'run' ? { kind: 'join', into: first, from: run } : { kind: 'copy-as', copy: first, run }
  return orNull([way], [])
}

const orNull = (ways: Way[], removes: string[]): Remedy | null =>
  ways.length === 0 ? null : { ways, removes }

function inRun({ repair }: PathRule, claim: Claim, phrases: Phrases): Way[] {
  const line = lineOf(claim.layer, phrases)
  if (line === null) return []
  const option = repair?.avoid === undefined ? [] : [optionOf(repair.avoid, line)]
  const command = repair?.clean === undefined ? null : commandFor(repair.clean, claim, phrases)
  const clean: Way[] = command === null ? [] : [{ kind: 'append', line, command }]
  return [...option, ...joined(claim, phrases), ...clean]
}

/** `pip install --no-cache-dir` */
function optionOf(avoid: string, line: number): Way {
  const words = avoid.split(' ')
  const [program = '', subcommand] = words.slice(0, -1)
  const option = words.at(-1) ?? ''
  return { kind: 'option', line, program, ...(subcommand === undefined ? {} : { subcommand }), option }
}

function joined({ layer, end, isMostlyLive }: Claim, phrases: Phrases): Way[] {
  if (end === null || isMostlyLive) return []
  const [into, from] = [lineOf(layer, phrases), lineOf(end.layer, phrases)]
  const areRuns = [layer, end.layer].every((one) => phrases.origin(one).means === 'run')
  return into === null || from === null || !areRuns ? [] : [{ kind: 'join', into, from }]
}

const MOST_PATHS = 8
/** Paths that a shell and a Dockerfile take literally. Others could be read as code. */
const LITERAL = /^(?:\/[\w.+@-]+)+$/

/** Null if a path in it needs quotes, or there are many. */
function commandFor(template: string, claim: Claim, phrases: Phrases): string | null {
  const { ranked, places, topmost } = phrases.at(claim)
  const all = ranked.map(({ path }) => path)
  const wanted = template.includes(ALL) ? all : template.includes(HERE) ? [topmost] : []
  if (!wanted.every((path) => LITERAL.test(path)) || (template.includes(ALL) && places > MOST_PATHS))
    return null
  return template.replaceAll(ALL, all.join(' ')).replaceAll(HERE, topmost)
}

/** Only the patterns that something was found for. */
function ignored({ repair, paths }: PathRule, claim: Claim, phrases: Phrases): Way[] {
  if (repair?.ignore === undefined || phrases.origin(claim.layer).means !== 'copy') return []
  const found = phrases.at(claim).ranked.map(({ path }) => path)
  const patterns = paths.filter((pattern) => {
    const name = pattern.replace(/^\*\*\//, '')
    return found.some((path) => matchesGlob(path, `*/${name}`))
  })
  return patterns.length === 0 ? [] : [{ kind: 'ignore', patterns }]
}

const lineOf = (layer: number, phrases: Phrases): number | null => phrases.location(layer)?.line ?? null
