/**
 * Where, in the rows of a history, one image ends and the next one stands on it. Nothing here is proof: each boundary
 * has a confidence, and a name only where the rows say it.
 */
import { BUILDPACK_DEPS, KNOWN, ROOTS, SHELLS, type Known } from './known.ts'
import { OLD_BUILDER, type Row } from './row.ts'

export interface Boundary {
  /** The last row of the image below. */
  readonly row: number
  readonly confidence: 'likely' | 'hint'
  /** What the image is, in words: `python 3.10.4`. */
  readonly name?: string
  /** What it was called by whoever built on it. */
  readonly ref?: string
}

const MOST_TIDYING = 6

/** More rows than this were written to be hard to read. */
const MOST_ROWS = 4096

/** By row. Something follows on each. `distribution` is what the image's own os-release says, `debian 12`. */
export function boundariesIn(rows: readonly Row[], distribution: string | null): Boundary[] {
  if (rows.length > MOST_ROWS) return []
  const root = rootOf(rows, distribution)
  const found = [
    ...(root ? [root] : []),
    ...buildpackDeps(rows, root ? root.row + 1 : rows.length),
    ...KNOWN.flatMap((known) => blockOf(known, rows) ?? []),
    ...namedByBuildah(rows),
    ...changesOfTool(rows),
    ...overridden(rows),
    ...lastGap(rows),
  ]
  const last = rows.findLastIndex(({ isLayer, keyword }) => isLayer || keyword === 'CMD')
  return merged(found.filter(({ row }) => row < last)).sort((a, b) => a.row - b.row)
}

/** The image's first layer, where it is a whole file system of a distribution. */
function rootOf(rows: readonly Row[], distribution: string | null): Boundary | null {
  const first = rows.findIndex(({ isLayer }) => isLayer)
  const row = rows[first]
  const root = row && ROOTS.find(({ is }) => is(row))
  const name = row && (root?.name(row) ?? distribution)
  return root && name ? { row: endOfRoot(rows, first), confidence: 'likely', name } : null
}

/** With the shell that it starts, and what it tidied before: ubuntu had a few such rows until 2020. */
function endOfRoot(rows: readonly Row[], first: number): number {
  const after = rows.slice(first + 1, first + 1 + MOST_TIDYING)
  const end = after.findIndex(({ text }) => SHELLS.has(text))
  const isTidying = ({ keyword, tool }: Row) => keyword === 'RUN' && tool === OLD_BUILDER
  return end >= 0 && after.slice(0, end).every(isTidying) ? first + 1 + end : first
}

function buildpackDeps(rows: readonly Row[], from: number): Boundary[] {
  const count = BUILDPACK_DEPS.findIndex(
    (packages, index) => !packages.every((name) => rows[from + index]?.text.includes(name)),
  )
  const end = from + (count < 0 ? BUILDPACK_DEPS.length : count) - 1
  return end < from ? [] : [{ row: end, confidence: 'likely', name: 'buildpack-deps' }]
}

/** From the row that sets the version to the last row that the image is known to have. */
function blockOf({ image, version, ends, sets }: Known, rows: readonly Row[]): Boundary | null {
  const start = rows.findIndex((row) => settingIn(row, version) !== null)
  const isEnd = ({ text }: Row) =>
    ends.some((end) => text === end || (end.endsWith(' ') && text.startsWith(end)))
  const first = start < 0 ? -1 : rows.findIndex((row, index) => index > start && isEnd(row))
  const row = rows[start]
  if (!row || first < 0) return null
  if (sets !== undefined && !rows.slice(0, first).some(({ text }) => text.includes(` ${sets}`))) return null
  const next = rows[first + 1]
  const end = next && isEnd(next) ? first + 1 : first
  return { row: end, confidence: 'likely', name: `${image} ${settingIn(row, version) ?? ''}` }
}

/** The value of an environment variable that this row sets. */
function settingIn({ keyword, text }: Row, name: string): string | null {
  if (keyword !== 'ENV' || !text.includes(`${name}=`)) return null
  const word = text.split(' ').find((one) => one.startsWith(`${name}=`))
  return word?.slice(name.length + 1) ?? null
}

/** Buildah's own layers are named by their number. */
const OWN = /^[0-9a-f]{12,64}$/

/** Buildah comments the first row of a build with what the build stands on. */
function namedByBuildah(rows: readonly Row[]): Boundary[] {
  return rows.flatMap(({ comment }, index) => {
    const ref = comment.startsWith('FROM ') ? comment.slice('FROM '.length).trim() : ''
    const isImage = ref !== '' && ref !== 'scratch' && !ref.includes(' ') && !OWN.test(ref)
    return isImage ? [{ row: index - 1, confidence: 'likely' as const, ref }] : []
  })
}

/** One build has one builder. */
function changesOfTool(rows: readonly Row[]): Boundary[] {
  return rows.flatMap(({ tool }, index) => {
    const next = rows[index + 1]?.tool ?? null
    return tool !== null && next !== null && tool !== next
      ? [{ row: index, confidence: 'likely' as const }]
      : []
  })
}

/** A command is what a Dockerfile ends with: one that more layers, or another command, follow on is another image's. */
function overridden(rows: readonly Row[]): Boundary[] {
  const last = rows.findLastIndex(({ isLayer, keyword }) => isLayer || keyword === 'CMD')
  const lastEntrypoint = rows.findLastIndex(({ keyword }) => keyword === 'ENTRYPOINT')
  return rows.flatMap(({ keyword }, row) => {
    const isOver = (keyword === 'CMD' && row < last) || (keyword === 'ENTRYPOINT' && row < lastEntrypoint)
    return isOver ? [{ row, confidence: 'likely' as const }] : []
  })
}

const GAP_SECONDS = 6 * 3600

/**
 * Rows of one build are written within hours, unless some of them came from a cache; and official images carry dates
 * of their sources. So the last gap is a hint, for where there is nothing better.
 */
function lastGap(rows: readonly Row[]): Boundary[] {
  const row = rows.findLastIndex(({ created }, index) => {
    const next = rows[index + 1]?.created ?? null
    return created !== null && next !== null && Math.abs(next - created) > GAP_SECONDS
  })
  return row < 0 ? [] : [{ row, confidence: 'hint' }]
}

/** What several signs say of one row is one boundary, with the best of what they say. */
function merged(found: readonly Boundary[]): Boundary[] {
  const byRow = new Map<number, Boundary>()
  for (const one of found) {
    const before = byRow.get(one.row)
    const isLikely = one.confidence === 'likely' || before?.confidence === 'likely'
    byRow.set(one.row, { ...one, ...before, confidence: isLikely ? 'likely' : 'hint' })
  }
  return [...byRow.values()]
}
