/** What `npm run bench:scale` prints, and docs/scale.md shows. */
import { bytes } from '../../src/lib/units.ts'
import { ASSUMED, DOCUMENTED, MEASURED } from './inputs.ts'
import { LIMITS, reachedAt } from './limits.ts'
import { simulate, type Fleet, type Plan, type Result } from './simulate.ts'
import type { Shelf } from './shelf.ts'

/** A multiple of the days between updates of the base, and longer than anything is kept. */
export const FLEET: Fleet = { repositories: 10_000, days: 98, seed: 1 }

const DEFAULTS: Plan = { buildCache: 'none', relevant: false, onChange: false, mirror: false }
export const PLANS = {
  defaults: DEFAULTS,
  actions: { ...DEFAULTS, buildCache: 'actions' },
  registry: { buildCache: 'registry', relevant: true, onChange: true, mirror: true },
} as const satisfies Readonly<Record<string, Plan>>

const rounded = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US')
const percent = (share: number): string => `${rounded(share * 100)} %`
const { pullRequests, minutes, bytes: sizes } = ASSUMED
const { requests } = MEASURED

const INPUTS: readonly (readonly [what: string, value: string, how: string])[] = [
  [
    'Report of examples/flask, and gzipped',
    `${bytes(MEASURED.report)}, ${bytes(MEASURED.packedReport)}`,
    'measured',
  ],
  ['requests of the first and of a later job', `${requests.first}, ${requests.later}`, 'measured'],
  ['  without a comment', String(requests.silent), 'measured'],
  ['  more, if the cache has no baseline', String(requests.search), 'measured'],
  ['  more, with relevant: auto', String(requests.relevant), 'measured'],
  ['  to the registry, for a policy', String(MEASURED.policyRequests), 'measured'],
  [
    'entries of the cache: days, most',
    `${DOCUMENTED.cacheDays}, ${bytes(DOCUMENTED.cacheBytes)}`,
    'documented',
  ],
  ['artifacts: days', String(DOCUMENTED.artifactDays), 'documented'],
  ['dollars a minute', String(DOCUMENTED.dollarsAMinute), 'documented'],
  [
    'images of a repository',
    ASSUMED.images.map((one) => `${one.images}: ${percent(one.share)}`).join(', '),
    'assumed',
  ],
  ['platforms, each a job of a matrix', String(ASSUMED.platforms), 'assumed'],
  [
    'pull requests a working day, log-normal',
    `mean ${pullRequests.mean}, sigma ${pullRequests.sigma}`,
    'assumed',
  ],
  ['  runs after the first', String(ASSUMED.laterRuns), 'assumed'],
  ['  runs that change nothing that matters', percent(ASSUMED.irrelevant), 'assumed'],
  ['  merges that change dependencies', percent(ASSUMED.dependencyChanges), 'assumed'],
  ['update of the base, all in one hour', `every ${ASSUMED.baseUpdateDays} days`, 'assumed'],
  [
    'of a day, in the busiest 1 and 6 hours',
    `${percent(ASSUMED.busiestHour)}, ${percent(ASSUMED.busiestSixHours)}`,
    'assumed',
  ],
  [
    'layers: base, dependencies, app',
    [sizes.base, sizes.dependencies, sizes.app].map(bytes).join(', '),
    'assumed',
  ],
  ['attestation, manifest', `${bytes(sizes.attestation)}, ${bytes(sizes.manifest)}`, 'assumed'],
  ['days until a replaced image is deleted', String(ASSUMED.imageDays), 'assumed'],
  ['minutes of a job an image: cache, none', `${minutes.cached}, ${minutes.uncached}`, 'assumed'],
  ['  of a job that passes at once', String(minutes.irrelevant), 'assumed'],
]

type Show = (result: Result, days: number) => string

const YEAR = 365

const daily =
  (of: (result: Result) => number, show = rounded): Show =>
  (result, days) =>
    show(of(result) / days)
const yearly =
  (of: (result: Result) => number, show = rounded): Show =>
  (result, days) =>
    show((of(result) / days) * YEAR)
