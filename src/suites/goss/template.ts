/**
 * The part of Go's templates that gossfiles use: values of `.Env` and `.Vars`, `if`, `range`, `with`, variables, comments, and the
 * functions in the table. Anything else is refused with its line. Nothing here reads a file or a variable of this process.
 */
import { WrongFile, type Plain } from '../../lib/document.ts'
import { goRegExp, matches } from '../go-regexp.ts'

export interface Rendered {
  readonly text: string
  /** The line of the file that each line of the text is from. */
  readonly lines: readonly number[]
}

export interface Data {
  readonly Env: Readonly<Record<string, string>>
  readonly Vars: Plain
}

const MOST_CHARACTERS = 2_000_000
const MOST_STEPS = 100_000

/** Throws WrongFile. */
export function render(text: string, data: Data): Rendered {
  if (!text.includes('{{')) return { text, lines: text.split('\n').map((_, at) => at + 1) }
  const nodes = parse(text)
  const out = new Output()
  const root = { Env: { ...data.Env }, Vars: data.Vars }
  new Run(out).all(nodes, { dot: root, variables: new Map<string, Plain>([['$', root]]) })
  return { text: out.text, lines: out.lines }
}

type TemplateNode =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'print'; readonly line: number; readonly pipe: string }
  | {
      readonly kind: 'if' | 'range' | 'with'
      readonly line: number
      readonly pipe: string
      readonly body: TemplateNode[]
      readonly otherwise: TemplateNode[]
    }

function parse(text: string): TemplateNode[] {
  const root: TemplateNode[] = []
  /** Innermost last: what is open, where its nodes go, and how many `end` it closes at. */
  const open: { block: TemplateNode & { kind: 'if' | 'range' | 'with' }; isElse: boolean; ends: number }[] =
    []
  const here = () => {
    const last = open.at(-1)
    return last === undefined ? root : last.isElse ? last.block.otherwise : last.block.body
  }
  for (const { before, beforeLine, action, line } of actionsOf(text)) {
    if (before !== '') here().push({ kind: 'text', line: beforeLine, text: before })
    if (action === null || action.startsWith('/*')) continue
    const [, word = '', rest = ''] = /^(if|range|with|else|end)\b\s*([^]*)$/.exec(action) ?? []
    if (word === '') here().push({ kind: 'print', line, pipe: action })
    else if (word === 'end' || word === 'else') {
      const last = open.at(-1)
      if (last === undefined) throw new WrongFile(line, `\`{{${word}}}\` has nothing to belong to`)
      if (word === 'end') for (let left = last.ends; left > 0; left--) open.pop()
      else {
        last.isElse = true
        const chained = /^if\b\s*([^]*)$/.exec(rest)
        if (chained) {
          const block = { kind: 'if' as const, line, pipe: chained[1] ?? '', body: [], otherwise: [] }
          last.block.otherwise.push(block)
          open.push({ block, isElse: false, ends: last.ends + 1 })
        }
      }
    } else {
      const block = { kind: word as 'if' | 'range' | 'with', line, pipe: rest, body: [], otherwise: [] }
      here().push(block)
      open.push({ block, isElse: false, ends: 1 })
    }
  }
  const last = open.at(-1)
  if (last) throw new WrongFile(last.block.line, `\`{{${last.block.kind}}}\` has no \`{{end}}\``)
  return root
}

const newlines = (text: string): number => text.split('\n').length - 1

interface Piece {
  readonly before: string
  readonly beforeLine: number
  /** Null after the last. */
  readonly action: string | null
  readonly line: number
}

