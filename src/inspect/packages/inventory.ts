import type { Fact, PackageType, WhyUnread } from './catalogers/fact.ts'
import type { FileSystem } from './file-system.ts'
import { ownBytes } from './folders.ts'
import { limits } from './catalogers/limits.ts'
import type { PackageClaim, Package } from './package.ts'
import { PackageWeigher, type FileList } from './weigh.ts'

/** A file that should describe packages, and why it was not read, or not to its end. */
export interface UnreadFile {
  readonly type: PackageType
  readonly path: string
  readonly why: WhyUnread
}

export interface Inventory {
  /** Largest first, those of unknown bytes last; then by type, name, version and path. */
  readonly packages: Package[]
  readonly unread: UnreadFile[]
  /** Folders of packages that are installed for development only. */
  readonly development: string[]
  /** There are more packages, paths or unread files than `limits` allow. */
  readonly cut: boolean
  /** Of each of `packages`, where it was asked for. */
  readonly owned?: readonly Owned[]
}

/** The places of one package's files. Paths as in `FileSystem`. */
export interface Owned {
  /** Those that a list names, as `FileSystem.id` numbers them. */
  readonly files: ReadonlySet<number>
  /** All that is below, except for `except` and folders of other packages. */
  readonly folders: readonly string[]
  readonly except: readonly string[]
  /** The file that it is, or is part of; null if none. */
  readonly self: string | null
}

/** Facts of a file of the final file system. */
export interface LiveFile {
  readonly path: string
  readonly layer: number
  readonly facts: readonly Fact[]
}

/**
 * Packages from facts: merges facts of several files about one package, and weighs its files. A package of two
 * ecosystems, such as a Debian package of a Python package, is listed twice.
 */
export function packagesOf(
  live: Iterable<LiveFile>,
  files: FileSystem,
  { wantsOwned = false } = {},
): Inventory {
  const facts = new FactCollector()
  for (const file of live) for (const fact of file.facts) facts.add(fact, file)
  const claims = [...facts.claims.values()]
  const folders = ownBytes(
    claims.flatMap(({ owns }) => owns),
    files,
  )
  const weigher = new PackageWeigher(facts.lists, folders, files)
  const weighed = claims.map((claim) => {
    let named: ReadonlySet<number> = new Set()
    const weight = weigher.weigh(claim, wantsOwned ? (found) => (named = found) : undefined)
    return { weight, owned: wantsOwned ? ownedBy(claim, named) : null }
  })
  weighed.sort((a, b) => inOrder(a.weight, b.weight))
  const { unread, development } = facts
  return {
    packages: weighed.map(({ weight }) => weight),
    ...(wantsOwned ? { owned: weighed.flatMap(({ owned }) => owned ?? []) } : {}),
    ...{ unread, development },
    cut: facts.isCut || weigher.isCut,
  }
}

function ownedBy({ owns, path }: PackageClaim, files: ReadonlySet<number>): Owned {
  const folders = owns.filter((one) => one?.kind === 'folder')
  return {
    files,
    folders: folders.map(({ folder }) => folder),
    except: folders.flatMap(({ except }) => except),
    self: owns.some((one) => one?.kind === 'bytes') ? path : null,
  }
}

class FactCollector {
  readonly claims = new Map<string, PackageClaim>()
  /** By the path of the list. */
  readonly lists = new Map<string, FileList>()
  readonly unread: UnreadFile[] = []
  readonly development: string[] = []
  isCut = false

  add(fact: Fact, { path, layer }: LiveFile): void {
    if (fact.kind === 'list') this.lists.set(path, { files: fact.files, layer })
    else if (fact.kind === 'package') this.#claim(fact, path, layer)
    else if (fact.kind === 'development') this.#develop(fact.folders)
    else if (fact.kind === 'unread' && this.unread.length < limits.unread)
      this.unread.push({ type: fact.type, path, why: fact.why })
    else this.isCut = true
  }

  #develop(folders: readonly string[]): void {
    const left = limits.packages - this.development.length
    this.development.push(...folders.slice(0, left))
    if (folders.length > left) this.isCut = true
  }

  #claim(
    { type, name, version, owns, details = {} }: Extract<Fact, { kind: 'package' }>,
    path: string,
    layer: number,
  ): void {
    const key = keyOf({ type, name, version, path, ...details })
    const known = this.claims.get(key)
    if (known) known.owns.push(owns)
    else if (this.claims.size < limits.packages)
      this.claims.set(key, { type, name, version, path, layer, owns: [owns], details })
    else this.isCut = true
  }
}

function inOrder(a: Package, b: Package): number {
  const byBytes = (b.bytes ?? -1) - (a.bytes ?? -1)
  if (byBytes !== 0) return byBytes
  const [left, right] = [keyOf(a), keyOf(b)]
  return left === right ? 0 : left < right ? -1 : 1
}

/** A package that is installed for two architectures is two packages. */
const keyOf = ({ type, name, version, path, architecture = '' }: Omit<Package, 'bytes' | 'layer'>): string =>
  [type, name, version, path, architecture].join('\0')
