import type { Report } from '../../src/core/schema.ts'

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
