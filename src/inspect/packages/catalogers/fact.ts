/** What one file of a layer tells about packages. Plain JSON: it is kept with the layer, in memory and on disk. */
import { limits } from './limits.ts'

/** The names of package types in package URLs. */
export type PackageType = 'deb' | 'apk' | 'rpm' | 'pypi' | 'npm' | 'gem' | 'golang' | 'maven' | 'cargo'

/**
 * - `too-large`: larger than the limit of its kind;
 * - `no-memory`: other files took all memory at that moment;
 * - `damaged`: not what its name says, or cut off; what could be read of it counts;
 * - `berkeley-db`: rpm's database before 4.16, whose format is not read.
 */
export type WhyUnread = 'too-large' | 'no-memory' | 'damaged' | 'berkeley-db'

export type Fact =
  | {
      readonly kind: 'package'
      readonly type: PackageType
      readonly name: string
      readonly version: string
      readonly owns: Owns
    }
  /** The file is a list of files, for the packages that name it in `owns`. */
  | { readonly kind: 'list'; readonly files: readonly Group[] }
  /** Folders of packages that are installed for development only. */
  | { readonly kind: 'development'; readonly folders: readonly string[] }
  /** The file should tell of packages, but was not read. */
  | { readonly kind: 'unread'; readonly type: PackageType; readonly why: WhyUnread }
  /** It tells of more than `limits` allow; the rest is not here. */
  | { readonly kind: 'cut' }

/** One after the other, as they are asked for: a file may be made to tell of millions. */
export type Facts = Generator<Fact, void, void>

/** Which bytes are the package's own; null where nothing says. Paths are latin1 text of bytes, as everywhere here. */
export type Owns =
  | null
  /** So many bytes of the very file that told. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  /** All below a folder, but for these folders in it and those of other packages in it. */
  | { readonly kind: 'folder'; readonly folder: string; readonly except: readonly string[] }
  /** The files listed in the first of these files that there is. */
  | { readonly kind: 'listed'; readonly lists: readonly string[] }
  | { readonly kind: 'files'; readonly files: readonly Group[] }

/** Files by their names in a folder. A name may have several parts, `..` among them; with a leading `/` it is absolute. */
export interface Group {
  readonly folder: string
  readonly names: readonly string[]
}

/** No fact where name or version are missing, too long, or no words. */
export function* packageFact(type: PackageType, name: string, version: string, owns: Owns): Facts {
  const words = [name.trim(), version.trim()] as const
  if (words.every(isWord)) yield { kind: 'package', type, name: words[0], version: words[1], owns }
}

export function* listFact(folder: string, names: readonly string[]): Facts {
  yield { kind: 'list', files: [{ folder, names }] }
}

const isWord = (text: string): boolean =>
  text !== '' && text.length <= limits.nameLength && !/\p{Cc}/u.test(text)

export const unread = (type: PackageType, why: WhyUnread): Fact => ({ kind: 'unread', type, why })

/** As many as one file may tell; no more are asked for. */
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
