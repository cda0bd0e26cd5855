/** Rehearsals with scripted starts: their order, their volumes, what is asked for and what is not, and what ends them early. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runPipeline } from '../../src/app/pipeline.ts'
import { openRun } from '../../src/app/session.ts'
import type { Stages } from '../../src/app/stages.ts'
import { UserError } from '../../src/core/errors.ts'
import { Report, type Smoke } from '../../src/core/schema.ts'
import type { EngineImage } from '../../src/engine/index.ts'
import { readRequest } from '../../src/inputs/index.ts'
import type { SmokeInputs } from '../../src/inputs/types.ts'
import { diagnose } from '../../src/smoke/causes/index.ts'
import type { Evidence, SmokeResult } from '../../src/smoke/index.ts'
import { toSmoke } from '../../src/smoke/result.ts'
import { done, exited, log, over } from '../support/evidence.ts'
import { fakeClock, type FakeClock } from '../support/fake-clock.ts'
import { fakeEngine, image as anImage, info } from '../support/fake-engine.ts'
import { flask } from '../support/reports.ts'
import '../support/contract-readers.ts'

const stateHome = mkdtempSync(join(tmpdir(), 'rehearse-'))
afterAll(() => rmSync(stateHome, { recursive: true }))

const { image: weighed, smoke: tried } = flask
if (weighed === null || tried === null) throw new Error('the sample Report has an image and a smoke section')

const result = (evidence: Evidence): SmokeResult => ({
  smoke: toSmoke(evidence),
  findings: diagnose(evidence),
  evidence,
})
const ready = result(done({ timeline: { startedAt: null, readyAt: null, readySeconds: 0.3 } }))
const crashed = result(over(exited(1), { log: log('fatal: the data is of version 1') }))

type Start = 'first' | 'second' | 'main' | 'app'

interface Script {
  args?: string[]
  volumes?: string[]
  main?: string[]
  tried?: Partial<Smoke>
  /** `count`: of starts of that name before. */
  start?: (name: Start, count: number, clock: FakeClock) => SmokeResult | Promise<SmokeResult>
}

interface Rehearsed {
  report: Report
  /** In the order in which they began. */
  starts: Start[]
  /** The settings of each start. */
  settings: SmokeInputs[]
  removed: string[]
}

