/** Live progress, as a person sees it: on a small terminal, with a clock that the test advances. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import stringWidth from 'string-width'
import { makeProgress } from '../../src/report/index.ts'
import { handClock } from '../support/hand-clock.ts'
import { FakeTerminal } from '../support/terminal.ts'
import { ATTACKS } from '../support/hostile.ts'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

function open({ columns = 60, rows = 24, unicode = true, color = false } = {}) {
  const terminal = new FakeTerminal(columns, rows)
  const clock = handClock()
  const progress = makeProgress({ stream: terminal, mode: 'live', look: { color, unicode }, clock })
  /** One frame, after so many seconds. */
  const pass = (seconds: number) => {
    clock.pass(seconds)
    jest.advanceTimersByTime(100)
  }
  return { terminal, progress, pass }
}

test('a build: steps that ended, steps that run, cache hits, and a mark at the end', () => {
  const { terminal, progress, pass } = open()
  progress.stage('Building app')
  progress.step('FROM python:3.10  cached')
  const running = [{ title: 'RUN pip install -r requirements.txt', seconds: 2 }]
  progress.show('build', { running, known: 5, cached: 2, hasFailed: false })
  pass(3.3)
  expect(terminal.text).toBe(
    [
      '⠸ Building app  3 s  CACHED 2 of 5',
      '    FROM python:3.10  cached',
      '  … RUN pip install -r requirements.txt  5 s',
      '',
    ].join('\n'),
  )
  progress.show('build', { running: [], known: 5, cached: 2, hasFailed: false })
  progress.step('RUN pip install -r requirements.txt  8.1 s')
  progress.stage('Trying app')
  progress.end()
  expect(terminal.text).toBe(
    [
      '✓ Building app  3.30 s  CACHED 2 of 5',
      '    FROM python:3.10  cached',
      '    RUN pip install -r requirements.txt  8.1 s',
      '✓ Trying app  0 s',
      '',
    ].join('\n'),
  )
})

test('readiness with the last log line, beside layers with their rate and the time left', () => {
  const { terminal, progress, pass } = open()
  progress.stage('Trying and weighing app')
  progress.waiting('hidden by what is shown')
  progress.show('container', { text: 'waiting for port 80', log: 'migrating table 3 of 9' })
  progress.show('layers', { text: 'weighing layers', bytes: 0, total: 400e6 })
  pass(2)
  progress.show('layers', { text: 'weighing layers', bytes: 100e6, total: 400e6 })
  pass(0.5)
  expect(terminal.text).toBe(
    [
      '⠴ Trying and weighing app  2 s',
      '  … waiting for port 80',
      '    │ migrating table 3 of 9',
      '  … weighing layers  100 MB of 400 MB, 50.0 MB/s, 6 s left',
      '',
    ].join('\n'),
  )
  progress.show('container', null)
  progress.show('layers', null)
  pass(0.1)
  expect(terminal.text).toBe('⠦ Trying and weighing app  2 s\n  … hidden by what is shown  2 s\n')
})

test.each([
  ['a failed step', true, true, '✗'],
  ['a run that did not pass', false, false, '•'],
  ['a run that passed', false, true, '✓'],
])('%s: the mark', (_, hasFailed, isDone, mark) => {
  const { terminal, progress } = open()
  progress.stage('Building app')
  progress.show('build', { running: [], known: 1, cached: 0, hasFailed })
  progress.end(isDone)
  expect(terminal.text).toBe(`${mark} Building app  0 s\n`)
})

test('ASCII only, where nothing else can be shown', () => {
  const { terminal, progress, pass } = open({ unicode: false })
  progress.stage('Building café…')
  progress.show('layers', { text: 'weighing', bytes: 50, total: 100 })
  pass(1)
  progress.end()
  expect(terminal.writes.join('')).toMatch(/^[\r\n\u001b -~]*$/) // eslint-disable-line no-control-regex -- what is sent
  expect(terminal.writes.join('')).toContain('  ... weighing  ######  50 B of 100 B')
  expect(terminal.text).toBe('+ Building caf\\u00E9...  1.00 s\n')
})

