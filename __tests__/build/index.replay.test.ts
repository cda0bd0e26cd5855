/** Every scenario with the recorded output of every builder (see record.ts), through the whole stage. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type BuildOutcome } from '../../src/build/index.ts'
import { silent } from '../../src/core/progress.ts'
import { Build, Finding } from '../../src/core/schema.ts'
import { fakeDocker, type Answers } from './fake-docker.ts'
import { fakeEngine } from './fake-engine.ts'
import { BUILDERS, SCENARIOS, type Builder, type Scenario } from './scenarios.ts'
import { scenarioSource } from './sources.ts'

interface Recorded {
  code: number
  stdout: string
  stderr: string
}

const recordings = (builder: Builder): Record<string, Recorded> =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${builder}.json`), 'utf8')) as Record<
    string,
    Recorded
  >

const NO_BUILDKIT = {
  code: 1,
  stderr: 'ERROR: BuildKit is enabled but the buildx component is missing or broken.\n',
}

/** The client as it was: without buildx, and the last one without BuildKit either. */
function answersOf(builder: Builder, recorded: Recorded): Answers {
  if (builder.startsWith('buildx'))
    return {
      'buildx build': recorded,
      'buildx version': { code: 0, stdout: 'github.com/docker/buildx 0.29.1 abc' },
    }
  if (builder.startsWith('plain')) return { build: recorded }
  const { code, stdout, stderr } = recorded
  const noBuildKit = `[ "$DOCKER_BUILDKIT" = 0 ] || { echo '${NO_BUILDKIT.stderr.trim()}' >&2; exit 1; }`
  return { build: { code, stdout, stderr, before: noBuildKit } }
}

const path = process.env.PATH
let folders: string[] = []
beforeEach(() => {
  folders = []
})
afterEach(() => {
  process.env.PATH = path
  folders.forEach((folder) => rmSync(folder, { recursive: true }))
})

async function replay(
  builder: Builder,
  scenario: Scenario,
  recorded: Recorded,
): Promise<{ outcome: BuildOutcome; steps: string[] }> {
  const docker = fakeDocker(answersOf(builder, recorded))
  const source = scenarioSource(scenario)
  folders.push(docker.folder, source.context)
  process.env.PATH = `${docker.folder}:${path ?? ''}`
  const steps: string[] = []
  const progress = { ...silent, step: (text: string) => steps.push(text) }
  const run = {
    id: `replay-${process.pid}`,
    tag: 'sea-trial/run:1',
    baseTag: 'sea-trial/run:1-base',
    tempDir: docker.folder,
  }
  const deps = {
    engine: fakeEngine(),
    progress,
    signal: new AbortController().signal,
    root: source.context,
    secrets: [],
  }
  return { outcome: await build(source, run, deps), steps }
}

describe.each(BUILDERS)('%s', (builder) => {
  const recorded = recordings(builder)
  const names = Object.keys(SCENARIOS)

  test.each(names)('%s', async (name) => {
    const scenario = SCENARIOS[name]
    const recording = recorded[name]
    if (!scenario || !recording) throw new Error(`record ${name} first`)
    const { outcome, steps } = await replay(builder, scenario, recording)
    const expected =
      scenario.except && builder in scenario.except ? (scenario.except[builder] ?? null) : scenario.expect

    expect(Build.parse(outcome.build).ok).toBe(expected === null)
    outcome.findings.forEach((finding) => Finding.parse(finding))
    expect(JSON.stringify([outcome, steps])).not.toContain('hunter2')
    const failures = outcome.findings.filter(({ level }) => level === 'fail')
    if (expected === null) {
      expect(failures).toEqual([])
      expect(outcome.image).toEqual({ id: expect.stringMatching(/^sha256:1+$/), ref: 'sea-trial/run:1' })
      return
    }
    expect(failures).toHaveLength(1)
    expect(failures[0]?.code).toBe(expected.code)
    expect(failures[0]?.message).toContain(expected.says)
    expect(failures[0]?.location).toEqual(
      expected.line ? { file: 'Dockerfile', line: expected.line } : undefined,
    )
    expect(failures[0]?.fix ?? '').toContain(expected.fix ?? '')
    expect(outcome.image).toBeNull()
  })

  test('says when it is not buildx that built', async () => {
    const { good } = recorded
    if (!good || !SCENARIOS.good) throw new Error('record good first')
    const { outcome } = await replay(builder, SCENARIOS.good, good)
    const codes = outcome.findings.map(({ code, level }) => `${level} ${code}`)
    expect(codes).toEqual(builder.startsWith('buildx') ? [] : ['note no-buildx'])
  })

  test('reports the steps in the order of the Dockerfile, with their lines', async () => {
    const { good } = recorded
    if (!good || !SCENARIOS.good) throw new Error('record good first')
    const { outcome, steps } = await replay(builder, SCENARIOS.good, good)
    const shown = outcome.build.steps.filter(({ line }) => line !== undefined && line <= 4)
    expect(shown.map(({ name, line }) => `${String(line)} ${name}`)).toEqual([
      '1 FROM busybox',
      '2 WORKDIR /app',
      '3 COPY . .',
      '4 RUN echo hello; echo oops >&2',
    ])
    expect(steps.some((step) => /^RUN echo hello; echo oops >&2 {2}(?:\d+\.\d s|cached)$/.test(step))).toBe(
      true,
    )
  })
})

test('build checks become warnings with their rule and line', async () => {
  const { warnings } = recordings('buildx-28')
  if (!warnings || !SCENARIOS.warnings) throw new Error('record warnings first')
  const { outcome } = await replay('buildx-28', SCENARIOS.warnings, warnings)
  expect(outcome.build.warnings).toContainEqual({
    rule: 'JSONArgsRecommended',
    message: 'JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
    line: 5,
  })
  expect(outcome.build.warnings.map(({ rule, line }) => `${rule} ${String(line)}`)).toContain(
    'MaintainerDeprecated 2',
  )
})

afterAll(() => {
  process.env.PATH = path
})
