/** When a service meets a condition. */
import { describe, expect, test } from '@jest/globals'
import type { ContainerState } from '../../../src/engine/index.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { isMet, serviceOf, waitFor } from '../../../src/smoke/services/wait.ts'
import { evidence, exited, health, running } from '../../support/evidence.ts'
import { toSmoke } from '../../../src/smoke/result.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fakeEngine } from '../../support/fake-engine.ts'

const created: ContainerState = { ...running, status: 'created', running: false }

test.each([
  ['service_started', running, 'yes'],
  ['service_started', created, 'not yet'],
  ['service_started', exited(0), 'yes'],
  ['service_started', exited(1), 'no'],
  ['service_started', null, 'no'],
  ['service_healthy', running, 'not yet'],
  ['service_healthy', health('starting'), 'not yet'],
  ['service_healthy', health('healthy'), 'yes'],
  ['service_healthy', health('unhealthy'), 'no'],
  ['service_healthy', exited(0), 'no'],
  ['service_completed_successfully', running, 'not yet'],
  ['service_completed_successfully', exited(0), 'yes'],
  ['service_completed_successfully', exited(3), 'no'],
] as const)('%s of %j: %s', (condition, state, met) => expect(isMet(condition, state)).toBe(met))

describe('waiting', () => {
  const wait = async (state: ContainerState, condition: 'service_healthy' | null) => {
    const clock = fakeClock()
    const engine = fakeEngine({ clock })
    engine.container = state
    const waited: string[] = []
    const signal = new AbortController().signal
    const failed = waitFor([{ name: 'db', id: 'c', condition }], { engine, clock, signal }, 5, (name) =>
      waited.push(name),
    )
    return { failed: await failed, waited, seconds: clock.now() }
  }
  test('ends when all are up', async () =>
    expect(await wait(health('healthy'), 'service_healthy')).toMatchObject({ failed: [], waited: [] }))
  test('ends at the first failure', async () =>
    expect(await wait(health('unhealthy'), 'service_healthy')).toMatchObject({ failed: ['db'], waited: [] }))
  test('is bounded', async () => {
    const { failed, waited, seconds } = await wait(health('starting'), 'service_healthy')
    expect(failed).toEqual(['db'])
    expect(waited.length).toBeGreaterThan(1)
    expect(seconds).toBeLessThan(6)
  })
  test('a service without a condition is not waited for', async () =>
    expect(await wait(exited(1), null)).toMatchObject({ failed: [], waited: [] }))
})

describe('service-failed comes before errors of the app', () => {
  const lines = ['starting', 'fatal: no space left']
  test.each([
    [
      'exited',
      serviceOf('db', exited(1), true, lines),
      /^the service db that it depends on exited 1: fatal: no space left$/,
    ],
    [
      'unhealthy',
      serviceOf('db', health('unhealthy', { exitCode: 1, output: 'refused' }), true, []),
      /db that it depends on is unhealthy: HEALTHCHECK .*: exited 1: refused$/,
    ],
    [
      'late',
      serviceOf(
        'db',
        {
          ...health('starting', {
            exitCode: 1,
            output: "nc: invalid option -- 'z'\nBusyBox v1.35\n\nUsage: nc [-l]",
          }),
          healthcheck: { test: ['CMD', 'nc', '-z', 'db'] },
        },
        true,
        ['listening'],
      ),
      /db that it depends on did not become healthy in time: HEALTHCHECK nc -z db: exited 1: nc: invalid option -- 'z'$/,
    ],
    [
      'without an answer',
      serviceOf('db', health('starting'), true, []),
      /did not become healthy in time: HEALTHCHECK .*: it has not finished once$/,
    ],
    ['missing', serviceOf('db', null, true, []), /could not be created/],
  ])('%s', (_, service, says) => {
    const waiting = serviceOf('migrate', created, true, [])
    const findings = diagnose(
      evidence({ services: [waiting, service], startFailure: 'the service did not come up' }),
    )
    expect(findings[0]).toMatchObject({ code: 'service-failed', message: expect.stringMatching(says) })
    expect(findings.filter(({ level }) => level === 'fail')).toHaveLength(1)
  })
  test('a healthy one is not a finding', () =>
    expect(diagnose(evidence({ phase: 'done', services: [serviceOf('db', running, false, [])] }))).toEqual(
      [],
    ))
})

test('a container that never ran has no exit code in the Report', () => {
  const never = evidence({
    phase: 'start',
    startFailure: 'the service db did not come up',
    state: created,
    checks: [],
  })
  expect(toSmoke(never).exit).toBeUndefined()
  const refused = evidence({ startFailure: 'no such file', state: { ...created, exitCode: 127 }, checks: [] })
  expect(toSmoke(refused).exit).toMatchObject({ code: 127 })
})
