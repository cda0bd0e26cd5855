/** Output of many programs, and its most relevant line. */
import { describe, expect, test } from '@jest/globals'
import { mostRelevantLine, relevantLines, severityOf } from '../../src/faults/relevant-line.ts'
import { cpuMilliseconds } from '../support/cpu.ts'

const relevant = (text: string): string | null => mostRelevantLine(text.replace(/^\n/, '').split('\n'))

describe.each<[family: string, cases: [name: string, output: string, line: string][]]>([
  [
    'a usage text',
    [
      [
        'busybox',
        `
nc: invalid option -- 'z'
BusyBox v1.35.0 (2022-08-01 15:14:44 UTC) multi-call binary.

Usage: nc [OPTIONS] HOST PORT  - connect
nc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen

\t-e PROG\tRun PROG after connect (must be last)
\t-l\tListen mode, for inbound connects`,
        "nc: invalid option -- 'z'",
      ],
      [
        'without the word usage',
        `
Option s is ambiguous (shell, system)
adduser [--uid id] [--firstuid id] [--lastuid id]
        [--gid id] user
    Add a normal user

adduser USER GROUP
    Add an existing user to an existing group`,
        'Option s is ambiguous (shell, system)',
      ],
      [
        'with the way to it in the same line',
        "app: error: unknown long flag '--foo', try --help\nbye",
        "app: error: unknown long flag '--foo', try --help",
      ],
      [
        'GNU',
        "sort: unrecognized option '--zap'\nTry 'sort --help' for more information.",
        "sort: unrecognized option '--zap'",
      ],
      [
        'Go flag',
        `
flag provided but not defined: -foo
Usage of /app/server:
  -addr string
    \tlisten address (default ":8080")
  -strict
    \tan unknown key is an error`,
        'flag provided but not defined: -foo',
      ],
      [
        'cobra',
        'Error: unknown flag: --foo\nUsage:\n  app serve [flags]\n\nFlags:\n  -h, --help   help for serve',
        'Error: unknown flag: --foo',
      ],
      [
        'argparse',
        'usage: app.py [-h] --db DB\napp.py: error: the following arguments are required: --db',
        'app.py: error: the following arguments are required: --db',
      ],
      [
        'click',
        "Usage: cli run [OPTIONS]\nTry 'cli run --help' for help.\n\nError: No such option: --foo",
        'Error: No such option: --foo',
      ],
      [
        'clap',
        "error: unexpected argument '--foo' found\n\nUsage: app [OPTIONS]\n\nFor more information, try '--help'.",
        "error: unexpected argument '--foo' found",
      ],
      [
        'clap, what it needs on a line of its own',
        'error: the following required arguments were not provided:\n  --config <FILE>\n\nUsage: app --config <FILE>',
        'error: the following required arguments were not provided: --config <FILE>',
      ],
      [
        'npm',
        `
npm error code EUSAGE
npm error
npm error \`npm ci\` can only install packages when your package.json and package-lock.json are in sync. Please update your lock file.
npm error
npm error Missing: left-pad@1.3.0 from lock file
npm error
npm error Usage:
npm error npm ci
npm error
npm error Options:
npm error [--install-strategy <hoisted|nested>] [--legacy-bundling]
npm notice
npm notice New major version of npm available! 9.2.0 -> 10.0.0`,
        'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync. Please update your lock file.',
      ],
      [
        'alone',
        'Usage: app COMMAND\n\nCommands:\n  serve   Serve it\n  check   Report an error',
        'Usage: app COMMAND',
      ],
    ],
  ],
  [
    'closing words',
    [
      [
        'rails',
        `
=> Booting Puma
=> Run \`bin/rails server --help\` for more startup options
A server is already running (pid: 1, file: /app/tmp/pids/server.pid).
Exiting`,
        'A server is already running (pid: 1, file: /app/tmp/pids/server.pid).',
      ],
      [
        'older rails, under foreman',
        '17:18:13 web.1  | A server is already running. Check /app/tmp/pids/server.pid.\n17:18:13 web.1  | Exiting\n17:18:13 web.1  | exited with code 1',
        '17:18:13 web.1  | A server is already running. Check /app/tmp/pids/server.pid.',
      ],
      [
        'a port that is taken',
        'listen tcp :8080: bind: address already in use\n2024/01/01 10:00:01 Exiting',
        'listen tcp :8080: bind: address already in use',
      ],
      [
        'PostgreSQL',
        `
LOG:  could not bind IPv4 address "0.0.0.0": Address already in use
HINT:  Is another postmaster already running on port 5432? If not, wait a few seconds and retry.
WARNING:  could not create listen socket for "*"
FATAL:  could not create any TCP/IP sockets
LOG:  database system is shut down`,
        'LOG:  could not bind IPv4 address "0.0.0.0": Address already in use',
      ],
      [
        'MySQL',
        `
2024-01-01T00:00:00.000000Z 0 [ERROR] [MY-010123] [Server] Fatal error: Please read "Security" section of the manual
2024-01-01T00:00:00.000000Z 0 [ERROR] [MY-010119] [Server] Aborting`,
        '2024-01-01T00:00:00.000000Z 0 [ERROR] [MY-010123] [Server] Fatal error: Please read "Security" section of the manual',
      ],
      [
        'Apache',
        `
AH00558: apache2: Could not reliably determine the server's fully qualified domain name
(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80
no listening sockets available, shutting down
AH00015: Unable to open logs
Action '-D FOREGROUND' failed.
The Apache error log may have more information.`,
        '(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80',
      ],
      [
        'HAProxy',
        "[ALERT]    (1) : config : [/haproxy.cfg:3] : unknown keyword 'foo' in 'global' section\n[ALERT]    (1) : config : Fatal errors found in configuration.",
        "[ALERT]    (1) : config : [/haproxy.cfg:3] : unknown keyword 'foo' in 'global' section",
      ],
      [
        'the Java machine',
        "Unrecognized VM option 'UseFooGC'\nError: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.",
        "Unrecognized VM option 'UseFooGC'",
      ],
      [
        'Keycloak',
        `
ERROR [io.Main] (main) ERROR: Failed to start server in (production) mode
ERROR [io.Main] (main) ERROR: hostname is not configured; either configure hostname, or set hostname-strict to false
ERROR [io.Main] (main) For more details run the same command passing the '--verbose' option.`,
        'ERROR [io.Main] (main) ERROR: hostname is not configured; either configure hostname, or set hostname-strict to false',
      ],
      [
        'a server that failed to start',
        'config: "port" must be a number\nServer failed to start.',
        'config: "port" must be a number',
      ],
      ['what says goodbye', 'cannot open /etc/app.conf\nBye!', 'cannot open /etc/app.conf'],
      ['nothing but closing words', 'starting\nExiting', 'Exiting'],
    ],
  ],
  [
    'servers',
    [
      [
        'PostgreSQL as root',
        `
"root" execution of the PostgreSQL server is not permitted.
The server must be started under an unprivileged user ID to prevent
possible system security compromise.  See the documentation for
more information on how to properly start the server.`,
        '"root" execution of the PostgreSQL server is not permitted.',
      ],
      [
        'Elasticsearch',
        `
ERROR: [1] bootstrap checks failed. You must address the points described in the following [1] lines.
bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low
ERROR: Elasticsearch did not exit normally - check the logs at /usr/share/elasticsearch/logs/es.log`,
        'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low',
      ],
      [
        'Redis',
        "*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***\nReading the configuration file, at line 2\n>>> 'bindd 0.0.0.0'\nBad directive or wrong number of arguments",
        'Bad directive or wrong number of arguments',
      ],
      [
        'uWSGI',
        '*** Operational MODE: single process ***\nunable to load app 0 (callable not found or import error)\n*** no app loaded. going in full dynamic mode ***\n*** uWSGI is running in multiple interpreter mode ***',
        'unable to load app 0 (callable not found or import error)',
      ],
      [
        'supervisord, of a program that writes to files',
        `
2024-01-01 00:00:00,000 CRIT Supervisor is running as root.  Privileges were not dropped.
2024-01-01 00:00:01,000 INFO spawned: 'web' with pid 7
2024-01-01 00:00:01,300 WARN exited: web (exit status 1; not expected)
2024-01-01 00:00:01,300 INFO gave up: web entered FATAL state, too many start retries too quickly`,
        '2024-01-01 00:00:01,300 INFO gave up: web entered FATAL state, too many start retries too quickly',
      ],
    ],
  ],
  [
    'a text',
    [
      [
        'that is wrapped',
        'The file that was given on the command line could not be read because\nit holds a directive that this version does not know.',
        'The file that was given on the command line could not be read because it holds a directive that this version does not know.',
      ],
      [
        'of several errors, one a line',
        "cp: cannot stat '/a/rather/long/path/of/a/configuration': No such file\nmkdir: cannot create directory '/y': Permission denied",
        "mkdir: cannot create directory '/y': Permission denied",
      ],
      [
        'that a level calls harmless',
        'ERROR no database\nINFO connection refused, retrying',
        'ERROR no database',
      ],
      [
        'that says what to do',
        'cannot reach the database\nPlease check your settings: is the host unknown?',
        'cannot reach the database',
      ],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_name, output, line) => expect(relevant(output)).toBe(line))
})

