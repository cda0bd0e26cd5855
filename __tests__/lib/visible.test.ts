/** Text that others wrote: what is left of it, that no line of it hides another, and that its cost is linear. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PassThrough } from 'node:stream'
import { readDockerfile, argsOfFrom } from '../../src/build/dockerfile/index.ts'
import { matches } from '../../src/build/dockerfile/text-match.ts'
import { unwrap } from '../../src/build/causes/failure.ts'
import { warningOf } from '../../src/build/output/events.ts'
import { legacyReader } from '../../src/build/output/legacy.ts'
import { stepLog } from '../../src/build/output/log.ts'
import { plainReader } from '../../src/build/output/plain.ts'
import { code, fence, inline, paragraph, prose, table, left } from '../../src/report/render/blocks.ts'
import { renderMarkdown } from '../../src/report/render/markdown.ts'
import { makeProgress } from '../../src/report/progress.ts'
import { harmless, renderText } from '../../src/report/render/terminal.ts'
import { cleanLines } from '../../src/smoke/log/clean.ts'
import { innerCommand } from '../../src/smoke/program/inner-command.ts'
import { collectLog } from '../../src/smoke/log/tail.ts'
import { lastWords } from '../../src/smoke/log/failure-lines.ts'
import { describeTraceback } from '../../src/smoke/log/traceback/index.ts'
import { bounded, visible, visibleLine } from '../../src/lib/visible.ts'
import { superlinear } from '../support/growth.ts'

const ESC = '\u001b'

describe('sequences', () => {
  test.each([
    ['a colour', `${ESC}[1;31mred${ESC}[0m`, 'red'],
    ['a title, ended by BEL', `${ESC}]0;title\u0007x`, 'x'],
    ['a title, ended by ST', `${ESC}]0;title${ESC}\\x`, 'x'],
    ['a link', `${ESC}]8;;https://a.example${ESC}\\text${ESC}]8;;${ESC}\\`, 'text'],
    ['C1 forms', '\u009b31mred\u009b0m \u009d0;t\u009cx \u0090q\u009cy', 'red x y'],
    ['a character set', `${ESC}(Bplain ${ESC}7kept${ESC}8`, 'plain kept'],
    ['APC, PM and SOS', `${ESC}_a${ESC}\\1${ESC}^b${ESC}\\2${ESC}Xc${ESC}\\3`, '123'],
    ['an unterminated title', `begin ${ESC}]0;title`, 'begin \\x1B]0;title'],
    ['an unterminated colour', `${ESC}[31`, '\\x1B[31'],
    ['a title that a colour breaks off', `${ESC}]0;fatal${ESC}[0m\u0007`, '\\x1B]0;fatal\\x07'],
    ['a colour with text in it', `${ESC}[31 é`, '\\x1B[31 é'],
    ['ESC before a word', `${ESC}Error: no`, '\\x1BError: no'],
    ['ESC at the end', `x${ESC}`, 'x\\x1B'],
    ['one that is made when another goes', `${ESC}${ESC}[m]0;x\u0007`, '\\x1B]0;x\\x07'],
  ])('%s', (_, given, shown) => expect(visible(given)).toBe(shown))

  test('end with their line', () =>
    expect(visible(`a ${ESC}]0;title\nfatal: password wrong\nall is well\u0007 ready`)).toBe(
      'a \\x1B]0;title\nfatal: password wrong\nall is well\\x07 ready',
    ))
})

test('one line', () => expect(visibleLine(`a\r\nb ${ESC}[1mc`)).toBe('a b c'))

test.each([
  ['short', 10, 'short'],
  ['0123456789', 6, '0123…9'],
])('%j bounded to %d', (text, most, shown) => expect(bounded(text, most)).toBe(shown))

const OPENERS: readonly string[] = [
  ...[']', '[', 'P', '_', '^', 'X', '(', '\\', '[0;', ']0;'].map((kind) => ESC + kind),
  ...['\u009b', '\u009d', '\u0090', '\u0098', '\u009e', '\u009f', '\u009c', '\u0007', ESC, '\u0000'],
  ...['\r', '\n', '\r\n', '\n\r', '\t', ' ', ' \n', '\u2028', '\u200d', '\u202e', '\ud800', '\u00a0'],
  ...['::', ' ::', ':', '##[', '#', '`', '``a', '<', '</', '<!--', '[', '](', '|', '\\|', '\\', '$', '${'],
  ...[
    '0',
    '1.',
    '.',
    '. ',
    '-',
    '--a ',
    '@',
    'http://',
    'www.',
    ':a',
    '&',
    '*',
    '_',
    '~',
    '"',
    "'",
    '(',
    '"a" (',
  ],
  ...['a', 'a ', 'a=', '=', '/', 'a/', ';', '<<', '<<a ', '👍', 'process "', 'failed to solve: ', ' (line 1'],
]

const line = { color: false, width: 100, unicode: true } as const
const silently = (work: (progress: ReturnType<typeof makeProgress>) => void): void =>
  work(makeProgress({ stream: { write: () => true }, mode: 'actions' }))
const dockerfile = { file: 'Dockerfile', target: null, args: new Map(), platform: null, redact: String }
const traceback = { language: 'Go', exception: 'panic', message: '', file: '/a.go', from: 0, to: 0 } as const

/** What every text passes through. */
const GATES: Readonly<Record<string, (text: string) => unknown>> = {
  visible,
  harmless,
  'one line of progress': (text) => silently((progress) => progress.step(text)),
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'Markdown, as a block': (text) => renderMarkdown([fence('text', text)]),
  'a terminal, as a block': (text) => renderText([fence('text', text)], line),
  'Markdown, as text': (text) => renderMarkdown([paragraph(text)]),
  'Markdown, as code': (text) => renderMarkdown([paragraph(code(text))]),
  'Markdown, as prose': (text) => renderMarkdown([paragraph(prose(text))]),
  'Markdown, in a table': (text) => renderMarkdown([table([left('a')], [[inline(code(text), text)]])]),
  'a terminal, as text': (text) => renderText([paragraph(text)], line),
  'lines of a log': (text) => cleanLines([text, ...text.slice(0, 100_000).split('\n')]),
  'last words of a log': (text) => lastWords({ tail: text.slice(0, 500_000).split('\n').slice(-200) }),
  "a step's log": (text) => {
    const log = stepLog()
    log.push(Buffer.from(text))
    return log.lines()
  },
  "the old builder's line": (text) => legacyReader()(text),
  "a client's line": (text) => plainReader()(`#1 ${text}`),
  'a warning': (text) => warningOf(text),
  'an error of a build': unwrap,
  'an instruction and its step': (text) => matches(text, text),
  'a RUN of a Dockerfile': (text) => readDockerfile(`FROM a\nRUN ${text}`, dockerfile),
  'a line of a Dockerfile': (text) => readDockerfile(text, dockerfile),
  'an ARG of a Dockerfile': (text) => readDockerfile(`ARG a=${text}\nFROM $a`, dockerfile),
  'the ARGs of FROM': (text) => argsOfFrom(`ARG a=${text}\nFROM $a`),
  'a command': (text) => innerCommand(['sh', '-c', text]),
  'a working directory': (text) => describeTraceback(traceback, text),
  "a container's log": (text) => {
    const stream = new PassThrough()
    const log = collectLog(stream)
    stream.emit('data', Buffer.from(`${text.slice(0, 1_000_000)}x`))
    return log.read()
  },
}

