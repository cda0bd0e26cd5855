/**
 * Debian packages, dpkg(1): the database `status` lists what is installed, `info/NAME.list` the files of each package.
 * Images without dpkg (distroless) have a file for each package in `status.d/` instead, with its files in `NAME.md5sums`.
 */
import { listFact, packageFact, type Facts } from './fact.ts'
import { limits } from './limits.ts'
import { splitAt } from './path.ts'
import { whole, type Cataloger } from './reading.ts'
import { fullLines, paragraphs } from './text.ts'

const HOME = 'var/lib/dpkg/'
const KEYS = new Set(['package', 'status', 'version', 'architecture', 'source'])
/** States in which a package has no files left. */
const GONE = new Set(['not-installed', 'config-files'])
const MD5_CHARACTERS = 32

export const dpkg: Cataloger = (file, memory) => {
  const database = splitAt(file.path, HOME)
  if (!database) return null
  const { root, rest } = database
  const [folder, name] = rest.split('/', 3)
  if (rest === 'status')
    return whole('deb', file, limits.databaseBytes, memory, (bytes) =>
      installed(bytes, (name, architecture) => [
        `${root}${HOME}info/${name}:${architecture}.list`,
        `${root}${HOME}info/${name}.list`,
      ]),
    )
  if (folder === 'info' && rest.endsWith('.list'))
    return whole('deb', file, limits.listBytes, memory, (bytes) => listFact(root, listed(bytes)))
  if (folder === 'status.d' && rest.endsWith('.md5sums'))
    return whole('deb', file, limits.listBytes, memory, (bytes) => listFact(root, summed(bytes)))
  if (folder === 'status.d' && name)
    return whole('deb', file, limits.listBytes, memory, (bytes) =>
      installed(bytes, () => [`${file.path}.md5sums`]),
    )
  return null
}

function* installed(bytes: Buffer, listsOf: (name: string, architecture: string) => string[]): Facts {
  for (const values of paragraphs(bytes.toString('latin1'), KEYS)) {
    const [, , state = ''] = (values.get('status') ?? '').split(' ', 3)
    if (GONE.has(state)) continue
    const name = values.get('package') ?? ''
    const architecture = values.get('architecture') ?? ''
    const lists = listsOf(name, architecture)
    const source = sourceOf(values.get('source') ?? '')
    yield* packageFact(
      'deb',
      name,
      values.get('version') ?? '',
      { kind: 'listed', lists },
      { architecture, source },
    )
  }
}

/** `gcc-12@12.2.0-14` of `gcc-12 (12.2.0-14)`. */
const sourceOf = (text: string): string => text.replace(/^(\S+) +\(([^()]*)\)$/, '$1@$2')

/** Without folders, which the list has too, each directly before its content. */
function listed(bytes: Buffer): string[] {
  const names = fullLines(bytes.toString('latin1'), limits.paths).map((line) => line.slice(1))
  return names.filter((name, index) => !names[index + 1]?.startsWith(`${name}/`))
}

const summed = (bytes: Buffer): string[] =>
  fullLines(bytes.toString('latin1'), limits.paths).map((line) => line.slice(MD5_CHARACTERS).trimStart())
