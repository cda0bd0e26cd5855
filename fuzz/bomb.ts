/** `node fuzz/bomb.ts NAME` weighs one bomb and prints the outcome, its time and its memory as JSON. */
import { Readable } from 'node:stream'
import { UserError } from '../src/core/errors.ts'
import { inspect } from '../src/inspect/index.ts'
import { silent } from '../src/core/progress.ts'
import { BOMBS, MORE_BOMBS } from './bombs.ts'
import { JSON_BOMBS } from './json-bombs.ts'
import { gathered } from './stream.ts'

export interface Outcome {
  readonly said: string | number
  readonly seconds: number
  /** Resident bytes: at the start, and the peak. */
  readonly before: number
  readonly peak: number
}

const all = { ...BOMBS, ...MORE_BOMBS, ...JSON_BOMBS }
const bomb = all[process.argv[2] ?? '']
if (!bomb) throw new Error(`known bombs: ${Object.keys(all).join(', ')}`)
const before = process.memoryUsage().rss
const started = performance.now()
const engine = { save: () => Promise.resolve(Readable.from(gathered(bomb.chunks()))) }
const said = await inspect(
  { kind: 'engine', ref: 'app', id: '', engine },
  { platform: null, ref: 'app', progress: silent },
).then(
  ({ image }) => image.sizes.onDisk,
  (error: unknown) => {
    if (error instanceof UserError) return error.message
    throw error
  },
)
const seconds = (performance.now() - started) / 1000
const outcome: Outcome = { said, seconds, before, peak: process.resourceUsage().maxRSS * 1024 }
console.log(JSON.stringify(outcome))
