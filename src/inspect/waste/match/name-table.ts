/**
 * Maps file names to small numbers: one for each name or pattern of names in the catalogue, 0 for all others. Looks
 * names up by their first and last bytes, so that a million names are never decoded.
 */

/** A name in which one `*` may stand for any characters. */
export function nameMatches(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === name
  const tail = pattern.slice(star + 1)
  return name.length >= pattern.length - 1 && name.startsWith(pattern.slice(0, star)) && name.endsWith(tail)
}

/** Stands for the part of a name that no pattern fixes. */
const ANY = '\0'

interface Known {
  readonly head: Buffer
  readonly tail: Buffer
  readonly number: number
}

export class Names {
  /** By number: a name that stands for all names of that number. */
  readonly #models: string[] = [ANY]
  readonly #whole = new Map<number, Known[]>()
  readonly #byTail = new Map<number, Known[]>()
  readonly #byHead = new Map<number, Known[]>()

  /** Parts of paths, with at most one `*` each. If a name matches several, the longest counts. */
  constructor(patterns: Iterable<string>) {
    const distinct = [...new Set(patterns)].filter((pattern) => pattern !== '*' && pattern !== '**')
    for (const pattern of distinct.sort((a, b) => b.length - a.length)) this.#add(pattern)
  }

  get count(): number {
    return this.#models.length
  }

  model(number: number): string {
    return this.#models[number] ?? ANY
  }

  /** 0 if no pattern matches. */
  numberOf(name: Uint8Array): number {
    const [first = 0, last = 0] = [name[0], name[name.length - 1]]
    return (
      numberIn(this.#whole.get(wholeKey(name.length, first, last)), name) ||
      numberIn(this.#byTail.get(last), name) ||
      numberIn(this.#byHead.get(first), name)
    )
  }

  #add(pattern: string): void {
    const star = pattern.indexOf('*')
    const number = this.#models.push(pattern.replace('*', ANY)) - 1
    const head = Buffer.from(star < 0 ? pattern : pattern.slice(0, star), 'latin1')
    const tail = Buffer.from(star < 0 ? '' : pattern.slice(star + 1), 'latin1')
    const known = { head, tail, number }
    if (star < 0) put(this.#whole, wholeKey(head.length, head[0] ?? 0, head.at(-1) ?? 0), known)
    else if (tail.length > 0) put(this.#byTail, tail.at(-1) ?? 0, known)
    else put(this.#byHead, head[0] ?? 0, known)
  }
}

const wholeKey = (length: number, first: number, last: number): number => length * 65_536 + first * 256 + last

function put(table: Map<number, Known[]>, key: number, known: Known): void {
  const list = table.get(key) ?? []
  list.push(known)
  table.set(key, list)
}

function numberIn(candidates: readonly Known[] | undefined, name: Uint8Array): number {
  if (candidates === undefined) return 0
  for (const { head, tail, number } of candidates)
    if (
      head.length + tail.length <= name.length &&
      isAt(head, name, 0) &&
      isAt(tail, name, name.length - tail.length)
    )
      return number
  return 0
}

function isAt(part: Buffer, name: Uint8Array, from: number): boolean {
  for (let at = 0; at < part.length; at++) if (part[at] !== name[from + at]) return false
  return true
}
