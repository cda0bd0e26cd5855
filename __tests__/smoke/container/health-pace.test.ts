/** How often a HEALTHCHECK runs during a test, compared with its own interval. */
import { describe, expect, test } from '@jest/globals'
import type { Healthcheck } from '../../../src/core/schema.ts'
import { createOptions } from '../../../src/engine/create.ts'
import { paced, paceText } from '../../../src/smoke/container/health-pace.ts'

const TEST = ['CMD', 'ok']
const of = (own: Omit<Healthcheck, 'test'>) => paced({ test: TEST, ...own })

describe('a HEALTHCHECK during a test', () => {
  test.each<[string, Omit<Healthcheck, 'test'>, object]>([
    ['that says nothing', {}, { interval: 1, retries: 90 }],
    ['of ten minutes', { interval: 600 }, { interval: 1, retries: 1800 }],
    ['of 2.5 s', { interval: 2.5, retries: 3 }, { interval: 1, retries: 8 }],
    ['of a second', { interval: 1, retries: 2 }, { interval: 1, retries: 2 }],
    ['that is faster', { interval: 0.2, retries: 2 }, { interval: 0.2, startInterval: 0.2, retries: 2 }],
    ['that starts faster', { interval: 30, startInterval: 0.5 }, { interval: 1, startInterval: 0.5 }],
    [
      'with a start period',
      { startPeriod: 40, startInterval: 5, timeout: 7 },
      { startPeriod: 40, startInterval: 1, timeout: 7 },
    ],
  ])('%s', (_, own, wanted) => expect(of(own)).toMatchObject(wanted))

  test.each([0.5, 1, 1.5, 7, 30, 86_400])(
    'an interval of %d s: unhealthy no sooner, however slow',
    (interval) => {
      for (const taken of [0, 2, 30]) {
        const fast = of({ interval, retries: 3 })
        expect(fast.retries ?? 0).toBeGreaterThanOrEqual(3)
        expect((fast.retries ?? 0) * (fast.interval + taken)).toBeGreaterThanOrEqual(
          3 * (interval + taken) - 1e-6,
        )
      }
    },
  )

  test('the Report shows it only where it differs', () => {
    expect(paceText({ test: TEST })).toBe(', run every 1 s (its own interval: 30 s)')
    expect(paceText({ test: TEST, interval: 1 })).toBe('')
  })

  test('the engine gets the test, and nanoseconds', () => {
    const spec = {
      name: 'n',
      image: 'x',
      labels: {},
      env: [],
      cmd: null,
      entrypoint: null,
      publish: [],
      network: null,
    }
    const options = createOptions({
      ...spec,
      memory: null,
      cpus: null,
      healthcheck: of({ timeout: 0.3, startPeriod: 2 }),
    })
    expect(options.Healthcheck).toEqual({
      Test: TEST,
      Interval: 1e9,
      Timeout: 3e8,
      StartPeriod: 2e9,
      StartInterval: 1e9,
      Retries: 90,
    })
    expect(createOptions({ ...spec, memory: null, cpus: null })).not.toHaveProperty('Healthcheck')
  })
})
