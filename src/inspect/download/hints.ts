/** What weighing an image finds out that helps to find its download size. Pure. */
import type { Base } from '../../core/schema.ts'
import type { LocalImage } from '../base/index.ts'
import type { Transfer } from '../cache/index.ts'
import type { LayerSource } from '../oci/layers.ts'

export interface DownloadHints {
  /** By diffID: what earlier runs found out. */
  readonly known: ReadonlyMap<string, Transfer>
  /** References of the base, the most exact first; empty if it is not proved which image it is. */
  readonly baseRefs: readonly string[]
}

const REFERENCE = /^[A-Za-z0-9][\w./:@-]{0,511}$/
/** Each costs up to three requests. */
const MOST_REFS = 2

/** A reference that only a history or a label names is not asked for: it is the word of whoever made the image. */
export function hintsFor(
  sources: readonly LayerSource[],
  base: Base | null,
  locals: readonly LocalImage[],
): DownloadHints {
  const known = sources.flatMap(({ diffId, transfer }) => (transfer ? [[diffId, transfer] as const] : []))
  return { known: new Map(known), baseRefs: refsOf(sources, base, locals) }
}

function refsOf(sources: readonly LayerSource[], base: Base | null, locals: readonly LocalImage[]): string[] {
  if (base?.confidence !== 'proved') return []
  const isBase = ({ diffIds }: LocalImage): boolean =>
    diffIds.length === base.layers && diffIds.every((diffId, index) => diffId === sources[index]?.diffId)
  const digests = locals.filter(isBase).flatMap(({ digests = [] }) => digests)
  const refs = [...digests.slice(0, 1), ...(base.ref === undefined ? [] : [base.ref])]
  return refs.filter((ref) => REFERENCE.test(ref)).slice(0, MOST_REFS)
}
