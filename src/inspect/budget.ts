/** What reading an archive has cost so far, against `limits`. Each call throws when its limit is passed. */
import { limits } from './limits.ts'
import { Malformed } from './malformed.ts'

export class Budget {
  readonly linkSteps = { left: limits.linkSteps }
  #expanded = 0
  #entries = 0
  #members = 0
  #json = 0
  #holes = 0
  #osReleases = 0
  #heads = 0

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

  archiveMember(): void {
    if (++this.#members > limits.archiveMembers)
      throw new Malformed(`the archive has more than ${limits.archiveMembers} members`)
  }

  json(bytes: number): void {
    this.#json += bytes
    if (this.#json > limits.allJsonBytes)
      throw new Malformed(`the archive has more than ${limits.allJsonBytes} bytes of JSON`)
  }

  /** Whether holes of so many bytes may still be read as the zeros they stand for. */
  affordsHoles(bytes: number): boolean {
    if (this.#holes + bytes > limits.holeBytes) return false
    this.#holes += bytes
    return true
  }

  affordsOsRelease(): boolean {
    return ++this.#osReleases <= limits.osReleaseFiles
  }

  affordsHead(): boolean {
    return ++this.#heads <= limits.heads
  }
}
