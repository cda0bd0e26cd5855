/**
 * `base-drift`: the base image of a branch is another one than at its last run, though the Dockerfile names the same. Only for
 * runs that nobody's change started: in a pull request the comparison says the same.
 */
import type { Baseline, Finding, Image } from '../core/schema.ts'
import { bytes, bytesChange, count } from '../lib/units.ts'

const MOST_SHOWN = 10

/** `was`: of which run `before` is. Null if the base is the same, or either is not known. */
export function baseDrift(now: Image, before: Image, was: Pick<Baseline, 'ref' | 'sha'>): Finding | null {
  const [base, old] = [now.base, before.base]
  if (!base?.ref || base.ref !== old?.ref || base.ref.includes('@')) return null
  const [layers, oldLayers] = [baseLayers(now), baseLayers(before)]
  const known = new Set(oldLayers.map(({ diffId }) => diffId))
  const changed = layers.filter(({ diffId }) => !known.has(diffId))
  if (changed.length === 0 && layers.length === oldLayers.length) return null
  const packages = packageChanges(now, before)
  const at = was.sha === null ? '' : ` (${was.ref ?? ''}@${was.sha.slice(0, 7)})`
  return {
    code: 'base-drift',
    level: 'note',
    confidence: 'proved',
    message: `the base \`${base.ref}\` is another image than at the last run${at}: ${changed.length} of ${count(layers.length, 'layer')} changed, ${bytesChange(old.onDisk, base.onDisk)}${packages.sentence}`,
    fix: 'Nothing is to be done if the trial passes. To decide when the base changes, name its digest in FROM: `NAME:TAG@sha256:…`.',
    evidence: [
      `on disk: ${bytes(old.onDisk)} → ${bytes(base.onDisk)}`,
      ...packages.rows.slice(0, MOST_SHOWN),
      ...(packages.rows.length > MOST_SHOWN ? [`and ${packages.rows.length - MOST_SHOWN} more`] : []),
    ],
  }
}

const baseLayers = ({ layers, base }: Image): Image['layers'] => layers.slice(0, base?.layers ?? 0)

/** `; packages: +2, −1, 14 updated`; empty where one side was not looked into. */
function packageChanges(now: Image, before: Image): { sentence: string; rows: string[] } {
  const [ours, theirs] = [basePackages(now), basePackages(before)]
  if (ours === null || theirs === null) return { sentence: '', rows: [] }
  const added = [...ours].filter(([key]) => !theirs.has(key))
  const removed = [...theirs].filter(([key]) => !ours.has(key))
  const updated = [...ours].filter(([key, version]) => theirs.has(key) && theirs.get(key) !== version)
  const parts = [
    ...(added.length > 0 ? [`+${added.length}`] : []),
    ...(removed.length > 0 ? [`−${removed.length}`] : []),
    ...(updated.length > 0 ? [`${updated.length} updated`] : []),
  ]
  return {
    sentence: parts.length === 0 ? '' : `; packages: ${parts.join(', ')}`,
    rows: [
      ...updated.map(([key, version]) => `${key}: ${theirs.get(key) ?? ''} → ${version}`),
      ...added.map(([key, version]) => `${key}: new, ${version}`),
      ...removed.map(([key, version]) => `${key}: gone, was ${version}`),
    ],
  }
}

/** Versions by type and name, of packages in the base's layers; several versions of one as a list. Null if not all are known. */
function basePackages({ packages, packagesCut, base }: Image): Map<string, string> | null {
  if (!packages || packagesCut) return null
  const found = new Map<string, string>()
  for (const { type, name, version, layer } of packages) {
    if (layer >= (base?.layers ?? 0)) continue
    const key = `${type} ${name}`
    const earlier = found.get(key)
    found.set(key, earlier === undefined ? version : `${earlier}, ${version}`)
  }
  return found
}
