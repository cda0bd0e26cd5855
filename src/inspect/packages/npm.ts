/** JavaScript's packages: the folders right in a `node_modules`, as npm, yarn and pnpm lay them. */
import { field, parseJson, text } from '../image/json.ts'
import { packageFact } from './fact.ts'
import { limits } from './limits.ts'
import { baseOf, folderOf } from './path.ts'
import { whole, type Ecosystem } from './reading.ts'

const FILE = '/package.json'

export const npm: Ecosystem = (file, memory) => {
  if (!file.path.endsWith(FILE)) return null
  const folder = file.path.slice(0, -FILE.length)
  const name = nameOf(folder)
  if (name === null) return null
  return whole('npm', file, limits.jsonBytes, memory, (bytes) => {
    const json = parseJson(withoutMark(bytes))
    // the folder may have another name than the package, by an alias
    return packageFact('npm', text(field(json, 'name')) || name, text(field(json, 'version')), {
      kind: 'folder',
      folder,
      except: [`${folder}/node_modules`],
    })
  })
}

/** `NAME` or `@SCOPE/NAME` of a folder right in a node_modules; null for any other. */
function nameOf(folder: string): string | null {
  const base = baseOf(folder)
  const above = folderOf(folder)
  const isScoped = baseOf(above).startsWith('@')
  if (/^[.@]/.test(base) || baseOf(isScoped ? folderOf(above) : above) !== 'node_modules') return null
  return Buffer.from(isScoped ? `${baseOf(above)}/${base}` : base, 'latin1').toString()
}

const MARK = Buffer.from('\ufeff')
const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes
