import type { Image, Package } from '../core/schema.ts'
import { unpackFacts } from './layer/facts.ts'
import { packagesOf, type LiveFile, type Owned } from './packages/index.ts'
import { escaped } from './tree/escaped.ts'
import type { FinalFiles } from './weigh/final-files.ts'

interface Inventory {
  readonly reported: Pick<Image, 'packagesCut' | 'packagesUnread'> & { readonly packages: Package[] }
  /** Path numbers of packages' folders that are installed for development only. */
  readonly development: readonly number[]
  /** Of each package, with `wantsOwned`. */
  readonly owned: readonly Owned[]
}

/** The packages of the final file system, as the Report lists them. */
export function inventoryOf(files: FinalFiles, wants: { wantsOwned?: boolean } = {}): Inventory {
  const { packages, unread, development, cut, owned = [] } = packagesOf(live(files), files, wants)
  const reported = {
    packages: packages.map((one) => ({ ...one, path: shown(one.path) })),
    ...(cut ? { packagesCut: true } : {}),
    ...(unread.length > 0
      ? { packagesUnread: unread.map((one) => ({ ...one, path: shown(one.path) })) }
      : {}),
  }
  const folders = development.map((folder) => files.folder(folder)).filter((folder) => folder !== null)
  return { reported, development: folders, owned }
}

function* live(files: FinalFiles): Generator<LiveFile> {
  for (const { path, layer, kept } of files.noted(({ facts }) => facts))
    yield { path, layer, facts: unpackFacts(kept) }
}

/** From the catalogers' form of a path (latin1, one character a byte) to the Report's. */
const shown = (path: string): string => `/${escaped(Buffer.from(path, 'latin1'))}`
