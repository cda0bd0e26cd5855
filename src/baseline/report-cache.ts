/** Reports in the Actions cache: found for a commit, and saved for later runs. */
import type { Report } from '../core/schema.ts'
import { restoreEntry, saveEntry, whyNoCache, type CacheAccess } from './actions-cache.ts'
import type { WantedCommit } from './commit.ts'
import { entryKey, packReport, searchKeys, unpackReport, type EntryKind } from './entry.ts'
import type { Outcome } from './search.ts'
import { whyUnsuitable, type Expected } from './suitable.ts'

export interface ReportCache extends CacheAccess, EntryKind {}

/** The Report of the wanted commit, else of its nearest ancestor, else the newest. Rejects for an entry that is no Report. */
export async function cachedReport(
  cache: ReportCache,
  wanted: Pick<WantedCommit, 'sha' | 'ancestors' | 'branch' | 'isOwn'>,
  expected: Expected,
): Promise<Outcome> {
  const missing = whyNoCache(cache.env)
  if (missing !== null) return { kind: 'skipped', note: missing }
  const restored = await restoreEntry(searchKeys(cache, wanted), cache)
  if (restored.bytes === null)
    return restored.why === null
      ? { kind: 'nothing', note: nothingSaved(wanted.branch) }
      : { kind: 'failed', note: restored.why }
  const report = await unpackReport(restored.bytes, 'from the Actions cache')
  const wrong = whyUnsuitable(report, expected)
  return wrong === null ? { kind: 'found', report } : { kind: 'nothing', note: wrong }
}

const nothingSaved = (branch: string | null): string =>
  `No Report of ${branch === null ? 'the base branch' : `\`${branch}\``} is saved yet: a run of this workflow on \`push\` to it saves one`

const MOST_BYTES = 2_000_000

/** Null when it was saved, else the sentence that says why not. `run`: as in `entryKey`. Never rejects. */
export async function saveReport(
  cache: ReportCache,
  report: Report,
  sha: string,
  run: number | null = null,
): Promise<string | null> {
  const missing = whyNoCache(cache.env)
  if (missing !== null) return missing
  const bytes = await packReport(withoutLogs(report))
  if (bytes.length > MOST_BYTES)
    return `The Report has ${bytes.length} bytes, and at most ${MOST_BYTES} are saved`
  return saveEntry(entryKey(cache, sha, run), bytes, cache)
}

/** Logs are of no use for a comparison. */
function withoutLogs({ build, smoke, ...rest }: Report): Report {
  return {
    ...rest,
    build: build && { ...build, log: [] },
    smoke: smoke && { ...smoke, log: { ...smoke.log, head: [], tail: [] } },
  }
}
