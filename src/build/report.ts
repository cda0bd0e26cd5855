/** The Report's `build` section: the Dockerfile's steps, slow steps of the builder, and the failed step's log. */
import type { Build } from '../core/schema.ts'
import type { Attempt } from './attempt.ts'
import { unwrap } from './causes/failure.ts'
import { NOTABLE_SECONDS, isHousekeeping } from './output/live.ts'
import type { Step } from './output/recorder.ts'

const WIDEST_TITLE = 300
const MOST_STEPS = 500

export function reportOf(
  { code, seconds, builder, recording }: Attempt,
  dockerfile: string,
  failed: Step | null,
): Build {
  const steps = inOrder(recording.steps.filter((step) => step === failed || isShown(step))).slice(
    0,
    MOST_STEPS,
  )
  return {
    ok: code === 0,
    seconds,
    builder,
    dockerfile,
    steps: steps.map((step) => ({
      name: step.title.slice(0, WIDEST_TITLE),
      ...(step.line === undefined ? {} : { line: step.line }),
      seconds: Math.round(step.seconds * 1000) / 1000,
      cached: step.status === 'cached',
      ...(step.startedAt === undefined ? {} : { startedAt: new Date(step.startedAt * 1000).toISOString() }),
      ...(step === failed && step.error !== undefined ? { error: unwrap(step.error) } : {}),
    })),
    warnings: recording.warnings,
    ...(recording.contextBytes === null ? {} : { contextBytes: recording.contextBytes }),
    log: failed?.log ?? [],
  }
}

/** Without steps that never began, and without the builder's own steps unless they were slow. */
function isShown(step: Step): boolean {
  const isOver = step.status === 'done' || step.status === 'cached'
  return isOver && (!isHousekeeping(step) || step.seconds >= NOTABLE_SECONDS)
}

/** In the Dockerfile's order, because builders print parallel stages in any order; steps without a line by time. */
function inOrder(steps: readonly Step[]): Step[] {
  const byTime = [...steps].sort((a, b) => a.began - b.began)
  const written = byTime.filter(({ line }) => line !== undefined)
  const first = byTime.findIndex(({ line }) => line !== undefined)
  const others = byTime
    .map((step, index) => ({ step, isBefore: index < first }))
    .filter(({ step }) => step.line === undefined)
  return [
    ...others.filter(({ isBefore }) => isBefore).map(({ step }) => step),
    ...written.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ...others.filter(({ isBefore }) => !isBefore).map(({ step }) => step),
  ]
}
