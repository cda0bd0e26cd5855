/**
 * Numbers for paths: each distinct path has one, as a name (bytes, as written) in a folder. The root is 0. Numbers are
 * given in order and never reused, so that other tables can be arrays.
 */
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { ints, octets } from './column.ts'
import { hashOf } from './hash.ts'
import { escaped } from './escaped.ts'
import type { Joined } from './texts.ts'

export const ROOT = 0

/** Paths as a table, parents first: path n is a name in the folder `parents[n]`. */
export interface Names extends Joined {
  readonly parents: Int32Array
}

export class Paths {
  readonly #parents = ints()
  /** By path: offset of its name in `#names`; it ends where the next one starts. */
  readonly #starts = ints()
  readonly #names = octets()
  /** Open addressing: path + 1, or 0. At least half of it is free. */
  #slots: Int32Array
  readonly #spend: (nameBytes: number) => void
  /** The last folder of `latin1`: callers ask for files folder by folder. */
  #folder = { path: ROOT, text: '' }

  /** `spend` is called for each new path and may throw. `expected`: estimated number of paths. */
  constructor(spend: (nameBytes: number) => void = () => {}, expected = 0) {
    this.#spend = spend
    this.#slots = new Int32Array(2 ** Math.max(8, Math.ceil(Math.log2(expected * 2 + 1))))
    this.#parents.push(ROOT)
    this.#starts.push(0)
    this.#starts.push(0)
  }

  get count(): number {
    return this.#parents.length
  }

  parent(path: number): number {
    return this.#parents.at(path)
  }

  /** The path of the name `bytes[start..end)` in a folder; created if new. Throws Malformed over the limits. */
  child(folder: number, bytes: Uint8Array, start: number, end: number): number {
    let slot = this.#slotOf(hashOf(folder, bytes, start, end))
    for (;;) {
      const path = (this.#slots[slot] ?? 0) - 1
      if (path < 0) return this.#add(folder, bytes.subarray(start, end), slot)
      if (this.#parents.at(path) === folder && this.#isNamed(path, bytes, start, end)) return path
      slot = (slot + 1) & (this.#slots.length - 1)
    }
  }

  /** The last part, as written: a view, valid until a path is added. */
  name(path: number): Uint8Array {
    return this.#names.view(this.#starts.at(path), this.#starts.at(path + 1))
  }

  /** `/a/b`, with `\xNN` for bytes that are not UTF-8. */
  text(path: number): string {
    const names: string[] = []
    for (let at = path; at !== ROOT; at = this.parent(at)) names.push(escaped(this.name(at)))
    return `/${names.reverse().join('/')}`
  }

  /** As a table. To be called last. */
  takeNames(): Names {
    return {
      parents: this.#parents.take(),
      starts: this.#starts.take(),
      bytes: this.#names.take(),
    }
  }

  /** `a/b`, one character for each byte. */
  latin1(path: number): string {
    if (path === ROOT) return ''
    const folder = this.parent(path)
    if (folder !== this.#folder.path) this.#folder = { path: folder, text: this.#latin1Of(folder) }
    const name = this.#latin1Name(path)
    return folder === ROOT ? name : `${this.#folder.text}/${name}`
  }

  #latin1Of(path: number): string {
    const names: string[] = []
    for (let at = path; at !== ROOT; at = this.parent(at)) names.push(this.#latin1Name(at))
    return names.reverse().join('/')
  }

  #latin1Name(path: number): string {
    const { buffer, byteOffset, length } = this.name(path)
    return Buffer.from(buffer, byteOffset, length).toString('latin1')
  }

  #add(folder: number, name: Uint8Array, slot: number): number {
    if (this.count >= limits.paths) throw new Malformed(`it has more than ${limits.paths} distinct paths`)
    if (this.#names.length + name.length > limits.nameBytes)
      throw new Malformed(`its names take more than ${limits.nameBytes} bytes`)
    this.#spend(name.length)
    const path = this.#parents.push(folder)
    this.#names.append(name)
    this.#starts.push(this.#names.length)
    this.#slots[slot] = path + 1
    if (this.count * 2 > this.#slots.length) this.#rehash()
    return path
  }

  #rehash(): void {
    const names = this.#names.view(0, this.#names.length)
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let path = 1; path < this.count; path++) {
      const hash = hashOf(this.parent(path), names, this.#starts.at(path), this.#starts.at(path + 1))
      let slot = this.#slotOf(hash)
      while (this.#slots[slot]) slot = (slot + 1) & (this.#slots.length - 1)
      this.#slots[slot] = path + 1
    }
  }

  #slotOf(hash: number): number {
    return hash & (this.#slots.length - 1)
  }

  #isNamed(path: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts.at(path)
    if (this.#starts.at(path + 1) - from !== end - start) return false
    for (let at = start; at < end; at++) if (this.#names.at(from + at - start) !== bytes[at]) return false
    return true
  }
}
