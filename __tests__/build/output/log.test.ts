import { describe, expect, test } from '@jest/globals'
import { stepLog } from '../../../src/build/output/log.ts'

function logged(...chunks: (string | Buffer)[]): string[] {
  const log = stepLog()
  for (const chunk of chunks) log.push(Buffer.from(chunk))
  return log.lines()
}

test.each<[string, (string | Buffer)[], string[]]>([
  ['lines cut anywhere', ['a', 'b\nc', '\n'], ['ab', 'c']],
  ['no newline at the end', ['a\nb'], ['a', 'b']],
  ['a letter cut in two', [Buffer.from([0xc5]), Buffer.from([0xbe, 10])], ['ž']],
  ['invalid UTF-8 and NUL', [Buffer.from([0xff, 0, 0x61, 10])], ['\uFFFD\0a']],
  ['CRLF', ['a\r\nb\r', '\nc'], ['a', 'b', 'c']],
  ['a progress bar', ['10%\r50%', '\r100%\ndone\n'], ['100%', 'done']],
  ['colours', ['\u001b[31mError\u001b[0m\n'], ['Error']],
  ['empty lines', ['\n\na\n'], ['', '', 'a']],
  ['nothing', [], []],
])('%s', (_, chunks, expected) => {
  expect(logged(...chunks)).toEqual(expected)
})

describe('memory is bounded', () => {
  test('in lines: the first and the last are kept, and the gap is marked', () => {
    const lines = logged(Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join(''))
    expect(lines).toHaveLength(201)
    expect([lines[0], lines[49], lines[50], lines[51], lines[200]]).toEqual([
      'line 0',
      'line 49',
      '… 99800 lines left out …',
      'line 99850',
      'line 99999',
    ])
  })

  test.each([200, 201, 250, 350, 351, 500])('of %i lines none is lost uncounted', (count) => {
    const lines = logged(Array.from({ length: count }, (_, index) => `${index}\n`).join(''))
    const gap = lines.find((line) => line.startsWith('…'))
    expect(lines.filter((line) => !line.startsWith('…')).length + Number(/\d+/.exec(gap ?? '0')?.[0])).toBe(
      count,
    )
    expect(lines.at(-1)).toBe(String(count - 1))
  })

  test('in width: one line of a megabyte, in one piece or many', () => {
    const whole = logged('a'.repeat(1_000_000))
    expect(whole).toEqual([`${'a'.repeat(1999)}…`])
    expect(logged(...Array.from({ length: 1000 }, () => 'a'.repeat(1000)))).toEqual(whole)
  })
})
