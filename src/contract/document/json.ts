/** JSON to nodes with their lines; comments and trailing commas as VS Code reads them. Depth and nodes are bounded. Pure. */
import {
  createScanner,
  parseTree,
  printParseErrorCode,
  type Node as Tree,
  type ParseError,
} from 'jsonc-parser'
import { WrongFile, type Entry, type Node } from '../../lib/document.ts'
import { DEEPEST, MOST_NODES } from './limits.ts'

const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, END] = [1, 2, 3, 4, 17]

/** Throws WrongFile. `comments`: whether the file may have comments and trailing commas. */
export function readJson(text: string, { comments }: { comments: boolean }): Node {
  const lineAt = lineCounter(text)
  refuseDeep(text, lineAt)
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: !comments, allowTrailingComma: comments })
  const [error] = errors
  if (error !== undefined)
    throw new WrongFile(
      lineAt(error.offset),
      `it is not valid JSON: ${spaced(printParseErrorCode(error.error))}`,
    )
  if (tree === undefined) throw new WrongFile(1, 'it is empty')
  return nodeOf(tree, lineAt)
}

/** `CloseBraceExpected` → `close brace expected`. */
const spaced = (code: string): string => code.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase()

/** Before parsing: the parser is recursive. */
function refuseDeep(text: string, lineAt: (offset: number) => number): void {
  const scanner = createScanner(text, true)
  let [depth, tokens] = [0, 0]
  for (let token: number = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--
    const line = () => lineAt(scanner.getTokenOffset())
    if (depth > DEEPEST) throw new WrongFile(line(), `it is nested deeper than ${DEEPEST} levels`)
    // a value has at most four tokens: its name, a colon, itself, a comma
    if (++tokens > 4 * MOST_NODES)
      throw new WrongFile(line(), `it has more than ${MOST_NODES.toLocaleString('en-US')} values`)
  }
}

function nodeOf(tree: Tree, lineAt: (offset: number) => number): Node {
  const line = lineAt(tree.offset)
  const children = tree.children ?? []
  if (tree.type === 'array') return { kind: 'list', line, items: children.map((one) => nodeOf(one, lineAt)) }
  if (tree.type !== 'object') return scalarOf(tree.value, line)
  const entries = new Map<string, Entry>()
  for (const property of children) {
    const [key, value] = property.children ?? []
    const name: unknown = key?.value
    if (typeof name !== 'string' || value === undefined) continue
    const at = lineAt(property.offset)
    if (entries.has(name)) throw new WrongFile(at, `\`${name.slice(0, 100)}\` is given twice`)
    entries.set(name, { line: at, node: nodeOf(value, lineAt) })
  }
  return { kind: 'map', line, entries }
}

function scalarOf(value: unknown, line: number): Node {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return { kind: 'scalar', line, text: isScalar ? String(value) : '', value: isScalar ? value : null }
}

/** Lines by binary search over the line starts. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
