/**
 * Python packages, in any folder: `NAME.dist-info/` (METADATA, files in RECORD), and the forms of older tools:
 * `NAME.egg-info/` (PKG-INFO, files in installed-files.txt or SOURCES.txt), `NAME.egg-info` as a single file, and
 * `NAME.egg/`, which contains the package itself.
 */
import { listFact, packageFact, type Owns } from './fact.ts'
import type { Memory } from './buffered-ranges.ts'
import { limits } from './limits.ts'
import { baseOf, folderOf } from './path.ts'
import { start, whole, type Cataloger, type MemberFile, type Reading } from './reading.ts'
import { fullLines, header } from './text.ts'

type FileReader = (file: MemberFile, folder: string, memory: Memory) => Reading

/** By the end of the path; `folder`: of the file. */
const FILE_READERS: readonly [end: string, reader: FileReader][] = [
  [
    '.dist-info/METADATA',
    (file, folder, memory) => metadata(file, memory, { kind: 'listed', lists: [`${folder}/RECORD`] }),
  ],
  [
    '.dist-info/RECORD',
    (file, folder, memory) => list(file, memory, folderOf(folder), (line) => firstColumn(line)),
  ],
  [
    '.egg-info/PKG-INFO',
    (file, folder, memory) =>
      metadata(file, memory, {
        kind: 'listed',
        lists: [`${folder}/installed-files.txt`, `${folder}/SOURCES.txt`],
      }),
  ],
  ['.egg-info/installed-files.txt', (file, folder, memory) => list(file, memory, folder, (line) => line)],
  [
    '.egg-info/SOURCES.txt',
    // relative to the project, which may have its sources in `src/`
    (file, folder, memory) => list(file, memory, folderOf(folder), (line) => line.replace(/^src\//, '')),
  ],
  [
    '.egg/EGG-INFO/PKG-INFO',
    (file, folder, memory) =>
      metadata(file, memory, { kind: 'folder', folder: folderOf(folder), except: [] }),
  ],
  ['.egg-info', (file, _folder, memory) => metadata(file, memory, null)],
]
const LAST = new Set([...FILE_READERS.map(([end]) => baseOf(end))])

export const python: Cataloger = (file, memory) => {
  if (!file.path.endsWith('.egg-info') && !LAST.has(baseOf(file.path))) return null
  const [, reader] = FILE_READERS.find(([end]) => file.path.endsWith(end)) ?? []
  return reader?.(file, folderOf(file.path), memory) ?? null
}

const KEYS = new Set(['name', 'version', 'license-expression'])

const metadata = (file: MemberFile, memory: Memory, owns: Owns): Reading =>
  start('pypi', file, limits.startBytes, memory, (bytes) => {
    const values = header(bytes.toString(), KEYS)
    // `License` is free text, often the whole license
    const license = values.get('license-expression') ?? ''
    return packageFact('pypi', values.get('name') ?? '', values.get('version') ?? '', owns, { license })
  })

const list = (file: MemberFile, memory: Memory, folder: string, nameOf: (line: string) => string): Reading =>
  whole('pypi', file, limits.listBytes, memory, (bytes) =>
    listFact(folder, fullLines(bytes.toString('latin1'), limits.paths).map(nameOf)),
  )

/** Of a line of comma-separated values, with its quotes removed. */
function firstColumn(line: string): string {
  if (!line.startsWith('"')) return line.slice(0, (line.indexOf(',') + 1 || line.length + 1) - 1)
  let end = line.indexOf('"', 1)
  while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
  return line.slice(1, Math.max(1, end)).replaceAll('""', '"')
}
