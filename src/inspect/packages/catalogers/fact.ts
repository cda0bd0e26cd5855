/** Facts about packages from one file of a layer. Plain JSON: they are kept with the layer, in memory and in the cache. */
import { limits } from './limits.ts'

/** The names of package types in package URLs. */
export type PackageType = 'deb' | 'apk' | 'rpm' | 'pypi' | 'npm' | 'gem' | 'golang' | 'maven' | 'cargo'

/**
 * - `too-large`: larger than the limit of its kind;
 * - `no-memory`: over the memory quota of its layer;
 * - `damaged`: not in the format that its name says, or cut off; what could be read counts;
 * - `berkeley-db`: the format of rpm's database before 4.16, which is not supported.
 */
export type WhyUnread = 'too-large' | 'no-memory' | 'damaged' | 'berkeley-db'

export type Fact =
  | {
      readonly kind: 'package'
      readonly type: PackageType
      readonly name: string
      readonly version: string
      readonly owns: Owns
      readonly details?: Details
    }
  /** The file is a list of files, for the packages that name it in `owns`. */
  | { readonly kind: 'list'; readonly files: readonly Group[] }
  /** Folders of packages that are installed for development only. */
  | { readonly kind: 'development'; readonly folders: readonly string[] }
  /** The file should describe packages, but was not read. */
  | { readonly kind: 'unread'; readonly type: PackageType; readonly why: WhyUnread }
  /** The file has more than `limits` allow; the rest is missing. */
  | { readonly kind: 'cut' }

/** What the package manager says beside name and version; only what is known. */
export interface Details {
  /** As the ecosystem names it: `amd64`, `x86_64`, `noarch`. */
  readonly architecture?: string
  /** The source package where its name or version differs: `glibc`, `gcc-12@12.2.0-14`, `bash-5.1.8-6.el9.src.rpm`. */
  readonly source?: string
  /** As it is written there: an SPDX expression, or another name. */
  readonly license?: string
}

/** Lazy: a hostile file may contain millions. */
export type Facts = Generator<Fact, void, void>

/** Which bytes belong to the package; null if unknown. Paths are latin1, as in `FileSystem`. */
export type Owns =
  | null
  /** Bytes of the file that describes the package itself. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  /** All files below a folder, except for the folders `except` and those of other packages. */
  | { readonly kind: 'folder'; readonly folder: string; readonly except: readonly string[] }
  /** The files listed in the first of these lists that exists. */
  | { readonly kind: 'listed'; readonly lists: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly Group[] }

/** Files by their names in a folder. A name may have several parts, `..` among them; with a leading `/` it is absolute. */
export interface Group {
  readonly folder: string
  readonly names: readonly string[]
}

/** No fact if name or version is empty, too long, or has control characters; details that are so are left out. */
export function* packageFact(
  type: PackageType,
  name: string,
  version: string,
  owns: Owns,
  details: Details = {},
): Facts {
  const words = [name.trim(), version.trim()] as const
  if (!words.every(isWord)) return
  const known = Object.entries(details).flatMap(([key, value]: [string, string]) => {
    const word = value.trim()
    return isWord(word) ? [[key, word] as const] : []
  })
  const more: { details?: Details } = known.length > 0 ? { details: Object.fromEntries(known) } : {}
  yield { kind: 'package', type, name: words[0], version: words[1], owns, ...more }
}

/** `names`: relative to `folder`. */
export function* listFact(folder: string, names: readonly string[]): Facts {
  yield { kind: 'list', files: [{ folder, names }] }
}

const isWord = (text: string): boolean =>
  text !== '' && text.length <= limits.nameLength && !/\p{Cc}/u.test(text)

export const unread = (type: PackageType, why: WhyUnread): Fact => ({ kind: 'unread', type, why })

/** Facts up to the limits of one file; the generator is not resumed after them. */
export function bounded(facts: Facts): Fact[] {
  const kept: Fact[] = []
  let packages = 0
  let paths = 0
  for (const fact of facts) {
    if (fact.kind === 'package') packages++
    paths += pathsOf(fact)
    if (packages > limits.packages || paths > limits.paths) return [...kept, { kind: 'cut' }]
    kept.push(fact)
  }
  return kept
}

function pathsOf(fact: Fact): number {
  if (fact.kind === 'list') return countOf(fact.files)
  if (fact.kind === 'development') return fact.folders.length
  return fact.kind === 'package' && fact.owns?.kind === 'files' ? countOf(fact.owns.files) : 0
}

const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { names }) => sum + 1 + names.length, 0)