/** Behind the text something that is none of it: patterns that give up at the end are tried too. */
const slowest = (read: (text: string) => unknown, size: number): string[] =>
  OPENERS.flatMap((opener) => superlinear((text) => read(`${text}\u0001x`), opener, size) ?? [])

describe('time is linear', () => {
  test.each(Object.entries(GATES))(
    'for a megabyte: %s',
    (_, read) => expect(slowest(read, 1_000_000)).toEqual([]),
    300_000,
  )
  test.each(Object.entries(READERS))(
    'for 60 kB: %s',
    (_, read) => expect(slowest(read, 60_000)).toEqual([]),
    300_000,
  )
})

test('the check itself finds quadratic work', () => {
  const quadratic = (text: string) => /\s+$/.test(`${text}x`)
  expect(superlinear(quadratic, ' ', 80_000)).toMatch(/ms, then/)
}, 60_000)

describe('no line vanishes', () => {
  const honest = fc.constantFrom('fatal: database password wrong', 'Error: cannot start', 'ready 100 %')
  const piece = fc.oneof(fc.constantFrom(...OPENERS.filter((one) => !/[\r\n]/.test(one)), '\u0007'), honest)
  const hostile = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
  const block = fc.array(fc.tuple(fc.boolean(), fc.oneof(hostile, honest)), { minLength: 1, maxLength: 12 })

  test.each<[string, (text: string) => string]>([
    ['of a text', visible],
    ['of a block in Markdown', (text) => renderMarkdown([fence('text', text)])],
    ['of a block on a terminal', (text) => renderText([fence('text', text)], line)],
    ["of a step's log", (text) => READERS["a step's log"]?.(text)?.toString() ?? ''],
  ])('%s', (_, show) => {
    fc.assert(
      fc.property(block, honest, (rows, last) => {
        const lines = rows.map(([isHonest, text], at) => (isHonest ? `honest line ${at}.` : text))
        const shown = show([...lines, last].join('\n'))
        for (const one of [...lines.filter((text) => text.startsWith('honest line')), last])
          expect(shown).toContain(one)
      }),
      { numRuns: 300 },
    )
  })
})
