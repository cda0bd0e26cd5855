/** Any image: no byte counts twice, and none that your layers cannot save. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { claimsOf } from '../../../src/inspect/waste/assign.ts'
import type { WasteInput } from '../../../src/inspect/waste/index.ts'
import { layerOriginsOf } from '../../../src/inspect/waste/layer-origin.ts'
import { Malformed } from '../../../src/inspect/malformed.ts'
import { sightOf, type Step } from '../../support/sights.ts'
import { dir, file, hardlink, opaque, whiteout, type Member } from '../../support/tar.ts'

const name = fc.constantFrom('a', 'b', 'x.tar.gz', '__pycache__', '.git', 'node_modules')
const below = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'))
const folder = fc.constantFrom('', 'tmp/', 'var/lib/apt/lists/', 'root/.cache/pip/', 'root/.cache/')
const path = fc.oneof(
  fc.constantFrom('a', 'b', 'd/a'),
  fc.tuple(folder, below).map(([above, rest]) => above + rest),
)
/** Few of them, so that some meet; duplicates count from 100 kB on. */
const content = fc.constantFrom('', 'x'.repeat(50), 'y'.repeat(100_000))
const member: fc.Arbitrary<Member> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(path, content, fc.nat(1)).map(([at, text, mode]) => file(at, text, { mode })),
  },
  { weight: 1, arbitrary: path.map((at) => dir(at)) },
  { weight: 3, arbitrary: path.map(whiteout) },
  { weight: 1, arbitrary: path.map(opaque) },
  { weight: 2, arbitrary: fc.tuple(path, path).map(([at, target]) => hardlink(at, target)) },
)
const members = fc.array(member, { maxLength: 6 })
const command = fc.constantFrom('RUN tar x', 'RUN chmod x', 'COPY . /', 'COPY --from=b /a /', 'ADD x /')
const image = fc.tuple(
  fc.array(members, { maxLength: 2 }),
  fc.array(fc.tuple(command, members), { maxLength: 4 }),
)

test('claims add up to no more than what is there', () => {
  const claimsByCode = new Map<string, number>()
  fc.assert(
    fc.property(image, ([base, yours]) => {
      const steps: Step[] = [
        ...base.map((one) => ({ by: '', members: one })),
        ...yours.map(([by, one]) => ({ by, members: one })),
      ]
      const sight = sightOrNull(steps)
      if (!sight) return
      const {
        rows,
        replayed: { ledger },
      } = sight
      const isYours = (layer: number): boolean => rows[layer]?.part === 'yours'
      const claims = claimsOf(sight, layerOriginsOf(sight))
      const [ofBase, ofYours] = [true, false].map((wanted) =>
        sum(claims.filter(({ rule }) => rule.code.startsWith('base-') === wanted).map(({ bytes }) => bytes)),
      )
      expect(ofYours).toBeLessThanOrEqual(sum(rows.map(({ part, size }) => (part === 'yours' ? size : 0))))
      expect(ofBase).toBeLessThanOrEqual(
        sum(
          contentsOf(sight)
            .filter((at) => !isYours(ledger.owner(at)) && isYours(ledger.killer(at) ?? -1))
            .map((at) => ledger.size(at)),
        ),
      )
      for (const claim of claims) {
        expect(isYours(claim.layer)).toBe(true)
        expect(claim.bytes).toBe(sum(claim.sizes))
        claimsByCode.set(claim.rule.code, (claimsByCode.get(claim.rule.code) ?? 0) + 1)
      }
      expect(deadOfYours(sight)).toBeLessThanOrEqual(sum(claims.map(({ bytes }) => bytes)))
    }),
    { numRuns: 1000 },
  )
  for (const code of [
    'apt-lists',
    'pip-cache',
    'git-folder',
    'archives',
    'mode-copies',
    'copied-twice',
    'dead-weight',
    'duplicate-files',
    'base-deleted',
    'base-replaced',
  ])
    expect([code, (claimsByCode.get(code) ?? 0) > 0]).toEqual([code, true])
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Null for what engines refuse. */
function sightOrNull(steps: Step[]): WasteInput | null {
  try {
    return sightOf(steps)
  } catch (cause) {
    if (cause instanceof Malformed) return null
    throw cause
  }
}

const contentsOf = ({ replayed }: WasteInput): number[] =>
  Array.from({ length: sum(replayed.layers.map(({ files }) => files)) }, (_, content) => content)

/** Bytes that one of your layers brought and another killed. */
function deadOfYours(sight: WasteInput): number {
  const { ledger } = sight.replayed
  const isDead = (at: number): boolean => ledger.killer(at) !== null && ledger.killer(at) !== ledger.owner(at)
  const mine = contentsOf(sight).filter((at) => sight.rows[ledger.owner(at)]?.part === 'yours')
  return sum(mine.filter(isDead).map((at) => ledger.size(at)))
}
