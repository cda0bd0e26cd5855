/** Alpine packages, apk(8): one database of paragraphs, each line a letter and a value, files grouped by folder. */
import { packageFact, type Facts } from './fact.ts'
import { limits } from './limits.ts'
import { splitAt, joined } from './path.ts'
import { whole, type Cataloger } from './reading.ts'
import { lines } from './text.ts'

export const apk: Cataloger = (file, memory) => {
  const database = splitAt(file.path, 'lib/apk/db/')
  if (database?.rest !== 'installed') return null
  const root = database.root.replace(/(^|\/)usr\/$/, '$1')
  return whole('apk', file, limits.databaseBytes, memory, (bytes) =>
    installed(bytes.toString('latin1'), root),
  )
}

interface Entry {
  name: string
  version: string
  architecture: string
  origin: string
  license: string
  paths: number
  readonly files: { folder: string; names: string[] }[]
}

function* installed(text: string, root: string): Facts {
  let entry = empty()
  for (const line of lines(text)) {
    if (line !== '') add(entry, line.slice(0, 2), line.slice(2), root)
    if (line !== '' && entry.paths <= limits.paths) continue
    yield* factOf(entry)
    entry = empty()
  }
  yield* factOf(entry)
}

const factOf = ({ name, version, files, architecture, origin, license }: Entry): Facts =>
  packageFact(
    'apk',
    name,
    version,
    { kind: 'files', files },
    {
      architecture,
      license,
      source: origin === name ? '' : origin,
    },
  )

const empty = (): Entry => ({
  ...{ name: '', version: '', architecture: '', origin: '', license: '' },
  paths: 0,
  files: [],
})

/** Lines in use: P name, V version, A architecture, o origin, L license, F folder, R file in the last folder. */
function add(entry: Entry, key: string, value: string, root: string): void {
  if (key === 'P:') entry.name = value
  if (key === 'V:') entry.version = value
  if (key === 'A:') entry.architecture = value
  if (key === 'o:') entry.origin = value
  if (key === 'L:') entry.license = value
  if (key === 'F:') entry.files.push({ folder: joined(root, value), names: [] })
  if (key === 'R:') entry.files.at(-1)?.names.push(value)
  if (key === 'F:' || key === 'R:') entry.paths++
}
