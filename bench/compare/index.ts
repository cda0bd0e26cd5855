/**
 * `npm run bench:compare` measures what a cached baseline costs: the action on an archive of 200,000 files, with a baseline in
 * a cache service on 127.0.0.1 and without one, run alternately. It needs 500 MB of disk and no engine.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startCacheService } from '../../__tests__/support/cache-service.ts'
import { actionEnv } from '../../__tests__/support/dist.ts'
import { GitRepository } from '../../__tests__/support/git-repository.ts'
import { unpackReport } from '../../src/baseline/entry.ts'
import { compare } from '../../src/compare/index.ts'
import { archiveOf, layersOf, type LayerPlan } from '../layers/archive.ts'
import { measured, type Measured } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { ms, printTable, times, type Row } from '../table.ts'

const ROUNDS = 7
const MOST_MS = 150
const MOST_BYTES = 2_000_000
const DIST = resolve('dist/index.js')

/** 200,000 files in ten layers, 5,000 of them npm packages. The image under test has another layer at the end. */
const SHARED: readonly LayerPlan[] = [
  ...layersOf(9, 20_000, 200),
  { from: 180_000, files: 5000, bytes: 200, members: 'packages' },
]
const BEFORE: readonly LayerPlan[] = [...SHARED, { from: 185_000, files: 15_000, bytes: 200 }]
const AFTER: readonly LayerPlan[] = [...SHARED, { from: 190_000, files: 15_000, bytes: 300 }]

const folder = mkdtempSync(join(tmpdir(), 'bench-compare-'))
const repository = GitRepository.create()
const [parent, head] = [repository.commit(), repository.commit()]
const cache = await startCacheService()

async function written(name: string, layers: readonly LayerPlan[]): Promise<string> {
  const path = join(folder, name)
  await pipeline(archiveOf(layers), createWriteStream(path))
  return path
}

const push = { event: 'push', ref: 'refs/heads/main', payload: { before: null } }
const pullRequest = {
  event: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: {
    pull_request: { number: 7, head: { sha: head, ref: 'topic' }, base: { sha: parent, ref: 'main' } },
  },
}

/** The action; a pull request saves no Report. */
function run(
  archive: string,
  { ref, ...event }: typeof push | typeof pullRequest,
  inputs: Record<string, string> = {},
): Promise<Measured> {
  const given = { archive, name: 'bench', comment: 'never', ...inputs }
  const action = actionEnv(process.env, given, { ...event, apiUrl: 'http://127.0.0.1:9' })
  const sha = event.event === 'push' ? parent : head
  repository.git('checkout', '--quiet', '--detach', sha)
  const env = { ...action.env, ...cache.env, SEA_TRIAL_CACHE: '', GITHUB_SHA: sha, GITHUB_REF: ref }
  return measured(process.execPath, [DIST], { env, cwd: repository.path })
}

/** Median milliseconds of `work`, in this process. */
async function medianMs(work: () => unknown): Promise<number> {
  const taken = await alternate(ROUNDS, {
    work: async () => {
      const began = performance.now()
      await work()
      return performance.now() - began
    },
  })
  return median(taken.work)
}

async function rows(): Promise<Row[]> {
  const [before, after] = [await written('before.tar', BEFORE), await written('after.tar', AFTER)]
  await run(before, push)
  const saved = cache.entries[0]?.content
  if (!(saved instanceof Buffer)) throw new Error('no Report was saved')
  const taken = await alternate(ROUNDS, {
    without: () => run(after, pullRequest, { baseline: 'none' }),
    with: () => run(after, pullRequest),
  })
  const cpu = (all: readonly Measured[]) => median(all.map((one) => one.cpu))
  const wall = (all: readonly Measured[]) => median(all.map((one) => one.seconds))
  const report = await unpackReport(saved, 'of the bench')
  const more = 1000 * (cpu(taken.with) - cpu(taken.without))
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'missed')
  return [
    [
      'with a cached baseline / without, processor time',
      times(cpu(taken.with) / cpu(taken.without)),
      `${ms(cpu(taken.with))} / ${ms(cpu(taken.without))}: ${Math.round(more)} ms more, target ≤ ${MOST_MS} ms: ${verdict(more <= MOST_MS)}`,
    ],
    [
      'the same, elapsed',
      times(wall(taken.with) / wall(taken.without)),
      `${ms(wall(taken.with))} / ${ms(wall(taken.without))}`,
    ],
    [
      'a saved Report',
      `${Math.round(saved.length / 1000)} kB`,
      `target ≤ ${MOST_BYTES / 1000} kB: ${verdict(saved.length <= MOST_BYTES)}`,
    ],
    ['reading it, in a warm process', `${Math.round(await medianMs(() => unpackReport(saved, '')))} ms`, ''],
    ['comparing, in a warm process', `${Math.round(await medianMs(() => compare(report, report)))} ms`, ''],
  ]
}

try {
  printTable(await rows())
} finally {
  await cache.close()
  repository.remove()
  rmSync(folder, { recursive: true })
}
