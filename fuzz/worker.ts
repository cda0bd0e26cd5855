/** Runs the fuzzer in a thread, so that the command can detect a hang; the current input is in shared memory. */
import { parentPort, workerData } from 'node:worker_threads'
import { inspect } from '../src/inspect/index.ts'
import { run } from './run.ts'
import type { Message, Shared } from './index.ts'

const { seed, seconds, head, bytes } = workerData as Shared
const post = (message: Message): void => parentPort?.postMessage(message)

const tally = await run({
  seed,
  seconds,
  weigh: inspect,
  onInput(input, number) {
    bytes.set(input.subarray(0, bytes.length))
    head.set([number, input.length])
  },
  onProgress: (progress) => post({ kind: 'progress', tally: progress }),
  onFault: (fault) => post({ kind: 'fault', fault }),
})
post({ kind: 'done', tally })
