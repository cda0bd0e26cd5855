/** From the results of the stages to the Report. Pure. */
import { describeBaseline } from '../baseline/index.ts'
import { compare, largestJump, type Now } from '../compare/index.ts'
import type { UserError } from '../core/errors.ts'
import type { Delta, Finding, Image, Report, Smoke } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'
import type { EngineInfo } from '../engine/index.ts'
import { repeatsCommits, type Context } from '../github/index.ts'
import type { Mode } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { baseDrift, isEmulated, judge } from '../judge/index.ts'
import { failedAgain, reproduce } from '../report/index.ts'
import { NO_ANSWER, type GrowthAnswer } from './growth-allowance.ts'
import { cannotRunHere, isOtherPlatform, withoutTimes } from './other-platform.ts'
import { contractOf } from './contract.ts'
import { withBuildSteps } from './timeline.ts'
import { TIMED_PARTS, type Results, type Trial } from './trial.ts'

export interface Assembly extends Pick<Trial, 'results' | 'seconds'> {
  inputs: Inputs
  context: Pick<Context, 'ref' | 'sha' | 'pullRequest' | 'repository'> & { event?: string | null }
  at: Date
  totalSeconds: number
  /** What ended the trial early. */
  error: UserError | null
  /** Who allowed growth for this pull request, where that was asked. */
  growth?: GrowthAnswer
  /** How the settings of this run are written; of a baseline it does not matter. */
  mode?: Mode
}

export function assemble(parts: Assembly): Report {
  const {
    inputs,
    context,
    results,
    seconds,
    at,
    totalSeconds,
    error,
    growth = NO_ANSWER,
    mode = 'action',
  } = parts
  const build = results.build?.build ?? null
  const host = results.smokeEngine ?? results.engine
  const cannotRun = cannotRunHere(inputs.source, host, results.smoke?.findings)
  const smoke = cannotRun ? null : withStartTimes(results)
  const seen = findingsOf(results, cannotRun)
  const weighed = results.compared ?? results.inspect?.image ?? null
  const image = weighed && withEmulation(weighed, smoke, seen)
  const { name, smoke: smokeInputs } = inputs
  const buildEngine = results.engine ? describeEngine(results.engine) : null
  const engine = results.smokeEngine ? describeEngine(results.smokeEngine) : buildEngine
  const { baseline, baselineSearch: tried } = results
  const history = baseline?.report.history
  const delta = baseline
    ? {
        ...deltaOf({ image, smoke, engine: buildEngine, build }, baseline.report, subjectOf(context)),
        ...(results.slower ? { build: results.slower } : {}),
      }
    : null
  const { verdict, headline, findings, budgets, acceptances } = judge({
    name,
    build,
    image,
    smoke,
    smokeWanted: smokeInputs !== null && !cannotRun,
    cannotRun,
    isOneOfSeveral: inputs.source.kind === 'build' && inputs.source.platforms !== undefined,
    findings: [...seen, ...driftOf(image, parts)],
    error,
    gate: isOtherPlatform(inputs.source, host) ? withoutTimes(inputs.gate) : inputs.gate,
    measured: {
      before: baseline?.report ?? null,
      delta,
      files: results.inspect?.files ?? null,
      allowance: growth.allowance,
      isCommand: mode === 'command',
    },
    at,
  })
  const buildFailed = build?.ok === false
  const again = failedAgain(results.smoke?.rehearsals)
  const command = buildFailed || image || smoke ? reproduce(inputs, image, buildFailed, again) : null
  return {
    schemaVersion: 1,
    generator: `sea-trial ${VERSION}`,
    at: at.toISOString(),
    name,
    ref: context.ref,
    sha: context.sha,
    engine,
    ...(results.smokeEngine && buildEngine ? { buildEngine } : {}),
    verdict,
    headline,
    findings,
    ...(budgets.length > 0 ? { budgets } : {}),
    ...configOf(inputs.config, growth.notes),
    ...(inputs.policies ? { policies: [...inputs.policies] } : {}),
    ...(acceptances.length > 0 ? { acceptances } : {}),
    build,
    image,
    smoke: smoke && withBuildSteps(smoke, build),
    ...(cannotRun ? {} : rehearsalsOf(results)),
    ...(smoke === null ? {} : contractOf(inputs)),
    ...(results.suites ? { suites: results.suites.map(({ suite }) => suite) } : {}),
    ...(context.repository === null ? {} : { repository: context.repository }),
    baseline: baseline ? describeBaseline(baseline.report, baseline.source, baseline.wanted) : null,
    ...(tried === undefined ? {} : { baselineSearch: tried }),
    delta,
    ...(results.repeated ? { sideBySide: results.repeated.sideBySide } : {}),
    ...(history === undefined ? {} : { history }),
    timings: { ...timingsOf(seconds), total: totalSeconds },
    ...(command === null ? {} : { reproduce: command }),
  }
}

