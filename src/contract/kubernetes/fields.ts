/** Objects of a file with typed access to their fields. What is missing is null; a wrong type is a mistake with its line. */
import { suggestion } from '../../lib/nearest.ts'
import type { Ruled } from '../model.ts'
import type { Entry, MapNode, Node } from './document.ts'
import { shown, type Notes } from './notes.ts'
import { RENDER, isHelm, isPlaceholder } from './template.ts'
import type { FieldTable } from './tables.ts'

/** A list longer than this in a field that is read is a mistake. */
const MOST_ITEMS = 1000

export class Fields {
  /** Of its first field. */
  readonly line: number
  readonly #node: MapNode
  readonly #notes: Notes
  /** As messages name it: `livenessProbe`, `ports[0]`. Empty for the root. */
  readonly #path: string

  constructor(node: MapNode, notes: Notes, path: string) {
    this.line = node.line
    this.#node = node
    this.#notes = notes
    this.#path = path
  }

  /** Of a field; without one, of the object. */
  name(key = ''): string {
    return [this.#path, key].filter((part) => part !== '').join('.')
  }

  /** A null is as good as no field. */
  has(key: string): boolean {
    return this.#entry(key) !== null
  }

  keys(): string[] {
    return [...this.#node.entries.keys()].filter((key) => this.has(key))
  }

  lineOf(key: string): number {
    return this.#node.entries.get(key)?.line ?? this.line
  }

  /** Notes the fields that the table does not have, and those that are not tried. */
  check(table: FieldTable): this {
    for (const key of this.keys()) {
      const why = table.fields[key]
      if (why === undefined) this.#unknown(key, Object.keys(table.fields))
      else if (typeof why === 'object' && !this.#isStandard(key, why.standard))
        this.#notes.skip(this.lineOf(key), this.name(key), why.notTried)
    }
    return this
  }

  text(key: string): Ruled<string> | null {
    const entry = this.#entry(key)
    if (entry === null) return null
    const { node } = entry
    if (node.kind === 'scalar' && isPlaceholder(node.text))
      return this.#template(node, this.name(key), node.text)
    return this.#textOf(node, this.name(key))
  }

  /** A text that may be a template or a secret: no message shows it. */
  opaque(key: string): Ruled<string> | null {
    const { node } = this.#entry(key) ?? {}
    if (node === undefined) return null
    if (node.kind === 'scalar' && typeof node.value === 'string') return this.#ruled(node.value, node)
    this.#notes.mistake(node.line, `\`${this.name(key)}\` must be a text: put it in quotes`)
    return null
  }

  /** A whole number, `least` or more. */
  whole(key: string, least: number): Ruled<number> | null {
    const entry = this.#entry(key)
    if (entry === null) return null
    const { node } = entry
    const value = node.kind === 'scalar' ? node.value : null
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)
      return this.#ruled(value, node)
    return this.#wrong(
      node,
      this.name(key),
      least > 0 ? `a whole number, ${least} or more` : 'a whole number',
    )
  }

  /** A port by its number, or by a name where `named` knows names. `fallback`: of a 0. */
  port(
    key: string,
    named: ((name: string) => number | null) | null,
    fallback: number | null = null,
  ): Ruled<number> | null {
    const entry = this.#entry(key)
    if (entry === null) return null
    const { node } = entry
    const value = node.kind === 'scalar' ? node.value : null
    if (typeof value === 'number' && isPort(value)) return this.#ruled(value, node)
    if (value === 0 && fallback !== null) return this.#ruled(fallback, node)
    const names = named === null ? '' : ', or the name of a port'
    if (typeof value !== 'string' || named === null || isPlaceholder(value) || /^\d*$/.test(value))
      return this.#wrong(node, this.name(key), `a number from 1 to 65535 without quotes${names}`)
    const port = named(value)
    if (port !== null) return this.#ruled(port, node)
    this.#notes.mistake(
      node.line,
      `\`${this.name(key)}\` is \`${shown(value)}\`: no port of the container has this name`,
    )
    return null
  }

  /** A text that is a name, not a number in quotes or a template. */
  nameIn(key: string): string | null {
    const { node } = this.#entry(key) ?? {}
    const text = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : ''
    return text === '' || isPlaceholder(text) || /^\d*$/.test(text) ? null : text
  }

  flag(key: string): Ruled<boolean> | null {
    const entry = this.#entry(key)
    if (entry === null) return null
    const { node } = entry
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return this.#ruled(node.value, node)
    return this.#wrong(node, this.name(key), 'true or false')
  }

