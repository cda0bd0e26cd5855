/** The packages of the final file system, in the Report's words. */
import type { Image, Package } from '../schema.ts'
import { unpackFacts } from './layer/facts.ts'
import { packagesOf, type LiveFile } from './packages/index.ts'
import { escaped } from './tree/escaped.ts'
import type { FinalFiles } from './weigh/files.ts'

interface Inventory extends Pick<Image, 'packagesCut' | 'packagesUnread'> {
  readonly packages: Package[]
}

export function inventoryOf(files: FinalFiles): Inventory {
  const { packages, unread, cut } = packagesOf(live(files), files)
  return {
    packages: packages.map((one) => ({ ...one, path: shown(one.path) })),
    ...(cut ? { packagesCut: true } : {}),
    ...(unread.length > 0
      ? { packagesUnread: unread.map((one) => ({ ...one, path: shown(one.path) })) }
      : {}),
  }
}

function* live(files: FinalFiles): Generator<LiveFile> {
  for (const { path, layer, kept } of files.noted(({ facts }) => facts))
    yield { path, layer, facts: unpackFacts(kept) }
}

/** Packages know paths by their bytes, each a character. */
const shown = (path: string): string => `/${escaped(Buffer.from(path, 'latin1'))}`