async function rehearsed(script: Script = {}): Promise<Rehearsed> {
  const { args = [], volumes = ['/data'], main = volumes, start = () => ready } = script
  const request = readRequest('command', ['--image', 'app', ...args], {}, process.cwd(), '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const clock = fakeClock()
  const [starts, settings, removed]: [Start[], SmokeInputs[], string[]] = [[], [], []]
  const images: Record<'app' | 'main', EngineImage> = {
    app: { ...anImage(), id: 'sha256:app', volumes },
    main: { ...anImage(), id: 'sha256:main', volumes: main },
  }
  const engine = {
    ...fakeEngine({ clock }),
    image: (ref: string) => Promise.resolve(ref === 'main' ? images.main : images.app),
    removeVolume: (name: string) => Promise.resolve(void removed.push(name)),
  }
  const { stdout, stderr } = process
  const quiet = { ...stderr, isTTY: false, write: () => true } as unknown as typeof stderr
  const env = { SEA_TRIAL_CACHE: '', XDG_STATE_HOME: stateHome }
  const run = openRun(
    'command',
    { script: '', args: [], env, cwd: process.cwd(), stdout, stderr: quiet },
    request.inputs,
  )
  const begin = (name: Start, inputs: SmokeInputs) => {
    const count = starts.filter((one) => one === name).length
    starts.push(name)
    settings.push(inputs)
    return start(name, count, clock)
  }
  const stages: Partial<Stages> = {
    smoke: (_image, _inputs, { onSettled }) => {
      onSettled()
      return Promise.resolve({ ...ready, smoke: { ...tried, ...script.tried } as Smoke, findings: [] })
    },
    inspect: () => Promise.resolve({ image: weighed, findings: [] } as never),
    startUntilReady: (_image, inputs) => Promise.resolve(begin('app', inputs)),
    startAndStop: async ({ id }, inputs, { role, beside }) => {
      const name = role === 'second' ? 'second' : beside ? 'first' : id === images.main.id ? 'main' : 'app'
      const own = await begin(name, inputs)
      if (own.smoke.ready) await beside?.()
      return own
    },
  }
  try {
    const connect = () => Promise.resolve({ engine, info: { ...info, memory: 8e9 } })
    const { report } = await runPipeline(request.inputs, { ...run, clock }, { connect, stages })
    return { report: Report.parse(report), starts, settings, removed }
  } finally {
    await run.close()
  }
}

const volumesOf = ({ container }: SmokeInputs) =>
  container.volumes.map(({ source, target }) => [source, target])
const messages = ({ report }: Rehearsed) =>
  report.findings.map(({ code, level, message }) => `${code} ${level} ${message}`)

describe('two at once', () => {
  test('by default only where the image has a VOLUME, which both share', async () => {
    const of = await rehearsed()
    expect(of.starts).toEqual(['first', 'second'])
    const [first, second] = of.settings.map(volumesOf)
    expect(first).toEqual(second)
    expect(of.report.rehearsals).toMatchObject([{ kind: 'twice', ok: true, readySeconds: 0.3 }])
    expect(of.removed.some((name) => name.endsWith('-rehearsal-1'))).toBe(true)
    expect((await rehearsed({ volumes: [] })).starts).toEqual([])
  })
  test.each<[string, Script]>([
    ['`rehearse: none`', { args: ['--rehearse', 'none'] }],
    ['the host’s network, where both need one port', { args: ['--network', 'host'] }],
    ['`keep-running`', { args: ['--keep-running', 'true'] }],
    ['a container that ends by itself', { tried: { exit: { code: 0, oomKilled: false } } }],
    ['a container without a moment of readiness', { tried: { readySeconds: null } }],
    ['a start that takes long', { tried: { readySeconds: 16 } }],
    ['an app that needs half of the machine', { tried: { memory: { peak: 4e9 } } }],
  ])('not by default with %s', async (_, script) => expect((await rehearsed(script)).starts).toEqual([]))

  test('asked for, also without volumes, and with the whole time limit', async () => {
    const of = await rehearsed({ args: ['--rehearse', 'twice', '--timeout', '5m'], volumes: [] })
    expect(of.starts).toEqual(['first', 'second'])
    expect(of.settings.map(({ timeout }) => timeout)).toEqual([300, 300])
  })
  test('not asked for, it waits some times as long as the trial did', async () => {
    const of = await rehearsed({ args: ['--timeout', '5m'], tried: { readySeconds: 4 } })
    expect(of.settings[1]?.timeout).toBe(13)
  })
  test('a second one that fails is a note, and a failure where it was asked for', async () => {
    const start: Script['start'] = (name) => (name === 'second' ? crashed : ready)
    const [quiet, asked] = [
      await rehearsed({ start }),
      await rehearsed({ start, args: ['--rehearse', 'twice'] }),
    ]
    expect([quiet.report.verdict, asked.report.verdict]).toEqual(['pass', 'fail'])
    expect(messages(quiet)[0]).toMatch(
      /^not-shareable note .*the second one does not become ready: it exited 1/,
    )
    expect(asked.report.headline).toContain('of two containers on /data')
  })
  test('a first one that fails meanwhile is what the finding is about', async () => {
    const of = await rehearsed({
      args: ['--rehearse', 'twice'],
      start: (name) => (name === 'first' ? { ...crashed, smoke: ready.smoke } : ready),
    })
    expect(messages(of)[0]).toContain('the first one fails when a second one runs')
  })
  test('a first one that is not ready proves nothing', async () => {
    const of = await rehearsed({ start: () => crashed })
    expect(of.starts).toEqual(['first'])
    expect(of.report).toMatchObject({ verdict: 'pass' })
    expect(of.report.rehearsals).toBeUndefined()
    expect(messages(of)[0]).toMatch(/^not-rehearsed note .*the first container was not ready: it exited 1/)
  })
  test('a job is never there twice', async () => {
    const of = await rehearsed({
      args: ['--rehearse', 'twice'],
      tried: { exit: { code: 0, oomKilled: false } },
    })
    expect(messages(of)[0]).toMatch(/^not-rehearsed warn .*ends by itself/)
  })
})

const UPGRADE = ['--rehearse', 'upgrade', '--baseline-image', 'main']
const IN_ORDER = ['main', 'app', 'main']
const alone = ({ starts }: Rehearsed) => starts.filter((one) => one === 'main' || one === 'app')

describe('an upgrade', () => {
  test('starts the baseline, this image, and the baseline again on the same fresh volumes', async () => {
    const of = await rehearsed({ args: UPGRADE, volumes: ['/data'], main: ['/data', '/old'] })
    expect(alone(of)).toEqual(IN_ORDER)
    const [before, after, back] = of.settings.slice(-3).map(volumesOf)
    expect(before?.map(([, target]) => target)).toEqual(['/data', '/old'])
    expect([after, back]).toEqual([before, before])
    expect(of.report.rehearsals?.slice(1)).toMatchObject([
      { kind: 'upgrade', ok: true },
      { kind: 'rollback', ok: true },
    ])
    expect(Object.keys(of.report.timings)).toContain('upgrade')
  })
  test('this image fails on the old data: a failure, and the rollback is tried all the same', async () => {
    const of = await rehearsed({ args: UPGRADE, start: (name) => (name === 'app' ? crashed : ready) })
    expect(of.report).toMatchObject({
      verdict: 'fail',
      rehearsals: [{}, { ok: false }, { kind: 'rollback', ok: true }],
    })
    expect(of.report.headline).toContain('it does not become ready on the data of main in /data')
  })
  test('the baseline fails on the new data: a warning', async () => {
    const of = await rehearsed({
      args: UPGRADE,
      start: (name, count) => (name === 'main' && count === 1 ? crashed : ready),
    })
    expect(of.report.verdict).toBe('pass')
    expect(messages(of)[0]).toMatch(/^not-rollbackable warn main does not become ready on what this image/)
  })
  test.each<[string, Script, string]>([
    [
      'no baseline',
      { args: ['--rehearse', 'upgrade'] },
      'there is no image to upgrade from: `--baseline-image` names one',
    ],
    ['no volume', { args: UPGRADE, volumes: [] }, 'neither image has a VOLUME'],
    [
      'a baseline that is broken itself',
      { args: UPGRADE, start: (name) => (name === 'main' ? crashed : ready) },
      'main itself does not become ready: it exited 1',
    ],
    [
      'an engine that fails',
      {
        args: UPGRADE,
        start: (name) =>
          name === 'main' ? Promise.reject(new UserError('engine-failed', 'It is full')) : ready,
      },
      'it ended early: It is full',
    ],
  ])('%s is a warning, and no row', async (_, script, why) => {
    const of = await rehearsed(script)
    expect(of.report.verdict).toBe('pass')
    expect(messages(of).find((one) => one.startsWith('not-rehearsed warn'))).toContain(why)
    expect(of.report.rehearsals?.map(({ kind }) => kind) ?? []).not.toContain('upgrade')
  })
  test('no start begins after 5 minutes', async () => {
    const of = await rehearsed({
      args: UPGRADE,
      start: async (name, _, clock) => {
        if (name === 'app') await clock.sleep(301)
        return ready
      },
    })
    expect(alone(of)).toEqual(['main', 'app'])
    expect(messages(of)[0]).toContain('the rollback was left out after 5 minutes')
  })
})

describe('start-times', () => {
  const times = [0.9, 0.5, 0.7]
  const timed: Script['start'] = (_, count) => ({
    ...ready,
    smoke: { ...ready.smoke, readySeconds: times[count] ?? 0 },
  })
  const script: Script = { args: ['--start-times', '3'], volumes: [], start: timed }

  test('the median is the figure, in the headline, the budget and the Report', async () => {
    const of = await rehearsed({ ...script, args: ['--start-times', '3', '--max-ready', '0.6s'] })
    expect(of.starts).toEqual(['app', 'app', 'app'])
    expect(of.report.smoke?.startTimes).toEqual({
      wanted: 3,
      ready: 3,
      values: times,
      median: 0.7,
      spread: 0.4,
    })
    expect(of.report.budgets).toMatchObject([{ name: 'max-ready', value: 0.7, state: 'exceeded' }])
  })
  test('starts that fail are a warning, and too few leave a budget open', async () => {
    const of = await rehearsed({
      ...script,
      start: (_, count) => (count === 1 ? crashed : ready),
      args: ['--start-times', '3', '--max-ready', '9s'],
    })
    expect(of.report.budgets).toMatchObject([
      { state: 'open', reason: 'too few starts became ready for a median' },
    ])
    expect(messages(of).join('\n')).toContain('1 of 3 repeated starts failed: it exited 1')
  })
  test('without a moment of readiness nothing is started', async () => {
    const of = await rehearsed({ ...script, tried: { readySeconds: null } })
    expect(of.starts).toEqual([])
    expect(messages(of)[0]).toMatch(
      /^not-rehearsed warn `start-times` was not carried out: nothing says when/,
    )
  })
})

test.each(['first', 'second', 'main', 'app'] as const)(
  'a run that is cancelled at the start of %s does not pass',
  async (at) => {
    const of = await rehearsed({
      args: [...UPGRADE],
      start(name) {
        if (name !== at) return ready
        process.emit('SIGINT')
        throw new UserError('cancelled', 'The run was cancelled')
      },
    })
    expect(of.report.verdict).toBe('error')
    expect(of.starts.at(-1)).toBe(at)
  },
)
