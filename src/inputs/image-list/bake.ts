/** The images of bake files, from what `docker buildx bake --print` prints. Pure. */
import { entries, field, mapTexts, parseJson, texts, type Json } from '../../lib/json.ts'
import { tooMany, type Entries, type Grants, type ImageEntry } from './entry.ts'
import { targetSettings } from './target.ts'

export interface BakeContext {
  /** Names of the bake files, for labels. */
  readonly files: readonly string[]
  /** Absolute path of the folder in which it was printed. */
  readonly folder: string
  readonly grants: Grants
}

/** `printed`: targets with all variables, matrices and inheritance resolved. */
export function bakeEntries(printed: string, { files, folder, grants }: BakeContext): Entries {
  const definition = parseJson(printed)
  const targets = new Map(entries(field(definition, 'target')))
  const names = asked(definition, targets)
  const file = files.join(', ')
  const mistakes = [
    ...(names.length === 0
      ? [`${file}: there are no images: the targets or the group default name none`]
      : []),
    ...tooMany(names, file),
  ]
  if (mistakes.length > 0) return { images: [], linked: [], mistakes, notes: [], places: [] }
  const all = [...targets].map(([name, target]) => {
    const label = `${file} target ${name.slice(0, 100)}`
    const { entry, ...rest } = targetSettings(unescaped(target), { label, folder, grants })
    return { entry: { name, ...entry } satisfies ImageEntry, ...rest }
  })
  const entryOf = new Map(all.map(({ entry }) => [entry.name, entry]))
  return {
    images: names.flatMap((name) => entryOf.get(name) ?? []),
    linked: all.flatMap(({ entry }) => (names.includes(entry.name) ? [] : [entry])),
    mistakes: all.flatMap((one) => one.mistakes),
    notes: all.flatMap((one) => one.notes),
    places: all.flatMap((one) => one.places),
  }
}

/** buildx prints what was asked for as the group `default`; a group may name groups. */
function asked(definition: Json, targets: ReadonlyMap<string, Json>): string[] {
  const seen = new Set<string>()
  const visit = (name: string): string[] => {
    if (seen.has(name)) return []
    seen.add(name)
    return targets.has(name) ? [name] : texts(field(definition, 'group', name, 'targets')).flatMap(visit)
  }
  return visit('default')
}

/** The fields in which buildx escapes what it would replace if the printed file were read again. */
const ESCAPED: readonly string[] = ['annotations', 'args', 'dockerfile-inline', 'extra-hosts', 'labels']

const unescaped = (target: Json): Json =>
  Object.fromEntries(
    entries(target).map(([name, value]) => [name, ESCAPED.includes(name) ? withoutEscapes(value) : value]),
  )

const withoutEscapes = (value: Json): Json =>
  mapTexts(value, (one) => one.replaceAll('$${', '${').replaceAll('%%{', '%{'))
