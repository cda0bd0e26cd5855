/** Which packages were added, removed or changed between two images. A package that is installed several times counts once. */
import type { Image, Package, PackageChange } from '../core/schema.ts'

/** Only the largest changes are kept: a new base changes hundreds. */
const MOST_CHANGES = 200

interface Sum {
  readonly type: string
  readonly name: string
  readonly versions: Set<string>
  /** Null if its files are unknown. */
  bytes: number | null
  /** The layer of its largest part. */
  layer: number
  largest: number
}

/** Null if the packages of either image are unknown. */
export function comparePackages(now: Image, before: Image): PackageChange[] | null {
  if (!now.packages || !before.packages) return null
  const [after, earlier] = [sums(now.packages), sums(before.packages)]
  const changes = [...new Set([...after.keys(), ...earlier.keys()])].flatMap((key) =>
    changeOf(after.get(key), earlier.get(key)),
  )
  return changes.sort(byWeight).slice(0, MOST_CHANGES)
}

function sums(packages: readonly Package[]): Map<string, Sum> {
  const found = new Map<string, Sum>()
  for (const { type, name, version, bytes, layer } of packages) {
    const key = JSON.stringify([type, name])
    const sum = found.get(key) ?? { type, name, versions: new Set(), bytes: null, layer, largest: -1 }
    sum.versions.add(version)
    if (bytes !== null) sum.bytes = (sum.bytes ?? 0) + bytes
    if ((bytes ?? 0) > sum.largest) Object.assign(sum, { layer, largest: bytes ?? 0 })
    found.set(key, sum)
  }
  return found
}

function changeOf(after: Sum | undefined, before: Sum | undefined): PackageChange[] {
  const one = after ?? before
  if (!one) return []
  const [now, was] = [after ? sideOf(after) : null, before ? sideOf(before) : null]
  if (now?.version === was?.version && now?.bytes === was?.bytes) return []
  return [
    {
      type: one.type,
      name: one.name,
      before: was,
      after: now,
      ...(after ? { layer: after.layer } : {}),
      ...(before ? { layerBefore: before.layer } : {}),
    },
  ]
}

const sideOf = ({ versions, bytes }: Sum): NonNullable<PackageChange['after']> => ({
  version: [...versions].sort().join(', '),
  bytes,
})

const weight = ({ before, after }: PackageChange): number =>
  Math.abs((after?.bytes ?? 0) - (before?.bytes ?? 0))
const byWeight = (a: PackageChange, b: PackageChange): number =>
  weight(b) - weight(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
