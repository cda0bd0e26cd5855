/** Reads and validates a Report to compare with: it may come from a cache or an artifact, so it is not trusted. */
import { closeSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import { UserError, messageOf } from '../core/errors.ts'
import { locate, openForReading, readText, type Located } from '../core/file-access.ts'
import type { Baseline, BaselineSource, Report } from '../core/schema.ts'
import { field } from '../lib/json.ts'
import type { WantedCommit } from './commit.ts'

export const MOST_REPORT_BYTES = 50_000_000
/** How errors name the file, and what to do about it. */
interface Wording {
  readonly what: string
  readonly hint: string
}
const BASELINE: Wording = {
  what: 'baseline',
  hint: 'Give `baseline` the path of a file that an earlier run wrote with `report`, or leave it out.',
}
export const REPORT: Wording = {
  what: 'Report',
  hint: 'Give a file that an earlier run wrote with `--report`.',
}

/**
 * `roots`: repositories that no link may lead out of. Of a file with several Reports, that of the image `name`, or the first
 * of those that `isWanted` if there are several platforms. Rejects with UserError `baseline-invalid` (exit 2).
 */
export async function readBaseline(
  file: string,
  roots: readonly string[] = [],
  { name, isWanted = () => true }: { name?: string; isWanted?: (report: Report) => boolean } = {},
): Promise<Report> {
  const reports = await parseReports(textOf(file, roots, BASELINE), file, BASELINE)
  const [only] = reports
  if (only && reports.length === 1) return only
  const named = reports.filter((report) => report.name === name)
  const found = named.find(isWanted) ?? named[0]
  if (found) return found
  throw invalid(file, `has no Report of ${name ?? 'one image'}, only of ${namesOf(reports)}`, BASELINE)
}

/** All Reports of a file that is no baseline. Rejects as `readBaseline` does. */
export const readReports = async (file: string, roots: readonly string[] = []): Promise<Report[]> =>
  parseReports(textOf(file, roots, REPORT), file, REPORT)

/** The same of a file with one. */
export async function readReport(file: string, roots: readonly string[] = []): Promise<Report> {
  const reports = await readReports(file, roots)
  const [only] = reports
  if (only && reports.length === 1) return only
  throw invalid(file, `has ${reports.length} Reports, of ${namesOf(reports)}: expected one`, REPORT)
}

const MOST_NAMES = 10
const namesOf = (reports: readonly Report[]): string =>
  reports
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(', ') + (reports.length > MOST_NAMES ? ', …' : '')

/** One Report, or those of several images. `file` is what an error calls it. Rejects as `readBaseline` does. */
export async function parseReports(text: string, file: string, wording = BASELINE): Promise<Report[]> {
  const value = parseJson(text, file, wording)
  // imported only if there is a baseline: loading zod takes time
  const { Report: one, Reports: several, SCHEMA_VERSION } = await import('../core/schema.ts')
  const version = versionOf(value)
  if (typeof version === 'number' && version !== SCHEMA_VERSION) {
    throw invalid(file, `has schemaVersion ${version}; this Sea Trial reads ${SCHEMA_VERSION}`, {
      what: wording.what,
      hint: 'Create it again with this version of Sea Trial.',
    })
  }
  const other = otherKind(value)
  if (other !== null) throw invalid(file, other, wording)
  const parsed = field(value, 'reports') === undefined ? one.safeParse(value) : several.safeParse(value)
  if (!parsed.success)
    throw invalid(file, `is not a Report of Sea Trial: ${condense(parsed.error.issues)}`, wording)
  if (!('reports' in parsed.data)) return [parsed.data]
  if (parsed.data.reports.length > 0) return parsed.data.reports
  throw invalid(file, 'has no Report', wording)
}

/** The only Report in a text. Rejects as `readBaseline` does. */
export async function parseReport(text: string, file: string): Promise<Report> {
  const [only, ...others] = await parseReports(text, file)
  if (only && others.length === 0) return only
  throw invalid(file, `has ${others.length + 1} Reports: expected one`, BASELINE)
}

/** `wanted`: the commit that was searched for, if one was. */
export function describeBaseline(
  { ref, sha, at, push }: Report,
  source: BaselineSource,
  wanted: WantedCommit | null,
): Baseline {
  // weighed by this run: its Report is as old as the run, not as the image
  if (source === 'registry' && !push) return { source, ref, sha, at: null }
  if (wanted?.sha == null) return { source, ref, sha, at }
  const behind = sha === null ? -1 : [wanted.sha, ...wanted.ancestors].indexOf(sha)
  return { source, ref, sha, at, how: wanted.how, wanted: wanted.sha, ...(behind < 0 ? {} : { behind }) }
}

function textOf(file: string, roots: readonly string[], wording: Wording): string {
  const place = locate(file, roots)
  if (!place.ok) throw invalid(file, `cannot be read: ${place.why}`, wording)
  if (place.kind === null) throw invalid(file, 'does not exist', wording)
  if (place.kind !== 'file')
    throw invalid(file, place.kind === 'folder' ? 'is a folder' : 'is not a regular file', wording)
  try {
    const other = packedKind(startOf(place))
    if (other === null) return readText(place, { most: MOST_REPORT_BYTES })
    throw invalid(file, other, wording)
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw invalid(file, `cannot be read: ${messageOf(cause)}`, wording, cause)
  }
}

const MOST_OF_START = 4096

function startOf(place: Located): Buffer {
  const start = Buffer.alloc(MOST_OF_START)
  const descriptor = openForReading(place)
  try {
    return start.subarray(0, readSync(descriptor, start))
  } finally {
    closeSync(descriptor)
  }
}

const [GZIP, ZSTD] = [Buffer.from([0x1f, 0x8b]), Buffer.from([0x28, 0xb5, 0x2f, 0xfd])]

/** What a file is that begins like this and is neither JSON nor another text; null if it may be one. */
function packedKind(start: Buffer): string | null {
  if (isTar(start) || isTar(unpacked(start)))
    return 'is an archive, not a Report: `sea-trial diff` compares archives of images'
  return [GZIP, ZSTD].some((magic) => start.indexOf(magic) === 0) ? 'is compressed: decompress it' : null
}

const isTar = (start: Buffer): boolean => /^ustar(?:\0| {2}\0)/.test(start.toString('latin1', 257, 265))

/** The beginning of what a gzip file contains; empty if it is none. */
function unpacked(start: Buffer): Buffer {
  try {
    return gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

function parseJson(text: string, file: string, wording: Wording): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw invalid(file, text.trim() === '' ? 'is empty' : 'is not JSON', wording, cause)
  }
}

/** What a JSON file is that cannot be a Report; null if it may be one. */
function otherKind(value: unknown): string | null {
  if (['before', 'after', 'delta'].every((key) => field(value, key) !== undefined))
    return 'is what `sea-trial diff --format json` printed, not a Report: give a file that was compared there'
  return versionOf(value) === undefined ? 'is not a Report of Sea Trial' : null
}

const versionOf = (value: unknown): unknown => field(value, 'schemaVersion')

/** The first three errors with their paths: `image.layers[2].size: expected number, received string`. */
function condense(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const shown = issues.slice(0, 3).map(({ path, message }) => {
    const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    return `${place.replace(/^\./, '') || 'the file'}: ${message.replace(/^Invalid input: /, '')}`
  })
  const more = issues.length - shown.length
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '')
}

function invalid(file: string, problem: string, { what, hint }: Wording, cause?: unknown): UserError {
  return new UserError('baseline-invalid', `The ${what} ${file} ${problem}`, hint, { exit: 2, cause })
}
