/**
 * YAML (and so JSON) to plain values with their positions. Strict: no aliases, merge keys, tags, duplicate keys or second
 * document. The file may be hostile: its size, tokens and depth are bounded. Pure.
 */
import { LineCounter, Lexer, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'

/** Objects have no prototype. Numbers are texts, as written: `1.10` is not 1.1. */
export type Value = string | boolean | null | Value[] | { [key: string]: Value }
export type Path = readonly PropertyKey[]

export interface Position {
  line: number
  column: number
}

export interface Mistake extends Position {
  /** One sentence. */
  message: string
}

export interface ConfigDocument {
  value: Value
  mistakes: Mistake[]
  /** Of the value at a path, or of its key; of the nearest value above that is there. */
  positionOf: (path: Path, what?: 'key' | 'value') => Position
}

/** More is no config, and would take long to parse. */
const MOST_TOKENS = 50_000
const MOST_MISTAKES = 20
const DEEPEST = 20

export function readDocument(text: string): ConfigDocument {
  const lines = new LineCounter()
  const reader = new DocumentReader((offset) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  })
  if (isTooLong(text))
    reader.mistake(0, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`)
  else reader.read(text, lines)
  const { mistakes, positions } = reader
  return {
    value: reader.value,
    mistakes: mistakes.slice(0, MOST_MISTAKES),
    positionOf(path, what = 'value') {
      for (let length = path.length; length >= 0; length--) {
        const found = positions.get(keyOf(path.slice(0, length)))
        if (found) return length === path.length ? found[what] : found.value
      }
      return { line: 1, column: 1 }
    },
  }
}

function isTooLong(text: string): boolean {
  let tokens = 0
  for (const token of new Lexer().lex(text)) if (token !== '' && ++tokens > MOST_TOKENS) return true
  return false
}

const keyOf = (path: Path): string => JSON.stringify(path.map(String))

class DocumentReader {
  value: Value = Object.create(null) as Record<string, Value>
  readonly mistakes: Mistake[] = []
  readonly positions = new Map<string, Record<'key' | 'value', Position>>()
  readonly #at: (offset: number) => Position

  constructor(at: (offset: number) => Position) {
    this.#at = at
  }

  mistake(offset: number, message: string): void {
    this.mistakes.push({ ...this.#at(offset), message })
  }

  read(text: string, lines: LineCounter): void {
    const document = parseDocument(text, {
      strict: true,
      schema: 'core',
      uniqueKeys: false, // found here, in linear time
      prettyErrors: false,
      lineCounter: lines,
      logLevel: 'error', // `silent` also leaves out the error of a second document
    })
    for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MOST_MISTAKES))
      this.mistake(
        pos[0],
        code === 'MULTIPLE_DOCS'
          ? 'it has a second YAML document: keep one'
          : `it is not valid YAML: ${message.split('\n', 1)[0] ?? ''}`,
      )
    if (document.errors.length > 0) return
    const { contents } = document
    if (contents !== null && !(isScalar(contents) && contents.value === null))
      this.value = this.#valueOf(contents, [], null)
  }

  #valueOf(node: unknown, path: Path, key: Scalar | null): Value {
    const range = offsetOf(node) ?? offsetOf(key) ?? 0
    this.positions.set(keyOf(path), { key: this.#at(offsetOf(key) ?? range), value: this.#at(range) })
    if (path.length > DEEPEST) return this.#refuse(range, `it is nested deeper than ${DEEPEST} levels`)
    if (isAlias(node)) return this.#refuse(range, 'aliases (`*name`) are not supported: repeat the value')
    if (isScalar(node)) {
      if (node.tag !== undefined) return this.#refuse(range, 'tags (`!name`) are not supported: remove it')
      return scalarOf(node)
    }
    if (isSeq(node)) {
      if (node.tag !== undefined) return this.#refuse(range, 'tags (`!name`) are not supported: remove it')
      return node.items.map((item, index) => this.#valueOf(item, [...path, index], null))
    }
    return isMap(node) ? this.#mapOf(node.items, path, range, node.tag) : null
  }

  #mapOf(
    items: readonly { key: unknown; value: unknown }[],
    path: Path,
    range: number,
    tag: string | undefined,
  ): Value {
    if (tag !== undefined) return this.#refuse(range, 'tags (`!name`) are not supported: remove it')
    const value = Object.create(null) as Record<string, Value>
    for (const { key, value: node } of items) {
      const at = offsetOf(key) ?? range
      if (!isScalar(key)) {
        this.mistake(at, 'a key must be a plain name')
        continue
      }
      const name = typeof key.value === 'string' ? key.value : (key.source ?? '')
      if (Object.hasOwn(value, name))
        this.mistake(at, `\`${name.slice(0, 100)}\` is given twice: remove one of them`)
      // a prototype key becomes a key like any other, and is then unknown
      else
        Object.defineProperty(value, name, {
          value: this.#valueOf(node, [...path, name], key),
          enumerable: true,
        })
    }
    return value
  }

  #refuse(offset: number, message: string): null {
    this.mistake(offset, message)
    return null
  }
}

function scalarOf({ value, source }: Scalar): Value {
  if (typeof value === 'boolean' || value === null || typeof value === 'string') return value
  return source ?? '' // a parsed number has its source
}

function offsetOf(node: unknown): number | undefined {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined
}