  /** A quantity as written: `256Mi`, 0.5. */
  quantity(key: string): Ruled<string> | null {
    const entry = this.#entry(key)
    if (entry === null) return null
    const { node } = entry
    if (node.kind === 'scalar' && typeof node.value !== 'boolean') return this.#ruled(node.text, node)
    return this.#wrong(node, this.name(key), 'a quantity such as 256Mi or 500m')
  }

  object(key: string, table?: FieldTable): Fields | null {
    const entry = this.#entry(key)
    return entry === null ? null : this.#objectOf(entry.node, entry.line, this.name(key), table)
  }

  /** Of a list; what is no object is a mistake and left out. */
  objects(key: string, table?: FieldTable): Fields[] {
    return this.#items(key).flatMap((node, index) => {
      const name = `${this.name(key)}[${index}]`
      return this.#objectOf(node, node.line, name, table) ?? []
    })
  }

  /** Null for an empty list, as Kubernetes takes it. */
  texts(key: string): Ruled<readonly string[]> | null {
    const items = this.#items(key)
    const texts = items.flatMap((node, index) => this.#wordOf(node, `${this.name(key)}[${index}]`) ?? [])
    if (items.length === 0 || texts.length < items.length) return null
    return this.#notes.ruled(
      texts.map(({ value }) => value),
      items[0]?.line ?? this.lineOf(key),
    )
  }

  /** Kubernetes prints `hostPID: false` and the like too: it asks for nothing. */
  #isStandard(key: string, standard: string | undefined): boolean {
    const { node } = this.#entry(key) ?? {}
    if (node?.kind === 'list') return node.items.length === 0
    if (node?.kind === 'map') return node.entries.size === 0
    return node === undefined || NOTHING.has(node.value) || node.text === standard
  }

  #entry(key: string): Entry | null {
    const entry = this.#node.entries.get(key)
    return entry === undefined || (entry.node.kind === 'scalar' && entry.node.value === null) ? null : entry
  }

  #items(key: string): readonly Node[] {
    const entry = this.#entry(key)
    if (entry === null) return []
    const { node } = entry
    if (node.kind === 'list' && node.items.length <= MOST_ITEMS) return node.items
    this.#wrong(node, this.name(key), `a list of at most ${MOST_ITEMS} items`)
    return []
  }

  #objectOf(node: Node, line: number, name: string, table?: FieldTable): Fields | null {
    if (node.kind !== 'map') return this.#wrong({ ...node, line }, name, 'an object')
    const fields = new Fields(node, this.#notes, name)
    return table === undefined ? fields : fields.check(table)
  }

  #wordOf(node: Node, name: string): Ruled<string> | null {
    if (node.kind === 'scalar' && isHelm(node.text)) return this.#template(node, name, node.text)
    return this.#textOf(node, name)
  }

  #textOf(node: Node, name: string): Ruled<string> | null {
    if (node.kind === 'scalar' && typeof node.value === 'string') return this.#ruled(node.value, node)
    return this.#wrong(node, name, node.kind === 'scalar' ? 'a text: put it in quotes' : 'a text')
  }

  #ruled<T>(value: T, node: Node): Ruled<T> {
    return this.#notes.ruled(value, node.line)
  }

  #unknown(key: string, known: readonly string[]): void {
    const near = suggestion(key, known)
    const hint = near === undefined ? '' : ` (did you mean \`${near}\`?)`
    this.#notes.skip(this.lineOf(key), this.name(key), `unknown field \`${shown(key)}\`${hint}`)
  }

  #template(node: Node, name: string, text: string): null {
    this.#notes.mistake(node.line, `\`${name}\` is the template \`${shown(text)}\`: ${RENDER}`)
    return null
  }

  /** `expected` completes “must be …”. */
  #wrong(node: Node, name: string, expected: string): null {
    const text = node.kind === 'scalar' ? node.text : ''
    if (isPlaceholder(text)) return this.#template(node, name, text)
    const given =
      node.kind === 'scalar' ? `\`${shown(node.text)}\`` : node.kind === 'map' ? 'an object' : 'a list'
    this.#notes.mistake(node.line, `\`${name}\` must be ${expected}, and is ${given}`)
    return null
  }
}

const NOTHING: ReadonlySet<unknown> = new Set([false, 0, ''])

const isPort = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 65_535
