/** `--watch` with a real folder and trials that a test plays. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { watchTrials, type Round, type TrialRequest } from '../../../src/app/watch/index.ts'
import { UserError } from '../../../src/core/errors.ts'
import type { Report } from '../../../src/core/schema.ts'
import { readRequest } from '../../../src/inputs/index.ts'
import type { Host } from '../../../src/app/host.ts'
import { buildFailed, flask } from '../../support/reports.ts'
import '../../support/contract-readers.ts'

let home = ''
const change = (text = String(Math.random())): void => writeFileSync(join(home, 'index.html'), text)
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'watch-'))
  writeFileSync(join(home, 'Dockerfile'), 'FROM scratch\n')
})
afterEach(() => rmSync(home, { recursive: true }))

function settings(...args: string[]): TrialRequest {
  const request = readRequest('command', [home, '--watch', ...args], {}, home, '0')
  if (request.kind !== 'trial') throw new Error('no trial')
  return request
}

/** Each try is a function of the baseline that it is given; after the last, Ctrl-C. */
async function watching(
  tries: ((baseline: readonly Report[] | null) => Partial<Round> | Error)[],
  args: string[] = [],
  { changes = true } = {},
) {
  const stop = new AbortController()
  const printed: string[] = []
  const errors: unknown[] = []
  let at = 0
  const tryOnce = async (request: TrialRequest): Promise<Round> => {
    const baseline = request.kind === 'trial' ? request.inputs.baseline : null
    const result = tries[at++]?.(baseline?.kind === 'last' ? baseline.reports : null)
    await setTimeout(20)
    if (at >= tries.length) stop.abort()
    if (result instanceof Error) throw result
    return { code: 0, reports: [], isStopped: false, ...result }
  }
  const write = (text: string) => {
    printed.push(text)
    if (changes && text.includes('Waiting')) change()
  }
  const stderr = { write }
  const code = await watchTrials(settings(...args), { cwd: home, stderr } as unknown as Host, {
    request: () => Promise.resolve(settings(...args)),
    tryOnce,
    showError: (cause) => Promise.resolve(void errors.push(cause)),
    signal: stop.signal,
  })
  return { code, tries: at, printed: printed.join(''), errors }
}

test('a change: another try, compared with the last; Ctrl-C ends with its exit code', async () => {
  const baselines: (readonly Report[] | null)[] = []
  const note = (baseline: readonly Report[] | null, round: Partial<Round>) => {
    baselines.push(baseline)
    return round
  }
  const smaller = { ...flask, at: '2026-11-30T00:00:00Z' }
  const { code, printed } = await watching([
    (baseline) => note(baseline, { reports: [flask] }),
    (baseline) => note(baseline, { reports: [smaller] }),
    (baseline) => note(baseline, { code: 1 }),
  ])
  expect(baselines).toEqual([null, [flask], [smaller]])
  expect(code).toBe(1)
  expect(printed).toContain(`Waiting for a change of ${home.split('/').pop() ?? ''}. Ctrl-C ends.\n`)
  expect(printed).toContain('Changed: index.html\n')
})

test('a change during a try starts one more after it', async () => {
  const { tries } = await watching(
    [
      () => {
        change()
        return {}
      },
      () => ({}),
    ],
    [],
    { changes: false },
  )
  expect(tries).toBe(2)
})

test('a build that fails in between is not compared with', async () => {
  const baselines: unknown[] = []
  await watching([
    () => ({ reports: [flask] }),
    () => ({ code: 1, reports: [{ ...buildFailed, name: flask.name }] }),
    (baseline) => (baselines.push(baseline), {}),
  ])
  expect(baselines).toEqual([[flask]])
})

test('what is asked for is compared with instead', async () => {
  const baselines: unknown[] = []
  const note = (baseline: unknown) => (baselines.push(baseline), { reports: [flask] })
  await watching([note, note], ['--baseline', 'none'])
  expect(baselines).toEqual([null, null])
})

describe('the exit code', () => {
  test('of a try that Ctrl-C stopped does not count, if there was another', async () =>
    expect((await watching([() => ({ code: 1 }), () => ({ code: 3, isStopped: true })])).code).toBe(1))

  test('of the first try counts, also if Ctrl-C stopped it', async () =>
    expect((await watching([() => ({ code: 3, isStopped: true })])).code).toBe(3))
})

describe('an error', () => {
  const lost = new UserError('engine-lost', 'The engine is gone')

  test('of the first try ends it', () => expect(watching([() => lost])).rejects.toBe(lost))

  test('of a later try is shown, and the next change may repair it', async () => {
    const { code, errors, tries } = await watching([() => ({}), () => lost, () => ({ code: 0 })])
    expect({ code, errors, tries }).toEqual({ code: 0, errors: [lost], tries: 3 })
  })
})

test.each([
  [['--image', 'busybox'], /needs a folder to build/],
  [['--keep-running'], /--watch and keep-running exclude each other/],
  [['--push', 'true', '--tags', 'r.example/app:1'], /--watch and push exclude each other/],
])('%j is refused', async (args, sentence) => {
  if (args[0] === '--image') {
    const request = readRequest('command', ['--watch', ...args], {}, home, '0')
    if (request.kind !== 'trial') throw new Error('no trial')
    const deps = { request: () => Promise.resolve(request), signal: AbortSignal.abort() }
    const none = { ...deps, tryOnce: () => Promise.reject(new Error()), showError: () => Promise.resolve() }
    await expect(watchTrials(request, {} as Host, none)).rejects.toThrow(sentence)
  } else await expect(watching([() => ({})], args)).rejects.toThrow(sentence)
})
