/** Checks a document with the table of its kind: wrong types are mistakes, unknown fields and those not tried are listed. Pure. */
import type { Node } from '../../lib/document.ts'
import { nearest } from '../../lib/nearest.ts'
import { parseDuration, parseSize } from '../values.ts'
import type { FieldRow, FieldType, KindTable } from './table.ts'

export interface Remark {
  readonly line: number
  readonly what: string
  readonly why: string
}

export interface Checked {
  /** Whole sentences. */
  readonly wrong: readonly { readonly line: number; readonly message: string }[]
  readonly notTried: readonly Remark[]
}

export interface CheckOptions {
  /** The path of the node in the table; empty for the root. */
  readonly path?: string
  /** Paths that are not looked into: the caller checks the one item of them that counts. */
  readonly except?: readonly string[]
}

/** More remarks than these say nothing new. */
const MOST_REMARKS = 100
const LONGEST_NAME = 100

export function checkFields(
  node: Node,
  table: KindTable,
  { path = '', except = [] }: CheckOptions = {},
): Checked {
  const walk = new Walk(indexOf(table), except)
  walk.enter(node, path, '')
  return { wrong: walk.wrong, notTried: walk.notTried }
}

interface Index {
  rows: ReadonlyMap<string, FieldRow>
  /** Names below each path. */
  names: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<KindTable, Index>()

function indexOf(table: KindTable): Index {
  const known = indexes.get(table)
  if (known !== undefined) return known
  const names = new Map<string, Set<string>>()
  for (const [path] of table.rows) {
    let above = ''
    for (const name of path.replaceAll('[]', '.[]').split('.')) {
      names.set(above, (names.get(above) ?? new Set()).add(name))
      above = name === '[]' ? `${above}[]` : join(above, name)
    }
  }
  const index = {
    rows: new Map(table.rows.map((row) => [row[0], row])),
    names: new Map([...names].map(([path, below]) => [path, [...below]])),
  }
  indexes.set(table, index)
  return index
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

class Walk {
  readonly wrong: { line: number; message: string }[] = []
  readonly notTried: Remark[] = []
  readonly #index: Index
  readonly #except: readonly string[]

  constructor(index: Index, except: readonly string[]) {
    this.#index = index
    this.#except = except
  }

  /** `shown`: the path as in the file, for messages. */
  enter(node: Node, path: string, shown: string): void {
    const below = this.#index.names.get(path) ?? []
    if (node.kind === 'list') {
      if (below.includes('[]'))
        for (const item of node.items) this.#visit(item, item.line, `${path}[]`, shown)
    } else if (node.kind === 'map')
      for (const [name, entry] of node.entries) {
        const label = join(shown, name.slice(0, LONGEST_NAME))
        const known = below.includes(name) ? name : below.includes('*') ? '*' : null
        if (known === null) this.#unknown(label, name, entry.line, below)
        else this.#visit(entry.node, entry.line, join(path, known), label)
      }
  }

  #visit(node: Node, line: number, path: string, shown: string): void {
    const row = this.#index.rows.get(path)
    const type = row?.[1] ?? this.#implied(path)
    if (row?.[2] === 'not tried') this.#remark({ line, what: shown, why: row[3] })
    if (isNull(node)) return
    const expected = EXPECTED[type]
    if (!expected.fits(node)) this.#mistake(line, `\`${shown}\` must be ${expected.name}`)
    else if (!this.#except.includes(path)) {
      if (type === 'maps' && node.kind === 'map') this.enter(node, `${path}[]`, shown)
      else if (type !== 'any') this.enter(node, path, shown)
    }
  }

  /** A path without a row is above others. */
  #implied(path: string): FieldType {
    return this.#index.names.get(path)?.includes('[]') ? 'list' : 'map'
  }

  #unknown(shown: string, name: string, line: number, known: readonly string[]): void {
    if (name.startsWith('x-') || name.startsWith('$')) return // extensions of Compose, `$schema`
    const [near] = nearest(name, known)
    const meant = near === undefined ? '' : `: did you mean \`${near}\`?`
    this.#remark({ line, what: shown, why: `unknown field${meant}` })
  }

  #remark(remark: Remark): void {
    if (this.notTried.length < MOST_REMARKS) this.notTried.push(remark)
  }

  #mistake(line: number, message: string): void {
    if (this.wrong.length < MOST_REMARKS) this.wrong.push({ line, message })
  }
}

const isNull = (node: Node): boolean => node.kind === 'scalar' && node.value === null

interface Expected {
  name: string
  fits: (node: Node) => boolean
}

const scalar =
  (test: (value: string | number | boolean | null, text: string) => boolean) =>
  (node: Node): boolean =>
    node.kind === 'scalar' && test(node.value, node.text)
const isScalar = scalar(() => true)

const EXPECTED: Readonly<Record<FieldType, Expected>> = {
  text: { name: 'a text', fits: isScalar },
  scalar: { name: 'a plain value', fits: isScalar },
  integer: {
    name: 'a whole number',
    fits: scalar((_, text) => /^[-+]?[\d_]+$/.test(text) || hasVariable(text)),
  },
  number: {
    name: 'a number',
    fits: scalar((value, text) => (text !== '' && Number.isFinite(Number(value))) || hasVariable(text)),
  },
  boolean: {
    name: 'true or false',
    fits: scalar(
      (value, text) =>
        typeof value === 'boolean' || /^(true|false|yes|no|on|off)$/i.test(text) || hasVariable(text),
    ),
  },
  duration: {
    name: 'a time such as `30s`',
    fits: scalar((_, text) => text === '' || parseDuration(text, 1) !== null || hasVariable(text)),
  },
  size: {
    name: 'a size such as `512MB`',
    fits: scalar((_, text) => parseSize(text, 1) !== null || hasVariable(text)),
  },
  texts: {
    name: 'a text or a list of texts',
    fits: (node) => isScalar(node) || (node.kind === 'list' && node.items.every(isScalar)),
  },
  list: { name: 'a list', fits: (node) => node.kind === 'list' },
  map: { name: 'a map', fits: (node) => node.kind === 'map' },
  maps: {
    name: 'a map or a list of maps',
    fits: (node) =>
      node.kind === 'map' || (node.kind === 'list' && node.items.every((item) => item.kind === 'map')),
  },
  any: { name: 'a value', fits: () => true },
}

/** The reader of a kind that has variables judges the text when it has filled them in. */
const hasVariable = (text: string): boolean => text.includes('$')
