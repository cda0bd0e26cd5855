/** Runs as GitHub starts them, with git, the client of the Actions cache and services on 127.0.0.1. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveBaseline } from '../../src/app/baseline.ts'
import { runPipeline } from '../../src/app/pipeline.ts'
import type { Stages } from '../../src/app/stages.ts'
import { UserError } from '../../src/core/errors.ts'
import { inspect } from '../../src/inspect/index.ts'
import { openRun } from '../../src/app/session.ts'
import type { Report } from '../../src/core/schema.ts'
import { readRequest, type Mode } from '../../src/inputs/index.ts'
import { attach, ship } from '../../src/ship/index.ts'
import { startCacheService, type CacheService } from '../support/cache-service.ts'
import { evidence } from '../support/evidence.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeEngine, info } from '../support/fake-engine.ts'
import { GitRepository } from '../support/git-repository.ts'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'
import { startRegistry, storedImage, type RegistryServer } from '../support/registry-server.ts'
import { attachment, flask } from '../support/reports.ts'
import { twoPlatforms } from '../support/shippable.ts'
import { file, tar } from '../support/tar.ts'
import { refOf, writers } from '../support/writers.ts'
import '../support/contract-readers.ts'

const folder = mkdtempSync(join(tmpdir(), 'baseline-runs-'))
const origin = GitRepository.create()
const before = origin.commit()
const pushed = origin.commit()
origin.git('checkout', '--quiet', '-b', 'feature')
const head = origin.commit('feature', 'feature')
origin.git('checkout', '--quiet', '--detach', 'main')
origin.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'feature')
origin.git('branch', 'merged')
origin.git('checkout', '--quiet', 'main')
const clones: Record<string, GitRepository> = {
  main: origin.clone('--depth=1'),
  merged: origin.clone('--depth=1', '--branch', 'merged'),
}

let cache: CacheService
let github: GitHubServer
beforeAll(async () => {
  cache = await startCacheService()
  github = await startGitHub()
})
afterAll(async () => {
  await cache.close()
  await github.close()
  for (const repository of [origin, ...Object.values(clones)]) repository.remove()
  rmSync(folder, { recursive: true })
})

interface Started {
  report: Report
  output: string
}

/** One run, its stages replaced, up to what it saves. */
async function start(
  clone: string,
  settings: Record<string, string>,
  event: string | null,
  payload: object,
  stages: Partial<Stages> = {},
): Promise<Started> {
  const cwd = clones[clone]?.path ?? ''
  const file = join(folder, 'event.json')
  writeFileSync(file, JSON.stringify(payload))
  const ofAction = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event ?? '',
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: github.repository,
    GITHUB_API_URL: github.url,
    GITHUB_SHA: clones[clone]?.git('rev-parse', 'HEAD'),
    GITHUB_REF: event === 'pull_request' ? 'refs/pull/12/merge' : 'refs/heads/main',
    INPUT_IMAGE: 'app',
    INPUT_TOKEN: github.token,
    ...Object.fromEntries(
      Object.entries(settings).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
    ),
    ...cache.env,
  }
  const mode: Mode = event === null ? 'command' : 'action'
  const env = {
    ...(event === null ? {} : ofAction),
    PATH: process.env.PATH,
    SEA_TRIAL_CACHE: '',
    XDG_STATE_HOME: folder,
  }
  const given = settings.path === undefined ? { image: 'app', ...settings } : settings
  const args = event === null ? Object.entries(given).map(([name, text]) => `--${name}=${text}`) : []
  const request = readRequest(mode, args, env, cwd, '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const written: string[] = []
  const write = (text: string) => written.push(text) > 0
  const stream = { ...process.stderr, isTTY: false, write } as unknown as typeof process.stderr
  const script = join(import.meta.dirname, '../support/cache-client.ts')
  const run = openRun(mode, { script, args, env, cwd, stdout: stream, stderr: stream }, request.inputs)
  try {
    const { report } = await runPipeline(request.inputs, run, {
      connect: () => Promise.resolve({ engine: fakeEngine({ clock: fakeClock() }), info }),
      stages: {
        smoke: (_image, _inputs, { onSettled }) => {
          onSettled()
          return Promise.resolve({ smoke: flask.smoke ?? never(), findings: [], evidence: evidence() })
        },
        inspect: () => Promise.resolve({ image: flask.image ?? never(), findings: [] }),
        ...stages,
      },
    })
    await saveBaseline(report, request.inputs, run)
    return { report, output: written.join('') }
  } finally {
    await run.close()
  }
}

function never(): never {
  throw new Error('the sample Report has both')
}

const repository = { default_branch: 'main' }
const push = { before, repository }
const pull = {
  pull_request: {
    number: 12,
    head: { sha: head, ref: 'feature', repo: { full_name: 'octo/app' } },
    base: { sha: before, ref: 'main', repo: { full_name: 'octo/app' } },
  },
  repository,
}

