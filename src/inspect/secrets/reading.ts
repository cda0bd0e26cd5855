/** Which files of a layer are searched for secrets, within bounds, and how one is read as it streams by. */
import { fileTypeOf, type FileType } from './candidates.ts'
import type { Found } from './found.ts'
import { secretsIn } from './search.ts'

/** Bytes of one file; files and bytes of one layer. */
export const MOST_FILE_BYTES = 2 ** 20
const MOST_FILES = 5_000
const MOST_LAYER_BYTES = 32 * 2 ** 20

/** Decides for each file of a layer, in the order of its tar, so that every way to read a layer searches the same files. */
export class SecretQuota {
  /** Files that may hold credentials, but passed a bound. */
  refused = 0
  #files = 0
  #bytes = 0

  /** Null if the file is not to be searched. `path`: latin1, without a leading slash. */
  admit(path: string, size: number): FileType | null {
    const type = size === 0 ? null : fileTypeOf(path)
    if (type === null) return null
    const isOver =
      size > MOST_FILE_BYTES || this.#files >= MOST_FILES || this.#bytes + size > MOST_LAYER_BYTES
    if (isOver) {
      this.refused++
      return null
    }
    this.#files++
    this.#bytes += size
    return type
  }
}

export interface SecretReading {
  /** The chunk may change afterwards. */
  write(bytes: Buffer): void
  /** What was found, packed; null if nothing. To be called once. */
  end(): Buffer | null
}

export function secretReading(type: FileType): SecretReading {
  const parts: Buffer[] = []
  return {
    write: (bytes) => parts.push(Buffer.from(bytes)),
    end() {
      const found = secretsIn(Buffer.concat(parts), type)
      return found.length === 0 ? null : Buffer.from(JSON.stringify(found))
    },
  }
}

/** The reverse of what `end` packs. */
export const unpackSecrets = (packed: Buffer): Found[] => JSON.parse(packed.toString()) as Found[]
