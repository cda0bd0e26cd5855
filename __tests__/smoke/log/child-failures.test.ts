/** A manager that keeps running while its child ends repeatedly: how the findings report the child. */
import { describe, expect, test } from '@jest/globals'
import { crashedChildren } from '../../../src/smoke/log/child-failures.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { freshState } from '../../../src/smoke/probe/state.ts'
import { answered, asked, done, evidence, log, row, running } from '../../support/evidence.ts'

const lines = (text: string) => log(...text.replace(/^\n/, '').split('\n'))
const reported = (text: string) => crashedChildren(evidence({ log: lines(text) }))?.message ?? null
const first = (extra: Partial<Evidence>) => diagnose(evidence(extra))[0]

const TRACEBACK = `Traceback (most recent call last):
  File "/app/app.py", line 2, in <module>
    port = int(os.environ["WEB_PORT"])
  File "<frozen os>", line 679, in __getitem__
KeyError: 'WEB_PORT'`
const SUPERVISED = `
2024-01-01 00:00:00,000 CRIT Supervisor is running as root.
2024-01-01 00:00:01,000 INFO spawned: 'web' with pid 7
${TRACEBACK}
2024-01-01 00:00:01,300 WARN exited: web (exit status 1; not expected)
2024-01-01 00:00:02,000 INFO spawned: 'web' with pid 8
${TRACEBACK}
2024-01-01 00:00:02,300 WARN exited: web (exit status 1; not expected)
2024-01-01 00:00:02,300 INFO gave up: web entered FATAL state, too many start retries too quickly`

describe('messages of managers about a child', () => {
  test.each<[manager: string, output: string, message: string]>([
    ['supervisord', SUPERVISED, "program web exits 1 repeatedly: KeyError: 'WEB_PORT' (/app/app.py:2)"],
    [
      'supervisord, whose program writes to a file',
      '2024-01-01 00:00:02,300 INFO exited: api (exit status 3; not expected)\n2024-01-01 00:00:02,300 INFO exited: api (exit status 3; not expected)',
      'program api exits 3 repeatedly',
    ],
    [
      'supervisord, by a signal',
      'INFO exited: api (terminated by SIGSEGV; not expected)',
      'program api is killed by SIGSEGV',
    ],
    [
      'pm2, two apps',
      `
Error: Environment variable not found: DATABASE_URL.
    at Object.<anonymous> (/app/backend.js:1:38)
    at Module._compile (node:internal/modules/cjs/loader:1364:14)
2024-01-01T00:00:00: PM2 log: App [backend:0] exited with code [1] via signal [SIGINT]
TypeError: Invalid URL
    at new URL (node:internal/url:676:13)
    at Object.<anonymous> (/app/frontend.js:1:11)
2024-01-01T00:00:00: PM2 log: App [frontend:1] exited with code [1] via signal [SIGINT]
2024-01-01T00:00:01: PM2 log: App [backend:0] exited with code [1] via signal [SIGINT]
2024-01-01T00:00:01: PM2 log: App [frontend:1] exited with code [1] via signal [SIGINT]`,
      'apps backend and frontend exit 1 repeatedly: Error: Environment variable not found: DATABASE_URL. (/app/backend.js:1); TypeError: Invalid URL (/app/frontend.js:1)',
    ],
    [
      'pm2 2',
      'App [api] with id [0] and pid [19], exited with code [0] via signal [SIGSEGV]',
      'app api exits 0',
    ],
    [
      'gunicorn, a timeout',
      '[2024-01-01 00:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:8)\n[2024-01-01 00:00:05 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:9)',
      'a gunicorn worker is killed for its timeout repeatedly',
    ],
    [
      'uWSGI',
      'DAMN ! worker 1 (pid: 8) died, killed by signal 9 :( trying respawn ...',
      'a uWSGI worker dies',
    ],
    [
      'PHP-FPM',
      '[01-Jan-2024 00:00:00] WARNING: [pool www] child 8 exited on signal 11 (SIGSEGV) after 0.1 seconds from start',
      'a PHP-FPM worker is killed by SIGSEGV',
    ],
    [
      'Apache',
      '[core:notice] [pid 1] AH00052: child pid 12 exit signal Segmentation fault (11)',
      'a worker dies by a signal: [core:notice] [pid 1] AH00052: child pid 12 exit signal Segmentation fault (11)',
    ],
    ['uvicorn', 'INFO:     Child process [8] died', 'a worker dies: INFO:     Child process [8] died'],
    ['honcho', '10:20:30 system | web.1 stopped (rc=1)', 'process web.1 exits 1'],
    ['foreman', '10:20:30 web.1  | exited with code 1', 'process web.1 exits 1'],
    [
      'foreman, with the error behind the name',
      TRACEBACK.split('\n')
        .map((line) => `10:20:30 web.1  | ${line}`)
        .join('\n') + '\n10:20:30 web.1  | exited with code 1',
      "process web.1 exits 1: KeyError: 'WEB_PORT' (/app/app.py:2)",
    ],
    ['overmind', 'web | Exited with code 1', 'process web exits 1'],
    ['concurrently', '[api] node api.js exited with code 1', 'process api exits 1'],
    ['npm-run-all', 'ERROR: "start:api" exited with 1.', 'process start:api exits 1'],
    ['a script', 'worker died, restarting', 'a worker ends: worker died, restarting'],
    [
      'a script, with the reason above',
      "cat: can't open '/etc/x': No such file or directory\nworker died, restarting",
      "a worker ends: cat: can't open '/etc/x': No such file or directory",
    ],
  ])('%s', (_, output, message) => expect(reported(output)).toBe(message))

  test.each([
    '2024-01-01 00:00:00,000 INFO exited: migrate (exit status 0; expected)',
    "2024-01-01 00:00:00,000 INFO spawned: 'web' with pid 7",
    '[2024-01-01 00:00:00 +0000] [7] [INFO] Booting worker with pid: 7',
    'web.1 | exited with code 0',
    'worker 3 started',
    '[build] vite build exited with code 0',
    'process web is up',
    'a worker never dies',
  ])('nothing in: %s', (line) => expect(reported(line)).toBeNull())
})