test('a push saves its Report, and the next pull request is compared with it', async () => {
  const first = await start('main', {}, 'push', push)
  expect(first.report.baseline).toBeNull()
  expect(first.report.baselineSearch).toMatchObject([
    {
      source: 'cache',
      outcome: 'nothing',
      note: expect.stringContaining('No Report of `main` is saved yet'),
    },
    { source: 'artifact', outcome: 'nothing' },
  ])
  expect(first.output).toContain('Saved this Report for later runs to compare with.')

  const second = await start('merged', {}, 'pull_request', pull)
  const { baseline, baselineSearch, delta, history } = second.report
  expect(baseline).toEqual({
    source: 'cache',
    ref: 'main',
    sha: pushed,
    at: first.report.at,
    how: 'the parent of this merge',
    wanted: pushed,
    behind: 0,
  })
  expect(baselineSearch).toMatchObject([{ source: 'cache', outcome: 'found' }])
  expect(delta?.rows.every((row) => row.before === row.after)).toBe(true)
  expect(history).toMatchObject([{ sha: pushed, onDisk: flask.image?.sizes.onDisk }])
  expect(second.output).not.toContain('aved')
  expect(cache.calls.filter((call) => call.startsWith('CreateCacheEntry'))).toHaveLength(1)
  expect(github.failures).toEqual([])
})

describe('baseline: build', () => {
  const sourceOf = (clone: string) => ({ IMAGE: '', PATH: clones[clone]?.path ?? '' })
  const refs: string[] = []
  const build =
    (isBroken: boolean): Stages['build'] =>
    (source, { tag }) => {
      const isBaseline = tag.endsWith('-baseline')
      if (isBaseline) refs.push(tag, readFileSync(join(source.context, 'file'), 'utf8'))
      const image = isBaseline && isBroken ? null : { id: 'sha256:1', ref: tag }
      const made = { ok: image !== null, seconds: 1, steps: [], warnings: [] }
      return Promise.resolve({
        build: made,
        findings: [],
        image,
        dockerfile: null,
        finalBase: null,
        baseLayers: () => Promise.resolve(null),
      })
    }

  test('builds the files of the wanted commit, and compares with that', async () => {
    const settings = { baseline: 'build', ...sourceOf('merged') }
    const { report } = await start('merged', settings, 'pull_request', pull, { build: build(false) })
    expect(refs).toEqual([expect.stringMatching(/^sea-trial\.local\/run:.*-baseline$/), 'commit 2\n'])
    expect(report.baseline).toMatchObject({
      source: 'build',
      ref: 'main',
      sha: pushed,
      how: 'the parent of this merge',
      behind: 0,
    })
    expect(report.baselineSearch).toMatchObject([{ source: 'build', outcome: 'found' }])
    expect(report.delta?.verdictBefore).toBe('error')
    expect(report.delta).not.toHaveProperty('findingsBefore')
  })

  test('that fails is a note', async () => {
    const settings = { baseline: 'build', ...sourceOf('merged') }
    const { report } = await start('merged', settings, 'pull_request', pull, { build: build(true) })
    expect(report).toMatchObject({ verdict: 'pass', baseline: null })
    expect(report.baselineSearch).toMatchObject([
      { source: 'build', outcome: 'failed', note: `The commit ${pushed.slice(0, 7)} does not build` },
    ])
  })
})

