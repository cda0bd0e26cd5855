/** The pipeline with stages that a test controls: what one stage returns never depends on when another one finishes. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runPipeline } from '../../src/app/pipeline.ts'
import { openRun, type Run } from '../../src/app/session.ts'
import type { Stages } from '../../src/app/stages.ts'
import { UserError } from '../../src/core/errors.ts'
import type { Finding, Report } from '../../src/core/schema.ts'
import { readRequest } from '../../src/inputs/index.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import { evidence } from '../support/evidence.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeEngine, info } from '../support/fake-engine.ts'
import { imageFilesOf } from '../support/page-files.ts'
import { flask } from '../support/reports.ts'
import '../support/contract-readers.ts'

const RUNS = 20
const MOST_MILLISECONDS = 8

const warning = (code: string): Finding => ({
  code,
  level: 'warn',
  confidence: 'proved',
  message: `${code} was found`,
  evidence: [],
})
const stateHome = mkdtempSync(join(tmpdir(), 'pipeline-'))
afterAll(() => rmSync(stateHome, { recursive: true }))

const codes = ({ findings }: Report): string[] => findings.map(({ code }) => code)

const [image, smoke] = [present(flask.image), present(flask.smoke)]

function present<T>(value: T | null): T {
  if (value === null) throw new Error('the sample Report has an image and a smoke section')
  return value
}

/** Stages that take a random time each. */
function slowStages(changes: Partial<Stages> = {}): Partial<Stages> {
  const delay = () => wait(Math.random() * MOST_MILLISECONDS)
  return {
    smoke: async (_image, _inputs, { onSettled }) => {
      await delay()
      onSettled()
      await delay()
      return { smoke, findings: ['runs-as-root', 'memory-grows'].map(warning), evidence: evidence() }
    },
    inspect: async () => {
      await delay()
      return { image, findings: ['apt-lists', 'pip-cache'].map(warning) }
    },
    ...changes,
  }
}

