/**
 * A document as nodes with their lines, and its reader for YAML: aliases and merge keys are followed, a number that begins
 * with 0 is octal, as Go's readers take it. The file may be hostile: its tokens, nodes (aliases included) and depth are
 * bounded. Pure.
 */
import {
  LineCounter,
  Lexer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
} from 'yaml'

export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain }

/** `line` counts from 1. `text` is as written. */
export type Node =
  | {
      readonly kind: 'scalar'
      readonly line: number
      readonly text: string
      readonly value: string | number | boolean | null
    }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Node[] }
  | { readonly kind: 'map'; readonly line: number; readonly entries: ReadonlyMap<string, Entry> }

export interface Entry {
  /** Of the key. */
  readonly line: number
  readonly node: Node
}

/** What is wrong with a file: one sentence without a full stop. */
export class WrongFile extends Error {
  readonly line: number
  /** Where it is not the file that was given, but one that it includes. */
  readonly file: string | null

  constructor(line: number, message: string, file: string | null = null) {
    super(message)
    this.line = line
    this.file = file
  }
}

const MOST_TOKENS = 50_000
const MOST_NODES = 50_000
const DEEPEST = 40
const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`
const OCTAL = /^[-+]?0[0-7]+$/

/** Throws WrongFile. An empty file is null. */
export function readNodes(text: string): Node {
  let tokens = 0
  for (const token of new Lexer().lex(text))
    if (token !== '' && ++tokens > MOST_TOKENS)
      throw new WrongFile(1, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`)
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'core',
    merge: true,
    uniqueKeys: false, // found here, in linear time
    prettyErrors: false,
    lineCounter: lines,
    logLevel: 'error',
  })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const [error] = document.errors
  if (error)
    throw new WrongFile(
      lineAt(error.pos[0]),
      error.code === 'RESOURCE_EXHAUSTION'
        ? TOO_DEEP
        : `it is not valid YAML: ${error.message.split('\n', 1)[0] ?? ''}`,
    )
  return new Reader(document, lineAt).read(document.contents, 0, 1)
}

/** What each alias names: the last anchor of its name before it. In one pass; the parser's own look-up makes one for each. */
function targetsOf(document: Document): ReadonlyMap<unknown, unknown> {
  const anchors = new Map<string, unknown>()
  const targets = new Map<unknown, unknown>()
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) targets.set(node, anchors.get(node.source))
      else if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
  })
  return targets
}

class Reader {
  #nodes = 0
  readonly #targets: ReadonlyMap<unknown, unknown>
  readonly #lineAt: (offset: number) => number

  constructor(document: Document, lineAt: (offset: number) => number) {
    this.#targets = targetsOf(document)
    this.#lineAt = lineAt
  }

  read(node: unknown, depth: number, above: number): Node {
    const line = this.#lineOf(node) ?? above
    if (++this.#nodes > MOST_NODES)
      throw new WrongFile(line, 'it has too many values, those of aliases included')
    if (depth > DEEPEST) throw new WrongFile(line, TOO_DEEP)
    if (isAlias(node)) {
      const target = this.#targets.get(node)
      if (target === undefined) throw new WrongFile(line, `\`*${node.source}\` names nothing`)
      return this.read(target, depth + 1, line)
    }
    if (isSeq(node))
      return { kind: 'list', line, items: node.items.map((item) => this.read(item, depth + 1, line)) }
    if (isMap(node)) return { kind: 'map', line, entries: this.#entriesOf(node.items, depth, line) }
    return isScalar(node) ? scalarOf(node, line) : { kind: 'scalar', line, text: '', value: null }
  }

  #entriesOf(
    items: readonly { key: unknown; value: unknown }[],
    depth: number,
    above: number,
  ): Map<string, Entry> {
    const own = new Map<string, Entry>()
    const merged: Node[] = []
    for (const { key, value } of items) {
      const name = this.read(key, depth + 1, above)
      if (name.kind !== 'scalar') throw new WrongFile(name.line, 'a key must be a plain name')
      const node = this.read(value, depth + 1, name.line)
      if (name.text === '<<') merged.push(...(node.kind === 'list' ? node.items : [node]))
      else if (own.has(name.text))
        throw new WrongFile(name.line, `\`${name.text.slice(0, 100)}\` is given twice`)
      else own.set(name.text, { line: name.line, node })
    }
    for (const node of merged)
      for (const [name, entry] of node.kind === 'map' ? node.entries : [])
        if (!own.has(name)) own.set(name, entry)
    return own
  }

  #lineOf(node: unknown): number | null {
    const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
    const offset: unknown = Array.isArray(range) ? range[0] : null
    return typeof offset === 'number' ? this.#lineAt(offset) : null
  }
}