test('one write for each frame, of the lines that changed only; none if nothing changed', () => {
  const { terminal, progress, pass } = open()
  progress.stage('Building app')
  progress.step('COPY . .  0.1 s')
  const before = terminal.writes.length
  pass(0.1)
  expect(terminal.writes.slice(before)).toEqual(['\r\u001b[2A⠙ Building app  0 s\u001b[K\n\n\u001b[J'])
  pass(0)
  expect(terminal.writes).toHaveLength(before + 1)
  progress.end()
  expect(jest.getTimerCount()).toBe(0)
})

test('more lines than the screen has: the last ones are redrawn, and all of them stay at the end', () => {
  const { terminal, progress, pass } = open({ rows: 6 })
  progress.stage('Building app')
  for (let step = 1; step <= 20; step++) progress.step(`RUN ${step}`)
  pass(1)
  expect(terminal.text.split('\n')).toEqual([
    '⠋ Building app  1 s',
    '    … 17 earlier lines',
    '    RUN 18',
    '    RUN 19',
    '    RUN 20',
    '',
  ])
  progress.end()
  const steps = Array.from({ length: 20 }, (_, index) => `    RUN ${index + 1}`)
  expect(terminal.text.split('\n')).toEqual(['✓ Building app  1.00 s', ...steps, ''])
})

describe('a window that changes its size', () => {
  test.each([
    ['narrower', 30],
    ['wider', 120],
  ])('%s: what was above stays, and nothing is there twice', (_, columns) => {
    const { terminal, progress, pass } = open()
    terminal.write('$ sea-trial .\n')
    progress.stage('Building an app with a rather long name for a window')
    progress.step('RUN something that is longer than a narrow window is')
    pass(1)
    terminal.resize(columns)
    pass(1)
    progress.end()
    const lines = terminal.text.split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe('$ sea-trial .')
    expect(lines[1]).toMatch(/^✓ Building an app with a/)
    expect(lines[2]).toMatch(/^ {4}RUN something that/)
  })
})

test('what the terminal echoes, such as ^C, is gone with the next frame', () => {
  const { terminal, progress, pass } = open()
  progress.stage('Building app')
  terminal.write('^C')
  pass(0.1)
  progress.end(false)
  expect(terminal.text).toBe('• Building app  0.10 s\n')
})

test.each([40, 80, 120])('no line is wider than a terminal of %d columns', (columns) => {
  const { terminal, progress, pass } = open({ columns, color: true })
  const long = '漢字 and more words '.repeat(20)
  progress.stage(long)
  progress.step(long)
  progress.show('build', { running: [{ title: long, seconds: 1 }], known: 1, cached: 1, hasFailed: false })
  progress.show('container', { text: long, log: long })
  progress.show('layers', { text: long, bytes: 1, total: 2 })
  pass(1)
  for (const line of terminal.text.split('\n')) expect(stringWidth(line)).toBeLessThan(columns)
  progress.end()
})

test.each(ATTACKS.map((attack) => [attack]))('hostile text %j sends no commands', (text) => {
  const { terminal, progress, pass } = open()
  progress.stage(text)
  progress.step(text)
  progress.waiting(text)
  pass(0.1)
  progress.show('build', { running: [{ title: text, seconds: 1 }], known: 1, cached: 1, hasFailed: false })
  progress.show('container', { text, log: text })
  progress.show('layers', { text, bytes: 1, total: 2 })
  pass(0.1)
  progress.end()
  // the terminal fails for any other sequence
  const sent = terminal.writes.join('').replace(/\u001b\[(?:\d+A|K|J)/g, '') // eslint-disable-line no-control-regex -- what is sent
  expect(sent).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/) // eslint-disable-line no-control-regex -- what is looked for
})
