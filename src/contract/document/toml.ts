/** TOML to nodes with their lines. The parser works without recursion, in linear time; depth and nodes are bounded here. Pure. */
import { ParseError, parseTOML, type AST } from 'toml-eslint-parser'
import { WrongFile, type Node } from '../../lib/document.ts'
import { DEEPEST, MOST_NODES } from './limits.ts'

/** Throws WrongFile. */
export function readToml(text: string): Node {
  refuseMany(text)
  const [top] = parsed(text).body
  return new Builder().root(top.body)
}

/** Before parsing: the parser takes seconds for hundreds of thousands of values, tables or parts of keys. */
function refuseMany(text: string): void {
  let count = 0
  for (const character of text) if (',=[.'.includes(character) && ++count > MOST_NODES) throw tooMany(1)
}

const tooMany = (line: number): WrongFile =>
  new WrongFile(line, `it has more than ${MOST_NODES.toLocaleString('en-US')} values`)

function parsed(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text)
  } catch (error) {
    // the parser passes the characters of a text as arguments
    if (error instanceof RangeError) throw new WrongFile(1, 'a text in it is too long')
    if (!(error instanceof ParseError)) throw error
    throw new WrongFile(error.lineNumber, `it is not valid TOML: ${error.message.split('\n', 1)[0] ?? ''}`)
  }
}

/** A node that is being built. */
type Draft =
  | Extract<Node, { kind: 'scalar' }>
  | { readonly kind: 'list'; readonly line: number; readonly items: Draft[] }
  | { readonly kind: 'map'; readonly line: number; readonly entries: Entries }
type Entries = Map<string, { readonly line: number; readonly node: Draft }>

class Builder {
  #nodes = 0

  root(body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[]): Node {
    const root: Entries = new Map()
    for (const one of body) {
      if (one.type === 'TOMLKeyValue') this.#set(root, one, 0)
      else {
        const table = this.#tableAt(root, one.resolvedKey, one.loc.start.line)
        for (const pair of one.body) this.#set(table, pair, one.resolvedKey.length)
      }
    }
    return { kind: 'map', line: 1, entries: root }
  }

  /** `["services", 0, "ports"]`: numbers are places in a list. */
  #tableAt(root: Entries, keys: readonly (string | number)[], line: number): Entries {
    this.#count(line, keys.length)
    let at = root
    for (const [index, key] of keys.entries()) {
      if (typeof key === 'number') continue
      const next = keys[index + 1]
      at = typeof next === 'number' ? this.#itemOf(at, key, next, line) : this.#mapOf(at, key, line)
    }
    return at
  }

  #mapOf(map: Entries, key: string, line: number): Entries {
    const node = map.get(key)?.node
    if (node?.kind === 'map') return node.entries
    const entries: Entries = new Map()
    map.set(key, { line, node: { kind: 'map', line, entries } })
    return entries
  }

  #itemOf(map: Entries, key: string, index: number, line: number): Entries {
    const node = map.get(key)?.node
    const items = node?.kind === 'list' ? node.items : []
    if (node?.kind !== 'list') map.set(key, { line, node: { kind: 'list', line, items } })
    const item = items[index]
    if (item?.kind === 'map') return item.entries
    const entries: Entries = new Map()
    items[index] = { kind: 'map', line, entries }
    return entries
  }

  #set(map: Entries, { key, value, loc }: AST.TOMLKeyValue, depth: number): void {
    const names = key.keys.map((one) => (one.type === 'TOMLBare' ? one.name : one.value))
    const { line } = loc.start
    this.#count(line, depth + names.length)
    const last = names.pop() ?? ''
    let at = map
    for (const name of names) at = this.#mapOf(at, name, line)
    at.set(last, { line, node: this.#node(value, depth + names.length + 1) })
  }

  #node(value: AST.TOMLContentNode, depth: number): Draft {
    const { line } = value.loc.start
    this.#count(line, depth)
    if (value.type === 'TOMLArray')
      return { kind: 'list', line, items: value.elements.map((one) => this.#node(one, depth + 1)) }
    if (value.type === 'TOMLInlineTable') {
      const entries: Entries = new Map()
      for (const pair of value.body) this.#set(entries, pair, depth + 1)
      return { kind: 'map', line, entries }
    }
    return scalar(value, line)
  }

  #count(line: number, depth: number): void {
    if (++this.#nodes > MOST_NODES) throw tooMany(line)
    if (depth > DEEPEST) throw new WrongFile(line, `it is nested deeper than ${DEEPEST} levels`)
  }
}

function scalar(value: AST.TOMLValue, line: number): Draft {
  if (value.kind === 'string') return { kind: 'scalar', line, text: value.value, value: value.value }
  if (value.kind === 'boolean') return { kind: 'scalar', line, text: String(value.value), value: value.value }
  if (value.kind === 'integer' || value.kind === 'float')
    return { kind: 'scalar', line, text: value.number, value: value.value }
  return { kind: 'scalar', line, text: value.datetime, value: value.datetime }
}