function scalarOf(scalar: { value: unknown; source?: string; type?: string }, line: number): Node {
  const { value } = scalar
  if (typeof value === 'string') return { kind: 'scalar', line, text: value, value }
  const text = scalar.source ?? ''
  if (typeof value !== 'number' && typeof value !== 'boolean')
    return { kind: 'scalar', line, text, value: null }
  return { kind: 'scalar', line, text, value: OCTAL.test(text) ? parseInt(text, 8) : value }
}

/** Its value without lines; objects have no prototype. */
export function plain(node: Node): Plain {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plain)
  const object = Object.create(null) as Record<string, Plain>
  for (const [name, entry] of node.entries)
    Object.defineProperty(object, name, { value: plain(entry.node), enumerable: true })
  return object
}

const NONE: ReadonlyMap<string, Entry> = new Map()

/** The entries of a map; none of an empty value. Throws WrongFile. `what` names the value in the message. */
export function entriesOf(node: Node, what: string): ReadonlyMap<string, Entry> {
  if (node.kind === 'map') return node.entries
  if (node.kind === 'scalar' && node.value === null) return NONE
  throw new WrongFile(node.line, `\`${what}\` must be a map`)
}

export function itemsOf(entry: Entry | undefined, what: string): readonly Node[] {
  if (entry === undefined || isEmpty(entry.node)) return []
  if (entry.node.kind === 'list') return entry.node.items
  throw new WrongFile(entry.line, `\`${what}\` must be a list`)
}

/** Also of a number: the text as written. */
export function textOf(entry: Entry | undefined, what: string): string {
  if (entry === undefined || isEmpty(entry.node)) return ''
  if (entry.node.kind === 'scalar') return entry.node.text
  throw new WrongFile(entry.line, `\`${what}\` must be a text`)
}

export const textsOf = (entry: Entry | undefined, what: string): string[] =>
  itemsOf(entry, what).map((node) => textOf({ line: node.line, node }, what))

/** YAML 1.1 has more words for these. */
const WORDS = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['y', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['n', false],
])

export function booleanOf(entry: Entry | undefined, what: string, fallback: boolean): boolean {
  const text = textOf(entry, what)
  const value = text === '' ? fallback : WORDS.get(text.toLowerCase())
  if (value === undefined) throw new WrongFile(entry?.line ?? 1, `\`${what}\` must be true or false`)
  return value
}

export function integerOf(entry: Entry | undefined, what: string, fallback: number): number {
  if (entry === undefined || isEmpty(entry.node)) return fallback
  const value = entry.node.kind === 'scalar' ? entry.node.value : null
  if (typeof value === 'number' && Number.isInteger(value)) return value
  throw new WrongFile(entry.line, `\`${what}\` must be a whole number`)
}

const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.value === null

/** Throws WrongFile for a key that is not in the list. */
export function refuseOthers(
  entries: ReadonlyMap<string, Entry>,
  known: readonly string[],
  what: string,
): void {
  for (const [name, { line }] of entries)
    if (!known.includes(name))
      throw new WrongFile(line, `\`${name.slice(0, 100)}\` is not a key of \`${what}\``)
}