const kept =
  (place: keyof Result['stored']): Show =>
  ({ stored }) =>
    bytes(stored[place].kept)

const ROWS: readonly (readonly [what: string, show: Show])[] = [
  ['runs a day', daily(({ total }) => total.runs)],
  ['  that pass at once', daily(({ atOnce }) => atOnce)],
  ['  without a baseline in the cache', daily(({ expiredBaselines }) => expiredBaselines)],
  ['minutes of jobs a year', yearly(({ total }) => total.minutes)],
  [
    `  dollars, at ${DOCUMENTED.dollarsAMinute} a minute`,
    yearly(({ total }) => total.minutes * DOCUMENTED.dollarsAMinute),
  ],
  ['requests to GitHub a day', daily(({ total }) => total.requests)],
  ['  most of one repository an hour', ({ mostRequests }) => rounded(mostRequests * ASSUMED.busiestHour)],
  ['writes of comments a day', daily(({ total }) => total.comments)],
  [
    'requests for a policy a day',
    daily(({ total }) => total.runs * ASSUMED.platforms * MEASURED.policyRequests),
  ],
  ['Actions caches: Reports', kept('reports')],
  ['  build caches', ({ buildCaches }) => bytes(sum(buildCaches.map((one) => one.kept)))],
  ['  repositories that filled 10 GB', ({ buildCaches }) => rounded(full(buildCaches))],
  ['artifacts', kept('artifacts')],
  ['registry: images', kept('images')],
  ['  pushed a year', yearly(({ stored }) => stored.images.added, bytes)],
  ['  the same, no layer shared', yearly(({ imagesUnshared }) => imagesUnshared, bytes)],
  ['  Reports and attestations', kept('attached')],
  ['layers sent to runners a day', daily(({ total }) => total.sent, bytes)],
  ['  the same, no layer shared', daily(({ sentUnshared }) => sentUnshared, bytes)],
  ['  from outside a day', daily(({ sentUpstream }) => sentUpstream, bytes)],
]

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
const full = (shelves: readonly Shelf[]): number => shelves.filter(({ evicted }) => evicted > 0).length

/** The text of all tables. */
export function printed(fleet = FLEET): string {
  const results = Object.values(PLANS).map((plan) => simulate(fleet, plan))
  const title = `${fleet.repositories.toLocaleString('en-US')} repositories, ${fleet.days} days, seed ${fleet.seed}`
  const totals = ROWS.map(([what, show]) => [what, ...results.map((result) => show(result, fleet.days))])
  return [
    table([['taken as given', 'value', 'how it is known'], ...INPUTS]),
    table([[title, ...Object.keys(PLANS)], ...totals]),
    table([LIMIT_HEAD, ...limitRows(results, fleet.repositories)]),
  ].join('\n\n')
}

const LIMIT_HEAD = ['repositories at which it is reached', 'busiest hour', 'update of the base']

/** Of the plans the first, `defaults`, and the last; what is reached first leads. */
function limitRows(results: readonly Result[], repositories: number): string[][] {
  const at = (use: number, limit: (typeof LIMITS)[number]): number => reachedAt(limit, use, repositories)
  const [first, last] = [results.at(0), results.at(-1)]
  if (!first || !last) return []
  const rows = LIMITS.map((limit) => {
    const [before, after] = [limit.use(first), limit.use(last)]
    return {
      what: limit.what,
      busiest: [at(before.busiest, limit), at(after.busiest, limit)],
      herd: [at(before.herd, limit), at(after.herd, limit)],
    }
  })
  const least = ({ busiest, herd }: (typeof rows)[number]): number => Math.min(...busiest, ...herd)
  const pair = (sizes: readonly number[]): string => sizes.map(rounded).join(' → ')
  return rows
    .sort((a, b) => least(a) - least(b))
    .map(({ what, busiest, herd }) => [what, pair(busiest), pair(herd)])
}

/** The first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(padded).join('  ')).join('\n')
}