const withStartTimes = ({ smoke, startTimes }: Results): Smoke | null =>
  smoke ? { ...smoke.smoke, ...(startTimes ? { startTimes: startTimes.times } : {}) } : null

function driftOf(
  image: Image | null,
  { results: { baseline }, context: { event = null } }: Assembly,
): Finding[] {
  const before = baseline?.report.image
  if (!image || !before || !repeatsCommits(event)) return []
  const found = baseDrift(image, before, baseline.report)
  return found ? [found] : []
}

const subjectOf = ({ pullRequest }: Assembly['context']): string | null =>
  pullRequest === null ? null : 'this pull request'

/** Notes about the gate are shown also without a config file. */
export function configOf(config: Inputs['config'], notes: readonly string[]): Pick<Report, 'config'> {
  if (config === null && notes.length === 0) return {}
  const { file = null, commit = null, notes: own = [] } = config ?? {}
  return { config: { file, commit, notes: [...own, ...notes] } }
}

/** Findings are new or fixed only if both sides went through the same stages: else they may not have been looked for. */
function deltaOf(now: Now, before: Report, subject: string | null): Delta {
  const { findingsBefore, ...compared } = compare(now, before, subject)
  const jump = jumpOf(now, before)
  const rest = jump === null ? compared : { ...compared, largestJump: jump }
  const isSame = (['build', 'smoke'] as const).every(
    (stage) => (now[stage] === null) === (before[stage] === null),
  )
  return findingsBefore !== undefined && isSame ? { ...rest, findingsBefore } : rest
}

const jumpOf = ({ image }: Now, before: Report): Delta['largestJump'] | null =>
  image && before.image
    ? largestJump(before.history ?? [], before.image.sizes.onDisk, image.sizes.onDisk)
    : null

/** Health before weight: the build's, then the container's, then the image's. */
const findingsOf = (
  { build, smoke, suites = [], startTimes, repeated, rehearsed, inspect }: Results,
  cannotRun: boolean,
): Finding[] =>
  [build, cannotRun ? undefined : smoke, rehearsed, ...suites, startTimes, repeated, inspect].flatMap(
    (result) => result?.findings ?? [],
  )

/** Those of the container that was tried come first. */
function rehearsalsOf({ smoke, rehearsed }: Results): Pick<Report, 'rehearsals'> {
  const rehearsals = [...(smoke?.rehearsals ?? []), ...(rehearsed?.rehearsals ?? [])]
  return rehearsals.length > 0 ? { rehearsals } : {}
}

function timingsOf(seconds: Trial['seconds']): Record<string, number> {
  const parts = TIMED_PARTS.map((part) => [part, seconds[part]] as const)
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as Record<string, number>
}

/** Whether the container ran under emulation is known only from all results together. */
function withEmulation(image: Image, smoke: Smoke | null, findings: readonly Finding[]): Image {
  return image.fit ? { ...image, fit: { ...image.fit, emulated: isEmulated(image, smoke, findings) } } : image
}

export const describeEngine = ({
  version,
  os,
  architecture,
  store,
  kernel,
}: EngineInfo): Report['engine'] => ({
  version,
  os,
  architecture,
  store,
  kernel,
})
