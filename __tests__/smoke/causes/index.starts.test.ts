/** Programs that could not be run: what engines, runtimes, shells and inits say, together with what the file is. */
import { describe, expect, test } from '@jest/globals'
import type { Evidence, Program } from '../../../src/smoke/evidence.ts'
import { exited, log, over, program, refused, first } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'

const main = (words: string, extra: Partial<Program>, exitCode = 255) =>
  over(exited(exitCode), { log: log(words), programs: [program(extra)] })
const inner = (words: string, extra: Partial<Program>, exitCode = 127) =>
  over(exited(exitCode), {
    log: log('starting', words),
    programs: [
      program({ argv: ['sh', '-c', './start.sh'] }),
      program({ argv: ['./start.sh'], path: '/start.sh', ...extra }),
    ],
  })

const SCRIPT: Partial<Program> = {
  architecture: null,
  interpreter: { kind: 'script', path: '/bin/sh', isThere: true },
  firstLine: '#!/bin/sh',
}
const CRLF: Partial<Program> = { ...SCRIPT, hasCarriageReturn: true, firstLine: '#!/bin/sh\r' }
const BARE: Partial<Program> = { architecture: null, lacksShebang: true, firstLine: 'echo hi' }
const loader = (path: string): Partial<Program> => ({ interpreter: { kind: 'loader', path, isThere: false } })
const NO_FILE = [
  'exec /start.sh: no such file or directory',
  'standard_init_linux.go:228: exec user process caused: no such file or directory',
]
const NO_FORMAT = [
  'exec /start.sh: exec format error',
  'standard_init_linux.go:228: exec user process caused: exec format error',
  'panic: standard_init_linux.go:178: exec user process caused "exec format error"',
]

