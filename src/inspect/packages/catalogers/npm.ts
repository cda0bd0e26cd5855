/** JavaScript packages: the folders directly in a `node_modules`, as npm, yarn and pnpm install them. */
import { entries, field, mostValues, parseJson, text, type Json } from '../../../lib/json.ts'
import { packageFact, unread, type Facts } from './fact.ts'
import { BufferedRanges, type Memory } from './buffered-ranges.ts'
import { limits } from './limits.ts'
import { baseOf, folderOf, joined } from './path.ts'
import { buffered, factsOnly, whole, type Cataloger, type MemberFile, type Reading } from './reading.ts'

const FILE = '/package.json'
/** npm 7 and later list everything that they installed in a `node_modules` in it. */
const LOCK = '/.package-lock.json'

export const npm: Cataloger = (file, memory) => {
  if (file.path.endsWith(LOCK)) return lock(file, memory)
  if (!file.path.endsWith(FILE)) return null
  const folder = file.path.slice(0, -FILE.length)
  const name = nameOf(folder)
  if (name === null) return null
  return whole('npm', file, limits.jsonBytes, memory, (bytes) => {
    const json = parseJson(withoutByteOrderMark(bytes))
    // an alias gives the folder another name than the package
    return packageFact(
      'npm',
      text(field(json, 'name')) || name,
      text(field(json, 'version')),
      { kind: 'folder', folder, except: [`${folder}/node_modules`] },
      { license: licenseOf(field(json, 'license')) },
    )
  })
}

/** Old packages have an object with its name in `type`; `SEE LICENSE IN FILE` names none. */
function licenseOf(license: Json): string {
  const name = text(license) || text(field(license, 'type'))
  return /^SEE LICENSE IN /i.test(name) ? '' : name
}

/**
 * Null if it is not of a project: below another `node_modules` it came with a package, as in npm itself. A lock that
 * cannot be buffered or read is ignored: packages are found without it.
 */
function lock(file: MemberFile, memory: Memory): Reading | null {
  const modules = file.path.slice(0, -LOCK.length)
  const project = folderOf(modules)
  if (baseOf(modules) !== 'node_modules' || project.split('/').includes('node_modules')) return null
  const buffer = file.size > limits.lockBytes ? null : BufferedRanges.of(file.size, [[0, file.size]], memory)
  return buffer
    ? buffered(buffer, unread('npm', 'damaged'), () => development(project, buffer.start()))
    : factsOnly([])
}

function* development(project: string, bytes: Buffer): Facts {
  if (mostValues(bytes) > limits.lockValues) return
  const folders = entries(field(parseJson(bytes), 'packages'))
    .filter(([key, entry]) => field(entry, 'dev') === true && isInstalled(key))
    .map(([key]) => joined(project, Buffer.from(key).toString('latin1')))
    .filter((folder) => folder.length <= limits.pathLength)
  if (folders.length > 0) yield { kind: 'development', folders }
}

/** Directly in a `node_modules`: `node_modules/NAME`, or in a workspace `packages/one/node_modules/NAME`. */
const isInstalled = (key: string): boolean =>
  nameOf(key) !== null && key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')

/** `NAME` or `@SCOPE/NAME` of a folder directly in a `node_modules`; null for other folders. */
function nameOf(folder: string): string | null {
  const base = baseOf(folder)
  const above = folderOf(folder)
  const isScoped = baseOf(above).startsWith('@')
  if (/^[.@]/.test(base) || baseOf(isScoped ? folderOf(above) : above) !== 'node_modules') return null
  return Buffer.from(isScoped ? `${baseOf(above)}/${base}` : base, 'latin1').toString()
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff')
const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes
