/** The timeline of a trial, from its parts. Pure. */
import type { Build, Moment, Smoke } from '../core/schema.ts'

const MOST_STEPS = 60

/** With the steps that were built in this run, the longest ones, before the start of the container. */
export function withBuildSteps(smoke: Smoke, build: Build | null): Smoke {
  const { startedAt, timeline } = smoke
  if (startedAt === null || !timeline || !build) return smoke
  const start = Date.parse(startedAt)
  const steps = build.steps
    .filter(({ cached }) => !cached)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, MOST_STEPS)
    .flatMap(({ name, startedAt: began }): Moment[] => {
      const at = began === undefined ? 0 : Math.round(Date.parse(began) - start) / 1000
      return at < 0 ? [{ at, kind: 'build-step', text: name }] : [] // else another clock is wrong
    })
  return { ...smoke, timeline: [...steps.sort((a, b) => a.at - b.at), ...timeline] }
}