describe('baseline: an image at a registry', () => {
  const image = storedImage({ layers: [tar([file('app', Buffer.alloc(50_000))])] })
  /** The image under test is a sample; the one at the registry is read. */
  const reading = (platform?: string): Partial<Stages> => ({
    inspect: (subject, options) =>
      subject.kind === 'registry'
        ? inspect(subject, platform === undefined ? options : { ...options, platform })
        : Promise.resolve({ image: flask.image ?? never(), findings: [] }),
  })
  const writable = writers()
  afterEach(() => writable.close())
  afterAll(() => writable.end())
  let registry: RegistryServer
  beforeAll(async () => (registry = await startRegistry({ main: image.manifest }, image.blobs)))
  afterAll(() => registry.close())

  test('is weighed, and compared with', async () => {
    const ref = `${registry.host}/acme/api:main`
    const { report } = await start('main', { baseline: ref }, 'push', push, reading())
    expect(report.baseline).toEqual({ source: 'registry', ref, sha: null, at: null })
    expect(report.baselineSearch).toMatchObject([
      { source: 'registry', outcome: 'nothing', note: `No Report is attached to ${ref}` },
      { source: 'registry', outcome: 'found' },
    ])
    expect(report.delta?.rows.find(({ key }) => key === 'onDisk')?.before).toBe(50_000)
    expect(report.delta?.rows.find(({ key }) => key === 'download')?.before).toBe(image.layers[0]?.length)
    expect(report.delta).not.toHaveProperty('findingsBefore')
  })

  test('has a Report attached, which also has times and findings: it is not weighed', async () => {
    const written = await writable.registry()
    const pushed = twoPlatforms('attached')
    const ref = refOf(`${written.host}/acme/api:main`)
    const writer = writable.writer(ref)
    await ship(pushed.content, [ref], {
      ...{ openRegistry: () => writer, clock: fakeClock(), signal: new AbortController().signal },
      progress: { waiting() {} },
    })
    const { digest } = pushed.root
    const earlier: Report = {
      ...{ ...flask, name: 'app', build: null, ref: 'main', sha: before, at: '2026-03-01T10:00:00.000Z' },
      push: { digest, refs: [ref.text], verified: true, failed: [] },
    }
    await attach(pushed.root, attachment(earlier), writer)
    const weigh: Partial<Stages> = {
      inspect: (subject) =>
        subject.kind === 'registry'
          ? Promise.reject(new Error('it was weighed'))
          : Promise.resolve({ image: flask.image ?? never(), findings: [] }),
    }
    const { report } = await start('main', { baseline: ref.text, name: 'app' }, 'push', push, weigh)
    expect(report.baseline).toEqual({ source: 'registry', ref: 'main', sha: before, at: earlier.at })
    expect(report.baselineSearch).toMatchObject([{ source: 'registry', outcome: 'found' }])
    expect(report.delta?.findingsBefore).toEqual([...new Set(flask.findings.map(({ code }) => code))])
    expect(report.delta?.rows.find(({ key }) => key === 'readySeconds')?.before).toBe(
      flask.smoke?.readySeconds,
    )
  })

  test.each<[string, string, Partial<Stages>, string]>([
    [
      'that is missing',
      'other',
      reading(),
      'HOST has no HOST/acme/api:other: check its name, or push it first',
    ],
    [
      'for another platform',
      'main',
      reading('linux/arm64'),
      'HOST/acme/api:main has no image for linux/arm64, only for linux/amd64: push it for that platform too',
    ],
    [
      'without an image to compare',
      'main',
      { inspect: () => Promise.reject(new UserError('engine-lost', 'The engine is gone')) },
      '',
    ],
  ])('%s is a note', async (_, tag, stages, note) => {
    const { report } = await start(
      'main',
      { baseline: `${registry.host}/acme/api:${tag}` },
      'push',
      push,
      stages,
    )
    expect(report.baseline).toBeNull()
    const failed = { source: 'registry', outcome: 'failed', note: note.replaceAll('HOST', registry.host) }
    expect(report.baselineSearch?.slice(-1) ?? []).toMatchObject(note === '' ? [] : [failed])
  })
})

test('baseline: none neither searches nor saves', async () => {
  const calls = cache.calls.length
  const { report, output } = await start('main', { baseline: 'none' }, 'push', push)
  expect(report).not.toHaveProperty('baselineSearch')
  expect(output).not.toContain('aved')
  expect(cache.calls).toHaveLength(calls)
})

test('a laptop asks nobody, and says how to get a baseline', async () => {
  const calls = cache.calls.length
  const { report } = await start('main', {}, null, {})
  expect(report.baselineSearch).toMatchObject([
    {
      source: 'file',
      outcome: 'skipped',
      note: '`--baseline FILE` compares with the Report of an earlier run',
    },
  ])
  expect(cache.calls).toHaveLength(calls)
})

describe('a commit that is named and does not exist ends the run before anything is built', () => {
  const build = () => Promise.reject(new Error('it was built'))

  test('on a laptop', async () =>
    await expect(start('main', { path: '.', baseline: 'mian' }, null, {}, { build })).rejects.toMatchObject({
      exit: 2,
      message: 'baseline: "mian" is neither a file nor a commit of this repository: did you mean main?',
      hint: expect.stringContaining('For an image: `registry:mian` or `mian:TAG`.') as unknown,
    }))
  test('on a laptop also if only this shallow clone lacks it', async () =>
    await expect(start('main', { path: '.', baseline: 'HEAD~1' }, null, {}, { build })).rejects.toMatchObject(
      {
        exit: 2,
        message: expect.stringContaining('which is shallow') as unknown,
      },
    ))
  test('in a workflow, where the remote does not have it either', async () =>
    await expect(start('main', { baseline: 'mian' }, 'push', push)).rejects.toMatchObject({ exit: 2 }))
  test('in a workflow it is a note where a longer clone may have it', async () => {
    const { report } = await start('main', { baseline: 'HEAD~1' }, 'push', push)
    const notes = report.baselineSearch?.map(({ note }) => note).join('\n')
    expect(notes).toContain('"HEAD~1" is not in this clone, which is shallow')
  })
  test('a file of that name is given by its path', async () => {
    writeFileSync(join(clones.main?.path ?? '', 'before'), '{}')
    await expect(start('main', { path: '.', baseline: 'before' }, null, {}, { build })).rejects.toMatchObject(
      {
        message: 'baseline: "before" is not a commit; the file is ./before',
      },
    )
  })
})

test('a commit cannot be compared with on a laptop where nothing is built', async () =>
  await expect(start('main', { baseline: 'HEAD' }, null, {})).rejects.toMatchObject({
    exit: 2,
    message: 'baseline: "HEAD" is a commit, whose image would have to be built; with image nothing is built',
  }))
