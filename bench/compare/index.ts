/**
 * `npm run bench:compare` measures what a cached baseline costs: the action on archives of 200,000 and of 200 files, with a
 * baseline in a cache service on 127.0.0.1 and without one, run alternately. It needs 500 MB of disk and no engine.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startCacheService } from '../../__tests__/support/cache-service.ts'
import { actionEnv } from '../../__tests__/support/dist.ts'
import { GitRepository } from '../../__tests__/support/git-repository.ts'
import { CACHE_CLIENT } from '../../src/baseline/cache-client.ts'
import { unpackReport } from '../../src/baseline/entry.ts'
import { compare } from '../../src/compare/index.ts'
import type { Report } from '../../src/core/schema.ts'
import { archiveOf, layersOf, type LayerPlan } from '../layers/archive.ts'
import { measured, type Measured } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { ms, printTable, times, type Row } from '../table.ts'

const ROUNDS = 7
const MOST_MS = 150
const MOST_BYTES = 2_000_000
const DIST = resolve('dist/index.js')

/** So many files in eleven layers, some of them npm packages, before and after a change of the last layer. */
function plansOf(files: number): { before: readonly LayerPlan[]; after: readonly LayerPlan[] } {
  const layer = files / 10
  const [packages, changed] = [layer / 4, layer * 0.75]
  const from = files - layer
  const shared: readonly LayerPlan[] = [
    ...layersOf(9, layer, 200),
    { from, files: packages, bytes: 200, members: 'packages' },
  ]
  return {
    before: [...shared, { from: from + packages, files: changed, bytes: 200 }],
    after: [...shared, { from: files, files: changed, bytes: 300 }],
  }
}

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

interface Run extends Measured {
  /** Elapsed seconds without those of weighing, beside which the search runs. */
  readonly beside: number
}

/** The action; a pull request saves no Report. */
async function run(
  archive: string,
  { ref, ...event }: typeof push | typeof pullRequest,
  inputs: Record<string, string>,
): Promise<Run> {
  const report = join(folder, 'report.json')
  const given = { archive, report, comment: 'never', ...inputs }
  const action = actionEnv(process.env, given, { ...event, apiUrl: 'http://127.0.0.1:9' })
  const sha = event.event === 'push' ? parent : head
  repository.git('checkout', '--quiet', '--detach', sha)
  const env = { ...action.env, ...cache.env, SEA_TRIAL_CACHE: '', GITHUB_SHA: sha, GITHUB_REF: ref }
  const taken = await measured(process.execPath, [DIST], { env, cwd: repository.path })
  const { timings, baseline } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const isWanted = event.event === 'pull_request' && inputs.baseline !== 'none'
  if ((baseline !== null) !== isWanted) throw new Error(`baseline: ${JSON.stringify(baseline)}`)
  return { ...taken, beside: taken.seconds - (timings.inspect ?? 0) }
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

const FIGURES = {
  cpu: 'processor time',
  seconds: 'elapsed',
  beside: 'elapsed, without weighing',
} as const

/** Also returns the saved Report that was compared with. */
async function rowsOf(files: number): Promise<{ rows: Row[]; saved: Buffer }> {
  const plans = plansOf(files)
  const [before, after] = [await written('before.tar', plans.before), await written('after.tar', plans.after)]
  const name = `bench-${files}`
  await run(before, push, { name })
  const saved = cache.entries.at(-1)?.content
  if (!(saved instanceof Buffer)) throw new Error('no Report was saved')
  const taken = await alternate(ROUNDS, {
    without: () => run(after, pullRequest, { name, baseline: 'none' }),
    with: () => run(after, pullRequest, { name }),
  })
  const rows = (['cpu', 'seconds', 'beside'] as const).map((figure): Row => {
    const [ours, bare] = [taken.with, taken.without].map((runs) => runs.map((one) => one[figure]))
    const more = 1000 * median((ours ?? []).map((value, round) => value - (bare?.[round] ?? NaN)))
    const [a, b] = [median(ours ?? []), median(bare ?? [])]
    return [
      `with a cached baseline / without, ${files.toLocaleString('en')} files: ${FIGURES[figure]}`,
      times(a / b),
      `${ms(a)} / ${ms(b)}: ${Math.round(more)} ms more, target ≤ ${MOST_MS} ms: ${verdict(more <= MOST_MS)}`,
    ]
  })
  return { rows, saved }
}

const verdict = (isMet: boolean) => (isMet ? 'met' : 'missed')

/** What a process costs that asks the cache for a key that it does not have. */
async function clientCpu(): Promise<number> {
  const env = { ...process.env, ...cache.env, RUNNER_TEMP: folder }
  const ask = () => measured(process.execPath, [DIST, CACHE_CLIENT, 'restore', 'x'], { env, mayFail: true })
  const { asked } = await alternate(ROUNDS, { asked: ask })
  return median(asked.map(({ cpu }) => cpu))
}

async function rows(): Promise<Row[]> {
  const small = await rowsOf(200)
  const { rows: large, saved } = await rowsOf(200_000)
  const report = await unpackReport(saved, 'of the bench')
  return [
    ...large,
    ...small.rows,
    ['of that, GitHub’s client of the cache: processor time', ms(await clientCpu()), ''],
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
