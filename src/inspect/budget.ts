/** What reading an archive has cost so far, against `limits`. Each call throws when its limit is passed. */
import { limits } from './limits.ts'
import { Malformed } from './malformed.ts'

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

  /** For what comes out of a decompressor: `bytes` more, of a stream that took and gave so many bytes so far. */
  expand(bytes: number, taken: number, given: number): void {
    this.#expanded += bytes
    if (this.#expanded > limits.expandedBytes)
      throw new Malformed(`the archive expands to more than ${limits.expandedBytes} bytes`)
    if (given > limits.expansionFrom && given > taken * limits.expansion)
      throw new Malformed(`it expands to more than ${limits.expansion} times its compressed size`)
  }

  entry(): void {
    if (++this.#entries > limits.entries)
      throw new Malformed(`the layers have more than ${limits.entries} members`)
  }

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

  /** Whether JSON of so many values may still be parsed: three bytes of it can take fifty in memory. */
  affordsJson(values: number): boolean {
    this.#jsonValues += values
    return this.#jsonValues <= limits.jsonValues
  }

  /** Whether holes of so many bytes may still be read as the zeros they stand for. */
  affordsHoles(bytes: number): boolean {
    if (this.#holes + bytes > limits.holeBytes) return false
    this.#holes += bytes
    return true
  }

  /** Whether one file more may be kept, in part or whole, beside its size and hash. */
  affordsNote(): boolean {
    return ++this.#notes <= limits.notes
  }
}
