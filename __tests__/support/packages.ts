/** Small images in memory, and the packages that are read from their files. */
import {
  packagesOf,
  readingOf,
  type Fact,
  type FileSystem,
  type Inventory,
  type Memory,
} from '../../src/inspect/packages/index.ts'

/** A memory quota that records its use. */
export class Purse implements Memory {
  taken = 0
  most = 0
  readonly #limit: number

  constructor(limit = Infinity) {
    this.#limit = limit
  }

  take(bytes: number): boolean {
    if (this.taken + bytes > this.#limit) return false
    this.taken += bytes
    this.most = Math.max(this.most, this.taken)
    return true
  }

  give(bytes: number): void {
    this.taken -= bytes
  }
}

export interface FileOptions {
  /** Permission bits. */
  mode?: number
  /** Bytes written at a time. */
  chunk?: number
  memory?: Memory
}

/** Null if no cataloger reads the file. */
export function factsOf(path: string, content: string | Buffer, options: FileOptions = {}): Fact[] | null {
  const bytes = Buffer.from(content)
  const { mode = 0o644, chunk = 1_000, memory = new Purse() } = options
  const reading = readingOf({ path, size: bytes.length, mode }, memory)
  if (!reading) return null
  // the buffer is reused for the next bytes, as a reader of an archive may do
  const passing = Buffer.alloc(chunk)
  for (let at = 0; at < bytes.length; at += chunk)
    reading.write(passing.subarray(0, bytes.copy(passing, 0, at, at + chunk)))
  return reading.end()
}

/** `linkTo`: a symbolic link to a folder, from the root. `mode` as of a member. */
export type Content = string | Buffer | { readonly linkTo: string } | { readonly program: Buffer }
export type LayerFiles = Readonly<Record<string, Content>>

/** The inventory of an image with these layers; later files replace earlier ones. */
export function inventoryOf(...layers: LayerFiles[]): Inventory {
  const live = new Map<string, { path: string; layer: number; facts: Fact[]; size: number }>()
  const links = new Map<string, string>()
  layers.forEach((files, layer) => {
    for (const [path, content] of Object.entries(files)) {
      if (typeof content === 'object' && 'linkTo' in content) links.set(path, content.linkTo)
      else {
        const [bytes, mode] =
          typeof content === 'object' && 'program' in content
            ? [content.program, 0o755]
            : [Buffer.from(content), 0o644]
        live.set(path, { path, layer, facts: factsOf(path, bytes, { mode }) ?? [], size: bytes.length })
      }
    }
  })
  return packagesOf(live.values(), fileSystem(live, links))
}

export function fileSystem(
  files: ReadonlyMap<string, { size: number; layer: number }>,
  links: ReadonlyMap<string, string> = new Map(),
): FileSystem {
  const ids = new Map([...files.keys()].map((path, id) => [path, id]))
  const real = (path: string): string => {
    const parts = path.split('/')
    for (let count = 1; count < parts.length; count++) {
      const target = links.get(parts.slice(0, count).join('/'))
      if (target !== undefined) return real([target, ...parts.slice(count)].join('/'))
    }
    return path
  }
  return {
    size: (path) => files.get(real(path))?.size ?? 0,
    layer: (path) => files.get(real(path))?.layer ?? null,
    id: (path) => ids.get(real(path)) ?? null,
    below: (folder) =>
      [...files].reduce(
        (sum, [path, { size }]) => (path.startsWith(`${real(folder)}/`) ? sum + size : sum),
        0,
      ),
  }
}

/** `type name version bytes path` of each package, in order. */
export const shown = ({ packages }: Inventory): string[] =>
  packages.map(({ type, name, version, bytes, path }) => `${type} ${name} ${version} ${bytes ?? '?'} ${path}`)
