import { describe, expect, test } from '@jest/globals'
import { makeProgress, type ProgressMode } from '../../src/report/index.ts'
import { handClock } from '../support/hand-clock.ts'

function recorder(columns = 40) {
  const written: string[] = []
  return { stream: { write: (text: string) => written.push(text), columns }, output: () => written.join('') }
}

function printed(mode: ProgressMode) {
  const { stream, output } = recorder()
  const clock = handClock()
  const progress = makeProgress({ stream, mode, clock })
  progress.stage('Building .')
  progress.step('RUN pip install flask  2.1 s')
  for (const seconds of [0, 1, 3, 5, 2, 1]) {
    clock.pass(seconds)
    progress.waiting(`port 5000, after ${clock.now()} s`)
  }
  progress.stage('Smoke test')
  progress.end()
  return output()
}

test('plain lines, and a waiting line at most every 10 s', () => {
  expect(printed('plain')).toBe(
    [
      'Building .',
      '  RUN pip install flask  2.1 s',
      '  … port 5000, after 0 s',
      '  … port 5000, after 11 s',
      'Smoke test',
      '',
    ].join('\n'),
  )
})

test('a terminal without signs gets ASCII', () => {
  const { stream, output } = recorder()
  const look = { color: false, unicode: false }
  const progress = makeProgress({ stream, mode: 'plain', look, clock: handClock() })
  progress.stage('Starting “web”…')
  progress.waiting('port 5000')
  expect(output()).toBe('Starting "web"...\n  ... port 5000\n')
})

test('in an Actions log each stage is a group', () => {
  expect(printed('actions')).toBe(
    [
      '::group::Building .',
      '  RUN pip install flask  2.1 s',
      '  … port 5000, after 0 s',
      '  … port 5000, after 11 s',
      '::endgroup::',
      '::group::Smoke test',
      '::endgroup::',
      '',
    ].join('\n'),
  )
})

test('silent prints nothing', () => expect(printed('silent')).toBe(''))

describe.each(['plain', 'actions'] as const)('hostile text, %s', (mode) => {
  test.each([
    '::error::x',
    '  \u00a0::set-env name=A::b',
    'x ##[error]y',
    'a\r::warning::b',
    'a\n::warning::b',
    '\u001b[2J\u001b[Hgone',
    'x%0A::error::y',
  ])('%j', (text) => {
    const { stream, output } = recorder(1000)
    const progress = makeProgress({ stream, mode, clock: handClock() })
    progress.stage(text)
    progress.step(text)
    progress.waiting(text)
    progress.end()
    const own = output().split(/[\r\n]/)
    const obeyed = own.filter(
      (line) =>
        (line.trim().startsWith('::') && !/^::(group::|endgroup::$)/.test(line)) || line.includes('##['),
    )
    expect(obeyed).toEqual([])
    expect(output()).not.toMatch(/[\u001b\r]/) // eslint-disable-line no-control-regex -- what is looked for
    // The runner turns %0A in a group's title into a line break.
    expect(own.filter((line) => line.startsWith('::group::') && line.includes('%0A'))).toEqual([])
  })
})
