/** What programs say about a file of an earlier start, in the words of public issues, and what they say that is no failure. */
import { describe, expect, test } from '@jest/globals'
import { isLockName, staleFileAtEnd, staleFileIn } from '../../../src/smoke/rehearsal/stale-file.ts'
import { log } from '../../support/evidence.ts'

const STALE: readonly (readonly [what: string, lines: readonly string[], path: string])[] = [
  [
    'Rails before 7',
    ['A server is already running. Check /app/tmp/pids/server.pid.', 'Exiting'],
    '/app/tmp/pids/server.pid',
  ],
  [
    'Rails 7',
    ['A server is already running (pid: 1, file: /app/tmp/pids/server.pid).', 'Exiting'],
    '/app/tmp/pids/server.pid',
  ],
  [
    'unicorn',
    [
      "http_server.rb:206:in `pid=': Already running on PID:1 (or pid=/srv/pids/unicorn.pid is stale) (ArgumentError)",
    ],
    '/srv/pids/unicorn.pid',
  ],
  [
    'gunicorn',
    ["Error: Already running on PID 1 (or pid file '/run/app/gunicorn.pid' is stale)"],
    '/run/app/gunicorn.pid',
  ],
  [
    'celery, in the working directory',
    ['ERROR: Pidfile (celerybeat.pid) already exists.', "Seems we're already running? (pid: 1)"],
    '/app/celerybeat.pid',
  ],
  [
    'celery, as an exception',
    ["celery.platforms.LockFailed: [Errno 17] File exists: '/celerybeat.pid'"],
    '/celerybeat.pid',
  ],
  [
    'Play',
    ['This application is already running (Or delete /opt/docker/RUNNING_PID file).'],
    '/opt/docker/RUNNING_PID',
  ],
  [
    'postgres',
    [
      'FATAL:  lock file "postmaster.pid" already exists',
      'HINT:  Is another postmaster (PID 1) running in data directory "/var/lib/postgresql/data"?',
    ],
    '/var/lib/postgresql/data/postmaster.pid',
  ],
  [
    'postgres, its socket',
    [
      'FATAL:  lock file "/run/postgresql/.s.PGSQL.5432.lock" already exists',
      'LOG:  database system is shut down',
    ],
    '/run/postgresql/.s.PGSQL.5432.lock',
  ],
  ['httpd', ['httpd (pid 1) already running'], '/usr/local/apache2/logs/httpd.pid'],
  [
    'Xvfb',
    [
      '(EE)',
      'Fatal server error:',
      '(EE) Server is already active for display 99',
      'If this server is no longer running, remove /tmp/.X99-lock',
    ],
    '/tmp/.X99-lock',
  ],
  ['VNC', ['Warning: 4672a8bf2a00:1 is taken because of /tmp/.X1-lock'], '/tmp/.X1-lock'],
  [
    'dbus',
    [
      'dbus-daemon[18]: Failed to start message bus: The pid file "/run/dbus/pid" exists, if the message bus is not running, remove this file',
    ],
    '/run/dbus/pid',
  ],
  ['rsyslog', ["rsyslogd: pidfile '/run/rsyslogd.pid' and pid 1 already exist."], '/run/rsyslogd.pid'],
  [
    'squid',
    ['FATAL: Squid is already running: Found fresh instance PID file (/var/run/squid/squid.pid) with PID 1'],
    '/var/run/squid/squid.pid',
  ],
  [
    'suricata',
    ["pid file '/var/run/suricata.pid' exists and Suricata appears to be running. Aborting!"],
    '/var/run/suricata.pid',
  ],
  [
    'strongSwan',
    ['charon is already running (/var/run/charon.pid exists) -- skipping daemon start'],
    '/var/run/charon.pid',
  ],
  [
    'chrony',
    ['Another chronyd may already be running (pid=1), check /run/chrony/chronyd.pid'],
    '/run/chrony/chronyd.pid',
  ],
  [
    'samba',
    ['ERROR: smbd is already running. File /run/samba/smbd.pid exists and process id 1 is running.'],
    '/run/samba/smbd.pid',
  ],
  [
    'thin',
    ["/app/tmp/pids/thin.pid already exists, seems like it's already running (process ID: 1)."],
    '/app/tmp/pids/thin.pid',
  ],
  ['MySQL', ['Another process with pid 1 is using unix socket file.'], '/var/run/mysqld/mysqld.sock.lock'],
  [
    'nginx',
    ['nginx: [emerg] bind() to unix:/run/nginx.sock failed (98: Address already in use)'],
    '/run/nginx.sock',
  ],
  ['Node', ['Error: listen EADDRINUSE: address already in use /tmp/app'], '/tmp/app'],
  ['Go', ['listen unix /tmp/app.sock: bind: address already in use'], '/tmp/app.sock'],
  ['asyncio', ["OSError: [Errno 98] Address '/tmp/app.sock' is already in use"], '/tmp/app.sock'],
]

test.each(STALE)('%s', (_, lines, path) => {
  expect(staleFileIn(log(...lines), '/app')?.paths).toContain(path)
})

const OTHERS: readonly string[] = [
  'Removing stale PID file /run/app.pid',
  'stale pid file /run/app.pid found, deleting it',
  'Unlinking stale socket /run/supervisor.sock',
  'mkdir: cannot create directory ‘/data’: File exists',
  'psycopg2.errors.DuplicateTable: relation "notes" already exists',
  'writing PID file /run/app.pid',
  'supervisord started with pid 1',
  "useradd: user 'app' already exists",
  'another worker is ready',
  'npm warn found package-lock.json',
  'is /app/config.lock there? reading it',
  'Gemfile.lock is locked to another platform',
  'yarn.lock already exists',
]

test.each(OTHERS)('nothing: %s', (line) => {
  expect(staleFileIn(log(line), '/app')?.paths ?? []).toEqual([])
})

test('the last line that names a file counts, and a line without one only where none does', () => {
  const lines = [
    'pid file /a.pid already exists',
    'pid file /b.pid already exists',
    'OSError: Address already in use',
  ]
  expect(staleFileIn(log(...lines), '/')?.paths).toEqual(['/b.pid'])
  expect(staleFileIn(log('OSError: Address already in use'), '/')?.paths).toEqual([])
})

describe('names', () => {
  test.each([
    '/run/app.pid',
    '/run/dbus/pid',
    '/app/RUNNING_PID',
    '/tmp/.X99-lock',
    '/tmp/a.sock',
    '/data/.s.PGSQL.5432',
  ])('%s', (path) => expect(isLockName(path)).toBe(true))
  test.each(['/app/package-lock.json', '/app/pid/x', '/app/rapid', '/app/yarn.lock.bak'])('not %s', (path) =>
    expect(isLockName(path)).toBe(false),
  )
})

test('for a first start, only the last lines count', () => {
  const says = 'pid file /run/app.pid already exists'
  expect(staleFileAtEnd(log(says, '', 'Exiting'), '/')?.paths).toEqual(['/run/app.pid'])
  expect(staleFileAtEnd(log(says, '1', '2', '3', '4', '5'), '/')).toBeNull()
})
