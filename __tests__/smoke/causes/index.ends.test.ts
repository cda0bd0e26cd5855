/** How the last lines of a container that ended are understood: messages of many runtimes, one line each. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { answered, asked, done, evidence, exited, log, over, row, first } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'

const ended = (line: string, exitCode = 1, extra: Partial<Evidence> = {}) =>
  over(exited(exitCode), { log: log('starting up', line), ...extra })

describe.each<[code: string, lines: [line: string, says: string | RegExp][]]>([
  [
    'read-only',
    [
      [
        'mkdir: cannot create directory ‘/app/cache’: Read-only file system',
        '`/app/cache`, which is read-only',
      ],
      ["Error: EROFS: read-only file system, open '/app/cache/x.json'", '`/app/cache/x.json`'],
      ["OSError: [Errno 30] Read-only file system: '/data/db.sqlite'", '`/data/db.sqlite`'],
      ['open /var/lib/app/state: read-only file system', '`/var/lib/app/state`'],
      ['java.nio.file.ReadOnlyFileSystemException', 'a file system that is read-only'],
      [
        'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
        '`/var/cache/nginx/client_temp`',
      ],
    ],
  ],
  [
    'permission-denied',
    [
      ["mkdir: can't create directory '/data/x': Permission denied", '`/data/x`'],
      ["PermissionError: [Errno 13] Permission denied: '/app/cache'", '`/app/cache`'],
      ["Error: EACCES: permission denied, mkdir '/app/cache'", '`/app/cache`'],
      [
        'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
        '`/var/cache/nginx/client_temp`',
      ],
      ['open /var/lib/app/state: permission denied', '`/var/lib/app/state`'],
      ['java.nio.file.AccessDeniedException: /data/index', '`/data/index`'],
      ['java.io.FileNotFoundException: /data/x.log (Permission denied)', '`/data/x.log`'],
      ["System.UnauthorizedAccessException: Access to the path '/data/keys' is denied.", '`/data/keys`'],
      ['/start.sh: line 3: /etc/app.conf: Permission denied', '`/etc/app.conf`'],
      [
        'chown: /var/lib/data: Operation not permitted',
        /is not allowed to do what it tries with `\/var\/lib\/data`/,
      ],
      ["app.rb:1:in `initialize': Permission denied @ rb_sysopen - /data/x (Errno::EACCES)", '`/data/x`'],
      [
        'thread main: Error: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }',
        'a file that it needs',
      ],
      ['bind: /run/app.sock: Permission denied', '`/run/app.sock`'],
    ],
  ],
  [
    'privileged-port',
    [
      ['Error: listen EACCES: permission denied 0.0.0.0:80', 'port 80'],
      ['2024/01/01 00:00:00 listen tcp :443: bind: permission denied', 'port 443'],
      ['2024/01/01 10:20:30 [emerg] 1#1: bind() to 0.0.0.0:80 failed (13: Permission denied)', 'port 80'],
      ['(13)Permission denied: AH00072: make_sock: could not bind to address [::]:80', 'port 80'],
      ["[Errno 13] error while attempting to bind on address ('0.0.0.0', 81): permission denied", 'port 81'],
      ['[ALERT] 1 : Starting frontend web: cannot bind socket (Permission denied) [0.0.0.0:80]', 'port 80'],
      ['httpd: bind: Permission denied', 'port 80'],
    ],
  ],
  [
    'address-in-use',
    [
      ['Error: listen EADDRINUSE: address already in use :::3000', 'port 3000'],
      ['2024/01/01 10:20:30 listen tcp :8080: bind: address already in use', 'port 8080'],
      ['OSError: [Errno 98] Address already in use', 'the port that it needs'],
      ["[ERROR] Connection in use: ('0.0.0.0', 8000)", 'port 8000'],
      ['nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address in use)', 'port 80'],
      ['Web server failed to start. Port 8080 was already in use.', 'port 8080'],
      ['java.net.BindException: Address already in use', 'already in use'],
      [
        'System.IO.IOException: Failed to bind to address http://[::]:5000: address already in use.',
        'port 5000',
      ],
    ],
  ],
  [
    'unresolved-host',
    [
      ['Error: getaddrinfo ENOTFOUND db', '`db`'],
      ['Error: getaddrinfo EAI_AGAIN redis redis:6379', '`redis`'],
      [
        'psycopg2.OperationalError: could not translate host name "db" to address: Name or service not known',
        '`db`',
      ],
      ['dial tcp: lookup db on 127.0.0.11:53: no such host', '`db`'],
      ['java.net.UnknownHostException: postgres.internal', '`postgres.internal`'],
      ['nginx: [emerg] host not found in upstream "api" in /etc/nginx/conf.d/default.conf:3', '`api`'],
      ['curl: (6) Could not resolve host: api', '`api`'],
      ["wget: bad address 'db:80'", '`db`'],
      ['socket.gaierror: [Errno -2] Name or service not known', 'whose name does not resolve'],
      [
        'PDOException: php_network_getaddresses: getaddrinfo for mysql failed: Name or service not known',
        '`mysql`',
      ],
      ['Could not connect to Redis at redis:6379: Name or service not known', '`redis`'],
      [
        "urllib3.exceptions.NameResolutionError: <urllib3.connection.HTTPConnection object at 0x7f>: Failed to resolve 'api' ([Errno -2] Name or service not known)",
        '`api`',
      ],
      ['System.Net.Sockets.SocketException: Name or service not known (db:5432)', '`db`'],
      ['Error: failed to lookup address information: Temporary failure in name resolution', 'whose name'],
      ["ERROR 2005 (HY000): Unknown MySQL server host 'db' (-2)", '`db`'],
    ],
  ],
  [
    'refused-by-dependency',
    [
      ['Error: connect ECONNREFUSED 127.0.0.1:5432', '`127.0.0.1:5432`, and nothing listens there'],
      ['dial tcp 10.0.0.5:5432: connect: connection refused', '`10.0.0.5:5432`'],
      ['connection to server at "db" (172.18.0.2), port 5432 failed: Connection refused', '`db:5432`'],
      [
        'redis.exceptions.ConnectionError: Error 111 connecting to redis:6379. Connection refused.',
        '`redis:6379`',
      ],
      [
        'org.postgresql.util.PSQLException: Connection to db:5432 refused. Check that the hostname and port are correct',
        '`db:5432`',
      ],
      ["Can't connect to MySQL server on 'db:3306' (111)", '`db:3306`'],
      ['wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432', '`db:5432`'],
      ["nc: can't connect to remote host (127.0.0.1): Connection refused", 'another service'],
      ['Connection refused - connect(2) for "db" port 5432 (Errno::ECONNREFUSED)', '`db:5432`'],
      ['MongoServerSelectionError: connect ECONNREFUSED ::1:27017', '`[::1]:27017`'],
      ['curl: (7) Failed to connect to api port 80: Connection refused', '`api:80`'],
      ['SQLSTATE[HY000] [2002] Connection refused', 'needs MySQL (port 3306)'],
      ['Error: Connection refused (os error 111)', 'another service'],
    ],
  ],
  [
    'disk-full',
    [
      ['write /data/wal: no space left on device', '`/data/wal`'],
      ["OSError: [Errno 28] No space left on device: '/tmp/x'", '`/tmp/x`'],
      ['Error: ENOSPC: no space left on device, write', 'what it writes'],
      ["dd: error writing '/dev/shm/x': No space left on device", '`/dev/shm/x`'],
      ['sqlite3.OperationalError: database or disk is full', 'no space'],
    ],
  ],
  [
    'process-limit',
    [
      ['sh: fork: Resource temporarily unavailable', 'process limit'],
      ["/start.sh: line 3: can't fork: Resource temporarily unavailable", 'process limit'],
      [
        'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
        'process limit',
      ],
      ['runtime: failed to create new OS thread (have 5 already; errno=11)', 'process limit'],
      ["RuntimeError: can't start new thread", 'process limit'],
      [
        'OpenBLAS blas_thread_init: pthread_create failed for thread 3 of 8: Resource temporarily unavailable',
        'process limit',
      ],
    ],
  ],
  [
    'out-of-memory',
    [
      [
        'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
        'its log says that it ran out of memory',
      ],
      ['fatal error: runtime: out of memory', 'out of memory'],
      ['MemoryError', 'out of memory'],
      ['memory allocation of 8589934592 bytes failed', 'out of memory'],
      ["terminate called after throwing an instance of 'std::bad_alloc'", 'out of memory'],
      [
        'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 4096 bytes)',
        'out of memory',
      ],
    ],
  ],
  [
    'missing-library',
    [
      [
        '/app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
        '`libpq.so.5`, which is not in the image',
      ],
      ['Error loading shared library libpq.so.5: No such file or directory (needed by /app)', '`libpq.so.5`'],
      ['ImportError: libGL.so.1: cannot open shared object file: No such file or directory', '`libGL.so.1`'],
      [
        "/app: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app)",
        '`GLIBC_2.34`',
      ],
      ['Error relocating /app: fcntl64: symbol not found', '`fcntl64`'],
      ["Process terminated. Couldn't find a valid ICU package installed on the system.", '`ICU`'],
    ],
  ],
  [
    'command-not-found',
    [
      ['sh: flsk: not found', '`flsk` is not in the image'],
      ['/bin/sh: 1: flsk: not found', '`flsk`'],
      ['bash: line 1: flsk: command not found', '`flsk`'],
      ['/start.sh: line 3: flsk: not found', '`flsk`'],
      ['/start.sh: 3: exec: flsk: not found', '`flsk`'],
      ["env: can't execute 'flsk': No such file or directory", '`flsk`'],
      ["/usr/bin/env: 'python': No such file or directory", '`python`'],
      ['[FATAL tini (7)] exec flsk failed: No such file or directory', '`flsk`'],
      ['error: exec: "flsk": executable file not found in $PATH', '`flsk`'],
      ["python3: can't open file '/app/app.py': [Errno 2] No such file or directory", '`/app/app.py`'],
      ["sh: can't open 'start.sh': No such file or directory", '`start.sh`'],
      ['sh: 0: cannot open start.sh: No such file', '`start.sh`'],
      ['Error: Unable to access jarfile app.jar', '`app.jar`'],
      ['ruby: No such file or directory -- app.rb (LoadError)', '`app.rb`'],
      ['Could not open input file: artisan', '`artisan`'],
    ],
  ],
  [
    'unknown-user',
    [
      ['su: user app does not exist', 'the user `app`'],
      ['chown: unknown user/group app:app', 'the user `app`'],
      ["chown: invalid user: 'app:app'", 'the user `app`'],
      [
        'error: failed switching to "app": unable to find user app: no matching entries in passwd file',
        'the user `app`',
      ],
      ['nginx: [emerg] getpwnam("www") failed in /etc/nginx/nginx.conf:2', 'the user `www`'],
      ['AH00543: httpd: bad user name web', 'the user `web`'],
    ],
  ],
  [
    'windows-line-endings',
    [
      ["/start.sh: line 2: $'\\r': command not found", 'Windows line endings'],
      ['/start.sh: /bin/sh^M: bad interpreter: No such file or directory', 'Windows line endings'],
      ["env: 'node\\r': No such file or directory", 'Windows line endings'],
    ],
  ],
])('%s', (code, lines) => {
  test.each(lines)('%s', (line, says) => {
    const isLow = code === 'privileged-port'
    const found = first(
      ended(line, code === 'command-not-found' ? 127 : 1, {
        programs: [],
        ...(isLow ? { image: image({ user: 'web' }), checks: [asked(80)] } : {}),
      }),
    )
    expect(found?.code).toBe(code)
    expect(found?.level).toBe('fail')
    expect(found?.message).toMatch(/^it exited (?:1|127) after 0\.4 s: /)
    if (typeof says === 'string') expect(found?.message).toContain(says)
    else expect(found?.message).toMatch(says)
  })
})

describe('missing-setting is added to the message of what happened, and is also a hint', () => {
  test.each([
    ['Error: DATABASE_URL is not set', 'DATABASE_URL'],
    ['DATABASE_URL must be set', 'DATABASE_URL'],
    ['Missing required environment variable: API_KEY', 'API_KEY'],
    ['error: Environment variable not found: DATABASE_URL.', 'DATABASE_URL'],
    ["KeyError: 'DATABASE_URL'", 'DATABASE_URL'],
    ['key not found: "SECRET_KEY_BASE" (KeyError)', 'SECRET_KEY_BASE'],
    ['required key DATABASE_URL missing value', 'DATABASE_URL'],
    ['/start.sh: line 2: API_TOKEN: unbound variable', 'API_TOKEN'],
    ['/start.sh: 2: API_TOKEN: parameter not set', 'API_TOKEN'],
    ['The SECRET_KEY setting must not be empty.', 'SECRET_KEY'],
    ["Could not resolve placeholder 'DB_URL' in value", 'DB_URL'],
    ['       You must specify POSTGRES_PASSWORD to a non-empty value for the', 'POSTGRES_PASSWORD'],
    ['Error: TOKEN is required', 'TOKEN'],
    ['environment variable `STRIPE_KEY` is missing', 'STRIPE_KEY'],
  ])('%s', (line, name) => {
    const [effect, hint] = diagnose(ended(line))
    expect(effect?.code).toBe('exited-at-start')
    expect(effect?.message).toBe(`it exited 1 after 0.4 s; the log says ${name} is not set`)
    expect(hint).toMatchObject({ code: 'missing-setting', level: 'note', confidence: 'hint' })
    expect(hint?.message).toBe(`the log says ${name} is not set`)
  })

  test('a traceback stays in the message', () => {
    const [effect] = diagnose(
      over(exited(1), {
        log: log(
          'Traceback (most recent call last):',
          '  File "/app.py", line 3, in <module>',
          "KeyError: 'DATABASE_URL'",
        ),
      }),
    )
    expect(effect?.message).toBe(
      "it exited 1 after 0.4 s: KeyError: 'DATABASE_URL' (/app.py:3); the log says DATABASE_URL is not set",
    )
  })

  test.each([
    'Error: FATAL is required',
    'listen EADDRINUSE',
    "KeyError: 'name'",
    'HTTP is not supported',
    'error: JSON is missing a brace',
  ])('%s is not a setting', (line) => {
    expect(diagnose(ended(line)).map(({ code }) => code)).not.toContain('missing-setting')
  })

  test('a setting with a value is not missing', () => {
    const of = ended('Error: DATABASE_URL must be set', 1, { image: image({}, ['DATABASE_URL=x']) })
    expect(diagnose(of).map(({ code }) => code)).toEqual(['exited-at-start'])
  })
})

describe('exited-at-start', () => {
  test.each<[string, string[], Partial<Evidence>, RegExp, RegExp]>([
    [
      'a shell without a terminal',
      ['bash'],
      { log: log() },
      /`bash` alone waits for terminal input/,
      /CMD that runs the app/,
    ],
    ['a REPL by its path', ['/usr/bin/python3'], { log: log() }, /`python3` alone waits/, /CMD/],
    ['nginx', ['nginx'], {}, /`nginx` went to the background/, /daemon off/],
    ['busybox’s httpd', ['httpd', '-p', '80'], {}, /`httpd` went to the background/, /-f/],
    ['redis as a daemon', ['redis-server', '--daemonize', 'yes'], {}, /went to the background/, /--daemon/],
    ['a service', ['service', 'ssh', 'start'], {}, /`service` went/, /itself/],
    [
      'somebody listened',
      ['/start.sh'],
      { listeners: [row('0.0.0.0', 5000)] },
      /a server listened on 0\.0\.0\.0:5000, but in the background/,
      /foreground/,
    ],
    ['nobody knows', ['/start.sh'], {}, /^it exited 0 after 0\.4 s: starting up$/, /foreground/],
  ])('exits 0: %s', (_, argv, extra, says, fix) => {
    const found = first(
      over(exited(0), {
        log: log('starting up'),
        programs: [
          {
            ...evidence().programs[0],
            argv,
            path: '/x',
            isFolder: false,
            mode: 0o755,
            architecture: 'amd64',
            interpreter: null,
            lacksShebang: false,
            hasCarriageReturn: false,
            firstLine: null,
          },
        ],
        ...extra,
      }),
    )
    expect(found?.code).toBe('exited-at-start')
    expect(found?.message).toMatch(says)
    expect(found?.fix).toMatch(fix)
  })

  test.each([
    ["ModuleNotFoundError: No module named 'yaml'", /pip install PyYAML/],
    ["Error: Cannot find module 'express'", /npm ci/],
    ["Error: Cannot find module './lib/x'", /COPY it into the image \(`\.\/lib\/x`\)/],
    ['npm ERR! Missing script: "start"', /"scripts"/],
    [
      "FileNotFoundError: [Errno 2] No such file or directory: 'config.yml'",
      /COPY it into the image \(`config.yml`\)/,
    ],
  ])('%s has a fix', (line, fix) => {
    const found = first(ended(line))
    expect(found?.code).toBe('exited-at-start')
    expect(found?.message).toBe(`it exited 1 after 0.4 s: ${line}`)
    expect(found?.fix).toMatch(fix)
  })
})

describe('errors in the log of a container that is healthy, or broken for another reason', () => {
  const SCARY = [
    'connect ECONNREFUSED 127.0.0.1:5432',
    'PermissionError: [Errno 13] Permission denied',
    'ENOSPC',
    'getaddrinfo ENOTFOUND db',
    'FATAL: out of memory',
    'sh: x: not found',
    'API_KEY is not set',
  ]
  test('do not fail it', () => {
    expect(diagnose(done({ log: log(...SCARY) }))).toEqual([])
  })

  test('are a hint if the last lines report something else', () => {
    const [effect, ...rest] = diagnose(
      over(exited(1), {
        log: log('warn: db:5432 connection refused, going on without', 'fatal: bad config'),
      }),
    )
    expect(effect?.message).toBe(
      'it exited 1 after 0.4 s: fatal: bad config; the log says: warn: db:5432 connection refused, going on without',
    )
    expect(rest.map(({ code, level }) => [code, level])).toEqual([['refused-by-dependency', 'note']])
  })

  test('are a hint if logged once while it runs, and the cause if logged repeatedly', () => {
    const line = 'waiting: connection to db:5432 refused'
    const once = diagnose(evidence({ log: log('starting', line) }))
    expect(once.map(({ code }) => code)).toEqual(['never-listened', 'refused-by-dependency'])
    const [often] = diagnose(evidence({ log: log(line, line, line) }))
    expect(often).toMatchObject({ code: 'refused-by-dependency', level: 'fail', confidence: 'likely' })
    expect(often?.message).toBe(
      'nothing listens on port 5000 after 60 s: it needs `db:5432`, and nothing answers there',
    )
  })

  test('do not outrank proof', () => {
    const line = 'connection to db:5432 refused'
    const [found] = diagnose(evidence({ log: log(line, line), listeners: [row('127.0.0.1', 5000)] }))
    expect(found?.code).toBe('loopback-only')
  })
})

describe('privileged-port', () => {
  const web = { image: image({ user: 'web' }), listeners: [row('0.0.0.0', 80)] }
  test('is a warning if it passes', () => {
    expect(first(done(web))).toMatchObject({ code: 'privileged-port', level: 'warn' })
  })
  test.each<[string, Partial<Evidence>]>([
    ['root', { ...web, image: image({ user: '0:0' }) }],
    ['a higher port', { ...web, listeners: [row('0.0.0.0', 8080)] }],
    ['loopback', { ...web, listeners: [row('127.0.0.1', 80)] }],
    ['an unknown table', { ...web, listeners: null }],
  ])('is not reported for %s', (_, extra) => {
    expect(diagnose(done(extra)).map(({ code }) => code)).not.toContain('privileged-port')
  })
})

describe('process-limit', () => {
  test('is proved if it is counted and logged', () => {
    const of = ended('sh: fork: Resource temporarily unavailable', 2, {
      counters: { oomKills: 0, forksRefused: 7 },
    })
    expect(first(of)).toMatchObject({ code: 'process-limit', confidence: 'proved', level: 'fail' })
  })
  test('is a warning if it is counted and the container passes', () => {
    expect(first(done({ counters: { oomKills: 0, forksRefused: 7 } }))).toMatchObject({
      code: 'process-limit',
      level: 'warn',
    })
  })
})

describe('crashed', () => {
  test.each([
    [139, [], /^it crashed after 0\.4 s \(exit 139: SIGSEGV, a bad memory access\)$/],
    [139, ["app: main.c:7: main: Assertion `ready' failed."], /exit 139: it aborted/],
    [132, [], /SIGILL/],
    [134, ['free(): invalid pointer'], /SIGABRT.*free\(\)/],
    [159, [], /SIGSYS/],
  ])('%d %j', (code, lines, says) => {
    const found = first(over(exited(code), { log: log(...lines) }))
    expect(found?.code).toBe('crashed')
    expect(found?.message).toMatch(says)
  })
  test.each([
    [
      139,
      [
        'Unhandled exception. System.InvalidOperationException: The ConnectionString property has not been initialized.',
        '   at Shop.Data.Db.Open() in /src/Shop/Data/Db.cs:line 21',
      ],
      'it exited 139 after 0.4 s: System.InvalidOperationException: The ConnectionString property has not been initialized. (Db.cs:21)',
    ],
    [
      134,
      ["terminate called after throwing an instance of 'std::runtime_error'", '  what():  no config'],
      'it exited 134 after 0.4 s: std::runtime_error: no config',
    ],
    [
      134,
      ['libc++abi: terminating due to uncaught exception of type std::out_of_range: map::at'],
      'it exited 134 after 0.4 s: std::out_of_range: map::at',
    ],
    [
      132,
      ['App/main.swift:12: Fatal error: no database'],
      'it exited 132 after 0.4 s: Fatal error: no database (App/main.swift:12)',
    ],
    [
      134,
      ["thread 'main' panicked at src/main.rs:5:10:", 'no config', 'note: run with `RUST_BACKTRACE=1`'],
      'it exited 134 after 0.4 s: panic: no config (src/main.rs:5)',
    ],
  ])('%d with an uncaught error is not a crash: %j', (code, lines, message) => {
    expect(first(over(exited(code), { log: log(...lines) }))).toMatchObject({
      code: 'exited-at-start',
      message,
    })
  })
  test('a runtime that runs out of memory aborts too', () => {
    const line = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'
    const of = over(exited(134), {
      log: log(
        '<--- Last few GCs --->',
        line,
        '----- Native stack trace -----',
        ' 1: 0xb7c2e8 node::Abort() [node]',
      ),
    })
    expect(first(of)).toMatchObject({ code: 'out-of-memory' })
  })
  test('Python’s message about a crash does not change it', () => {
    const of = over(exited(139), {
      log: log(
        'Fatal Python error: Segmentation fault',
        '',
        'Current thread 0x00007f (most recent call first):',
        '  File "/app/app.py", line 3 in <module>',
      ),
    })
    expect(first(of)).toMatchObject({ code: 'crashed' })
  })
  test.each([137, 143, 130])('%d comes from outside', (code) => {
    expect(first(over(exited(code)))?.code).toBe('exited-at-start')
  })
  test('during the soak', () => {
    const of = over(exited(139), {
      phase: 'soak',
      checks: [asked(5000, { ok: true, last: answered(200, 'OK') })],
    })
    expect(diagnose(of).map(({ code }) => code)).toEqual(['crashed'])
  })
})

describe('a main process that leaves others behind', () => {
  const left = [
    { command: 'node agent.js', isLast: true },
    { command: 'node app.js', isLast: true },
  ]
  const server = { pid: 71, parent: 70, user: 0, command: 'node app.js' }
  const main = { pid: 70, parent: 1, user: 0, command: 'sh start.sh', session: 70 }

  test('are named from its script', () => {
    const found = first(over(exited(0), { left, log: log('started'), processes: [main, server] }))
    expect(found).toMatchObject({ code: 'exited-at-start', level: 'fail' })
    expect(found?.message).toContain(
      'its entrypoint ended and left `node agent.js` and `node app.js` in the background',
    )
    expect(found?.fix).toContain('`exec node app.js`')
    expect(found?.evidence).toContain('seen while it ran: node app.js')
  })
  test('also after it answered', () => {
    const found = first(over(exited(0), { phase: 'soak', left }))
    expect(found).toMatchObject({ code: 'exited-late' })
    expect(found?.message).toContain('left `node agent.js` and `node app.js` in the background')
  })
  test('a daemon is detected by its session', () => {
    const daemon = { ...server, parent: 70, session: 71, command: 'nginx: master process nginx' }
    expect(first(over(exited(0), { processes: [main, daemon] }))?.message).toContain(
      'left `nginx: master process nginx` in the background',
    )
  })
  test.each<[string, Evidence]>([
    ['a worker of its own session', over(exited(0), { processes: [main, { ...server, session: 70 }] })],
    ['an error', over(exited(1), { left, log: log('Error: no') })],
  ])('not %s', (_, of) => expect(first(of)?.message).not.toContain('in the background'))
  test('a job that also starts something in the background is finished', () => {
    const job = { phase: 'done' as const, checks: [] }
    const beside = over(exited(0), { ...job, left: [{ command: 'Xvfb :99', isLast: false }] })
    expect(diagnose(beside)).toMatchObject([{ code: 'one-shot', level: 'note' }])
    expect(diagnose(over(exited(0), { ...job, left }))).toMatchObject([{ code: 'one-shot', level: 'warn' }])
  })
})