const ACTION =
  /\{\{(-(?=\s))?\s*(\/\*[^]*?\*\/|(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\s-\}\}|\}\})[^"`])*)(?:\s(-))?\}\}/y

/** The text before each action, and the action. `{{-` and `-}}` remove white space. */
function* actionsOf(text: string): Generator<Piece> {
  let [from, line, trims] = [0, 1, false]
  for (;;) {
    const start = text.indexOf('{{', from)
    const whole = text.slice(from, start < 0 ? text.length : start)
    const rest = trims ? whole.trimStart() : whole
    const beforeLine = line + newlines(whole.slice(0, whole.length - rest.length))
    line += newlines(whole)
    if (start < 0) {
      yield { before: rest, beforeLine, action: null, line }
      return
    }
    ACTION.lastIndex = start
    const found = ACTION.exec(text)
    if (!found) throw new WrongFile(line, '`{{` is not closed')
    const before = found[1] === undefined ? rest : rest.trimEnd()
    yield { before, beforeLine, action: (found[2] ?? '').trim(), line }
    line += newlines(found[0])
    trims = found[3] !== undefined
    from = ACTION.lastIndex
  }
}

class Output {
  text = ''
  readonly lines: number[] = [1]

  add(text: string, line: number): void {
    this.text += text
    if (this.text.length > MOST_CHARACTERS) throw new WrongFile(line, 'its template makes too much text')
    let from = line
    for (const character of text) if (character === '\n') this.lines.push(++from)
  }
}

interface Scope {
  readonly dot: unknown
  readonly variables: Map<string, Plain>
}

class Run {
  #steps = 0
  readonly #out: Output

  constructor(out: Output) {
    this.#out = out
  }

  all(nodes: readonly TemplateNode[], scope: Scope): void {
    for (const node of nodes) {
      if (++this.#steps > MOST_STEPS) throw new WrongFile(node.line, 'its template has too many steps')
      if (node.kind === 'text') this.#out.add(node.text, node.line)
      else if (node.kind === 'print') this.#print(node.pipe, node.line, scope)
      else this.#block(node, scope)
    }
  }

  #print(pipe: string, line: number, scope: Scope): void {
    const declared = /^(\$\w*)\s*:?=\s*([^]*)$/.exec(pipe)
    if (declared) scope.variables.set(declared[1] ?? '', evaluate(declared[2] ?? '', line, scope))
    else this.#out.add(goText(evaluate(pipe, line, scope)), line)
  }

  #block(
    { kind, pipe, line, body, otherwise }: TemplateNode & { kind: 'if' | 'range' | 'with' },
    scope: Scope,
  ): void {
    const [, names, source = pipe] = /^(\$\w+(?:\s*,\s*\$\w+)?)\s*:=\s*([^]*)$/.exec(pipe) ?? []
    const value = evaluate(source, line, scope)
    const inner = (dot: unknown, own: readonly (readonly [string, Plain])[] = []): Scope => ({
      dot,
      variables: new Map([...scope.variables, ...own]),
    })
    if (!isTrue(value)) {
      this.all(otherwise, inner(scope.dot))
      return
    }
    const [first, second] = (names ?? '').split(',').map((name) => name.trim())
    if (kind !== 'range') {
      const own = first ? [[first, value] as const] : []
      this.all(body, inner(kind === 'with' ? value : scope.dot, own))
      return
    }
    for (const [key, item] of pairsOf(value, line)) {
      const own = second
        ? ([
            [first ?? '', key],
            [second, item],
          ] as const)
        : first
          ? ([[first, item]] as const)
          : []
      this.all(body, inner(item, own))
    }
  }
}

function pairsOf(value: Plain, line: number): [Plain, Plain][] {
  if (Array.isArray(value)) return value.map((item, at) => [at, item])
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) // as Go does
  throw new WrongFile(line, '`{{range}}` needs a list or a map')
}

const isTrue = (value: Plain): boolean =>
  Array.isArray(value) ? value.length > 0 : isMap(value) ? Object.keys(value).length > 0 : Boolean(value)

const isMap = (value: unknown): value is Record<string, Plain> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const goText = (value: Plain): string =>
  value === null
    ? '<no value>'
    : Array.isArray(value)
      ? `[${value.map(goText).join(' ')}]`
      : isMap(value)
        ? `map[${Object.entries(value)
            .map(([key, item]) => `${key}:${goText(item)}`)
            .join(' ')}]`
        : String(value)

const TOKEN = /\s*("(?:\\.|[^"\\])*"|`[^`]*`|\||\(|\)|\$?[\w.]+|-?\d[\w.]*|\$)/y

/** A pipeline: what is left of `|` is the last argument of what is right of it. */
function evaluate(source: string, line: number, scope: Scope): Plain {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  for (let at = 0; source.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(source)
    if (!found) throw unsupported(source, line)
    tokens.push(found[1] ?? '')
  }
  const value = pipeline(tokens, line, scope)
  if (tokens.length > 0) throw unsupported(source, line)
  return value
}

const unsupported = (source: string, line: number): WrongFile =>
  new WrongFile(line, `the template \`{{${source.trim().slice(0, 100)}}}\` is not supported`)

/** Takes its tokens from the list, up to a `)` or the end. */
function pipeline(tokens: string[], line: number, scope: Scope): Plain {
  let value: Plain | undefined
  do {
    if (tokens[0] === '|') tokens.shift()
    const [name = ''] = tokens
    if (Object.hasOwn(FUNCTIONS, name)) {
      tokens.shift()
      const given = argumentsOf(tokens, line, scope)
      value = call(name, value === undefined ? given : [...given, value], line, scope)
    } else {
      if (value !== undefined || tokens.length === 0) throw unsupported(name, line)
      value = operand(tokens, line, scope)
    }
  } while (tokens[0] === '|')
  return value
}

