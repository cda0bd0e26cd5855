/** Starts in turn, with a scripted stage: their order, what ends them early, and what the Report then says. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noImage } from '../../src/app/starts.ts'
import { runPipeline } from '../../src/app/pipeline.ts'
import { openRun } from '../../src/app/session.ts'
import type { Stages } from '../../src/app/stages.ts'
import { UserError } from '../../src/core/errors.ts'
import { Report, type Finding, type Smoke } from '../../src/core/schema.ts'
import type { EngineImage } from '../../src/engine/index.ts'
import { readRequest } from '../../src/inputs/index.ts'
import type { SmokeResult } from '../../src/smoke/index.ts'
import { evidence } from '../support/evidence.ts'
import { fakeClock, type FakeClock } from '../support/fake-clock.ts'
import { fakeEngine, image as anImage, info } from '../support/fake-engine.ts'
import { flask } from '../support/reports.ts'
import '../support/contract-readers.ts'

const stateHome = mkdtempSync(join(tmpdir(), 'repeat-'))
afterAll(() => rmSync(stateHome, { recursive: true }))

const [image, smoke] = [present(flask.image), present(flask.smoke)]

function present<T>(value: T | null): T {
  if (value === null) throw new Error('the sample Report has an image and a smoke section')
  return value
}

type Name = 'main' | 'app'
const images: Readonly<Record<Name, EngineImage>> = {
  main: { ...anImage(), id: 'sha256:main' },
  app: { ...anImage(), id: 'sha256:app' },
}
const crash: Finding = {
  code: 'crashed',
  level: 'fail',
  confidence: 'proved',
  message: 'it exited with code 3',
  evidence: ['boom'],
}
const started = (readySeconds: number | null): SmokeResult => ({
  smoke: { ...smoke, ready: true, readySeconds, memory: { peak: 41_000_000 } },
  findings: [],
  evidence: evidence(),
})
const crashed: SmokeResult = {
  smoke: { ...smoke, ready: false, readySeconds: null },
  findings: [crash],
  evidence: evidence(),
}

interface Script {
  args?: string[]
  /** What the trial itself finds. */
  tried?: Partial<Smoke>
  findings?: Finding[]
  main?: EngineImage
  /** `count`: how often an image of that name was started before. */
  start?: (name: Name, count: number, clock: FakeClock) => SmokeResult | Promise<SmokeResult>
}

