/**
 * Weighs one input and checks the outcome: a complete, correct result, or an error that names the archive; the same for
 * any chunk sizes, and from an engine, a file or a folder; and equal to the independent model.
 */
import { Readable } from 'node:stream'
import { differences } from '../__tests__/support/agree.ts'
import { Unsure, weighArchiveSlowly, type SlowImage } from '../__tests__/support/slow-archive.ts'
import { TooSparse } from '../__tests__/support/slow-entries.ts'
import { Refused } from '../__tests__/support/slow-model.ts'
import { UserError } from '../src/core/errors.ts'
import type { inspect, Subject } from '../src/inspect/index.ts'
import { silent } from '../src/core/progress.ts'
import type { Image } from '../src/core/schema.ts'
import { faultsOf, faultsOfRefusal, sentenceOf, traitsOf } from './invariants.ts'
import { placed } from './places.ts'
import type { Random } from './random.ts'

export type Weigh = typeof inspect

/** A wrong outcome; the first line of the message is the kind of fault. */
export class Wrong extends Error {}

/** An input of some hundred kilobytes that takes longer is a hang. */
const MOST_SECONDS = 10

type Outcome = Image | UserError

/** Returns the kind of outcome. Throws Wrong. */
export async function check(archive: Buffer, random: Random, weigh: Weigh): Promise<string> {
  const platform = random.oneIn(4) ? 'linux/amd64' : null
  const outcome = await outcomeOf(weigh, sent(archive, random), platform)
  compareWithModel(outcome, modelOf(archive, platform))
  if (random.oneIn(8))
    compare(outcome, await outcomeOf(weigh, sent(archive, random), platform), 'in other chunks')
  if (random.oneIn(16)) await checkPlaces(archive, platform, outcome, weigh)
  return outcome instanceof UserError ? sentenceOf(outcome) : traitsOf(outcome)
}

async function checkPlaces(
  archive: Buffer,
  platform: string | null,
  outcome: Outcome,
  weigh: Weigh,
): Promise<void> {
  const { file, folder, remove } = placed(archive)
  try {
    compare(outcome, await outcomeOf(weigh, { kind: 'archive', file }, platform), 'from a file')
    await outcomeOf(weigh, { kind: 'archive', file: folder }, platform)
  } finally {
    remove()
  }
}

async function outcomeOf(weigh: Weigh, subject: Subject, platform: string | null): Promise<Outcome> {
  const started = performance.now()
  const outcome = await answerOf(weigh, subject, platform)
  const seconds = (performance.now() - started) / 1000
  const name = subject.kind === 'archive' ? (subject.file.split('/').at(-1) ?? '') : '`docker save app`'
  const faults = outcome instanceof UserError ? faultsOfRefusal(outcome, name) : faultsOf(outcome)
  if (seconds > MOST_SECONDS) faults.push(`it takes more than ${MOST_SECONDS} s`)
  if (faults.length > 0) throw new Wrong(`${faults.join(', and ')}\n${JSON.stringify(outcome)}`)
  return outcome
}

async function answerOf(weigh: Weigh, subject: Subject, platform: string | null): Promise<Outcome> {
  try {
    return (await weigh(subject, { platform, ref: 'app', progress: silent })).image
  } catch (error) {
    if (error instanceof UserError) return error
    throw new Wrong(
      `it throws something else\n${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    )
  }
}

/** Weighs it from an engine that sends chunks of random sizes. */
function sent(archive: Buffer, random: Random): Subject {
  const least = Math.ceil(archive.length / 500)
  const most = least + random.upTo(2 ** 17)
  const engine = {
    save: () => Promise.resolve(Readable.from(chunksOf(archive, () => least + random.below(most)))),
  }
  return { kind: 'engine', ref: 'app', id: '', engine }
}

function* chunksOf(archive: Buffer, size: () => number): Generator<Buffer> {
  for (let at = 0; at < archive.length;) {
    const chunk = Buffer.from(archive.subarray(at, at + size()))
    yield chunk
    at += chunk.length
  }
}

/** Null if the model does not support the input. */
function modelOf(archive: Buffer, platform: string | null): SlowImage | Refused | null {
  try {
    return weighArchiveSlowly(archive, platform ?? undefined)
  } catch (error) {
    if (error instanceof Refused) return error
    if (error instanceof Unsure || error instanceof TooSparse) return null
    throw error
  }
}

function compareWithModel(outcome: Outcome, model: SlowImage | Refused | null): void {
  if (model === null) return
  const isRefused = outcome instanceof UserError
  if (model instanceof Refused) {
    if (!isRefused) throw new Wrong(`it weighs what the model refuses: ${model.message}`)
  } else if (isRefused)
    throw new Wrong(`it refuses what the model weighs: ${sentenceOf(outcome)}\n${outcome.message}`)
  else {
    const [first, ...others] = differences(outcome, model)
    if (first) throw new Wrong(`it differs from the model\n${[first, ...others].join('\n')}`)
  }
}

function compare(one: Outcome, other: Outcome, how: string): void {
  const text = (outcome: Outcome): string =>
    outcome instanceof UserError ? 'refused' : JSON.stringify({ ...outcome, reading: null })
  if (text(one) !== text(other)) throw new Wrong(`it differs ${how}\n${text(one)}\n${text(other)}`)
}
