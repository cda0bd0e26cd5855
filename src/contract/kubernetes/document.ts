/**
 * The YAML documents of one file (JSON is YAML too) as nodes with their lines, as Kubernetes reads them: YAML 1.1, where `yes`
 * and `on` are booleans. Aliases and merge keys are followed; such a value has the line where it is written. The file may be
 * hostile: its bytes, documents, values (those of aliases included) and depth are bounded. Pure.
 */
import { Lexer, LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document } from 'yaml'
import type { Entry, Node } from '../../lib/document.ts'
import { MOST_BYTES } from '../document/limits.ts'

export type { Entry, Node } from '../../lib/document.ts'
export type MapNode = Extract<Node, { kind: 'map' }>
type ScalarNode = Extract<Node, { kind: 'scalar' }>

export interface LineMistake {
  readonly line: number
  /** One sentence without a full stop. */
  readonly message: string
}

/** Of the parser, which takes about 5 µs for each. */
const MOST_TOKENS = 300_000
const MOST_DOCUMENTS = 500
const MOST_VALUES = 300_000
const DEEPEST = 60
const MOST_MISTAKES = 20

/** Empty documents are left out. Without mistakes, every document is whole. */
export function readDocuments(text: string): { documents: Node[]; mistakes: LineMistake[] } {
  const refused = (line: number, message: string) => ({ documents: [], mistakes: [{ line, message }] })
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES)
    return refused(1, `it has ${bytes.toLocaleString('en-US')} bytes: at most 1 MiB is read`)
  if (isTooLong(text))
    return refused(1, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`)
  const lines = new LineCounter()
  const parsed = parse(text, lines)
  if (parsed === null) return refused(1, TOO_DEEP)
  if (parsed.length > MOST_DOCUMENTS)
    return refused(
      1,
      `it has ${parsed.length.toLocaleString('en-US')} documents: at most ${MOST_DOCUMENTS} are read`,
    )
  const reader = new NodeReader((offset) => Math.max(1, lines.linePos(offset).line))
  const documents = parsed.flatMap((document) => reader.document(document) ?? [])
  return { documents, mistakes: reader.mistakes.slice(0, MOST_MISTAKES) }
}

function isTooLong(text: string): boolean {
  let tokens = 0
  for (const token of new Lexer().lex(text)) if (token !== '' && ++tokens > MOST_TOKENS) return true
  return false
}

const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`

/** Null where the parser’s own recursion ends. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed[] | null {
  try {
    const parsed = parseAllDocuments(text, {
      schema: 'yaml-1.1',
      // Kubernetes reads dates and sexagesimal numbers (22:22) as texts
      customTags: (tags) =>
        tags.filter((tag) => typeof tag === 'string' || !NOT_READ.has(tag.tag + (tag.format ?? ''))),
      uniqueKeys: false, // found here, in linear time
      prettyErrors: false,
      lineCounter,
      logLevel: 'error',
    })
    return [...parsed]
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const NOT_READ = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:intTIME',
  'tag:yaml.org,2002:floatTIME',
])

/** A value that cannot be read: it is left out, and the next one is read. */
class Unreadable extends Error {}

class NodeReader {
  readonly mistakes: LineMistake[] = []
  readonly #lineAt: (offset: number) => number
  #values = 0
  /** How many values a node has, with those of its aliases. */
  readonly #weights = new WeakMap<Node, number>()
  /** By anchor, in the order of the document; null while its value is being read. */
  #anchors = new Map<string, Node | null>()

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt
  }

  document(document: Document.Parsed): Node | null {
    for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MOST_MISTAKES)) {
      const what = code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : `it is not valid YAML: ${firstLine(message)}`
      this.#mistake(this.#lineAt(pos[0]), what)
    }
    const { contents } = document
    if (document.errors.length > 0 || contents === null) return null
    this.#anchors = new Map()
    try {
      const node = this.#read(contents, 0, 1)
      return node.kind === 'scalar' && node.value === null ? null : node
    } catch (error) {
      if (error instanceof Unreadable) return null
      throw error
    }
  }

  #mistake(line: number, message: string): void {
    this.mistakes.push({ line, message })
  }

  #refuse(line: number, message: string): never {
    this.#mistake(line, message)
    throw new Unreadable()
  }

  #read(node: unknown, depth: number, above: number): Node {
    const line = this.#lineOf(node) ?? above
    if (depth > DEEPEST) this.#refuse(line, TOO_DEEP)
    if (isAlias(node)) return this.#aliased(node.source, line)
    const anchor = anchorOf(node)
    if (anchor !== undefined) this.#anchors.set(anchor, null)
    const before = this.#values
    this.#count(1, line)
    const read = this.#collectionOf(node, depth, line) ?? scalarOf(node, line)
    this.#weights.set(read, this.#values - before)
    if (anchor !== undefined) this.#anchors.set(anchor, read)
    return read
  }

  #count(values: number, line: number): void {
    this.#values += values
    if (this.#values > MOST_VALUES)
      this.#refuse(
        line,
        `it has more than ${MOST_VALUES.toLocaleString('en-US')} values, those of aliases included`,
      )
  }

  #aliased(anchor: string, line: number): Node {
    const target = this.#anchors.get(anchor)
    if (target === undefined) this.#refuse(line, `\`*${anchor.slice(0, 100)}\` names nothing above it`)
    if (target === null) this.#refuse(line, `\`*${anchor.slice(0, 100)}\` contains itself`)
    this.#count(this.#weights.get(target) ?? 1, line)
    return target
  }

  #collectionOf(node: unknown, depth: number, line: number): Node | null {
    if (isSeq(node))
      return { kind: 'list', line, items: node.items.map((item) => this.#read(item, depth + 1, line)) }
    return isMap(node) ? { kind: 'map', line, entries: this.#entriesOf(node.items, depth, line) } : null
  }

  #entriesOf(
    items: readonly { key: unknown; value: unknown }[],
    depth: number,
    above: number,
  ): Map<string, Entry> {
    const own = new Map<string, Entry>()
    const merged: Node[] = []
    for (const { key, value } of items) {
      const name = this.#read(key, depth + 1, above)
      if (name.kind !== 'scalar') this.#refuse(name.line, 'a key must be a plain name')
      const node = this.#read(value, depth + 1, name.line)
      if (name.text === '<<') merged.push(...(node.kind === 'list' ? node.items : [node]))
      else if (own.has(name.text))
        this.#mistake(name.line, `\`${name.text.slice(0, 100)}\` is given twice: remove one of them`)
      else own.set(name.text, { line: name.line, node })
    }
    for (const node of merged) this.#merge(own, node)
    return own
  }

  #merge(own: Map<string, Entry>, node: Node): void {
    if (node.kind !== 'map') this.#refuse(node.line, 'a merge key (`<<`) takes a map, or a list of maps')
    for (const [name, entry] of node.entries) if (!own.has(name)) own.set(name, entry)
  }

  #lineOf(node: unknown): number | null {
    const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
    const offset: unknown = Array.isArray(range) ? range[0] : null
    return typeof offset === 'number' ? this.#lineAt(offset) : null
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

const anchorOf = (node: unknown): string | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined

function scalarOf(node: unknown, line: number): ScalarNode {
  if (!isScalar(node)) return { kind: 'scalar', line, text: '', value: null }
  const { value, source = '' } = node
  if (typeof value === 'string') return { kind: 'scalar', line, text: value, value }
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null
  return { kind: 'scalar', line, text: source, value: isPlain ? value : source }
}
