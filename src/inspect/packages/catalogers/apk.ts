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
  paths: number
  readonly files: { folder: string; names: string[] }[]
}

function* installed(text: string, root: string): Facts {
  let entry = empty()
  for (const line of lines(text)) {
    if (line !== '') add(entry, line.slice(0, 2), line.slice(2), root)
    if (line !== '' && entry.paths <= limits.paths) continue
    yield* packageFact('apk', entry.name, entry.version, { kind: 'files', files: entry.files })
    entry = empty()
  }
  yield* packageFact('apk', entry.name, entry.version, { kind: 'files', files: entry.files })
}

const empty = (): Entry => ({ name: '', version: '', paths: 0, files: [] })

/** Lines in use: P name, V version, F folder, R file in the last folder. */
function add(entry: Entry, key: string, value: string, root: string): void {
  if (key === 'P:') entry.name = value
  if (key === 'V:') entry.version = value
  if (key === 'F:') entry.files.push({ folder: joined(root, value), names: [] })
  if (key === 'R:') entry.files.at(-1)?.names.push(value)
  if (key === 'F:' || key === 'R:') entry.paths++
}
