/** Folders that volumes are mounted on. What is in a volume is not known, so an empty folder stands in where it may be empty. */
import type { Ruled, WritableFolder } from '../model.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { amountOf } from './resources.ts'
import { EMPTY_DIR, VOLUMES, VOLUME_MOUNT, type VolumeTreatment } from './tables.ts'

interface Volume {
  readonly kind: string
  readonly treatment: VolumeTreatment
  readonly fields: Fields | null
}

/** `claims`: names of a StatefulSet’s volumeClaimTemplates. */
export function writableOf(
  pod: Fields,
  container: Fields,
  claims: readonly string[],
  notes: Notes,
): Ruled<WritableFolder>[] {
  const volumes = volumesOf(pod, claims)
  return container.objects('volumeMounts', VOLUME_MOUNT).flatMap((mount) => {
    const [name, path] = [mount.text('name'), mount.text('mountPath')]
    const isReadOnly = mount.flag('readOnly')?.value === true
    for (const key of ['name', 'mountPath'])
      if (!mount.has(key)) notes.mistake(mount.line, `\`${mount.name(key)}\` is missing`)
    if (name === null || path === null) return []
    const volume = volumes.get(name.value)
    if (volume === undefined) {
      notes.mistake(
        name.at.line,
        `\`${mount.name('name')}\` is \`${shown(name.value)}\`: no volume of the pod has this name`,
      )
      return []
    }
    const folder = folderOf(volume, path, isReadOnly, notes)
    return folder === null ? [] : [folder]
  })
}

function volumesOf(pod: Fields, claims: readonly string[]): Map<string, Volume> {
  const claim: Volume = { kind: 'persistentVolumeClaim', treatment: 'stand-in', fields: null }
  const volumes = new Map(claims.map((name) => [name, claim]))
  for (const fields of pod.objects('volumes')) {
    const name = fields.text('name')?.value
    const kind = fields.keys().find((key) => key !== 'name') ?? 'emptyDir'
    const known = Object.hasOwn(VOLUMES, kind) ? VOLUMES[kind] : undefined
    const treatment = known ?? { notTried: `unknown kind of volume \`${shown(kind)}\`` }
    if (name !== undefined) volumes.set(name, { kind, treatment, fields })
  }
  return volumes
}

function folderOf(
  { kind, treatment, fields }: Volume,
  path: Ruled<string>,
  isReadOnly: boolean,
  notes: Notes,
): Ruled<WritableFolder> | null {
  const skip = (why: string): void => notes.skip(path.at.line, `volumeMounts ${path.value}`, why)
  const value = { path: `/${path.value.replace(/^\//, '')}`, inMemory: false, size: null }
  if (typeof treatment === 'object') return (skip(treatment.notTried), null)
  if (isReadOnly) return (skip('it is read-only, and another writes its files'), null)
  if (treatment === 'stand-in') {
    skip(`an empty folder stands in for the ${shown(kind)}`)
    return { value, at: path.at }
  }
  const dir = fields?.object('emptyDir', EMPTY_DIR) ?? null
  const inMemory = dir?.text('medium')?.value === 'Memory'
  const size = amountOf(dir, 'sizeLimit', notes, true)?.value ?? null
  return { value: { ...value, inMemory, size }, at: path.at }
}
