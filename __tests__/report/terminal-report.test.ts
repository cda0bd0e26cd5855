/** The report in a terminal: at each width nothing is wider than the window, with and without colour and Unicode. */
import { describe, expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import { renderTerminal, type Look } from '../../src/report/index.ts'
import { compared, flask, unreachable, wasteful } from '../support/reports.ts'

const WINDOW: Look = { color: false, width: 80, unicode: true, mustFit: true }
const STYLE = /\u001b\[[\d;]*m/g // eslint-disable-line no-control-regex -- what a terminal reads
const REPORTS = { flask, compared, unreachable, wasteful }

describe.each([40, 80, 120, 200])('%d columns', (width) => {
  test.each(Object.entries(REPORTS))('%s fits', (_, report) => {
    const text = renderTerminal(report, { ...WINDOW, width })
    // quotations of logs and commands, and words that must be copied whole, are not broken
    const own = text.split('\n').filter((line) => !line.startsWith('  │ ') && line.trim().includes(' '))
    for (const line of own) expect([line, stringWidth(line) <= width]).toEqual([line, true])
  })

  test.each(Object.entries(REPORTS))('%s: colours change no character', (_, report) => {
    const text = renderTerminal(report, { ...WINDOW, width })
    const coloured = renderTerminal(report, { ...WINDOW, width, color: true })
    expect(coloured).not.toBe(text)
    expect(coloured.replace(STYLE, '')).toBe(text)
  })

  test.each(Object.entries(REPORTS))('%s: ASCII only', (_, report) =>
    expect(renderTerminal(report, { ...WINDOW, width, unicode: false })).toMatch(/^[\n -~]*$/),
  )
})

test('a bar of all bytes, and one for each layer, with what of it is dead', () => {
  const text = renderTerminal(flask, { ...WINDOW, width: 120 })
  expect(text).toContain(
    [
      '░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████▒▒ 212 MB:',
      '░ base 192 MB, █ yours 14.0 MB, ▒ dead weight 6.2 MB',
    ].join('\n'),
  )
  expect(text).toContain('20.2 MB  6.2 MB  █████████████████▒▒▒▒▒▒▒  RUN pip install flask  Dockerfile:4')
  expect(text).toContain('1.2 kB          ▏                         COPY . .')
})

test('in a narrow window each row of a table is a sentence below its bar', () => {
  const text = renderTerminal(flask, { ...WINDOW, width: 40, unicode: false })
  expect(text).toContain(
    [
      '  #########################xxxxxxxxxxx',
      '  Layer 5, Size 20.2 MB, Dead 6.2 MB,',
      '    Made by RUN pip install flask, At',
      '    Dockerfile:4',
    ].join('\n'),
  )
})

test('a log has no bars, and its headings and tables stay whole', () => {
  const log = renderTerminal(flask, { color: false, width: 40, unicode: true })
  expect(log).not.toMatch(/[░█▒]/)
  expect(log).toContain('⚓ flask is seaworthy: ready in 0.84 s on port 5000\n')
})

describe('the history', () => {
  const at = '2026-10-12T00:00:00Z'
  const history = [180e6, 185e6, 203e6].map((onDisk) => ({
    ...{ sha: null, at, onDisk, download: null, readySeconds: null },
  }))

  test('as a line, up to this image', () =>
    expect(renderTerminal({ ...compared, history }, WINDOW)).toContain(
      'History: on disk ▁▂▆█ 180 to 212 MB.',
    ))

  test.each([
    ['too short', compared, history.slice(0, 1)],
    ['without a comparison', flask, history],
  ])('not %s', (_, report, points) =>
    expect(renderTerminal({ ...report, history: points }, WINDOW)).not.toContain('History'),
  )
})
