/** Tries the places where a Report to compare with may be, one after the other, and records what each of them had. */
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { BaselineSource, BaselineTry, Report } from '../core/schema.ts'

/** `note`: one sentence, why there is none. */
export type Outcome =
  { kind: 'found'; report: Report; note?: string } | { kind: 'nothing' | 'failed' | 'skipped'; note: string }

export interface Place {
  source: BaselineSource
  /** Seconds after which it is left. */
  limit?: number
  /** An error that it rejects with is noted, and the next place is tried. */
  find(): Promise<Outcome>
}

export interface Search {
  found: { source: BaselineSource; report: Report } | null
  tried: BaselineTry[]
}

export async function search(places: readonly Place[], clock: Clock): Promise<Search> {
  const tried: BaselineTry[] = []
  for (const place of places) {
    const { source } = place
    const since = clock.now()
    const outcome = await withinLimit(place, clock)
    const seconds = clock.now() - since
    const note = outcome.note === undefined ? {} : { note: outcome.note }
    tried.push({ source, outcome: outcome.kind, seconds, ...note })
    if (outcome.kind === 'found') return { found: { source, report: outcome.report }, tried }
  }
  return { found: null, tried }
}

/** Never rejects. What is left goes on in the background: its result is ignored. */
async function withinLimit(place: Place, clock: Clock): Promise<Outcome> {
  const { limit } = place
  const finding = place
    .find()
    .catch((cause: unknown): Outcome => ({ kind: 'failed', note: messageOf(cause) }))
  if (limit === undefined) return finding
  const settled = new AbortController()
  const late = async (): Promise<Outcome> => {
    await clock.sleep(limit, settled.signal)
    return { kind: 'failed', note: `No answer within ${limit} s` }
  }
  return Promise.race([finding, late()]).finally(() => settled.abort())
}
