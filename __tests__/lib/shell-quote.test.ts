import { expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { quoteCommand, quoteWord } from '../../src/lib/shell-quote.ts'

test.each([
  ['a/b-c_d.e:1,2=3%4+5@6', 'a/b-c_d.e:1,2=3%4+5@6'],
  ['TOKEN=…', 'TOKEN=…'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", `'it'\\''s'`],
  ['$(id)', "'$(id)'"],
  ['*', "'*'"],
  ['~', "'~'"],
])('%j → %s', (word, quoted) => expect(quoteWord(word)).toBe(quoted))

test('a shell reads back hostile words unchanged', () => {
  const words = [
    ...[
      '',
      ' ',
      "'",
      "''",
      `'\\''`,
      '"',
      '\\',
      '\\\n',
      '$HOME',
      '${x}',
      '$(id)',
      '`id`',
      '!!',
      '#',
      '&&',
      ';',
    ],
    ...['|', '<', '>', '*', '?', '[a]', '{a,b}', '~', '~root', 'a=b', '-n', '--', '\t', '\n', 'a\nb\n', '\r'],
    ...['\u001b[31m', 'ø', '…', '\u202e', '%s', '(', ')', 'a\'b"c$d`e\\f'],
  ]
  const script = `printf '%s\\0' ${quoteCommand(words)}`
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words)
})
