/**
 * A fleet of repositories, day by day. Each repository has its own stream of random numbers, which does not depend on the
 * plan: a larger fleet has the repositories of a smaller one and others, and plans are compared by the same events.
 */
import { ASSUMED, DOCUMENTED, MEASURED } from './inputs.ts'
import { binomial, logNormal, poisson, randomOf, type Random } from './random.ts'
import { Shelf } from './shelf.ts'

export interface Fleet {
  repositories: number
  days: number
  seed: number
}

/** How the fleet is set up. */
export interface Plan {
  /** Where builds keep their cache: nowhere, in the Actions cache, or at the registry. */
  buildCache: 'none' | 'actions' | 'registry'
  /** `relevant: auto` */
  relevant: boolean
  /** `comment: on-change`; a pull request has no comment if its first run changes nothing that matters. */
  onChange: boolean
  /** Base images come from a mirror, which fetches each of them once. */
  mirror: boolean
}

export interface Load {
  /** Of workflows: each has a job for each platform. */
  runs: number
  /** To GitHub's API. */
  requests: number
  /** Of jobs. */
  minutes: number
  /** Of base images, each for one platform. */
  pulls: number
  /** Writes of comments. */
  comments: number
  /** Of layers that registries and the mirror send to runners. */
  sent: number
}

/** Places whose bytes are removed after a number of days. */
type Place = 'reports' | 'artifacts' | 'images' | 'attached'

export interface Result {
  total: Load
  /** Of the total: runs that passed at once. */
  atOnce: number
  /** Of the total: runs that found no Report in the cache, because it was unused for too long. */
  expiredBaselines: number
  /** What would have been sent if the images of a run shared no layers. */
  sentUnshared: number
  /** Base layers that left the registry that has them: to the mirror, or to runners. */
  sentUpstream: number
  /** `attached`: Reports and attestations that refer to images. */
  stored: Readonly<Record<Place, Shelf>>
  /** Each repository has a limit of its own. */
  buildCaches: readonly Shelf[]
  /** Bytes of images that would have been stored if repositories shared no layers. */
  imagesUnshared: number
  /** Of the day with most runs, without an update of the base. */
  busiestDay: Load
  /** Of the hour in which all repositories update their base. */
  herd: Load
  /** Requests of the busiest repository on its busiest day. */
  mostRequests: number
}

interface Repository {
  random: Random
  images: number
  /** Pull requests a working day. */
  rate: number
  /** The last day on which the Report in the cache can be found. */
  cachedUntil: number
  /** The last day on which a trial of the base branch counts. */
  countsUntil: number
  buildCache: Shelf
}

/** What happens in one repository. */
interface Events {
  /** Runs of pull requests: their first, and later ones. */
  first: number
  later: number
  /** Of these: of commits that change nothing that matters. */
  irrelevantFirst: number
  irrelevant: number
  merges: number
  /** Of the merges: those that change dependencies. */
  dependencies: number
  /** The base has changed, so no cached layer is of use. */
  isHerd: boolean
}

const { bytes, platforms, minutes } = ASSUMED
const { requests } = MEASURED
const NONE: Load = { runs: 0, requests: 0, minutes: 0, pulls: 0, comments: 0, sent: 0 }
const HERD: Events = {
  first: 1,
  later: 0,
  irrelevantFirst: 0,
  irrelevant: 0,
  merges: 1,
  dependencies: 1,
  isHerd: true,
}
const WEEK = 7
const WORKDAYS = 5
/** The first update of the base: on a working day. */
const FIRST_UPDATE = 7

export function simulate({ repositories, days, seed }: Fleet, plan: Plan): Result {
  const fleet = Array.from({ length: repositories }, (_, index) => repositoryOf(randomOf(seed, index)))
  const result = emptyResult(fleet)
  for (let day = 0; day < days; day++) {
    const isHerd = day % ASSUMED.baseUpdateDays === FIRST_UPDATE
    const [ofDay, herd] = [{ ...NONE }, { ...NONE }]
    // a registry keeps the layers of a new base once, and a mirror fetches them once
    const base = isHerd ? platforms * bytes.base : 0
    const stored: Record<Place, number> = { reports: 0, artifacts: 0, images: base, attached: 0 }
    if (plan.mirror) result.sentUpstream += base
    const around: Around = { day, plan, result, stored, load: ofDay }
    const aroundHerd: Around = { ...around, load: herd }
    for (const repository of fleet) {
      const before = ofDay.requests
      if (day % WEEK < WORKDAYS) live(repository, eventsOf(repository), around)
      if (isHerd) live(repository, HERD, aroundHerd)
      const asked = ofDay.requests - before
      if (asked > result.mostRequests) result.mostRequests = asked
    }
    add(result.total, ofDay)
    add(result.total, herd)
    if (ofDay.runs > result.busiestDay.runs) result.busiestDay = ofDay
    if (isHerd) result.herd = herd
    for (const [place, shelf] of Object.entries(result.stored)) shelf.add(day, stored[place as Place])
  }
  for (const shelf of result.buildCaches) shelf.pass(days - 1)
  return result
}

