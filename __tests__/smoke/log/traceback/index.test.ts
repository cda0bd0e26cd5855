/** Tracebacks as each runtime prints them: the error, its cause, and the app's own line. */
import { describe, expect, test } from '@jest/globals'
import { describeTraceback, lastTraceback } from '../../../../src/smoke/log/traceback/index.ts'
import { cpuMilliseconds } from '../../../support/cpu.ts'

const said = (text: string, workingDir = '/app'): string | null => {
  const found = lastTraceback(text.replace(/^\n/, '').split('\n'))
  return found && `${found.language}: ${describeTraceback(found, workingDir)}`
}

const cases: Record<string, [printed: string, said: string]> = {
  'Python, through a library': [
    `
Traceback (most recent call last):
  File "/app/app.py", line 3, in <module>
    import shop
  File "/app/shop/db.py", line 12, in <module>
    engine = create_engine(url)
  File "/usr/local/lib/python3.12/site-packages/sqlalchemy/engine/create.py", line 514, in create_engine
    u = _url.make_url(url)
        ^^^^^^^^^^^^^^^^^^
sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from given URL string
(Background on this error at: https://sqlalche.me/e/20/xx)`,
    'Python: ArgumentError: Could not parse SQLAlchemy URL from given URL string (shop/db.py:12)',
  ],
  'Python, raised from another': [
    `
Traceback (most recent call last):
  File "/app/config.py", line 4, in load
    return os.environ["DATABASE_URL"]
  File "<frozen os>", line 685, in __getitem__
KeyError: 'DATABASE_URL'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 9, in <module>
    config.load()
  File "/app/config.py", line 6, in load
    raise RuntimeError("no settings") from error
RuntimeError: no settings`,
    "Python: RuntimeError: no settings (config.py:6), caused by KeyError: 'DATABASE_URL'",
  ],
  'Python, two unrelated ones': [
    `
Traceback (most recent call last):
  File "/app/a.py", line 1, in <module>
ValueError: retried
retrying
Traceback (most recent call last):
  File "/app/b.py", line 2, in <module>
OSError: gave up`,
    'Python: OSError: gave up (b.py:2)',
  ],
  'Python, a syntax error in the main script': [
    `
  File "/app/app.py", line 7
    def hello(:
              ^
SyntaxError: invalid syntax`,
    'Python: SyntaxError: invalid syntax (app.py:7)',
  ],
  'Python, an error without a message': [
    `
Traceback (most recent call last):
  File "/srv/x.py", line 1, in <module>
    assert 0
AssertionError`,
    'Python: AssertionError (/srv/x.py:1)',
  ],
  'Python, behind uvicorn’s prefix': [
    `
ERROR:    Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/starlette/routing.py", line 1, in lifespan
    await x()
  File "/app/main.py", line 5, in start
    raise OSError(5)
OSError: 5

ERROR:    Application startup failed. Exiting.`,
    'Python: OSError: 5 (main.py:5)',
  ],
  'Python, a group': [
    `
  + Exception Group Traceback (most recent call last):
  |   File "/app/main.py", line 3, in <module>
  |     asyncio.run(main())
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/app/task.py", line 8, in work
    |     raise ValueError("bad row")
    | ValueError: bad row
    +------------------------------------`,
    'Python: ValueError: bad row (task.py:8)',
  ],
  'Python, -m of what is not there': [
    '/usr/local/bin/python: No module named flask',
    'Python: ModuleNotFoundError: No module named flask',
  ],
  'Python, -m of a module in a package that is not there': [
    "/usr/bin/python3: Error while finding module specification for 'shop.web' (ModuleNotFoundError: No module named 'shop')",
    "Python: ModuleNotFoundError: No module named 'shop'",
  ],
  'gunicorn: the worker’s own error, not the master’s': [
    `
[2024-01-01 00:00:00 +0000] [7] [ERROR] Exception in worker process
Traceback (most recent call last):
  File "/usr/local/lib/python3.9/site-packages/gunicorn/arbiter.py", line 589, in spawn_worker
    worker.init_process()
  File "/app/wsgi.py", line 1, in <module>
    import flask
ModuleNotFoundError: No module named 'flask'
[2024-01-01 00:00:00 +0000] [7] [INFO] Worker exiting (pid: 7)
Traceback (most recent call last):
  File "/usr/local/lib/python3.9/site-packages/gunicorn/arbiter.py", line 202, in run
    self.manage_workers()
gunicorn.errors.HaltServer: <HaltServer 'Worker failed to boot.' 3>`,
    "Python: ModuleNotFoundError: No module named 'flask' (wsgi.py:1)",
  ],
  'Node.js, CommonJS, a module that is missing': [
    `
node:internal/modules/cjs/loader:1143
  throw err;
  ^

Error: Cannot find module 'express'
Require stack:
- /app/server.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)
    at Module._load (node:internal/modules/cjs/loader:981:27)
    at Object.<anonymous> (/app/server.js:1:17)
    at Module._compile (node:internal/modules/cjs/loader:1256:14) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/server.js' ]
}

Node.js v18.19.0`,
    "Node.js: Error: Cannot find module 'express' (server.js:1)",
  ],
  'Node.js, ESM': [
    `
node:internal/errors:496
    ErrorCaptureStackTrace(err);
    ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /app/server.mjs
    at new NodeError (node:internal/errors:405:5)
    at packageResolve (node:internal/modules/esm/resolve:916:9) {
  code: 'ERR_MODULE_NOT_FOUND'
}`,
    "Node.js: Error: Cannot find package 'express' imported from /app/server.mjs (server.mjs)",
  ],
  'Node.js, a syntax error': [
    `
/app/server.js:3
const x = ;
          ^

SyntaxError: Unexpected token ';'
    at internalCompileFunction (node:internal/vm:73:18)
    at wrapSafe (node:internal/modules/cjs/loader:1176:20)

Node.js v18.19.0`,
    "Node.js: SyntaxError: Unexpected token ';' (server.js:3)",
  ],
  'Node.js, out of a library, with a cause': [
    `
/app/node_modules/pg/lib/client.js:10
    throw new Error('x')
    ^

Error: cannot start
    at Client.connect (/app/node_modules/pg/lib/client.js:10:11)
    at async file:///app/src/main.mjs:20:3 {
  [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1595:16) {
    errno: -111
  }
}`,
    'Node.js: Error: cannot start (src/main.mjs:20), caused by Error: connect ECONNREFUSED 127.0.0.1:5432',
  ],
  'Node.js, an unhandled rejection of no error': [
    `
node:internal/process/promises:288
            triggerUncaughtException(err, true /* fromPromise */);
            ^

[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "no license".] {
  code: 'ERR_UNHANDLED_REJECTION'
}`,
    'Node.js: unhandled rejection: no license',
  ],
  Deno: [
    `
error: Uncaught (in promise) TypeError: boom
    at start (file:///app/main.ts:4:9)
    at file:///app/main.ts:9:1`,
    'Node.js: TypeError: boom (main.ts:4)',
  ],
  'Java, with causes': [
    `
Exception in thread "main" java.lang.IllegalStateException: cannot start
	at com.acme.shop.Main.main(Main.java:14)
Caused by: java.sql.SQLException: pool
	at org.postgresql.Driver.connect(Driver.java:1)
	at com.acme.shop.Db.open(Db.java:42)
	... 1 more
Caused by: java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
	at java.base/java.net.Socket.connect(Socket.java:633)
	... 5 more`,
    'Java: IllegalStateException: cannot start (Main.java:14), caused by ConnectException: Connection refused',
  ],
  'Java, Spring’s own page': [
    `
***************************
APPLICATION FAILED TO START
***************************

Description:

Web server failed to start. Port 8080 was already in use.

Action:

Identify and stop the process.`,
    'Java: APPLICATION FAILED TO START: Web server failed to start. Port 8080 was already in use.',
  ],
  'Go, a panic': [
    `
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47b0a5]

goroutine 1 [running]:
database/sql.(*DB).conn(0x0)
	/usr/local/go/src/database/sql/sql.go:1234 +0x45
main.run(...)
	/src/cmd/app/main.go:9
main.main()
	/src/cmd/app/main.go:5 +0x1d
exit status 2`,
    'Go: panic: runtime error: invalid memory address or nil pointer dereference (/src/cmd/app/main.go:9)',
  ],
  'Go, a fatal error': [
    `
fatal error: all goroutines are asleep - deadlock!

goroutine 1 [chan receive]:
main.main()
	/src/main.go:5 +0x1d`,
    'Go: fatal error: all goroutines are asleep - deadlock! (/src/main.go:5)',
  ],
  Ruby: [
    `
<internal:/usr/local/lib/ruby/3.3.0/rubygems/core_ext/kernel_require.rb>:136:in \`require': cannot load such file -- sinatra (LoadError)
	from <internal:/usr/local/lib/ruby/3.3.0/rubygems/core_ext/kernel_require.rb>:136:in \`require'
	from /app/app.rb:1:in \`<main>'`,
    'Ruby: LoadError: cannot load such file -- sinatra (app.rb:1)',
  ],
  'Ruby 3.4': [
    `
/app/app.rb:2:in 'Integer#/': divided by 0 (ZeroDivisionError)
	from /app/app.rb:2:in '<main>'`,
    'Ruby: ZeroDivisionError: divided by 0 (app.rb:2)',
  ],
  PHP: [
    `
PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /app/db.php:3
Stack trace:
#0 /app/db.php(3): PDO->__construct()
#1 {main}
  thrown in /app/db.php on line 3`,
    'PHP: PDOException: SQLSTATE[HY000] [2002] Connection refused (db.php:3)',
  ],
  'PHP, a parse error': [
    'PHP Parse error:  syntax error, unexpected end of file in /app/index.php on line 5',
    'PHP: Parse error: syntax error, unexpected end of file (index.php:5)',
  ],
  '.NET': [
    `
Unhandled exception. System.InvalidOperationException: cannot start
 ---> System.Net.Sockets.SocketException (111): Connection refused
   at System.Net.Sockets.Socket.Connect(EndPoint remoteEP) in /_/src/libraries/System.Net.Sockets/src/Socket.cs:line 815
   at Shop.Db.Open() in /src/Db.cs:line 12
   --- End of inner exception stack trace ---
   at Shop.Program.Main(String[] args) in /src/Program.cs:line 5`,
    '.NET: System.InvalidOperationException: cannot start (Db.cs:12), caused by System.Net.Sockets.SocketException: Connection refused',
  ],
  '.NET, as a logger prints it': [
    `
[10:20:30 FTL] Host terminated unexpectedly
System.InvalidOperationException: Connection string 'Default' not found.
   at Shop.Startup.Read() in /src/Startup.cs:line 9
   at Program.<Main>$(String[] args) in /src/Program.cs:line 3`,
    ".NET: System.InvalidOperationException: Connection string 'Default' not found. (Startup.cs:9)",
  ],
  'C++': [
    "terminate called after throwing an instance of 'std::runtime_error'\n  what():  no config\nAborted",
    'C++: std::runtime_error: no config',
  ],
  'C++ of LLVM': [
    'libc++abi: terminating due to uncaught exception of type std::out_of_range: map::at',
    'C++: std::out_of_range: map::at',
  ],
  Swift: [
    'Swift/ErrorType.swift:200: Fatal error: Error raised at top level: no config',
    'Swift: Fatal error: Error raised at top level: no config',
  ],
  Rust: [
    `
thread 'main' panicked at src/main.rs:5:10:
called \`Result::unwrap()\` on an \`Err\` value: NotPresent
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
    'Rust: panic: called `Result::unwrap()` on an `Err` value: NotPresent (src/main.rs:5)',
  ],
  'Rust before 1.73': [
    `thread 'main' panicked at 'no config', src/main.rs:3:5`,
    'Rust: panic: no config (src/main.rs:3)',
  ],
}

describe('tracebacks', () => {
  test.each(Object.entries(cases))('%s', (_, [printed, expected]) => {
    expect(said(printed)).toBe(expected)
  })

  test.each([
    ['nothing', ''],
    ['an error in one line', 'Error: no config'],
    ['frames of nobody', '    at foo (/app/x.js:1:2)\n\tat com.acme.App.main(App.java:1)'],
    ['a header alone', 'Traceback (most recent call last):'],
    ['a frame alone', '  File "/app/x.py", line 3'],
    ['a word about termination', 'the process may be terminated: terminate called by hand'],
    ['prose', 'We panic: at a goroutine, an exception in thread "main" is thrown'],
  ])('%s is none', (_, text) => {
    expect(said(text)).toBeNull()
  })

  test.each([
    '  File "',
    '\tat a.',
    '    at (',
    'panic: ',
    'Traceback (most recent call last):',
    'Error: Error: ',
    "x:1:in `a': (",
    'PHP Fatal error:  in /a',
    "thread 'a' panicked at 'a', ",
    'Caused by: a.',
  ])('a log made of %j costs no more than its length', (text) => {
    const lines = Array.from({ length: 200 }, () => text.repeat(200).slice(0, 500))
    const began = cpuMilliseconds()
    lastTraceback(lines)
    expect(cpuMilliseconds() - began).toBeLessThan(1000)
  })
})