function argumentsOf(tokens: string[], line: number, scope: Scope): Plain[] {
  const values: Plain[] = []
  while (tokens[0] !== undefined && tokens[0] !== '|' && tokens[0] !== ')')
    values.push(operand(tokens, line, scope))
  return values
}

function operand(tokens: string[], line: number, scope: Scope): Plain {
  const token = tokens.shift() ?? ''
  if (token === '(') {
    const value = pipeline(tokens, line, scope)
    if (tokens.shift() !== ')') throw new WrongFile(line, 'a template has a `(` without a `)`')
    return value
  }
  if (token.startsWith('"')) return unquoted(token, line)
  if (token.startsWith('`')) return token.slice(1, -1)
  if (/^-?\d+(?:\.\d+)?$/.test(token)) return Number(token)
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === '.') return scope.dot as Plain
  const [, variable, path = ''] = /^(\$\w*)?((?:\.\w+)*)$/.exec(token) ?? []
  if (variable === undefined && path === '') throw unsupported(token, line)
  const start = variable === undefined ? scope.dot : scope.variables.get(variable)
  if (start === undefined) throw new WrongFile(line, `the template variable ${token} is not set`)
  return path
    .split('.')
    .slice(1)
    .reduce<Plain>((value, name) => member(value, name, token, line), start as Plain)
}

/** As goss's `missingkey=error`. */
function member(value: Plain, name: string, token: string, line: number): Plain {
  const item = isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined
  if (item === undefined) throw new WrongFile(line, `the template value ${token} is not set`)
  return item
}

function unquoted(token: string, line: number): string {
  try {
    return JSON.parse(token) as string
  } catch {
    throw new WrongFile(line, `the text ${token.slice(0, 100)} of a template is not supported`)
  }
}

type Call = (values: readonly Plain[], line: number, scope: Scope) => Plain

const text = (value: Plain | undefined): string => goText(value ?? '')
const isSame = (one: Plain | undefined, other: Plain | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
const last = (values: readonly Plain[]): Plain => values.at(-1) ?? null

/** Of Go, of sprig, and of goss. */
const FUNCTIONS: Readonly<Record<string, Call>> = {
  and: (values) => values.find((value) => !isTrue(value)) ?? last(values),
  or: (values) => values.find(isTrue) ?? last(values),
  not: ([value = null]) => !isTrue(value),
  eq: ([first, ...others]) => others.some((other) => isSame(first, other)),
  ne: ([first, second]) => !isSame(first, second),
  index: ([value = null, ...keys]) =>
    keys.reduce<Plain>((at, key) => {
      const found = Array.isArray(at)
        ? at[Number(key)]
        : isMap(at) && Object.hasOwn(at, text(key))
          ? at[text(key)]
          : null
      return found ?? null
    }, value),
  len: ([value = null]) =>
    isMap(value)
      ? Object.keys(value).length
      : Array.isArray(value)
        ? value.length
        : Buffer.byteLength(text(value)),
  mkSlice: (values) => [...values],
  list: (values) => [...values],
  toUpper: ([value]) => text(value).toUpperCase(),
  upper: ([value]) => text(value).toUpperCase(),
  toLower: ([value]) => text(value).toLowerCase(),
  lower: ([value]) => text(value).toLowerCase(),
  trim: ([value]) => text(value).trim(),
  quote: (values) => values.map((value) => JSON.stringify(text(value))).join(' '),
  squote: (values) => values.map((value) => `'${text(value)}'`).join(' '),
  toJson: ([value = null]) => JSON.stringify(value),
  getEnv: ([name, fallback = ''], _, { variables }) => {
    const root = variables.get('$') ?? null
    const env = isMap(root) ? (root.Env ?? null) : null
    const value = isMap(env) && Object.hasOwn(env, text(name)) ? text(env[text(name)]) : ''
    return value === '' ? fallback : value
  },
  default: ([fallback = null, value = null]) => (isTrue(value) ? value : fallback),
  repeat: ([count, value], line) => {
    const times = Number(count)
    if (!(times >= 0) || times * text(value).length > MOST_CHARACTERS)
      throw new WrongFile(line, '`repeat` has a wrong count')
    return text(value).repeat(times)
  },
  regexMatch: ([source, value], line) => {
    const pattern = goRegExp(text(source))
    if ('wrong' in pattern) throw new WrongFile(line, `the pattern of \`regexMatch\` ${pattern.wrong}`)
    return matches(pattern.regexp, text(value)) ?? false
  },
}

function call(name: string, values: readonly Plain[], line: number, scope: Scope): Plain {
  const run = FUNCTIONS[name]
  if (run === undefined) throw unsupported(name, line)
  return run(values, line, scope)
}