const emptyResult = (fleet: readonly Repository[]): Result => ({
  total: { ...NONE },
  atOnce: 0,
  expiredBaselines: 0,
  sentUnshared: 0,
  sentUpstream: 0,
  stored: {
    reports: new Shelf(DOCUMENTED.cacheDays),
    artifacts: new Shelf(DOCUMENTED.artifactDays),
    images: new Shelf(ASSUMED.imageDays),
    attached: new Shelf(ASSUMED.imageDays),
  },
  buildCaches: fleet.map(({ buildCache }) => buildCache),
  imagesUnshared: 0,
  busiestDay: NONE,
  herd: NONE,
  mostRequests: 0,
})

function repositoryOf(random: Random): Repository {
  return {
    random,
    images: imagesOf(random()),
    rate: logNormal(ASSUMED.pullRequests, random),
    cachedUntil: 0,
    countsUntil: 0,
    buildCache: new Shelf(DOCUMENTED.cacheDays, DOCUMENTED.cacheBytes),
  }
}

/** `at`: from 0 to 1. */
function imagesOf(at: number): number {
  let below = 0
  return ASSUMED.images.find(({ share }) => at < (below += share))?.images ?? 1
}

function eventsOf({ rate, random }: Repository): Events {
  const first = poisson(rate, random)
  const later = poisson(first * ASSUMED.laterRuns, random)
  const irrelevantFirst = binomial(first, ASSUMED.irrelevant, random)
  return {
    first,
    later,
    irrelevantFirst,
    irrelevant: irrelevantFirst + binomial(later, ASSUMED.irrelevant, random),
    merges: first,
    dependencies: binomial(first, ASSUMED.dependencyChanges, random),
    isHerd: false,
  }
}

interface Around {
  day: number
  plan: Plan
  result: Result
  /** Bytes of the day. */
  stored: Record<Place, number>
  /** Of the day, or of the hour of an update of the base. */
  load: Load
}

/** The runs of one repository, by what they need. */
interface Runs {
  changes: number
  /** Those that build. */
  full: number
  atOnce: number
  /** Those that write no comment. */
  silent: number
  /** Their baseline is no longer in the cache. */
  isExpired: boolean
  /** Images, each for one platform. */
  each: number
}

function live(repository: Repository, events: Events, around: Around): void {
  const { day, plan } = around
  const { first, later, irrelevant, irrelevantFirst, merges } = events
  const changes = first + later
  if (changes === 0) return
  const isExpired = day > repository.cachedUntil
  const atOnce = plan.relevant && day <= repository.countsUntil ? irrelevant : 0
  const full = changes - atOnce + merges
  const silent = plan.onChange ? irrelevantFirst : 0
  const runs: Runs = { changes, full, atOnce, silent, isExpired, each: repository.images * platforms }
  work(runs, events, around)
  send(runs, events, around)
  store(runs, events, around)
  if (plan.buildCache === 'actions') {
    // a change of dependencies is built by the pull request and after its merge
    const layers = full * bytes.app + 2 * events.dependencies * bytes.dependencies
    repository.buildCache.add(day, runs.each * layers)
  }
  const until = day + DOCUMENTED.cacheDays
  if (merges > 0 || !isExpired) repository.cachedUntil = until
  if (merges > 0) repository.countsUntil = until
}

function work(runs: Runs, { first, later, merges, isHerd }: Events, { plan, result, load }: Around): void {
  const { changes, full, atOnce, silent, isExpired, each } = runs
  const isCached = plan.buildCache !== 'none' && !isHerd
  load.runs += changes + merges
  load.comments += platforms * (changes - silent)
  load.requests +=
    platforms *
    (first * requests.first +
      later * requests.later -
      silent * (requests.first - requests.silent) +
      (isExpired ? changes * requests.search : 0) +
      (plan.relevant ? changes * requests.relevant : 0))
  load.minutes +=
    full * each * (isCached ? minutes.cached : minutes.uncached) + atOnce * platforms * minutes.irrelevant
  result.atOnce += atOnce
  result.expiredBaselines += isExpired ? changes : 0
}

/** Layers that runners fetch: the images of a job share their base. */
function send({ full, each }: Runs, { isHerd }: Events, { plan, result, load }: Around): void {
  const base = full * platforms * bytes.base
  const fromCache = plan.buildCache === 'registry' && !isHerd ? full * each * bytes.dependencies : 0
  load.pulls += full * platforms
  load.sent += base + fromCache
  result.sentUnshared += full * each * bytes.base + fromCache
  result.sentUpstream += plan.mirror ? 0 : base
}

function store({ each }: Runs, { merges, dependencies, isHerd }: Events, around: Around): void {
  const { plan, result, stored } = around
  const reports = merges * each * MEASURED.packedReport
  const pushed = each * (merges * (bytes.app + bytes.manifest) + dependencies * bytes.dependencies)
  stored.reports += reports
  stored.artifacts += plan.relevant ? reports : 0
  stored.images += pushed
  result.imagesUnshared += pushed + (isHerd ? each * bytes.base : 0)
  stored.attached += merges * each * (MEASURED.report + bytes.attestation + 2 * bytes.manifest)
}

function add(sum: Load, load: Load): void {
  for (const key of Object.keys(sum) as (keyof Load)[]) sum[key] += load[key]
}
