import { limits } from './limits.ts'
import { Malformed } from './malformed.ts'

/** Counts the cost of reading one archive against `limits`. Throws Malformed when a limit is passed. */
export class Budget {
  readonly linkSteps = { left: limits.linkSteps }
  #expanded = 0
  #entries = 0
  #members = 0
  #json = 0
  #jsonValues = 0
  #holes = 0
  #notes = 0
  #paths = 0
  #nameBytes = 0

  /** `bytes` more of decompressed output, of a stream with so many input and output bytes so far. */
  expand(bytes: number, input: number, output: number): void {
    this.#expanded += bytes
    if (this.#expanded > limits.expandedBytes)
      throw new Malformed(`the archive expands to more than ${limits.expandedBytes} bytes`)
    if (output > limits.expansionFrom && output > input * limits.expansion)
      throw new Malformed(`it expands to more than ${limits.expansion} times its compressed size`)
  }

  /** One more member of a layer. */
  entry(): void {
    if (++this.#entries > limits.entries)
      throw new Malformed(`the layers have more than ${limits.entries} members`)
  }

  /** One more distinct path, its name so many bytes long. */
  path(nameBytes: number): void {
    this.#nameBytes += nameBytes
    if (++this.#paths > limits.paths) throw new Malformed(`the layers have more than ${limits.paths} paths`)
    if (this.#nameBytes > limits.nameBytes)
      throw new Malformed(`the names in the layers take more than ${limits.nameBytes} bytes`)
  }

  archiveMember(): void {
    if (++this.#members > limits.archiveMembers)
      throw new Malformed(`the archive has more than ${limits.archiveMembers} members`)
  }

  json(bytes: number): void {
    this.#json += bytes
    if (this.#json > limits.allJsonBytes)
      throw new Malformed(`the archive has more than ${limits.allJsonBytes} bytes of JSON`)
  }

  /** Whether so many JSON values may still be parsed: three bytes of text can take fifty in memory. */
  affordsJson(values: number): boolean {
    this.#jsonValues += values
    return this.#jsonValues <= limits.jsonValues
  }

  /** Whether holes of so many bytes may still be hashed as zeros. */
  affordsHoles(bytes: number): boolean {
    if (this.#holes + bytes > limits.holeBytes) return false
    this.#holes += bytes
    return true
  }

  /** Whether more than size and hash may be kept of one more file. */
  affordsNote(): boolean {
    return ++this.#notes <= limits.notes
  }
}
