/** Log records of many loggers, converted to text. */
import { describe, expect, test } from '@jest/globals'
import { recordLines } from '../../../src/smoke/log/record.ts'
import { relevantLineOf } from '../../../src/smoke/log/failure-lines.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const json = (value: unknown): string => JSON.stringify(value)
const STACK =
  'Error: connect ECONNREFUSED 127.0.0.1:5432\n    at TCPConnectWrap.afterConnect (node:net:1:2)\n    at start (/app/db.js:7:3)'

describe('a record', () => {
  test.each<[logger: string, line: string, lines: string[]]>([
    [
      'pino',
      json({
        level: 50,
        time: 1,
        pid: 1,
        err: { type: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:5432', stack: STACK },
        msg: 'cannot start',
      }),
      ['ERROR: cannot start', ...STACK.split('\n')],
    ],
    [
      'pino, no error',
      json({ level: 60, time: 1, msg: 'no such table: users' }),
      ['FATAL: no such table: users'],
    ],
    [
      'bunyan',
      json({ name: 'app', hostname: 'x', pid: 1, level: 30, msg: 'listening', v: 0 }),
      ['INFO: listening'],
    ],
    [
      'winston',
      json({ level: 'error', message: 'bad token', stack: 'Error: bad token\n    at a (/app/a.js:1:1)' }),
      ['ERROR: bad token', 'Error: bad token', '    at a (/app/a.js:1:1)'],
    ],
    [
      'ECS',
      json({
        '@timestamp': 't',
        'log.level': 'ERROR',
        message: 'cannot start',
        'error.type': 'java.lang.IllegalStateException',
        'error.message': 'no key',
      }),
      ['ERROR: cannot start: java.lang.IllegalStateException: no key'],
    ],
    [
      'ECS, with members',
      json({
        log: { level: 'error' },
        message: 'cannot start',
        error: { type: 'IOError', message: 'no disk', stack_trace: 'IOError: no disk\n\tat a.B.c(B.java:3)' },
      }),
      ['ERROR: cannot start', 'IOError: no disk', '\tat a.B.c(B.java:3)'],
    ],
    [
      'Serilog CLEF',
      json({
        '@t': 't',
        '@mt': 'Cannot open {File}',
        '@l': 'Fatal',
        File: 'a.db',
        '@x': 'System.IO.IOException: gone',
      }),
      ['FATAL: Cannot open a.db: System.IO.IOException: gone'],
    ],
    [
      'zap',
      json({
        level: 'fatal',
        ts: 1,
        caller: 'main.go:3',
        msg: 'cannot start',
        error: 'listen tcp :80: bind: permission denied',
      }),
      ['FATAL: cannot start: listen tcp :80: bind: permission denied'],
    ],
    [
      'zerolog',
      json({ level: 'fatal', error: 'no DSN', time: 't', message: 'cannot start' }),
      ['FATAL: cannot start: no DSN'],
    ],
    [
      'slog',
      json({ time: 't', level: 'ERROR', msg: 'cannot start', err: 'EOF' }),
      ['ERROR: cannot start: EOF'],
    ],
    [
      'logrus, logfmt',
      'time="2024-01-01" level=fatal msg="cannot start" error="no \\"db\\""',
      ['FATAL: cannot start: no "db"'],
    ],
    [
      'prometheus',
      'ts=2024 caller=main.go:490 level=error msg="Error loading config" err="open /etc/p.yml: no such file"',
      ['Error loading config: open /etc/p.yml: no such file'],
    ],
    ['Google Cloud', json({ severity: 'CRITICAL', message: 'quota' }), ['FATAL: quota']],
    [
      'log4j2',
      json({
        level: 'ERROR',
        message: 'failed',
        thrown: { name: 'a.B', message: 'x', extendedStackTrace: 'a.B: x\n\tat a.B.c(B.java:3)' },
      }),
      ['ERROR: failed', 'a.B: x', '\tat a.B.c(B.java:3)'],
    ],
    [
      'Python',
      json({
        levelname: 'ERROR',
        message: 'failed',
        exc_info: 'Traceback (most recent call last):\n  File "/app/a.py", line 3, in f\nKeyError: \'X\'',
      }),
      [
        'ERROR: failed',
        'Traceback (most recent call last):',
        '  File "/app/a.py", line 3, in f',
        "KeyError: 'X'",
      ],
    ],
    [
      'structlog',
      json({
        event: 'cannot start',
        level: 'error',
        exception: [{ exc_type: 'KeyError', exc_value: "'X'" }],
      }),
      ["ERROR: cannot start: KeyError: 'X'"],
    ],
    [
      'MongoDB',
      json({ t: { $date: 't' }, s: 'F', c: 'CONTROL', msg: 'Wrong mode', attr: { error: 'NoSuchKey: x' } }),
      ['FATAL: Wrong mode: NoSuchKey: x'],
    ],
    [
      '.NET',
      json({
        EventId: 0,
        LogLevel: 'Error',
        Category: 'a',
        Message: 'Hosting failed',
        Exception: 'System.Exception: x',
      }),
      ['ERROR: Hosting failed: System.Exception: x'],
    ],
    [
      'Monolog',
      json({ message: 'cannot start', context: {}, level: 500, level_name: 'CRITICAL' }),
      ['FATAL: cannot start'],
    ],
    [
      'GELF',
      json({ version: '1.1', host: 'x', short_message: 'cannot start', level: 3 }),
      ['ERROR: cannot start'],
    ],
    [
      'one that was cut',
      '{"level":"error","message":"cannot start","stack":"Error: x\\n    at a (/app/a.js:1:1',
      ['ERROR: cannot start', 'Error: x', '    at a (/app/a.js:1:1'],
    ],
  ])('of %s', (_, line, lines) => expect(recordLines(line)).toEqual(lines))

  test.each([
    'listening on port 8080',
    '{ not json',
    '{"port":8080,"host":"0.0.0.0"}',
    '[{"level":"error"}]',
    'cost=3 level=high',
    'set level=error to see more',
    '{}',
    '{"status":"DOWN"}',
    '{"level":"constructor","name":"__proto__"}',
  ])('is not: %s', (line) => expect(recordLines(line)).toBeNull())
})

test('the most relevant of several records is text', () => {
  const lines = [
    {
      '@timestamp': 't',
      'log.level': 'ERROR',
      message:
        'node validation exception\n[1] bootstrap checks failed. You must address the points below.\nbootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low',
    },
    { '@timestamp': 't', 'log.level': 'INFO', message: 'stopped' },
    { '@timestamp': 't', 'log.level': 'INFO', message: 'closed' },
  ]
  expect(relevantLineOf(lines.map(json))).toBe(
    'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low',
  )
})

test('the stack in a record is read like any other', () => {
  expect(
    relevantLineOf([json({ level: 50, msg: 'fatal', err: { type: 'Error', message: 'x', stack: STACK } })]),
  ).toBe('Error: connect ECONNREFUSED 127.0.0.1:5432')
})

test('a hostile record costs no time', () => {
  const begin = cpuMilliseconds()
  for (const text of ['{"a":"\\', '{"a":', 'level=error x="', '{"level":"error","msg":"{a'])
    recordLines(text.repeat(1e6 / text.length))
  expect(cpuMilliseconds() - begin).toBeLessThan(1000)
})
