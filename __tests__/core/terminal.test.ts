import { describe, expect, test } from '@jest/globals'
import { terminalOf } from '../../src/core/terminal.ts'

const TERMINAL = { isTTY: true, columns: 90 }
const PIPE = {}
const UTF8 = { LANG: 'en_GB.UTF-8', TERM: 'xterm-256color' }
const of = (stream: object, env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
  terminalOf(stream, env, platform)

test('a usual terminal, and a pipe', () => {
  expect(of(TERMINAL, UTF8)).toEqual({ width: 90, mustFit: true, color: true, unicode: true, live: true })
  expect(of(PIPE, UTF8)).toEqual({ width: 100, mustFit: false, color: false, unicode: true, live: false })
})

describe('colour', () => {
  test.each([
    [TERMINAL, { NO_COLOR: '1' }, false],
    [TERMINAL, { NO_COLOR: '' }, true],
    [TERMINAL, { TERM: 'dumb' }, false],
    [TERMINAL, { FORCE_COLOR: '0' }, false],
    [TERMINAL, { FORCE_COLOR: 'false' }, false],
    [TERMINAL, { FORCE_COLOR: '' }, true],
    [TERMINAL, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [TERMINAL, { CI: 'true' }, true],
    ...['1', 'true', '2', '3'].map((wish) => [PIPE, { FORCE_COLOR: wish }, true] as const),
    [PIPE, { NO_COLOR: '1' }, false],
  ])('%j, %j: %j', (stream, env, color) => expect(of(stream, { ...UTF8, ...env }).color).toBe(color))
})

describe('signs beyond ASCII', () => {
  test.each([
    [{}, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'C.utf8' }, true],
    [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, false],
    [{ LC_CTYPE: 'de_DE.UTF-8', LANG: 'C' }, true],
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, false],
    [{ TERM: 'dumb', LANG: 'en_GB.UTF-8' }, false],
  ])('%j: %j', (env, unicode) => {
    expect(of(TERMINAL, env).unicode).toBe(unicode)
    expect(of(PIPE, env).unicode).toBe(true)
  })
  test.each([
    [{}, false],
    [{ WT_SESSION: 'a1' }, true],
    [{ TERM_PROGRAM: 'vscode' }, true],
  ])('Windows, %j: %j', (env, unicode) => expect(of(TERMINAL, env, 'win32').unicode).toBe(unicode))
})

test.each([
  [{ CI: 'true' }, false],
  [{ CI: '1' }, false],
  [{ CI: 'false' }, true],
  [{ TERM: 'dumb' }, false],
])('redrawn lines, %j: %j', (env, live) => expect(of(TERMINAL, { ...UTF8, ...env }).live).toBe(live))

test.each([
  [TERMINAL, {}, 90],
  [TERMINAL, { COLUMNS: '60' }, 60],
  [TERMINAL, { COLUMNS: 'wide' }, 90],
  [{ isTTY: true, columns: 0 }, {}, 100],
  [{ isTTY: true, columns: 900 }, {}, 200],
  [{ isTTY: true, columns: 3 }, {}, 20],
  [PIPE, { COLUMNS: '40' }, 40],
])('width of %j, %j: %d', (stream, env, width) => expect(of(stream, env).width).toBe(width))
