/**
 * Finds where, in the rows of a history, one image ends and the next one, built on it, begins. Nothing here is proof:
 * each boundary has a confidence, and a name only if the rows contain it.
 */
import { BUILDPACK_DEPS, KNOWN, ROOTS, SHELLS, type Known } from './known.ts'
import { OLD_BUILDER, type Row } from './row.ts'

export interface Boundary {
  /** The last row of the image below. */
  readonly row: number
  readonly confidence: 'likely' | 'hint'
  /** A description of the image: `python 3.10.4`. */
  readonly name?: string
  /** Its reference in the build that used it. */
  readonly ref?: string
}

const MOST_CLEANUP_ROWS = 6

/** Bounds the cost of a hostile history. */
const MOST_ROWS = 4096

/** In order of rows; a boundary is never the last row. `distribution`: from the image's os-release, `debian 12`. */
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

/** The image's first layer, if it is the root file system of a distribution. */
function rootOf(rows: readonly Row[], distribution: string | null): Boundary | null {
  const first = rows.findIndex(({ isLayer }) => isLayer)
  const row = rows[first]
  const root = row && ROOTS.find(({ is }) => is(row))
  const name = row && (root?.name(row) ?? distribution)
  return root && name ? { row: endOfRoot(rows, first), confidence: 'likely', name } : null
}

/** The last row of the root: its CMD of a shell, after a few RUN rows that clean up, as in ubuntu until 2020. */
function endOfRoot(rows: readonly Row[], first: number): number {
  const after = rows.slice(first + 1, first + 1 + MOST_CLEANUP_ROWS)
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

/** From the row that sets the version to the last row that this image is known to have. */
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

/** The value of an environment variable that this row sets; null if it does not. */
function settingIn({ keyword, text }: Row, name: string): string | null {
  if (keyword !== 'ENV' || !text.includes(`${name}=`)) return null
  const word = text.split(' ').find((one) => one.startsWith(`${name}=`))
  return word?.slice(name.length + 1) ?? null
}

/** Buildah's intermediate images are named by their ID. */
const OWN = /^[0-9a-f]{12,64}$/

/** Buildah writes `FROM base` as the comment of a build's first row. */
function namedByBuildah(rows: readonly Row[]): Boundary[] {
  return rows.flatMap(({ comment }, index) => {
    const ref = comment.startsWith('FROM ') ? comment.slice('FROM '.length).trim() : ''
    const isImage = ref !== '' && ref !== 'scratch' && !ref.includes(' ') && !OWN.test(ref)
    return isImage ? [{ row: index - 1, confidence: 'likely' as const, ref }] : []
  })
}

/** One build uses one builder, so rows of different builders are of different images. */
function changesOfTool(rows: readonly Row[]): Boundary[] {
  return rows.flatMap(({ tool }, index) => {
    const next = rows[index + 1]?.tool ?? null
    return tool !== null && next !== null && tool !== next
      ? [{ row: index, confidence: 'likely' as const }]
      : []
  })
}

/** A CMD or ENTRYPOINT ends a Dockerfile: if layers or another one follow, it is of an image below. */
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
 * Rows of one build are written within hours, unless some come from a cache; and official images have dates of their
 * sources. So the last gap is only a hint, for images without a better one.
 */
function lastGap(rows: readonly Row[]): Boundary[] {
  const row = rows.findLastIndex(({ created }, index) => {
    const next = rows[index + 1]?.created ?? null
    return created !== null && next !== null && Math.abs(next - created) > GAP_SECONDS
  })
  return row < 0 ? [] : [{ row, confidence: 'hint' }]
}

/** One boundary for each row, with the highest confidence and the first name and reference. */
function merged(found: readonly Boundary[]): Boundary[] {
  const byRow = new Map<number, Boundary>()
  for (const one of found) {
    const before = byRow.get(one.row)
    const isLikely = one.confidence === 'likely' || before?.confidence === 'likely'
    byRow.set(one.row, { ...one, ...before, confidence: isLikely ? 'likely' : 'hint' })
  }
  return [...byRow.values()]
}
