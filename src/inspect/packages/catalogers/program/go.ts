/** Go modules from the build info of a program: the main module, its dependencies, and Go itself as `stdlib`. */
import { packageFact, type Facts } from '../fact.ts'
import { lines } from '../text.ts'
import type { BuildInfo } from './build-info.ts'

const MARK_BYTES = 16
/** Go's version of a module that has none. */
const UNVERSIONED = '(devel)'

interface Module {
  readonly path: string
  readonly version: string
}

/** `size`: bytes of the program, which count for the main module. */
export function* modulesOf({ version, modules }: BuildInfo, size: number): Facts {
  const { main, needed } = parse(listOf(modules))
  if (main) yield* packageFact('golang', main.path, main.version, { kind: 'bytes', bytes: size })
  yield* packageFact('golang', 'stdlib', /go(\d\S*)/.exec(version)?.[1] ?? '', null)
  for (const one of needed) yield* packageFact('golang', one.path, one.version, null)
}

const listOf = (modules: Buffer): string =>
  modules.length > 2 * MARK_BYTES ? modules.toString('utf8', MARK_BYTES, modules.length - MARK_BYTES) : ''

/** Lines of fields between tabs. Without `mod`, `path` (the program's package) is used; `=>` replaces the `dep` above. */
function parse(text: string): { main: Module | null; needed: Module[] } {
  let main: Module | null = null
  const needed: Module[] = []
  for (const line of lines(text)) {
    const [key, path = '', version = ''] = line.split('\t', 3)
    const module = { path, version: version || UNVERSIONED }
    if (key === 'mod' || (key === 'path' && !main)) main = module
    if (key === 'dep') needed.push(module)
    if (key === '=>') needed.push(replaced(needed.pop(), module))
  }
  return { main, needed }
}

/** If a folder replaces a module, the module's name is kept. */
const replaced = (module: Module | undefined, by: Module): Module =>
  module && /^[./]/.test(by.path) ? { path: module.path, version: by.version } : by
