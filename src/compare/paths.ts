/** Which of the largest files and folders of a changed layer grew, shrank, came or went. */
import type { Layer, LayerChange, PathChange } from '../core/schema.ts'

/** Only the largest changes are kept. */
const MOST_CHANGES = 50

interface Sided {
  readonly layers: readonly Layer[]
}

export function comparePaths(changes: readonly LayerChange[], now: Sided, before: Sided): PathChange[] {
  return changes
    .flatMap(({ index, indexBefore }, change) =>
      pathsOf(
        now.layers.find((layer) => layer.index === index),
        before.layers.find((layer) => layer.index === indexBefore),
      ).map((one) => ({ ...one, change })),
    )
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_CHANGES)
}

/**
 * Leaves out a folder whose content the other side lists one level deeper: their bytes cannot be compared. A path that one
 * side does not list came or went only if it is too large to be among the bytes that the list leaves out.
 */
function pathsOf(now?: Layer, before?: Layer): Omit<PathChange, 'change'>[] {
  const [after, earlier] = [sizes(now), sizes(before)]
  const [most, mostBefore] = [largestHidden(now, after), largestHidden(before, earlier)]
  return [...new Set([...after.keys(), ...earlier.keys()])]
    .map((path) => ({ path, before: earlier.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((one) => one.before !== one.after)
    .filter(
      (one) =>
        (one.before !== null || (one.after ?? 0) > mostBefore) &&
        (one.after !== null || (one.before ?? 0) > most),
    )
    .filter((one) => {
      const other = one.before === null ? earlier : one.after === null ? after : new Map<string, number>()
      return ![...other.keys()].some((path) => isWithin(path, one.path) || isWithin(one.path, path))
    })
}

const sizes = (layer?: Layer): Map<string, number> =>
  new Map((layer?.largest ?? []).map(({ path, bytes }) => [path, bytes]))
/** A path that is not listed has at most so many bytes. */
const largestHidden = (layer: Layer | undefined, listed: ReadonlyMap<string, number>): number =>
  Math.min(
    ...listed.values(),
    (layer?.size ?? 0) - [...listed.values()].reduce((sum, bytes) => sum + bytes, 0),
  )
const isWithin = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)
const weight = ({ before, after }: PathChange): number => Math.abs((after ?? 0) - (before ?? 0))