test('is null without output', () => {
  expect(mostRelevantLine([])).toBeNull()
  expect(relevantLines(['', '  '])).toEqual([])
})

test('returns several lines of the same severity, the last first, with their indexes', () => {
  expect(relevantLines(['cannot read a', 'ok', 'cannot read b'])).toEqual([
    { at: 2, line: 'cannot read b' },
    { at: 0, line: 'cannot read a' },
  ])
})

test.each([
  'logging to /var/log/error.log',
  '0 errors found',
  'compiled without errors',
  'GET /errors/failed.html 200',
  '*** Operational MODE: single process ***',
  'usage of memory: 3 %',
  'Exit interview page is up',
  '2024-01-01 00:00:00,000 CRIT Supervisor is running as root.',
])('is not a failure: %s', (line) => expect(severityOf(line)).toBeNull())

test('a megabyte of anything costs no time', () => {
  const openers = [
    'a="',
    '{',
    '[',
    '[2024-01-01] ',
    '1:',
    'a|',
    ' ',
    'Usage: ',
    'option ',
    "'",
    'error ',
    'failed to start ',
    '(',
  ]
  const begin = cpuMilliseconds()
  for (const text of openers)
    mostRelevantLine([text.repeat(1e6 / text.length), text.repeat(1e6 / text.length)])
  expect(cpuMilliseconds() - begin).toBeLessThan(2000)
})
