/**
 * The entries of the Actions cache that hold a Report: their keys, and their content, which is the Report as gzipped JSON.
 * Entries never change, so each commit has its own, and a prefix of the key finds the newest.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Matrix, Report } from '../core/schema.ts'
import type { WantedCommit } from './commit.ts'
import { MOST_REPORT_BYTES, parseReport } from './read.ts'

/** Raise it together with SCHEMA_VERSION, so that an older version's entries are not found. */
export const ENTRY_VERSION = 1

export interface EntryKind {
  /** Name of the image. */
  name: string
  /** `linux/amd64` */
  platform: string
  /** A leg of a matrix has entries of its own. */
  matrix: Matrix
}

/** Nothing else that is saved may begin with this: a prefix finds the newest of all. */
export function entryPrefix({ name, platform, matrix }: EntryKind): string {
  const hash = createHash('sha256')
    .update(matrix.length === 0 ? name : JSON.stringify([name, matrix]))
    .digest('hex')
    .slice(0, 16)
  return `sea-trial-report-v${ENTRY_VERSION}-${hash}-${platform.replace(/[^a-z0-9]+/g, '-')}-`
}

/** `run`: of a later run of the commit, which another one has saved already. */
export const entryKey = (kind: EntryKind, sha: string, run: number | null = null): string =>
  entryPrefix(kind) + sha + (run === null ? '' : `-${run}`)

/**
 * In the order of the search: the wanted commit, its ancestors, the newest; of this run's own commit later runs first. At
 * most ten, the service's limit.
 */
export function searchKeys(
  kind: EntryKind,
  { sha, ancestors, isOwn }: Pick<WantedCommit, 'sha' | 'ancestors' | 'isOwn'>,
): string[] {
  const commits = sha === null ? [] : [sha, ...ancestors]
  const keys = commits.map((commit) => entryKey(kind, commit))
  const later = isOwn ? keys.slice(0, 1).map((key) => `${key}-`) : []
  return [...[...later, ...keys].slice(0, 9), entryPrefix(kind)]
}

export const packReport = (report: Report): Promise<Buffer> =>
  promisify(gzip)(JSON.stringify(report), { level: 9 })

/** Rejects with UserError `baseline-invalid`, or an Error where it does not decompress to at most 50 MB. */
export async function unpackReport(bytes: Buffer, what: string): Promise<Report> {
  const text = await promisify(gunzip)(bytes, { maxOutputLength: MOST_REPORT_BYTES }).catch(
    (cause: unknown) => {
      throw new Error(`The entry ${what} is not a gzip file of at most ${MOST_REPORT_BYTES} bytes`, { cause })
    },
  )
  return parseReport(text.toString('utf8'), what)
}
