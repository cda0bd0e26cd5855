/**
 * Why a build took longer than the baseline's, by what came from the build cache. Seconds of different machines are not
 * compared: only steps count that came from the cache in one build and ran in the other. Pure.
 */
import type { Build, BuildStep, Delta } from '../../core/schema.ts'
import { count } from '../../lib/units.ts'
import { groupBy } from '../../lib/group-by.ts'
import { duration, listed } from './phrases.ts'
import { quote } from '../causes/phrases.ts'
import type { Early } from './early-copy.ts'
import { instructionsOf } from '../dockerfile/copied.ts'
import { copyOf, titleOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts'

export interface Builds {
  dockerfile: Dockerfile
  now: Build
  before: Build
  /** Files of the context that changed since the baseline's commit and are not ignored; null where that is not known. */
  changed: readonly string[] | null
  /** Installations that a COPY stands before. */
  early: readonly Pick<Early, 'copy' | 'run' | 'files'>[]
  /** The ignore file that counts. */
  ignoreFile: string
  /** The baseline was built in this run by the same builder, so what it had from the cache could be had here. */
  isSameCache: boolean
}

export type Slower = NonNullable<Delta['build']>

/** Smaller differences are not worth a sentence. */
const WORTH_SECONDS = 10
const WORTH_SHARE = 0.2
/** Of the difference, which the steps must explain. */
const EXPLAINED_SHARE = 0.5

export const isWorth = (now: Build, before: Build): boolean =>
  now.ok && before.ok && now.seconds - before.seconds >= Math.max(WORTH_SECONDS, before.seconds * WORTH_SHARE)

/** Null where the difference is not worth it, or the cache does not explain it. */
export function slower(builds: Builds): Slower | null {
  const { now, before } = builds
  if (!isWorth(now, before)) return null
  const found = brokenAt(builds) ?? emptyCache(builds)
  return found && { before: before.seconds, after: now.seconds, ...found }
}

type Why = Pick<Slower, 'why' | 'hint'>

/** A step that lost the cache by itself, and the steps that ran again because of it. */
interface Break {
  at: Instruction
  /** The baseline's build had the steps before it, and not this one. */
  isEdited: boolean
  again: readonly BuildStep[]
  /** Seconds of the steps that the baseline's build had from the cache. */
  gained: number
}

function brokenAt(builds: Builds): Why | null {
  const { now, before, isSameCache } = builds
  const hadCache = isSameCache || now.steps.some((step) => step.cached && isCacheable(step))
  if (!hadCache) return null
  const [first] = breaksOf(builds).sort((a, b) => b.gained - a.gained)
  const change = now.seconds - before.seconds
  if (first === undefined || first.gained < change * EXPLAINED_SHARE) return null
  const reason = reasonOf(first, builds)
  if (reason === null) return null
  return { ...reason, why: `${sumOf(builds)}: ${reason.why}${againText(first, now)}` }
}

/** A FROM is `cached` also where only the base image is there. */
const isCacheable = ({ name, line }: BuildStep): boolean => line !== undefined && !name.startsWith('FROM ')

function breaksOf({ dockerfile, now, before }: Builds): Break[] {
  const stepAt = new Map(now.steps.map((step) => [step.line, step]))
  const had = new Map(before.steps.map((step) => [step.name, step]))
  const isLost = (one: Instruction): boolean => {
    const step = stepAt.get(one.line)
    return step !== undefined && !step.cached && (one.keyword !== 'FROM' || !had.has(step.name))
  }
  return dockerfile.stages.flatMap((stage) => {
    const chain = instructionsOf(stage, null)
    const at = chain.find(isLost)
    const own = stepAt.get(at?.line)
    // of a parent stage: it has its own turn; a COPY from another stage is new because that stage is
    if (!at || !own || !stage.instructions.includes(at) || copyOf(at)?.from) return []
    const again = after(at, stage, dockerfile).flatMap(({ line }) => stepAt.get(line) ?? [])
    const ran = again.filter(({ cached }) => !cached)
    const lost = [own, ...ran].filter((step) => had.get(step.name)?.cached ?? step === own)
    const isKnown = chain
      .slice(0, chain.indexOf(at))
      .some(({ line }) => had.has(stepAt.get(line)?.name ?? ''))
    const isEdited = !had.has(own.name) && (isKnown || at.keyword === 'FROM')
    return [{ at, isEdited, again: ran, gained: secondsOf(lost) }]
  })
}

const secondsOf = (steps: readonly BuildStep[]): number =>
  steps.reduce((sum, { seconds }) => sum + seconds, 0)

/** The instructions whose result depends on that one: later in its stage, and in stages that stand on it or copy from it. */
function after(at: Instruction, stage: Stage, { stages }: Dockerfile): Instruction[] {
  const changed = new Set([stage])
  const found = stage.instructions.slice(stage.instructions.indexOf(at) + 1)
  for (const other of stages.slice(stage.index + 1)) {
    const from = (one: Instruction) => [...changed].some((source) => isFrom(one, source))
    const start = other.parent && changed.has(other.parent) ? 0 : other.instructions.findIndex(from)
    if (start < 0) continue
    changed.add(other)
    found.push(...other.instructions.slice(start))
  }
  return found
}

function isFrom(one: Instruction, { name, index }: Stage): boolean {
  const from = copyOf(one)?.from?.toLowerCase()
  return from !== undefined && (from === name || from === String(index))
}

/** Null where it is not known why the step ran. */
function reasonOf({ at, isEdited }: Break, builds: Builds): Why | null {
  const { changed, dockerfile } = builds
  const place = `${quote(titleOf(at))} (${baseName(dockerfile.file)}:${at.line})`
  if (isEdited) return { why: `${place} is new or was edited` }
  const copy = copyOf(at)
  if (copy === null || copy.isInline) return null
  const seen = (changed ?? []).filter((path) => copy.sources.some((source) => isUnder(path, source)))
  if (seen.length === 0) return { why: `${place} did not come from the build cache` }
  const hints = [...orderHint(at, seen, builds), ...ignoreHint(seen, builds)]
  const hint = hints.join(', or ')
  return {
    why: `${place} saw ${named(seen)} change`,
    ...(hint === '' ? {} : { hint: hint.charAt(0).toUpperCase() + hint.slice(1) }),
  }
}

/** Would have helped where the files that the installation reads did not change. */
function orderHint(at: Instruction, seen: readonly string[], { early }: Builds): string[] {
  const some = early.filter(({ copy }) => copy.line === at.line)
  const files = [...new Set(some.flatMap((one) => one.files))]
  if (some.length === 0 || seen.some((path) => files.includes(path))) return []
  const runs = some.map(({ run }) => run.line)
  return files.length > 0
    ? [`copy ${listed(files.map((name) => quote(name)))} first`]
    : [`move line ${listed(runs.map(String))} above it`]
}

const ignoreHint = (seen: readonly string[], { ignoreFile }: Builds): string[] =>
  seen.every((path) => FOR_READERS.test(path)) ? [`list ${named(seen)} in \`${ignoreFile}\``] : []

/** What people and tools of the repository read, and programs hardly do. */
const FOR_READERS =
  /^(?:docs?|\.github|\.gitlab|\.vscode|\.idea)\/|(?:^|\/)(?:readme|changelog|changes|contributing|license|licence|authors|code_of_conduct|security)(?:\.\w+)?$|\.md$|(?:^|\/)\.(?:gitignore|gitattributes|editorconfig|gitlab-ci\.yml)$/i

const isUnder = (path: string, source: string): boolean =>
  source === '.' || path === source || path.startsWith(`${source.replace(/\/+$/, '')}/`)

const MOST_NAMES = 3

/** Files of one folder at the top are named as that folder. */
function named(paths: readonly string[]): string {
  const groups = groupBy(paths, (path) => (path.includes('/') ? `${path.split('/', 1)[0] ?? ''}/` : path))
  const names = [...groups].map(([folder, [only = '', ...others]]) => (others.length > 0 ? folder : only))
  const shown = names.slice(0, MOST_NAMES).map((name) => quote(name))
  const more = names.length - shown.length
  return listed(more > 0 ? [...shown, `${more} more`] : shown)
}

function againText({ again }: Break, { steps }: Build): string {
  const lines = again.flatMap(({ line }) => line ?? [])
  if (lines.length === 0) return ''
  const [first, last] = [Math.min(...lines), Math.max(...lines)]
  const between = steps.filter(({ line = 0 }) => line >= first && line <= last)
  const several = between.length === again.length ? `lines ${first} to ${last}` : count(again.length, 'step')
  return `, so ${first === last ? `line ${first}` : several} ran again (${duration(secondsOf(again))})`
}

/** Nothing came from the cache: the machine is new, or the base image is. */
function emptyCache(builds: Builds): Why | null {
  const { now, before } = builds
  const cached = before.steps.filter((step) => step.cached && isCacheable(step))
  const isEmpty = !now.steps.some((step) => step.cached && isCacheable(step))
  if (!isEmpty || cached.length === 0) return null
  const from = `${count(cached.length, 'step')} of the baseline’s build did`
  return {
    why: `${sumOf(builds)}: no step came from the build cache, and ${from}: the cache was empty, or the base image is another one`,
  }
}

const sumOf = ({ now, before }: Builds): string => `+${duration(now.seconds - before.seconds)}`
const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
