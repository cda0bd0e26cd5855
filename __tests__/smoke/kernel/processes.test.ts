/** The kernel's tables of processes and Unix sockets, as text. */
import { describe, expect, test } from '@jest/globals'
import { parseProcess, parseSession } from '../../../src/smoke/kernel/processes.ts'
import { parseUnixSockets } from '../../../src/smoke/kernel/unix-sockets.ts'

const STATUS = 'Name:\tgunicorn\nPPid:\t1\nUid:\t1000\t1001\t1001\t1001\n'

describe('a process', () => {
  test('its effective user, parent and command line', () =>
    expect(parseProcess(7, STATUS, 'gunicorn\0app:app\0')).toEqual({
      pid: 7,
      parent: 1,
      user: 1001,
      command: 'gunicorn app:app',
    }))
  test('without a command line it has its name', () =>
    expect(parseProcess(7, STATUS, '')?.command).toBe('[gunicorn]'))
  test('a command line may be megabytes', () =>
    expect(parseProcess(7, STATUS, 'x'.repeat(1e6))?.command).toHaveLength(300))
  test('null for one that has ended', () => expect(parseProcess(7, '', '')).toBeNull())
})

describe('Unix sockets', () => {
  const row = (flags: string, path: string) => `ffff: 00000002 00000000 ${flags} 0001 01 4242 ${path}`
  const table = (...rows: string[]) =>
    ['Num       RefCount Protocol Flags    Type St Inode Path', ...rows].join('\n')
  test.each([
    ['one that takes connections', table(row('00010000', '/run/app.sock')), ['/run/app.sock']],
    ['an abstract one', table(row('00010000', '@/containerd')), ['@/containerd']],
    ['a path with blanks', table(row('00010000', '/run/my app.sock')), ['/run/my app.sock']],
    ['one that is only connected', table(row('00000000', '/run/app.sock')), []],
    ['one without a name', table(row('00010000', '').trimEnd()), []],
    ['twice the same', table(row('00010000', '/a'), row('00010000', '/a')), ['/a']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => expect(parseUnixSockets(text)).toEqual(expected))
})

describe('parseSession', () => {
  test.each([
    ['4711 (sh) S 4690 4711 4700 34816 4711', 4700],
    ['4711 (a) b (c)) S 4690 4711 4712 0 -1', 4712],
    ['', null],
    ['4711 (sh) S', null],
  ])('%j', (stat, session) => expect(parseSession(stat)).toBe(session))
})
