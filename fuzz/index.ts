/**
 * `npm run fuzz -- [--seconds N] [--seed N]` weighs malformed archives until the time is up. Prints progress every ten
 * seconds, writes each input with a wrong outcome to a folder outside the repository, and exits 1 if there was one. Hangs
 * and growing memory count as wrong too.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { megabytes } from './memory.ts'
import type { Fault, Tally } from './run.ts'

export type Message =
  | { readonly kind: 'progress' | 'done'; readonly tally: Tally }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Shared by both threads: the number, length and bytes of the current input. */
export interface Shared {
  readonly seed: number
  readonly seconds: number
  readonly head: Int32Array<SharedArrayBuffer>
  readonly bytes: Uint8Array<SharedArrayBuffer>
}

const MOST_BYTES = 2 ** 20
/** Heap limit of the thread; exceeding it is a fault. */
const HEAP_MiB = 1024
const HANG_SECONDS = 30

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } })
const seconds = Number(values.seconds ?? process.env.FUZZ_SECONDS ?? 60)
const seed = Number(values.seed ?? process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const shared: Shared = {
  seed,
  seconds,
  head: new Int32Array(new SharedArrayBuffer(8)),
  bytes: new Uint8Array(new SharedArrayBuffer(MOST_BYTES)),
}
let folder: string | null = null

console.log(`fuzzing for ${seconds} s, seed ${seed}`)
const worker = new Worker(new URL('./worker.ts', import.meta.url), {
  workerData: shared,
  resourceLimits: { maxOldGenerationSizeMb: HEAP_MiB },
})
worker.on('message', (message: Message) => {
  if (message.kind === 'fault') fail(message.fault)
  else console.log(lineOf(message.tally))
})
worker.on('error', (error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  fail({ text: `the fuzzer itself fails\n${text}`, ...atHand() })
})
worker.on('exit', () => clearInterval(watch))
const watch = setInterval(watchdog(), 1000)

function watchdog(): () => void {
  let [last, since] = [-1, performance.now()]
  return () => {
    const { number } = atHand()
    if (number !== last) [last, since] = [number, performance.now()]
    if (performance.now() - since < HANG_SECONDS * 1000) return
    fail({ text: 'it hangs', ...atHand() })
    void worker.terminate()
  }
}

function atHand(): { number: number; input: Buffer } {
  const [number = 0, length = 0] = shared.head
  return { number, input: Buffer.from(shared.bytes.slice(0, length)) }
}

function fail({ text, number, input }: Fault): void {
  process.exitCode = 1
  folder ??= mkdtempSync(join(tmpdir(), `fuzz-${seed}-`))
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${number ?? 'run'}.tar`)
  writeFileSync(file, input)
  writeFileSync(`${file}.txt`, `seed ${seed}, input ${number ?? 'none'}\n${text}\n`)
  console.log(`FAULT, input ${number ?? 'none'} (${file}): ${text}`)
}

function lineOf({
  seconds: elapsed,
  inputs,
  refused,
  weighed,
  sentences,
  traits,
  faults,
  memory,
}: Tally): string {
  const speed = Math.round(inputs / elapsed)
  return [
    `${elapsed.toFixed(0)} s: ${inputs} inputs (${speed}/s), ${refused} refused in ${sentences} sentences`,
    `${weighed} weighed in ${traits} ways, ${faults} kinds of faults`,
    `${megabytes(memory.used)} used, ${megabytes(memory.resident)} resident`,
  ].join('; ')
}
