import { expect, test } from '@jest/globals'
import { withBuildSteps } from '../../src/app/timeline.ts'
import type { Build, Smoke } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const { smoke: given } = flask
if (given === null) throw new Error('the Report has no smoke test')
const smoke: Smoke = {
  ...given,
  startedAt: '2026-07-01T10:00:10.000Z',
  timeline: [{ at: 0, kind: 'start', text: 'started' }],
}
const step = (name: string, startedAt?: string, more = {}): Build['steps'][number] => ({
  ...{ name, seconds: 1, cached: false },
  ...(startedAt === undefined ? {} : { startedAt }),
  ...more,
})
const built = (...steps: Build['steps']): Build => ({ ok: true, seconds: 9, steps, warnings: [] })

test('steps of this build come before the start, by time', () => {
  const build = built(
    step('RUN b', '2026-07-01T10:00:08.250Z'),
    step('RUN a', '2026-07-01T10:00:07.000Z'),
    step('COPY .', '2026-07-01T10:00:06.000Z', { cached: true }),
    step('no time'),
    step('another clock', '2026-07-01T11:00:00.000Z'),
  )
  expect(withBuildSteps(smoke, build).timeline).toEqual([
    { at: -3, kind: 'build-step', text: 'RUN a' },
    { at: -1.75, kind: 'build-step', text: 'RUN b' },
    { at: 0, kind: 'start', text: 'started' },
  ])
})

test('nothing is added where nothing was built or started', () => {
  const build = built(step('RUN a', '2026-07-01T10:00:07.000Z'))
  expect(withBuildSteps(smoke, null)).toBe(smoke)
  expect(withBuildSteps(given, build)).toBe(given)
  expect(withBuildSteps({ ...smoke, startedAt: null }, build).timeline).toBe(smoke.timeline)
})
