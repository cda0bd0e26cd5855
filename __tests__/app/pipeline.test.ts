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
import { flask } from '../support/reports.ts'

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

async function withRun<T>(work: (inputs: Inputs, run: Run) => Promise<T>): Promise<T> {
  const request = readRequest('command', ['--image', 'app'], {}, process.cwd(), '0')
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
  withRun((inputs, run) => runPipeline(inputs, run, { connect, stages }))

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