/** Returns the Report and the names of the images in the order of their starts. */
async function repeated(script: Script = {}): Promise<{ report: Report; names: Name[] }> {
  const { args = ['--repeat', '3', '--baseline-image', 'main'], tried = {}, findings = [] } = script
  const { main = images.main, start = (name) => started(name === 'main' ? 0.8 : 0.84) } = script
  const request = readRequest('command', ['--image', 'app', ...args], {}, process.cwd(), '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const clock = fakeClock()
  const names: Name[] = []
  const engine = {
    ...fakeEngine({ clock }),
    image: (ref: string) => Promise.resolve(ref === 'main' ? main : images.app),
  }
  const { stdout, stderr } = process
  const quiet = { ...stderr, isTTY: false, write: () => true } as unknown as typeof stderr
  const env = { SEA_TRIAL_CACHE: '', XDG_STATE_HOME: stateHome }
  const host = { script: '', args: [], env, cwd: process.cwd(), stdout, stderr: quiet }
  const run = openRun('command', host, request.inputs)
  const stages: Partial<Stages> = {
    smoke: (_image, _inputs, { onSettled }) => {
      onSettled()
      return Promise.resolve({ smoke: { ...smoke, ...tried }, findings, evidence: evidence() })
    },
    inspect: () => Promise.resolve({ image, findings: [] }),
    startUntilReady: async ({ id }) => {
      const name = id === images.app.id ? 'app' : 'main'
      names.push(name)
      return start(name, names.filter((one) => one === name).length - 1, clock)
    },
  }
  try {
    const connect = () => Promise.resolve({ engine, info })
    const { report } = await runPipeline(request.inputs, { ...run, clock }, { connect, stages })
    return { report: Report.parse(report), names }
  } finally {
    await run.close()
  }
}

const PAIR = ['main', 'app']
const IN_TURN = ['main', ...PAIR, ...PAIR, ...PAIR]

test('both images are started in turn; the first start of the baseline does not count', async () => {
  const { report, names } = await repeated({
    start: (name, count) => started(name === 'app' ? 0.84 : count === 0 ? 9 : 0.8),
  })
  expect(names).toEqual(IN_TURN)
  expect(report.sideBySide).toMatchObject({
    baseline: 'main',
    wanted: 3,
    before: { started: 3, ready: 3 },
    after: { started: 3, ready: 3 },
    rows: [
      { key: 'readySeconds', before: { values: [0.8, 0.8, 0.8] }, after: { median: 0.84 }, changed: false },
      { key: 'peakMemory', changed: false },
    ],
    notes: [],
  })
  expect(Object.keys(report.timings)).toContain('repeat')
})

test('nothing is started again without `repeat`, and after a trial that failed', async () => {
  expect(await repeated({ args: [] })).toMatchObject({ names: [] })
  const { report, names } = await repeated({ findings: [crash] })
  expect({ names, sideBySide: report.sideBySide }).toEqual({ names: [], sideBySide: undefined })
})

describe('a start that fails', () => {
  test('of the image under test is a warning with its cause', async () => {
    const { report, names } = await repeated({
      start: (name, count) => (name === 'app' && count === 1 ? crashed : started(0.8)),
    })
    expect(names).toEqual(IN_TURN)
    expect(report.verdict).toBe('pass')
    expect(report.findings).toContainEqual({
      ...crash,
      level: 'warn',
      message: '1 of 3 repeated starts failed: it exited with code 3',
    })
    expect(report.sideBySide).toMatchObject({ rows: [], after: { started: 3, ready: 2 } })
  })

  test('of the baseline is a note, and no finding about the image', async () => {
    const { report } = await repeated({
      start: (name, count) => (name === 'main' && count > 1 ? crashed : started(0.8)),
    })
    expect(report.findings).toEqual([])
    expect(report.sideBySide).toMatchObject({
      before: { started: 3, ready: 1 },
      notes: ['Of the baseline, 2 of 3 repeated starts failed: it exited with code 3'],
    })
  })

  test('of the baseline at first ends it: later ones would only cost their time limit', async () => {
    const { report, names } = await repeated({ start: () => crashed })
    expect(names).toEqual(['main'])
    expect(report.sideBySide?.notes).toEqual([
      'Of the baseline, 1 of 1 repeated starts failed: it exited with code 3',
    ])
  })
})

describe('what cannot be compared has a note', () => {
  test.each<[string, Script, string]>([
    [
      'no image',
      { args: ['--repeat', '3'] },
      'There is no image to start in turn with this one: `--baseline-image` names one',
    ],
    [
      'an image for another platform',
      { main: { ...images.main, platform: { os: 'linux', architecture: 'arm64' } } },
      'main is for another platform (linux/arm64, here linux/amd64)',
    ],
    [
      'no moment of readiness',
      { tried: { readySeconds: null } },
      'Nothing says when this image is ready: it has no port, no probe and no HEALTHCHECK',
    ],
  ])('%s', async (_, script, note) => {
    const { report, names } = await repeated(script)
    expect(names).toEqual([])
    expect(report).toMatchObject({ verdict: 'pass', sideBySide: { rows: [], notes: [note] } })
  })

  test('a baseline of which nothing says when it is ready', async () => {
    const { report, names } = await repeated({ start: () => started(null) })
    expect(names).toEqual(['main'])
    expect(report.sideBySide?.notes).toEqual([
      'Nothing says when the baseline is ready: it has no port, no probe and no HEALTHCHECK',
    ])
  })

  test('starts that take too long: no pair begins after 5 minutes', async () => {
    const { report, names } = await repeated({
      start: async (name, count, clock) => {
        await clock.sleep(61)
        return started(name === 'app' ? 60 : 50 + count)
      },
    })
    expect(names).toEqual(['main', ...PAIR, ...PAIR])
    expect(report.sideBySide?.notes).toEqual(['Only 2 of 3 starts of each fit into 5 minutes'])
  })

  test('an engine that fails meanwhile: the trial has passed before', async () => {
    const { report } = await repeated({
      start: () => Promise.reject(new UserError('engine-failed', 'The engine is full')),
    })
    expect(report).toMatchObject({
      verdict: 'pass',
      sideBySide: { notes: ['The starts in turn ended early: The engine is full'] },
    })
  })
})

test('a run that is cancelled does not pass', async () => {
  const { report, names } = await repeated({
    start: () => {
      process.emit('SIGINT')
      throw new UserError('cancelled', 'The run was cancelled')
    },
  })
  expect(names).toEqual(['main'])
  expect(report.verdict).toBe('error')
})

test.each([
  ['build', 'command', '`--baseline build` builds one, `--baseline-image` names one'],
  ['build', 'action', '`baseline: build` builds one, `baseline-image` names one'],
  ['image', 'action', 'with this one: `baseline-image` names one'],
] as const)('without an image, a trial of %s as %s says how to get one', (kind, mode, says) =>
  expect(noImage(kind, mode, 'to start in turn with this one')).toContain(says),
)