test('a manager with a dead child is not idle', () => {
  const found = first({ log: lines(SUPERVISED) })
  expect(found).toMatchObject({ code: 'never-listened', confidence: 'proved' })
  expect(found?.message).toMatch(
    /^program web exits 1 repeatedly: KeyError: 'WEB_PORT' .*nothing listens on port 5000/,
  )
  expect(found?.fix).toMatch(/^Set it with `env: WEB_PORT=…`.*Make supervisord exit when a program is FATAL/)
})

test('nor still starting, although restarts keep it busy', () => {
  expect(first({ log: lines(SUPERVISED), busy: 0.6 })?.code).toBe('never-listened')
  expect(first({ log: lines('booting'), busy: 0.6 })?.code).toBe('still-starting')
})

test.each([
  '/root/.pm2/rpc.sock',
  '/var/run/supervisor.sock',
  '/run/s6/fdholder/s',
  '/tmp/dotnet-diagnostic-1-22-socket',
  '/run/dbus/system_bus_socket',
  '/root/.gnupg/S.gpg-agent',
])('a control socket is not the app: %s', (path) => {
  expect(first({ unixSockets: [path] })?.code).toBe('never-listened')
  expect(first({ unixSockets: [path, '/run/app.sock'] })?.message).toMatch(/listens only on \/run\/app\.sock/)
})