async function withRun<T>(work: (inputs: Inputs, run: Run) => Promise<T>, ...settings: string[]): Promise<T> {
  const request = readRequest('command', ['--image', 'app', ...settings], {}, process.cwd(), '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const env = { SEA_TRIAL_CACHE: '', XDG_STATE_HOME: stateHome }
  const { stdout, stderr } = process
  const quiet = { ...stderr, isTTY: false, write: () => true } as unknown as typeof stderr
  const run = openRun(
    'command',
    { script: '', args: [], env, cwd: process.cwd(), stdout, stderr: quiet },
    request.inputs,
  )
  try {
    return await work(request.inputs, run)
  } finally {
    await run.close()
  }
}

const connect = () => Promise.resolve({ engine: fakeEngine({ clock: fakeClock() }), info })
const runOnce = (stages: Partial<Stages>): Promise<Report> =>
  withRun(async (inputs, run) => (await runPipeline(inputs, run, { connect, stages })).report)

describe('the order of what the stages return', () => {
  test(`is the same in ${RUNS} runs with random delays: the trial before the image`, async () => {
    const orders = new Set<string>()
    for (let count = 0; count < RUNS; count++) orders.add(codes(await runOnce(slowStages())).join(' '))
    expect([...orders]).toEqual(['runs-as-root memory-grows apt-lists pip-cache'])
  })

  test.each([
    ['smoke', 0, 15],
    ['inspect', 15, 0],
  ])('when %s ends last', async (_, inspectTakes, smokeTakes) => {
    const report = await runOnce(
      slowStages({
        smoke: async (_image, _inputs, { onSettled }) => {
          onSettled()
          await wait(smokeTakes)
          return { smoke, findings: [warning('runs-as-root')], evidence: evidence() }
        },
        inspect: async () => {
          await wait(inspectTakes)
          return { image, findings: [warning('apt-lists')] }
        },
      }),
    )
    expect(codes(report)).toEqual(['runs-as-root', 'apt-lists'])
    expect(Object.keys(report.timings)).toEqual(['connect', 'base', 'inspect', 'smoke', 'total'])
  })
})

describe('a stage that fails', () => {
  const lost = new UserError('engine-lost', 'The engine does not answer any more', 'Start it.')

  test('leaves what the others returned in the Report', async () => {
    const report = await runOnce(slowStages({ inspect: () => Promise.reject(lost) }))
    expect(report).toMatchObject({ verdict: 'error', image: null, smoke: { ready: true } })
    expect(codes(report)).toEqual(['engine-lost', 'runs-as-root', 'memory-grows'])
  })

  test('files that the HTML page cannot show change nothing else', async () => {
    const paths = new Proxy(imageFilesOf([]), {
      get: () => {
        throw new Error('out of memory')
      },
    })
    const stages = slowStages({ inspect: () => Promise.resolve({ image, findings: [], paths }) })
    const { report, results } = await withRun(
      (inputs, run) => runPipeline(inputs, run, { connect, stages }),
      '--html=/page.html',
    )
    expect(report).toMatchObject({ verdict: 'pass', smoke: { ready: true } })
    expect(results).not.toHaveProperty('tree')
  })

  test('is awaited by the other one, so that its container is removed', async () => {
    let isOver = false
    await runOnce(
      slowStages({
        inspect: () => Promise.reject(lost),
        smoke: async (_image, _inputs, { onSettled }) => {
          onSettled()
          await wait(15)
          isOver = true
          return { smoke, findings: [], evidence: evidence() }
        },
      }),
    )
    expect(isOver).toBe(true)
  })

  test('with wrong settings rejects: there is no Report', async () => {
    const wrong = new UserError('settings', 'no such network', '', { exit: 2 })
    await expect(runOnce(slowStages({ smoke: () => Promise.reject(wrong) }))).rejects.toBe(wrong)
  })
})

describe('the download size, where the layers do not show it', () => {
  const hints = { known: new Map(), baseRefs: [] }

  /** How long, by the run's clock, after the smoke test the work is aborted, and why. */
  async function limitOf(
    smokeTakes: number,
    ...settings: string[]
  ): Promise<{ seconds: number; why: string }> {
    const clock = fakeClock()
    let [smokeEnd, end] = [NaN, NaN]
    const stages: Partial<Stages> = {
      smoke: async (_image, _inputs, { onSettled }) => {
        onSettled()
        await clock.sleep(smokeTakes)
        smokeEnd = clock.now()
        return { smoke, findings: [], evidence: evidence() }
      },
      inspect: () => Promise.resolve({ image, findings: [], download: hints }),
      addDownload: async (given, _hints, { signal }) => {
        const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve))
        if (!signal.aborted) await aborted
        end = clock.now()
        const { message } = signal.reason as Error
        return { ...given, sizes: { ...given.sizes, download: null, downloadUnknown: message } }
      },
    }
    const { report } = await withRun(
      (inputs, run) => runPipeline(inputs, { ...run, clock }, { connect, stages }),
      ...settings,
    )
    expect(report).toMatchObject({ verdict: 'pass', image: { sizes: { download: null } } })
    const why = report.image?.sizes.downloadUnknown ?? ''
    return { seconds: end - smokeEnd, why }
  }

  test('takes at most 2 s more than the smoke test', async () => {
    const { seconds, why } = await limitOf(3)
    expect(seconds).toBeCloseTo(2, 3)
    expect(why).toBe('the smoke test ended before')
  })

  test('takes at most 10 s', async () => {
    const { seconds, why } = await limitOf(60)
    expect(seconds).toBeCloseTo(-50, 3)
    expect(why).toBe('it took longer than 10 s')
  })

  test('takes no time without a smoke test', async () => {
    const { why } = await limitOf(0, '--smoke', 'false')
    expect(why).toBe('there was no smoke test beside which to do it')
  })
})
