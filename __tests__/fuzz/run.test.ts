/** Tests of the fuzzer: it finds planted faults, minimises inputs, and repeats itself for the same seed. */
import { describe, expect, test } from '@jest/globals'
import type { Weigh } from '../../fuzz/check.ts'
import { growth } from '../../fuzz/memory.ts'
import { run, type Fault, type Tally } from '../../fuzz/run.ts'
import { UserError } from '../../src/core/errors.ts'
import { inspect } from '../../src/inspect/index.ts'
import type { Image } from '../../src/core/schema.ts'

interface Ran {
  tally: Tally
  faults: Fault[]
  inputs: string[]
}

/** Runs `most` inputs, enough to find a planted fault. */
async function ran(weigh: Weigh, most: number, seed = 1): Promise<Ran> {
  const faults: Fault[] = []
  const inputs: string[] = []
  const tally = await run({
    seed,
    seconds: 60,
    most,
    weigh,
    onInput: (input) => void inputs.push(input.toString('base64')),
    onProgress() {},
    onFault: (fault) => void faults.push(fault),
  })
  return { tally, faults, inputs }
}

/** Weighs the input, then changes the result. */
const changing =
  (change: (image: Image) => Image): Weigh =>
  async (...args) => {
    const { image, findings } = await inspect(...args)
    return { image: change(image), findings }
  }

const dead = (image: Image): boolean => image.sizes.deadWeight > 0

test.each<[string, Weigh, RegExp]>([
  [
    'an error that nobody foresaw',
    () => Promise.reject(new TypeError('undefined is not a function')),
    /^it throws something else\nTypeError: undefined is not a function/,
  ],
  [
    'an error of another kind',
    () => Promise.reject(new UserError('internal', '`docker save app` is odd', 'hint')),
    /^a refusal of code internal/,
  ],
  [
    'a sentence without the archive',
    () => Promise.reject(new UserError('archive-invalid', 'It is broken', 'hint')),
    /^a refusal that does not name the archive/,
  ],
  [
    'a refusal of a good image',
    () =>
      Promise.reject(new UserError('archive-invalid', '`docker save app` and input.tar and folder', 'hint')),
    /^it refuses what the model weighs/,
  ],
  [
    'dead weight that is not counted',
    changing((image) => (dead(image) ? { ...image, dead: image.dead.slice(1) } : image)),
    /^it does not hold that the rows of the dead add up/,
  ],
  [
    'figures that are wrong in themselves alike',
    changing((image) =>
      dead(image)
        ? { ...image, dead: image.dead.map((row) => ({ ...row, cause: 'metadata' as const })) }
        : image,
    ),
    /^it differs from the model\ndead: /,
  ],
  [
    'an efficiency of no number',
    changing((image) => ({ ...image, sizes: { ...image.sizes, efficiency: NaN } })),
    /^it does not hold that the Report’s schema takes it, and it does not hold that efficiency lies/,
  ],
])(
  'finds %s',
  async (_, weigh, text) => {
    const { faults, tally } = await ran(weigh, 40)
    expect(faults.map((fault) => fault.text)).toEqual(expect.arrayContaining([expect.stringMatching(text)]))
    expect(tally.faults).toBe(faults.length)
  },
  60_000,
)

test('minimises a failing input and keeps its fault', async () => {
  const failing: Weigh = async (subject, options) => {
    if (subject.kind !== 'engine') return inspect(subject, options)
    let bytes = 0
    for await (const chunk of await subject.engine.save('app')) bytes += Buffer.from(chunk as Buffer).length
    if (bytes > 3000) throw new RangeError('too large')
    throw new UserError('archive-invalid', '`docker save app`', 'hint')
  }
  const { faults } = await ran(failing, 40)
  const fault = faults.find(({ text }) => text.includes('too large'))
  expect(fault?.input.length).toBeGreaterThan(3000)
  expect(fault?.input.length).toBeLessThan(3100)
}, 60_000)

test('the same seed makes the same inputs', async () => {
  const [one, two, other] = [await ran(inspect, 100, 5), await ran(inspect, 100, 5), await ran(inspect, 5, 6)]
  expect(one.inputs).toHaveLength(100)
  expect(one.inputs).toEqual(two.inputs)
  expect(one.inputs).not.toContain(other.inputs[0])
}, 120_000)

describe('memory', () => {
  const samples = (used: (at: number) => number) =>
    Array.from({ length: 20 }, (_, at) => ({ used: used(at) * 2 ** 20, resident: 300 * 2 ** 20 }))

  test.each<[string, (at: number) => number, boolean]>([
    ['that stays', () => 50, false],
    ['that comes and goes', (at) => 50 + (at % 5) * 30, false],
    ['that grows at first', (at) => Math.min(at, 4) * 50, false],
    ['that grows', (at) => 50 + at * 10, true],
  ])('%s', (_, used, grows) => expect(growth(samples(used)) !== null).toBe(grows))

  test('a short run has no result', () => expect(growth(samples((at) => at * 100).slice(0, 6))).toBeNull())
})
