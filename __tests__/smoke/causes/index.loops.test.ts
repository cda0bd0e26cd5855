/** Containers that run and never listen because their child ends repeatedly; and lines that only look like causes. */
import { describe, expect, test } from '@jest/globals'
import { lastFailure } from '../../../src/smoke/log/failure-lines.ts'
import { evidence, exited, inputs, log, over, program, first } from '../../support/evidence.ts'
import { plainContainer } from '../../support/plain.ts'

const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/app/main.py", line 1, in <module>',
  '    import fastapi',
  "ModuleNotFoundError: No module named 'fastapi'",
]

describe('a supervisor', () => {
  test('the error of its program is in the message', () => {
    const found = first(evidence({ log: log(...TRACEBACK) }))
    expect(found?.code).toBe('never-listened')
    expect(found?.message).toMatch(
      /^nothing listens on port 5000 after 60 s, although the process is running: ModuleNotFoundError: No module named 'fastapi'$/,
    )
  })
  test('that is busy with restarts is not still starting', () => {
    expect(first(evidence({ busy: 0.9, log: log(...TRACEBACK, ...TRACEBACK) }))?.code).toBe('never-listened')
    expect(first(evidence({ busy: 0.9, log: log(...TRACEBACK) }))?.code).toBe('still-starting')
  })
  test('a missing program is the cause only if it is logged repeatedly', () => {
    const line = '/start.sh: line 2: gunicorn: command not found'
    expect(first(evidence({ log: log(line) }))?.code).toBe('never-listened')
    expect(first(evidence({ log: log(line, line) }))).toMatchObject({
      code: 'command-not-found',
      confidence: 'likely',
      message: expect.stringMatching(/^nothing listens on port 5000 .*`gunicorn` is not in the image/),
    })
  })
  test('a line without a failure is not in the message', () => {
    expect(first(evidence({ log: log('waiting for a leader') }))?.message).toMatch(
      /although the process is running$/,
    )
  })
})

describe('connections of bash', () => {
  test('the address is in the path', () => {
    const line = '/start.sh: line 3: /dev/tcp/127.0.0.1/6379: Connection refused'
    expect(
      first(over(exited(1), { log: log('/start.sh: connect: Connection refused', line) })),
    ).toMatchObject({
      code: 'refused-by-dependency',
      message: expect.stringContaining('`127.0.0.1:6379`'),
    })
  })
  test.each([0, 1])('a name that is looked up repeatedly, with %i more lines of the next attempt', (more) => {
    const attempt = [
      '/start.sh: line 2: db: Temporary failure in name resolution',
      '/start.sh: line 2: /dev/tcp/db/5432: Invalid argument',
    ]
    const lines = [...attempt, ...attempt, ...attempt, ...attempt.slice(0, more)]
    expect(first(evidence({ log: log(...lines) }))).toMatchObject({
      code: 'unresolved-host',
      message: expect.stringContaining('`db`'),
    })
  })
  test('the name is after the line', () => {
    const line = '/start.sh: line 3: db: Temporary failure in name resolution'
    expect(first(over(exited(1), { log: log(line) }))).toMatchObject({
      code: 'unresolved-host',
      message: expect.stringContaining('`db`'),
    })
  })
})

describe('lines without a reason', () => {
  test('an option in a usage text', () => {
    const usage = log(
      'Usage: nc [IPADDR PORT]',
      '\t-w SEC\tConnect timeout',
      '  -e PROG  Run PROG after failed connect',
    )
    expect(lastFailure(usage)).toBeNull()
    expect(first(evidence({ log: usage }))?.code).toBe('never-listened')
  })
  test('Perl’s summary of the error above it', () => {
    const lines = ["Can't locate Mojolicious.pm in @INC", 'BEGIN failed--compilation aborted at -e line 1.']
    expect(first(over(exited(2), { log: log(...lines) }))?.message).toContain("Can't locate Mojolicious.pm")
  })
})

describe('programs', () => {
  const named = (line: string, extra: Parameters<typeof program>[0], exitCode = 127) =>
    over(exited(exitCode), {
      log: log('starting', line),
      programs: [program({ argv: ['/start.sh'], path: '/start.sh' }), program(extra)],
    })
  test('one that the entrypoint’s script runs is inspected', () => {
    const of = named('/start.sh: line 3: /app: not found', {
      argv: ['/app'],
      path: '/app',
      interpreter: { kind: 'loader', path: '/lib64/ld-linux-x86-64.so.2', isThere: false },
    })
    expect(first(of)?.code).toBe('missing-loader')
  })
  test('its script has Windows line endings', () => {
    const of = named('/start.sh: line 3: /migrate.sh: not found', {
      argv: ['/migrate.sh'],
      path: '/migrate.sh',
      interpreter: { kind: 'script', path: '/bin/sh\r', isThere: false },
      hasCarriageReturn: true,
    })
    expect(first(of)?.code).toBe('windows-line-endings')
  })
  test('env looks for a name that ends with a carriage return', () => {
    const of = over(exited(127), {
      log: log("/usr/bin/env: 'python3\\r': No such file or directory"),
      programs: [
        program({
          argv: ['/app.py'],
          path: '/app.py',
          interpreter: { kind: 'script', path: '/usr/bin/env', isThere: true },
          hasCarriageReturn: true,
        }),
      ],
    })
    expect(first(of)).toMatchObject({ code: 'windows-line-endings', confidence: 'proved' })
  })
  test('that only root can execute', () => {
    const of = (user: string | null) => ({
      ...named('sh: /opt/run: Permission denied', { argv: ['/opt/run'], path: '/opt/run', mode: 0o700 }, 126),
      ...inputs({ container: { ...plainContainer, user } }),
    })
    expect(first(of('1000'))?.message).toMatch(/`\/opt\/run` cannot be executed by the user `1000`/)
    expect(first(of(null))?.code).not.toBe('not-executable')
  })
  test('on a tmpfs, which is mounted without exec by default', () => {
    const of = (options: string) => ({
      ...named('/start.sh: exec: line 3: /run/httpd: Permission denied', {}, 126),
      ...inputs({ container: { ...plainContainer, tmpfs: [{ path: '/run', options }] } }),
    })
    expect(first(of('size=64m'))).toMatchObject({
      code: 'not-executable',
      message: expect.stringContaining('it is on the tmpfs /run'),
    })
    expect(first(of('exec,size=64m'))?.code).not.toBe('not-executable')
  })
  test('a file without read permission exists', () => {
    const of = over(exited(2), { log: log("/bin/sh: can't open '/start.sh': Permission denied") })
    expect(first(of)?.code).toBe('permission-denied')
  })
  test('a list that is not JSON', () => {
    const of = over(exited(127), {
      log: log('/bin/sh: [httpd,: not found'),
      programs: [program({ argv: ['/bin/sh', '-c', "['httpd', '-f']"], path: '/bin/sh' })],
    })
    expect(first(of)).toMatchObject({
      code: 'command-not-found',
      fix: expect.stringContaining('double quotes'),
    })
  })
})