test.each<[string, Evidence, code: string, says: RegExp]>([
  ...NO_FILE.map((line): [string, Evidence, string, RegExp] => [
    `CRLF: ${line}`,
    main(line, CRLF),
    'windows-line-endings',
    /has Windows line endings/,
  ]),
  ...NO_FORMAT.map((line): [string, Evidence, string, RegExp] => [
    `no #!: ${line}`,
    main(line, BARE),
    'missing-shebang',
    /text file without a `#!` line/,
  ]),
  ...NO_FORMAT.map((line): [string, Evidence, string, RegExp] => [
    `arm64: ${line}`,
    main(line, { architecture: 'arm64' }),
    'wrong-architecture',
    /built for arm64/,
  ]),
  [
    'crun says so at the start',
    refused('crun: executable file `/start.sh` not found: No such file or directory', {
      programs: [program({ path: '/start.sh', ...CRLF })],
    }),
    'windows-line-endings',
    /could not be started: its script/,
  ],
  [
    'CRLF, by a shell',
    inner('sh: ./start.sh: not found', CRLF),
    'windows-line-endings',
    /^it exited 127 after 0\.4 s: its script `\/start\.sh`/,
  ],
  [
    'CRLF, by a newer bash',
    inner('bash: line 1: ./start.sh: cannot execute: required file not found', CRLF),
    'windows-line-endings',
    /Windows/,
  ],
  [
    'CRLF, read by a shell',
    inner('./start.sh: line 2: set: illegal option -', CRLF, 2),
    'windows-line-endings',
    /Windows/,
  ],
  ['an empty file', main(NO_FORMAT[0] ?? '', { ...BARE, firstLine: '' }), 'missing-shebang', /is empty/],
  [
    'a byte-order mark',
    main(NO_FORMAT[0] ?? '', { ...BARE, firstLine: '\ufeff#!/bin/sh' }),
    'missing-shebang',
    /byte-order mark/,
  ],
  [
    'a pointer of Git LFS',
    main(NO_FORMAT[0] ?? '', { ...BARE, firstLine: 'version https://git-lfs.github.com/spec/v1' }),
    'missing-shebang',
    /Git LFS/,
  ],
  [
    'a web page',
    main(NO_FORMAT[0] ?? '', { ...BARE, firstLine: '<!DOCTYPE html>' }),
    'missing-shebang',
    /web page/,
  ],
  [
    'no #!, by an init',
    inner('[FATAL tini (7)] exec ./start.sh failed: Exec format error', BARE, 126),
    'missing-shebang',
    /`\/start\.sh`, which its command runs,/,
  ],
  [
    'a program of macOS',
    main('exec /app: exec format error', { architecture: 'macOS' }),
    'wrong-architecture',
    /built for macOS, and a container runs linux/,
  ],
  [
    'another processor, by bash',
    inner(
      'bash: line 1: ./start.sh: cannot execute binary file: Exec format error',
      { architecture: 'arm64' },
      126,
    ),
    'wrong-architecture',
    /`\.\/start\.sh` is built for arm64/,
  ],
  [
    'another processor, by busybox',
    inner('./start.sh: line 1: ELF: not found', { architecture: 's390x' }),
    'wrong-architecture',
    /s390x/,
  ],
  [
    'glibc',
    main('exec /app: no such file or directory', loader('/lib64/ld-linux-x86-64.so.2')),
    'missing-loader',
    /`\/lib64\/ld-linux-x86-64\.so\.2`, which is not in the image: it was built for glibc/,
  ],
  [
    'musl, by a shell',
    inner('sh: 1: ./start.sh: not found', loader('/lib/ld-musl-x86_64.so.1')),
    'missing-loader',
    /built for musl/,
  ],
  [
    'no bash',
    main('exec /start.sh: no such file or directory', {
      ...SCRIPT,
      interpreter: { kind: 'script', path: '/bin/bash', isThere: false },
    }),
    'command-not-found',
    /needs `\/bin\/bash`, which is not in the image/,
  ],
  [
    'no x bit, by a shell',
    inner('sh: ./start.sh: Permission denied', { ...SCRIPT, mode: 0o644 }, 126),
    'not-executable',
    /^it exited 126 after 0\.4 s: its command `\/start\.sh` cannot be executed$/,
  ],
  [
    'a folder, by a shell',
    inner('sh: ./start.sh: Permission denied', { isFolder: true }, 126),
    'not-executable',
    /is a folder/,
  ],
  [
    'root’s alone',
    refused('exec: "/app": permission denied', {
      image: image({ user: 'web' }),
      programs: [program({ mode: 0o700 })],
    }),
    'not-executable',
    /by the user `web`/,
  ],
  [
    'a user',
    refused('unable to find user web: no matching entries in passwd file', { image: image({ user: 'web' }) }),
    'unknown-user',
    /the user `web` is not in the image/,
  ],
  [
    'a group',
    refused('unable to find group ops: no matching entries in group file'),
    'unknown-user',
    /the group `ops`/,
  ],
  [
    'WORKDIR is a file',
    refused('Cannot mkdir: /empty is not a directory', { image: image({ workingDir: '/empty' }) }),
    'bad-workdir',
    /`\/empty` is not a folder/,
  ],
  [
    'WORKDIR, by the app',
    over(exited(1), {
      image: image({ workingDir: '/root/app', user: 'nobody' }),
      log: log("httpd: can't change directory to '/root/app': Permission denied"),
    }),
    'bad-workdir',
    /`nobody` is not allowed to enter/,
  ],
  [
    'all words in one',
    refused('exec: "python app.py": executable file not found in $PATH', {
      programs: [program({ argv: ['python app.py'], path: null })],
    }),
    'command-not-found',
    /`python app\.py` is not in the image/,
  ],
  [
    'no shell',
    refused('exec: "/bin/sh": stat /bin/sh: no such file or directory', {
      programs: [program({ argv: ['/bin/sh', '-c', 'x'], path: null })],
    }),
    'command-not-found',
    /`\/bin\/sh`/,
  ],
  [
    'a mount that does not fit',
    refused(
      'error mounting "/x" to rootfs at "/app": not a directory: Are you trying to mount a directory onto a file',
    ),
    'exited-at-start',
    /the engine could not start it/,
  ],
])('%s', (_, of, code, says) => {
  const found = first(of)
  expect(found?.code).toBe(code)
  expect(found?.message).toMatch(says)
  expect(found?.level).toBe('fail')
})

describe('a cause that the file does not confirm is not reported', () => {
  test.each<[string, Evidence, string]>([
    [
      'the app’s own "no such file"',
      main('open /etc/app.conf: no such file or directory', CRLF, 1),
      'exited-at-start',
    ],
    ['the app’s own "exec format error"', main('worker: exec format error', BARE, 1), 'exited-at-start'],
    [
      'a script that runs, whose child may not',
      inner('./start.sh: line 3: /data/x: Permission denied', SCRIPT, 1),
      'permission-denied',
    ],
    [
      'a loader that is there',
      inner('sh: ./start.sh: not found', {
        interpreter: { kind: 'loader', path: '/lib/ld.so', isThere: true },
      }),
      'exited-at-start',
    ],
    [
      'another architecture that ran, emulated',
      inner('error: no config', { architecture: 'arm64' }, 1),
      'exited-at-start',
    ],
  ])('%s', (_, of, code) => {
    expect(first(of)?.code).toBe(code)
  })
})
