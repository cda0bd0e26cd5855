/** Why requests fail, in headline and fix; and ports that are exposed but listen on loopback. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { phpError } from '../../../src/smoke/causes/shared/php-error.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import type { HungUp } from '../../../src/smoke/probe/hang-ups.ts'
import type { Outcome } from '../../../src/smoke/probe/outcome.ts'
import { EXPOSE, answered, asked, at, done, evidence, log, row, first } from '../../support/evidence.ts'
import { probe } from '../../support/probes.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const CLOSED: Outcome = { kind: 'closed', detail: 'connection closed without an answer' }
const broken = (
  lines: readonly string[],
  last: Outcome = answered(500, 'Oops'),
  extra: Partial<Evidence> = {},
) =>
  evidence({
    listeners: [row('0.0.0.0', 5000)],
    checks: [asked(5000, { last })],
    log: log(...lines),
    ...extra,
  })

describe('server-error', () => {
  test.each<[string, readonly string[], RegExp, RegExp]>([
    [
      'PHP behind Apache',
      [
        '[Sun Nov 29 12:57:03 2026] [php:error] [pid 11] [client 172.17.0.1:48002] PHP Fatal error:  Uncaught PDOException: could not find driver in /var/www/html/index.php:1\\nStack trace:\\n#0 {main}\\n  thrown in /var/www/html/index.php on line 1',
      ],
      /only with 500 Oops: PHP Fatal error: Uncaught PDOException: could not find driver \(index\.php:1\)$/,
      /docker-php-ext-install pdo_mysql/,
    ],
    [
      'PHP behind nginx',
      [
        '2026/11/29 12:00:00 [error] 7#7: *1 FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught Error: Call to undefined function mysqli_connect() in /app/a.php:3" while reading response header from upstream',
      ],
      /Uncaught Error: Call to undefined function mysqli_connect\(\) \(a\.php:3\)$/,
      /docker-php-ext-install mysqli/,
    ],
    [
      'a database',
      ['Error: connect ECONNREFUSED 127.0.0.1:3306', '    at TCPConnectWrap.afterConnect'],
      /only with 500 Oops: it needs `127\.0\.0\.1:3306`, and nothing listens there$/,
      /set the service's own host/,
    ],
    [
      'a host without a name',
      ['Error: getaddrinfo ENOTFOUND db'],
      /it needs the host `db`, whose name does not resolve$/,
      /Start the service beside it/,
    ],
    [
      'a traceback of Python',
      [
        'Traceback (most recent call last):',
        '  File "/app/main.py", line 3, in index',
        '    raise RuntimeError("boom")',
        'RuntimeError: boom',
      ],
      /only with 500 Oops: RuntimeError: boom/,
      /Fix the error that it logs/,
    ],
    [
      'migrations',
      ['django.db.utils.OperationalError: no such table: shop'],
      /no such table: shop/,
      /run the migrations/,
    ],
    ['nothing', ['listening on 5000'], /only with 500 Oops$/, /has an error that its log does not show/],
  ])('%s', (_, lines, message, fix) => {
    const findings = diagnose(broken(lines))
    expect(findings.map(({ code }) => code)).toEqual(['server-error'])
    expect(findings[0]?.message).toMatch(message)
    expect(findings[0]?.fix).toMatch(fix)
  })
  test('ports of a debugger are not treated as the database', () => {
    const findings = diagnose(
      broken(
        ['Error: connect ECONNREFUSED 127.0.0.1:3306', 'Error: connect ECONNREFUSED 127.0.0.1:3306'],
        undefined,
        {
          checks: [5000, 9229, 9230].map((port) =>
            asked(port, { required: false, ...(port === 5000 ? { last: answered(500, 'Oops') } : {}) }),
          ),
        },
      ),
    )
    expect(findings.filter(({ level }) => level === 'fail').map(({ code }) => code)).toEqual(['server-error'])
    expect(findings[0]?.message).toContain('127.0.0.1:3306')
  })
  test('the reason is in the body of the answer if the log has none', () => {
    expect(
      first(broken([], { kind: 'http', status: 500, reason: '', tls: false, said: 'no table' }))?.message,
    ).toMatch(/only with 500: no table$/)
  })
})

describe('a host name that is refused', () => {
  test.each([
    [
      "Invalid HTTP_HOST header: 'localhost:5000'. You may need to add 'localhost' to ALLOWED_HOSTS.",
      'Django',
    ],
    ['[ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: localhost:5000', 'Rails'],
    ['Blocked request. This host ("localhost") is not allowed.', 'Vite'],
    ['Invalid Host header', 'development server'],
  ])('%s', (line, by) => {
    const spec = probe('http://:5000/')
    const last: Outcome = { kind: 'http', status: 400, reason: 'Bad Request', tls: false, mismatch: 'x' }
    for (const of of [
      broken([line], last, { checks: [asked(5000, { spec, last })] }),
      broken([], last, { checks: [asked(5000, { spec, last: { ...last, said: line } })] }),
    ]) {
      expect(first(of)).toMatchObject({ code: 'unexpected-answer' })
      expect(first(of)?.message).toContain(by)
      expect(first(of)?.fix).toContain('Host=example.org')
    }
  })
})

describe('no-answer', () => {
  const hungUp = (extra: Partial<HungUp>): HungUp => ({
    questions: 5,
    deaths: 0,
    line: null,
    isFault: false,
    speaksHttp: false,
    ...extra,
  })
  test('a process dies each time', () => {
    const line = 'Worker (pid:7) was sent SIGSEGV!'
    const checks = [asked(5000, { last: CLOSED, hungUp: hungUp({ deaths: 4, isFault: true, line }) })]
    expect(first(broken([line], CLOSED, { checks }))).toMatchObject({
      code: 'no-answer',
      level: 'fail',
      message: `port 5000 is open, but closes the connection on each request, and one of its processes dies each time: ${line}`,
    })
  })
  test('closed connections without an error pass with a warning, with a HEALTHCHECK with a note', () => {
    const checks = [asked(5000, { ok: true, last: CLOSED, hungUp: hungUp({}) })]
    const quiet = done({ checks, listeners: [row('0.0.0.0', 5000)] })
    expect(first(quiet)).toMatchObject({ code: 'no-answer', level: 'warn' })
    const healthy = { ...quiet.image, config: { ...quiet.image.config, healthcheck: { test: ['CMD', 'x'] } } }
    expect(diagnose({ ...quiet, image: healthy }).find(({ code }) => code === 'no-answer')?.level).toBe(
      'note',
    )
  })
  test('HTTP that closes connections only for this host', () => {
    const checks = [asked(5000, { ok: true, last: CLOSED, hungUp: hungUp({ speaksHttp: true }) })]
    expect(first(done({ checks }))?.fix).toContain('Host=example.org')
  })
})

describe('an exposed port on loopback beside one that answers', () => {
  const beside = (port: number, exposed: readonly string[] | null) => {
    const base = done({
      checks: [
        asked(5000, { ok: true, required: false, last: answered(200, 'OK') }),
        asked(port, { required: false }),
      ],
      listeners: [row('0.0.0.0', 5000), row('127.0.0.1', port)],
    })
    const image = { ...base.image, env: ['ADMIN=9090'] }
    const places = { EXPOSE: at(EXPOSE), ...(exposed === null ? {} : { exposed }) }
    return diagnose({ ...base, image, places }).map(({ code, level }) => `${code} ${level}`)
  }
  test.each<[string, number, readonly string[] | null, string]>([
    ['its own EXPOSE', 9090, ['5000', '9090'], 'fail'],
    ['a range of its own', 9090, ['9000-9100'], 'fail'],
    ['a variable of its own', 9090, ['$ADMIN'], 'fail'],
    ['a variable with a default', 9090, ['${OTHER:-9090}'], 'fail'],
    ['a variable that is not known', 9090, ['$OTHER'], 'warn'],
    ['the EXPOSE of its base', 9090, ['5000'], 'warn'],
    ['no Dockerfile', 9090, null, 'warn'],
    ['a debugger', 9229, ['5000', '9229'], 'warn'],
  ])('%s', (_, port, exposed, level) => expect(beside(port, exposed)).toEqual([`loopback-only ${level}`]))
})

test('lines of PHP that are long or odd cost no time', () => {
  const began = cpuMilliseconds()
  for (const piece of ['PHP Fatal error:  ', ' in /a', 'Uncaught A', '\\n'])
    phpError([`PHP Fatal error:  ${piece.repeat(500)}`.slice(0, 500), piece.repeat(100)])
  expect(cpuMilliseconds() - began).toBeLessThan(200)
})
