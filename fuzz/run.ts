/**
 * The fuzzer: mutates inputs, weighs and checks them, for a number of seconds. The same seed makes the same inputs, as long
 * as the code under test behaves the same. Inputs with a new kind of outcome are kept and mutated further.
 */
import fc from 'fast-check'
import { anyImage } from '../__tests__/support/images.ts'
import { Wrong, check, type Weigh } from './check.ts'
import { growth, sampled, type Sample } from './memory.ts'
import { minimised } from './minimise.ts'
import { mutated } from './mutate.ts'
import { Random } from './random.ts'

export interface Options {
  readonly seed: number
  readonly seconds: number
  /** Maximum number of inputs. */
  readonly most?: number
  readonly weigh: Weigh
  /** Called with each input before it is weighed. */
  readonly onInput: (input: Buffer, number: number) => void
  readonly onProgress: (tally: Tally) => void
  /** Called once for each kind of fault. */
  readonly onFault: (fault: Fault) => void
}

export interface Tally {
  readonly seconds: number
  readonly inputs: number
  readonly refused: number
  readonly weighed: number
  /** Numbers of kinds of errors, and of weighed images. */
  readonly sentences: number
  readonly traits: number
  readonly faults: number
  readonly memory: Sample
}

export interface Fault {
  /** The first line is the kind of fault. */
  readonly text: string
  /** Number of the input; null if no single input caused it. */
  readonly number: number | null
  readonly input: Buffer
}

const FIRST = 40
const MOST_KEPT = 400
const PROGRESS_SECONDS = 10
const SAMPLE_SECONDS = 2

export async function run(options: Options): Promise<Tally> {
  const { seed, seconds, most = Infinity, onInput, onProgress, onFault } = options
  const first = fc.sample(anyImage, { seed, numRuns: FIRST }).map(({ archive }) => archive)
  const pools = { weighed: [...first], refused: [...first] }
  const kinds = new Set<string>()
  const faults = new Set<string>()
  const samples: Sample[] = []
  const counts = { inputs: 0, refused: 0, weighed: 0 }
  const every = clock()
  const tally = (): Tally => {
    const traits = [...kinds].filter(isWeighed).length
    const found = { sentences: kinds.size - traits, traits, faults: faults.size }
    return { seconds: every.elapsed(), ...counts, ...found, memory: sampled() }
  }
  for (; every.elapsed() < seconds && counts.inputs < most; counts.inputs++) {
    const number = counts.inputs
    const random = new Random(seed, number)
    // inputs that are refused already rarely show anything new
    const parent = random.pick(random.oneIn(4) ? pools.refused : pools.weighed)
    const input = first[number] ?? mutated(parent, random.pick(pools.weighed), random)
    onInput(input, number)
    const kind = await kindOf(input, number, options)
    if (kind instanceof Wrong) {
      if (!faults.has(lineOf(kind)))
        onFault({ text: kind.message, number, input: await smaller(input, kind, number, options) })
      faults.add(lineOf(kind))
    } else {
      const answer = isWeighed(kind) ? 'weighed' : 'refused'
      counts[answer]++
      if (!kinds.has(kind)) keep(pools[answer], input, random)
      kinds.add(kind)
    }
    if (every.is(SAMPLE_SECONDS)) samples.push(sampled())
    if (every.is(PROGRESS_SECONDS)) onProgress(tally())
  }
  const grown = growth(samples)
  if (grown !== null) onFault({ text: grown, number: null, input: Buffer.alloc(0) })
  return { ...tally(), faults: faults.size + (grown === null ? 0 : 1) }
}

const isWeighed = (kind: string): boolean => kind.startsWith('weighed')
const lineOf = ({ message }: Wrong): string => message.split('\n', 1)[0] ?? ''

async function kindOf(input: Buffer, number: number, { seed, weigh }: Options): Promise<string | Wrong> {
  try {
    return await check(input, new Random(seed, number, 1), weigh)
  } catch (error) {
    if (error instanceof Wrong) return error
    throw error
  }
}

function smaller(input: Buffer, fault: Wrong, number: number, options: Options): Promise<Buffer> {
  return minimised(input, async (less) => {
    const kind = await kindOf(less, number, options)
    return kind instanceof Wrong && lineOf(kind) === lineOf(fault)
  })
}

/** The first inputs are never dropped: all others derive from them. */
function keep(pool: Buffer[], input: Buffer, random: Random): void {
  if (pool.length < MOST_KEPT) pool.push(input)
  else pool[FIRST + random.below(MOST_KEPT - FIRST)] = input
}

/** `is(n)` is true once in n seconds. */
function clock(): { elapsed: () => number; is: (seconds: number) => boolean } {
  const started = performance.now()
  const elapsed = (): number => (performance.now() - started) / 1000
  const last = new Map<number, number>()
  return {
    elapsed,
    is(seconds) {
      if (elapsed() - (last.get(seconds) ?? 0) < seconds) return false
      last.set(seconds, elapsed())
      return true
    },
  }
}
