/** The simulation of a fleet, and that docs/scale.md shows what it prints. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ASSUMED, MEASURED } from '../../bench/scale/inputs.ts'
import { LIMITS, reachedAt } from '../../bench/scale/limits.ts'
import { PLANS, printed } from '../../bench/scale/print.ts'
import { binomial, logNormal, poisson, randomOf } from '../../bench/scale/random.ts'
import { Shelf } from '../../bench/scale/shelf.ts'
import { simulate, type Plan, type Result } from '../../bench/scale/simulate.ts'

const { defaults, actions, registry } = PLANS
const run = (plan: Plan, repositories = 100, seed = 1, days = 98): Result =>
  simulate({ repositories, days, seed }, plan)
const shelvesOf = ({ stored, buildCaches }: Result): Shelf[] => [...Object.values(stored), ...buildCaches]

describe('random numbers', () => {
  test('are the same for the same seed and stream, and others for others', () => {
    const ten = (seed: number, stream: number) => {
      const random = randomOf(seed, stream)
      return Array.from({ length: 10 }, random)
    }
    expect(ten(1, 2)).toEqual(ten(1, 2))
    expect(new Set([ten(1, 2), ten(1, 3), ten(2, 2)].flat()).size).toBe(30)
  })
  test.each([
    ['poisson', () => poisson(3, random), 3],
    ['binomial', () => binomial(10, 0.3, random), 3],
    ['log-normal', () => logNormal({ mean: 1, sigma: 1 }, random), 1],
  ])('%s has its mean', (_, draw, mean) => {
    const draws = Array.from({ length: 20_000 }, draw)
    expect(draws.reduce((sum, one) => sum + one, 0) / draws.length / mean).toBeCloseTo(1, 1)
  })
  const random = randomOf(1, 1)
})

describe('a shelf', () => {
  test('removes what is as old as its days', () => {
    const shelf = new Shelf(7)
    shelf.add(0, 5)
    shelf.add(3, 2)
    shelf.pass(6)
    expect(shelf.kept).toBe(7)
    shelf.pass(7)
    expect(shelf).toMatchObject({ added: 7, kept: 2, expired: 5, evicted: 0 })
  })
  test('removes the oldest where there is no room', () => {
    const shelf = new Shelf(7, 10)
    for (const day of [0, 1, 2]) shelf.add(day, 6)
    expect(shelf).toMatchObject({ added: 18, kept: 10, expired: 8, evicted: 8 })
    shelf.pass(8) // of day 1, 4 were left
    expect(shelf.kept).toBe(6)
  })
})

describe('a fleet', () => {
  test.each([
    ['defaults', defaults],
    ['actions', actions],
    ['registry', registry],
  ])('%s: what was stored is kept or has expired', (_, plan) => {
    for (const { added, kept, expired } of shelvesOf(run(plan))) expect(kept + expired).toBe(added)
  })
  test('has the same numbers for the same seed, and others for others', () => {
    expect(run(registry)).toEqual(run(registry))
    expect(run(registry).total).not.toEqual(run(registry, 100, 2).total)
  })
  test.each([
    ['defaults', defaults],
    ['registry', registry],
  ])('%s: a larger one has no lower load, and stores no less', (_, plan) => {
    const [small, large] = [run(plan, 50), run(plan, 100)]
    for (const load of ['total', 'herd'] as const)
      for (const [key, value] of Object.entries<number>({ ...small[load] }))
        expect(large[load][key as keyof Result['herd']]).toBeGreaterThan(value)
    for (const [place, { added }] of Object.entries(small.stored))
      expect(large.stored[place as keyof Result['stored']].added).toBeGreaterThanOrEqual(added)
  })
  test('has the same events with every plan', () => {
    const runs = [defaults, actions, registry].map((plan) => run(plan).total.runs)
    expect(new Set(runs).size).toBe(1)
  })
  test('a day without an update of the base asks GitHub what its runs ask', () => {
    const { total, expiredBaselines } = run(defaults, 200, 1, 5)
    const changes = total.comments // each job of a pull request writes one
    const { first, later, search } = MEASURED.requests
    const least = changes * later + expiredBaselines * ASSUMED.platforms * search
    expect(total.requests).toBeGreaterThan(least)
    expect(total.requests).toBeLessThan(least + changes * (first - later))
  })
  test('an update of the base rebuilds each image without a cache, for the change and for the merge', () => {
    const { herd, total } = run(registry)
    expect(herd).toMatchObject({
      runs: 200,
      pulls: 200 * ASSUMED.platforms,
      comments: 100 * ASSUMED.platforms,
    })
    expect(herd.sent).toBe(herd.pulls * ASSUMED.bytes.base)
    expect(run(registry, 100, 1, 7).herd.runs).toBe(0)
    expect(total.runs).toBeGreaterThan(7 * herd.runs)
  })
  test('a mirror fetches each base once; layers that are shared are sent and stored once', () => {
    const [far, near] = [run(defaults), run(registry)]
    expect(near.sentUpstream).toBe(7 * ASSUMED.platforms * ASSUMED.bytes.base)
    expect(far.sentUpstream).toBe(far.total.sent)
    expect(far.sentUnshared).toBeGreaterThan(far.total.sent)
    expect(far.imagesUnshared).toBeGreaterThan(far.stored.images.added)
  })
  test('the cache of one repository never has more than its limit', () => {
    const { buildCaches } = run(actions, 500)
    expect(buildCaches.filter(({ evicted }) => evicted > 0)).not.toEqual([])
    for (const { kept } of buildCaches) expect(kept).toBeLessThanOrEqual(10e9)
  })
})

test('a limit is reached at the size at which its load is that limit', () => {
  for (const limit of LIMITS) {
    const { busiest } = limit.use(run(defaults))
    const size = reachedAt(limit, busiest, 100)
    expect((busiest / 100) * size).toBeLessThanOrEqual(limit.most)
    expect((busiest / 100) * (size + 1)).toBeGreaterThan(limit.most)
  }
})

test('docs/scale.md shows what the command prints', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/scale.md'), 'utf8')
  for (const table of printed().split('\n\n')) expect(page).toContain(`\`\`\`text\n${table}\n\`\`\``)
})
