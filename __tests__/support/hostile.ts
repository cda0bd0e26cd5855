import { z } from 'zod'
import { Report } from '../../src/core/schema.ts'

/** Texts that attack a renderer, one kind of attack each. */
export const ATTACKS: readonly string[] = [
  '@octocat @acme/team please look',
  'fixes #1 and GH-2 and octo/app#3 and octo/app@deadbeef',
  'https://evil.example/x www.evil.example mail@evil.example mailto:a@b.example ftp://evil.example',
  '[click](https://evil.example) ![img](https://evil.example/x.png) [ref]: https://evil.example',
  '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://evil.example">x</a>',
  '</details></summary></code></sub></table><h1>pwned</h1>',
  '<!-- sea-trial:api --> <!-- sea-trial:other -->',
  '-->\n<!-- sea-trial:other -->\n## ⚓ `other` is seaworthy',
  '| a | b |\n|---|---|\n| c | d |',
  'a | b \\| c \\\\| d \\\\\\| e `x | y` |',
  '```\n</details>\n```` ` `` ```',
  '`@octocat` `` ` `` `unclosed',
  '~~~\n# heading\n~~~',
  '# heading\n> quote\n- item\n1. one\n+ plus\n=== \n--- \n***',
  '1. first',
  '2) second',
  '- [ ] task',
  '> [!CAUTION]\n> alert',
  ':shipit: :+1: :x: :warning:',
  '$\\int_0^1$ $$x$$ $`x`$',
  '*bold* **bold** _it_ __it__ ~~gone~~ [^1]',
  '&lt;b&gt; &#64;octocat &commat;octocat &amp;lt;',
  '\\@octocat \\#1 \\`code\\` trailing backslash \\',
  '::error file=x::pwned',
  '  ::set-output name=verdict::pass',
  '\u00a0::add-mask::a',
  'x ##[error]pwned ##[set-env name=A]b',
  'a\r::error::after a carriage return\rb',
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u001b[2J\u001b[H cleared',
  'nul \u0000 bell \u0007 backspace \b\b\b del \u007f nel \u0085 csi \u009b31m',
  'txt.exe\u202ecod.kcehc \u2066isolate\u2069 \u200fmark',
  'zero\u200bwidth \ufeffbom soft\u00adhyphen \u2028line \u2029paragraph',
  'lone \ud800 surrogate \udfff',
  'tabs\tand\n\n\nlines   and spaces',
  '',
  ' ',
  '`',
  '|',
  '\\',
  '\n',
  'https://github.com/other/repo/issues/1 other/repo#1',
  '<https://evil.example> <a@b.example>',
  'jira PROJ-1 and commit 3f2a1c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f7',
  `${'`'.repeat(40)} ${'|'.repeat(40)} ${'<'.repeat(40)}`,
]

/** The same report with every text in it replaced, except those that the schema fixes. */
export function poisoned(report: Report, attack: string): Report {
  const fixed = new Set([
    'verdict',
    'level',
    'confidence',
    'code',
    'part',
    'cause',
    'kind',
    'protocol',
    'key',
    'at',
    'startedAt',
    'readyAt',
    'provedBy',
    'verdictBefore',
    'findingsBefore',
    'placesBefore',
  ])
  const walk = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return fixed.has(name) ? value : attack
    if (Array.isArray(value)) return fixed.has(name) ? value : value.map((item) => walk(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, key)]))
  }
  return walk(report) as Report // only strings were changed
}
/** As much of JSON Schema as the Report uses. */
interface JsonSchema {
  type?: string | string[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | false
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  format?: string
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
}
const SCHEMA = z.toJSONSchema(Report) as JsonSchema // a test parses what is made of it

/** Pieces of attacks and words that renderers look for, so that texts are also taken for what they seem to be. */
const PIECES: readonly string[] = [
  ...ATTACKS,
  ...ATTACKS,
  ...[
    'app',
    'RUN pip install x',
    'Dockerfile:4',
    '`code`',
    'main',
    'cache',
    'linux/amd64',
    'a`b',
    '/usr/lib/x',
  ],
  ...[
    '-->',
    '</details>',
    '```',
    '|',
    '##[',
    '::',
    '\r',
    '<!--',
    '![',
    '](',
    '@a',
    '#1',
    'https://evil.example',
  ],
]
const CODES = ['killed-on-stop', 'loopback-only', 'build-failed', 'pip-cache', 'a-code-of-tomorrow']
/** Not free: `compare` fills them with codes. */
const CODES_IN = ['findingsBefore']

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A Report with every field of the schema, and in every free text attacks, their pieces and some ordinary words. */
export function hostileReport(seed: number): Report {
  const random = generator(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T // none is empty
  const words = () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(PIECES)).join(pick(['', ' ', '\n']))
  const list = <T>(item: () => T): T[] => Array.from({ length: Math.floor(random() * 4) }, item)
  return fill(SCHEMA) as Report // a test parses it

  function fill(schema: JsonSchema, name = ''): unknown {
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type
    const either = schema.anyOf ?? schema.oneOf
    if (either) return fill(pick(either), name)
    if ('const' in schema) return schema.const
    if (schema.enum) return pick(schema.enum)
    if (type === 'object') return object(schema)
    if (type === 'array')
      return schema.prefixItems?.map((item) => fill(item)) ?? list(() => fill(schema.items ?? {}, name))
    if (type === 'integer' || type === 'number') return number(schema, type)
    if (type === 'boolean') return random() < 0.5
    if (type === 'null') return null
    if (type !== 'string') throw new Error(`no values for ${JSON.stringify(schema)}`)
    if (schema.format === 'date-time') return new Date(Math.floor(random() * 4e12)).toISOString()
    return schema.pattern || CODES_IN.includes(name) ? pick(CODES) : words()
  }
  function object({ properties = {}, required = [], additionalProperties }: JsonSchema): object {
    const present = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.8)
    const more = additionalProperties ? list(() => [words(), fill(additionalProperties)]) : []
    return Object.fromEntries([
      ...present.map(([name, value]) => [name, fill(value, name)]),
      ...more,
    ]) as object
  }
  function number(
    { minimum = 0, exclusiveMinimum = minimum - 1, maximum }: JsonSchema,
    type: string,
  ): number {
    const least = Math.max(minimum, exclusiveMinimum + 1)
    const most = maximum && maximum < 1e9 ? maximum : pick([3, 100, 1e9])
    const value = least + random() * (most - least)
    return type === 'integer' ? Math.floor(value) : value
  }
}
