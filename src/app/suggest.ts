/** `fix: suggest`: after the trials, proves fixes and adds them to the Reports. Loaded only if it is asked for. */
import { systemClock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import { isFixable } from '../fix/index.ts'
import { proveFixes } from './fixes.ts'
import type { Tried } from './images.ts'

/** Seconds for the proofs of all images; a build that has begun ends by its own limit. */
const MOST_SECONDS = 30 * 60

/** One after the other. What cannot be proven changes no verdict: a step of the progress says why. */
export async function withFixes(tried: readonly Tried[]): Promise<Tried[]> {
  const all: Tried[] = []
  const clock = tried[0]?.run.clock ?? systemClock
  const end = clock.now() + MOST_SECONDS
  for (const one of tried) all.push(await withOwn(one, () => clock.now() > end))
  return all
}

async function withOwn(one: Tried, isOver: () => boolean): Promise<Tried> {
  const { inputs, run, report, piped } = one
  if (piped === null || !isWanted(one)) return one
  run.progress.stage(`Proving fixes of ${inputs.name}`)
  try {
    const { fixes } = await proveFixes(inputs, piped, run, isOver)
    return { ...one, report: { ...report, fixes } }
  } catch (cause) {
    run.progress.step(`no fixes: ${messageOf(cause)}`)
    return one
  }
}

const isWanted = ({ inputs: { fix, source }, report, run }: Tried): boolean =>
  fix === 'suggest' &&
  source.kind === 'build' &&
  !source.platforms &&
  !run.signal.aborted &&
  isHealthy(report) &&
  report.findings.some(isFixable)

/** It may be over a budget: a fix may bring it below. */
const isHealthy = ({ verdict, image, smoke }: Report): boolean =>
  verdict !== 'error' && image !== null && (smoke === null || smoke.ready)
