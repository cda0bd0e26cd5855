/**
 * Expressions of GitHub Actions, `${{ … }}`, as far as action.yml and docs/workflows use them: contexts, strings, numbers,
 * `==`, `!=`, `&&`, `||`, `!`, parentheses, `toJSON`. Throws for anything else.
 */
export type Contexts = Readonly<Record<string, unknown>>
type Value = unknown

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*)|(==|!=|&&|\|\||[!().[\]]))/y

/** The text with each expression replaced by its value as text. */
export const interpolate = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => asText(evaluate(expression, contexts)))

export const isTrue = (value: Value): boolean =>
  value !== null && value !== undefined && value !== false && value !== 0 && value !== ''

const asText = (value: Value): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value ? 'Object' : ''
}

/** An unknown property of a context that exists is null; an unknown context is an error, as on GitHub. */
export function evaluate(expression: string, contexts: Contexts): Value {
  const tokens = [...tokensOf(expression)]
  let at = 0
  const accept = (text: string): boolean =>
    tokens[at]?.text === text && tokens[at]?.kind === 'sign' && ++at > 0
  const fail = (what: string): never => {
    throw new Error(`expected ${what} in ${expression}`)
  }
  const expect = (text: string) => accept(text) || fail(text)

  const or = (): Value => {
    let value = and()
    while (accept('||')) {
      const other = and()
      value = isTrue(value) ? value : other
    }
    return value
  }
  const and = (): Value => {
    let value = comparison()
    while (accept('&&')) {
      const other = comparison()
      value = isTrue(value) ? other : value
    }
    return value
  }
  const comparison = (): Value => {
    const value = unary()
    if (accept('==')) return same(value, unary())
    return accept('!=') ? !same(value, unary()) : value
  }
  const unary = (): Value => (accept('!') ? !isTrue(unary()) : operand())
  const operand = (): Value => {
    if (accept('(')) {
      const value = or()
      expect(')')
      return value
    }
    const token = tokens[at++]
    if (token?.kind === 'text' || token?.kind === 'number') return token.value
    if (token?.kind !== 'name') throw new Error(`unexpected ${token?.text ?? 'end'} in ${expression}`)
    return token.text.toLowerCase() === 'tojson' ? json() : named(token.text)
  }
  const json = (): Value => {
    expect('(')
    const value = or()
    expect(')')
    return JSON.stringify(value ?? null, null, 2)
  }
  const named = (name: string): Value => {
    if (name in CONSTANTS) return CONSTANTS[name]
    if (!(name in contexts)) throw new Error(`unknown context ${name} in ${expression}`)
    let value = contexts[name]
    for (;;) {
      if (accept('.')) value = property(value, tokens[at++]?.text ?? fail('a name'))
      else if (accept('[')) {
        value = property(value, asText(or()))
        expect(']')
      } else return value
    }
  }
  const value = or()
  if (at < tokens.length) throw new Error(`unexpected ${tokens[at]?.text ?? ''} in ${expression}`)
  return value
}

const CONSTANTS: Readonly<Record<string, Value>> = { true: true, false: false, null: null }

const property = (value: Value, name: string): Value =>
  typeof value === 'object' && value !== null ? ((value as Record<string, unknown>)[name] ?? null) : null

/** Texts are compared without regard to case. */
const same = (a: Value, b: Value): boolean => asText(a).toLowerCase() === asText(b).toLowerCase()

interface Token {
  kind: 'text' | 'number' | 'name' | 'sign'
  text: string
  value?: Value
}

function* tokensOf(expression: string): Generator<Token> {
  const source = expression.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const [, text, number, name, sign] = TOKEN.exec(source) ?? []
    if (text !== undefined) yield { kind: 'text', text, value: text.replaceAll("''", "'") }
    else if (number !== undefined) yield { kind: 'number', text: number, value: Number(number) }
    else if (name !== undefined) yield { kind: 'name', text: name }
    else if (sign !== undefined) yield { kind: 'sign', text: sign }
    else throw new Error(`cannot read the expression ${expression}`)
  }
}