describe('with another child that is healthy', () => {
  const checks = [
    asked(3000, { ok: true, required: false, last: answered(200, 'OK') }),
    asked(3001, { required: false }),
  ]
  const silent = (text: string) =>
    diagnose(done({ checks, log: lines(text) })).find(({ code }) => code === 'exposed-but-silent')

  test('reports the error that ended the first one', () => {
    const found = silent(`
web ready on 3000
Error: ENOENT: no such file or directory, mkdir '/config/secrets'
    at Object.mkdirSync (node:fs:1379:3)
    at Object.<anonymous> (/app/api.js:2:4) {
  code: 'ENOENT'
}`)
    expect(found?.message).toBe(
      "port 3001 is exposed but silent; the log has an uncaught error: Error: ENOENT: no such file or directory, mkdir '/config/secrets' (/app/api.js:2)",
    )
    expect(found?.fix).toMatch(/^Create its folder \(`RUN mkdir -p \/config`\)/)
    expect(found?.fix).not.toContain('Take it out of EXPOSE')
  })
  test('reports the message of its manager', () => {
    expect(silent(SUPERVISED)?.message).toMatch(
      /^port 3001 is exposed but silent; program web exits 1 repeatedly/,
    )
  })
  test('also if every port answers', () => {
    const all = diagnose(done({ log: lines(SUPERVISED) }))
    expect(all.map(({ code, level }) => `${code} ${level}`)).toEqual(['child-crashes warn'])
    expect(all[0]?.message).toBe(
      "program web exits 1 repeatedly: KeyError: 'WEB_PORT' (/app/app.py:2), but the container keeps running",
    )
    expect(diagnose(done({ log: log('worker 3 started') }))).toEqual([])
  })
  test('without an error, EXPOSE has too many ports', () => {
    expect(silent('web ready on 3000')?.fix).toMatch(/^Remove it from EXPOSE/)
  })
})

describe('a port that stops answering', () => {
  const soak = { ...freshState().soak, asked: 5, failed: 2, inARow: 2, failingSince: 2.9 }
  const gone = (kind: 'refused' | 'silent', extra: Partial<Evidence>) =>
    diagnose(
      evidence({
        phase: 'soak',
        state: running,
        checks: [
          asked(8080, {
            ok: true,
            soak: {
              ...soak,
              last: { kind, detail: kind === 'refused' ? 'nothing listens any more' : 'no answer' },
            },
          }),
        ],
        ...extra,
      }),
    )[0]

  test('because its listener ends repeatedly', () => {
    const found = gone('refused', {
      listeners: [row('::', 8080, 'tcp6')],
      log: log('worker died, restarting', 'worker died, restarting'),
    })
    expect(found?.message).toBe(
      'port 8080 stopped responding 2.9 s after the start: its listener comes and goes; a worker ends repeatedly: worker died, restarting',
    )
    expect(found?.fix).not.toMatch(/lock/)
    expect(found?.evidence.join('\n')).not.toMatch(/tcp6|any more/)
  })
  test('because its listener ended', () => {
    const found = gone('refused', { listeners: [], log: log('Segmentation fault') })
    expect(found?.message).toMatch(/: nothing listens any more; Segmentation fault$/)
    expect(found?.fix).toMatch(/^The process that listened there ended, but the main process kept running/)
  })
  test('because it hangs', () => {
    expect(gone('silent', { listeners: [row('0.0.0.0', 8080)] })?.fix).toMatch(/a lock/)
  })
})

describe('an open port without an answer', () => {
  const open = (text: string) =>
    first({
      checks: [asked(5000, { last: { kind: 'silent', detail: 'no answer' } })],
      listeners: [row('0.0.0.0', 5000)],
      log: lines(text),
    })
  test('whose worker is killed', () => {
    const found = open('[x] [1] [CRITICAL] WORKER TIMEOUT (pid:8)\n[x] [1] [CRITICAL] WORKER TIMEOUT (pid:9)')
    expect(found?.message).toMatch(
      /did not answer within 60 s: a gunicorn worker is killed for its timeout repeatedly$/,
    )
    expect(found?.fix).toMatch(/--timeout/)
  })
  test('whose worker does not serve yet', () => {
    const found = open(
      '[x] [1] [INFO] Listening at: http://0.0.0.0:5000 (1)\n[x] [9] [INFO] Booting worker with pid: 9',
    )
    expect(found?.message).toMatch(/: gunicorn opened it, and its worker \(pid 9\) has not answered yet$/)
  })
  test('without an error', () => expect(open('ready')?.fix).toMatch(/^Find out what it waits for/))
})

test('a hostile log takes little time', () => {
  for (const text of [
    'a.a.a.',
    '1.1.1.1:',
    'A server is already running ',
    '{"level":"error","msg":"',
    'Missing ',
  ]) {
    const tail = Array.from({ length: 200 }, () => text.repeat(2000 / text.length))
    const begin = process.cpuUsage().user
    diagnose(evidence({ log: { head: tail.slice(0, 40), tail, lines: 1000, bytes: 1e6 } }))
    expect((process.cpuUsage().user - begin) / 1e6).toBeLessThan(5)
  }
})
