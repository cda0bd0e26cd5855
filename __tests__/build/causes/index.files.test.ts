/** Causes that look at the Dockerfile and the context: programs that cannot be run, ARGs out of scope, missing files. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/build/causes/index.ts'
import { readDockerfile } from '../../../src/build/dockerfile/index.ts'
import type { Failure } from '../../../src/build/causes/failure.ts'
import type { IgnoredBy } from '../../../src/build/dockerfile/ignored.ts'

interface Given {
  dockerfile: string
  /** Of the context: text or bytes, with a mode of its own. */
  files?: Record<string, string | Buffer>
  modes?: Record<string, number>
  /** The line that fails. */
  line: number
  log?: string[]
  words?: string
  given?: string[]
  docker?: IgnoredBy
  git?: IgnoredBy
}

function failureOf({
  dockerfile,
  files = {},
  modes = {},
  line,
  log = [],
  words = 'exit code: 127',
  given = [],
  docker,
  git,
}: Given): Failure {
  const model = readDockerfile(dockerfile, {
    file: 'Dockerfile',
    target: null,
    args: new Map(),
    platform: null,
    redact: (text) => text,
  })
  const instruction = model.instructions.find((one) => one.line <= line && line <= one.endLine) ?? null
  const name = `[1/1] ${instruction?.keyword ?? ''} ${instruction?.args ?? ''}`
  return {
    step: { title: name, name, status: 'failed', began: 0, seconds: 1, log },
    instruction,
    isRefused: false,
    line,
    words,
    log,
    dockerfile: model,
    target: null,
    kind: 'buildx',
    neighbours: (folder) => {
      const names = Object.keys(files).flatMap((path) =>
        folder === '.'
          ? (path.split('/')[0] ?? [])
          : path.startsWith(`${folder}/`)
            ? (path.slice(folder.length + 1).split('/')[0] ?? [])
            : [],
      )
      return names.length > 0 || folder === '.' ? names : null
    },
    file: (path) => {
      const content = files[path]
      return content === undefined ? null : { path, bytes: Buffer.from(content), mode: modes[path] ?? 0o755 }
    },
    ignored: { byDocker: () => docker ?? null, byGit: () => git ?? null, file: '.dockerignore', text: null },
    given: new Set(given),
    platform: null,
    host: { os: 'linux', architecture: 'amd64' },
  }
}

const elf = (machine: number, loader = ''): Buffer => {
  const bytes = Buffer.alloc(256)
  bytes.write('\x7fELF', 'latin1')
  bytes[4] = 2
  bytes[5] = 1
  bytes.writeUInt16LE(machine, 18)
  bytes.writeBigUInt64LE(64n, 32)
  bytes.writeUInt16LE(56, 54)
  bytes.writeUInt16LE(loader === '' ? 0 : 1, 56)
  bytes.writeUInt32LE(3, 64)
  bytes.writeBigUInt64LE(128n, 72)
  bytes.writeBigUInt64LE(BigInt(loader.length), 96)
  bytes.write(loader, 128, 'latin1')
  return bytes
}

const copied = (run: string, source = 'setup.sh', target = '/setup.sh'): string =>
  `FROM debian\nCOPY ${source} ${target}\nRUN ${run}\n`
const CRLF = '#!/bin/bash\r\nset -e\r\n'

describe('a program that cannot be run', () => {
  test.each<[string, Given, string, RegExp]>([
    [
      'CR LF, dash',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['/bin/sh: 1: /setup.sh: not found'],
      },
      'windows-line-endings',
      /exited 127: its script `\/setup\.sh` has Windows line endings/,
    ],
    [
      'CR LF, busybox',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['/bin/sh: /setup.sh: not found'],
      },
      'windows-line-endings',
      /`\/setup\.sh`/,
    ],
    [
      'CR LF, as a list',
      {
        dockerfile: copied('["/setup.sh"]'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['exec /setup.sh: no such file or directory'],
        words: 'exit code: 255',
      },
      'windows-line-endings',
      /`\/setup\.sh`/,
    ],
    [
      'CR LF, an old runtime',
      {
        dockerfile: copied('["/setup.sh"]'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['standard_init_linux.go:228: exec user process caused: no such file or directory'],
        words: 'exit code: 1',
      },
      'windows-line-endings',
      /`\/setup\.sh`/,
    ],
    [
      'CR LF, bash 5.2',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['/bin/bash: line 1: /setup.sh: cannot execute: required file not found'],
      },
      'windows-line-endings',
      /`\/setup\.sh`/,
    ],
    [
      'CR LF, bash before',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['/bin/bash: /setup.sh: /bin/bash^M: bad interpreter: No such file or directory'],
      },
      'windows-line-endings',
      /`\/setup\.sh`/,
    ],
    [
      'CR LF, env, a file from elsewhere',
      {
        dockerfile: 'FROM debian\nRUN git clone x && x/setup.sh\n',
        line: 2,
        log: ["/usr/bin/env: 'bash\\r': No such file or directory"],
      },
      'windows-line-endings',
      /a script that it runs has/,
    ],
    [
      'CR LF, read by a shell',
      {
        dockerfile: copied('cd /app && sh setup.sh', '.', '/app/'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ['setup.sh: 2: set: Illegal option -'],
        words: 'exit code: 2',
      },
      'windows-line-endings',
      /setup\.sh/,
    ],
    [
      'CR LF, in a folder, from WORKDIR',
      {
        dockerfile: 'FROM debian\nWORKDIR /app\nCOPY . .\nRUN ./bin/setup\n',
        files: { 'bin/setup': CRLF },
        line: 4,
        log: ['/bin/sh: 1: ./bin/setup: not found'],
      },
      'windows-line-endings',
      /`\/app\/bin\/setup`/,
    ],
    [
      'CR LF, by way of another stage',
      {
        dockerfile:
          'FROM debian AS src\nCOPY setup.sh /in/setup.sh\nFROM debian\nCOPY --from=src /in /out\nRUN /out/setup.sh\n',
        files: { 'setup.sh': CRLF },
        line: 5,
        log: ['/bin/sh: 1: /out/setup.sh: not found'],
      },
      'windows-line-endings',
      /`\/out\/setup\.sh`/,
    ],
    [
      'an interpreter that is missing',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': '#!/bin/bash\n' },
        line: 3,
        log: ['/bin/sh: /setup.sh: not found'],
      },
      'command-not-found',
      /needs `\/bin\/bash`, which is not in the image/,
    ],
    [
      'a loader that is missing',
      {
        dockerfile: copied('/app', 'app', '/app'),
        files: { app: elf(62, '/lib64/ld-linux-x86-64.so.2') },
        line: 3,
        log: ['/bin/sh: /app: not found'],
      },
      'missing-loader',
      /needs `\/lib64\/ld-linux-x86-64\.so\.2`/,
    ],
    [
      'a program of another stage',
      {
        dockerfile:
          'FROM golang AS build\nRUN go build -o /app\nFROM alpine\nCOPY --from=build /app /app\nRUN /app version\n',
        line: 5,
        log: ['/bin/sh: /app: not found'],
      },
      'missing-loader',
      /`\/app` is in the image, but what it needs to run is not/,
    ],
    [
      'another processor',
      {
        dockerfile: copied('/app', 'app', '/app'),
        files: { app: elf(22) },
        line: 3,
        log: ['/bin/sh: 1: /app: Exec format error'],
        words: 'exit code: 126',
      },
      'wrong-architecture',
      /`\/app` is built for s390x, and this host is amd64/,
    ],
    [
      'another processor, busybox',
      {
        dockerfile: copied('/app', 'app', '/app'),
        files: { app: elf(22) },
        line: 3,
        log: ['/app: line 1: syntax error: unexpected "("'],
        words: 'exit code: 2',
      },
      'wrong-architecture',
      /s390x/,
    ],
    [
      'a base of another platform',
      {
        dockerfile: 'FROM --platform=linux/arm64 debian\nRUN true\n',
        line: 2,
        log: ['exec /bin/sh: exec format error'],
        words: 'exit code: 255',
      },
      'wrong-architecture',
      /it runs programs of `linux\/arm64`, and this host is linux\/amd64/,
    ],
    [
      'no shebang',
      {
        dockerfile: copied('["/setup.sh"]'),
        files: { 'setup.sh': 'echo hi\n' },
        line: 3,
        log: ['exec /setup.sh: exec format error'],
        words: 'exit code: 255',
      },
      'missing-shebang',
      /is a text file without a `#!` line/,
    ],
    [
      'no x bit',
      {
        dockerfile: copied('/setup.sh'),
        files: { 'setup.sh': '#!/bin/sh\n' },
        modes: { 'setup.sh': 0o644 },
        line: 3,
        log: ['/bin/sh: 1: /setup.sh: Permission denied'],
        words: 'exit code: 126',
      },
      'not-executable',
      /cannot be executed/,
    ],
    [
      'a library that is missing',
      {
        dockerfile: 'FROM debian\nRUN app\n',
        line: 2,
        log: [
          'app: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
        ],
      },
      'missing-library',
      /it needs the library `libpq\.so\.5`/,
    ],
  ])('%s', (_, given, code, message) => {
    const finding = diagnose(failureOf(given))
    expect(finding.code).toBe(code)
    expect(finding.message).toMatch(message)
    expect(finding.location).toEqual({ file: 'Dockerfile', line: given.line })
  })

  test.each<[string, Given]>([
    [
      'a CR that an earlier step takes out',
      {
        dockerfile:
          "FROM debian\nCOPY setup.sh /setup.sh\nRUN sed -i 's/\\r$//' /setup.sh\nRUN sh /setup.sh\n",
        files: { 'setup.sh': CRLF },
        line: 4,
        log: ['/setup.sh: 3: foo: not found'],
      },
    ],
    [
      'a script that is only named',
      {
        dockerfile: copied('chmod +x /setup.sh && ls /nosuch'),
        files: { 'setup.sh': CRLF },
        line: 3,
        log: ["ls: cannot access '/nosuch': No such file or directory"],
        words: 'exit code: 2',
      },
    ],
    [
      'a CR LF file that is no script',
      {
        dockerfile: copied('python app.py', 'app.py', '/app.py'),
        files: { 'app.py': 'import x\r\n' },
        line: 3,
        log: ["FileNotFoundError: [Errno 2] No such file or directory: 'x'"],
        words: 'exit code: 1',
      },
    ],
    [
      'a program of no stage',
      { dockerfile: 'FROM debian\nRUN flsk\n', line: 2, log: ['/bin/sh: 1: flsk: not found'] },
    ],
    [
      'an x bit that a step gave',
      {
        dockerfile:
          'FROM debian\nCOPY setup.sh /setup.sh\nRUN chmod 700 /setup.sh\nUSER app\nRUN /setup.sh\n',
        files: { 'setup.sh': '#!/bin/sh\n' },
        modes: { 'setup.sh': 0o644 },
        line: 5,
        log: ['/bin/sh: 1: /setup.sh: Permission denied'],
        words: 'exit code: 126',
      },
    ],
  ])('is not %s', (_, given) => {
    expect(diagnose(failureOf(given)).code).toBe('build-failed')
  })
})

describe('an ARG', () => {
  const FROM_LATE = 'FROM busybox AS runtime-cpu\nARG KIND=cpu\nFROM runtime-${KIND}\n'
  test('after a FROM is not visible in the next', () => {
    const finding = diagnose({
      ...failureOf({
        dockerfile: FROM_LATE,
        line: 3,
        words: 'failed to parse stage name "runtime-": invalid reference format',
      }),
      isRefused: true,
      step: null,
    })
    expect(finding).toMatchObject({
      code: 'dockerfile-invalid',
      location: { line: 3 },
      message:
        'Dockerfile:3 is not valid: `$KIND` is empty in that FROM, because its ARG (Dockerfile:2) is after a FROM, and a FROM can use only the ARGs above the first one',
      fix: 'Move `ARG KIND=cpu` above the first FROM; if a stage uses it too, repeat `ARG KIND` there.',
    })
  })
  test.each<[string, Given, RegExp | null]>([
    [
      'above the first FROM',
      { dockerfile: 'ARG V=1\nFROM busybox\nRUN test -n "$V"\n', line: 3, words: 'exit code: 1' },
      /its ARG \(Dockerfile:1\) is above the first FROM/,
    ],
    [
      'of another stage',
      {
        dockerfile: 'FROM busybox AS a\nARG V=1\nFROM busybox\nRUN test -n "$V"\n',
        line: 4,
        words: 'exit code: 1',
      },
      /declared in another stage \(Dockerfile:2\)/,
    ],
    [
      'further down',
      { dockerfile: 'FROM busybox\nRUN test -n "$V"\nARG V=1\n', line: 2, words: 'exit code: 1' },
      /declared further down \(Dockerfile:3\)/,
    ],
    [
      'without a value',
      { dockerfile: 'FROM busybox\nARG V\nRUN test -n "$V"\n', line: 3, words: 'exit code: 1' },
      /has no default, and no value was passed/,
    ],
    [
      'of the builder',
      { dockerfile: 'FROM busybox\nRUN test -n "$TARGETARCH"\n', line: 2, words: 'exit code: 1' },
      /the builder sets it only if the stage has `ARG TARGETARCH`/,
    ],
    [
      'in a COPY',
      {
        dockerfile: 'ARG V=1\nFROM busybox\nCOPY app-${V}.jar /a\n',
        line: 3,
        words: '"/app-.jar": not found',
      },
      /`\$V` is empty there/,
    ],
    [
      'with a value',
      { dockerfile: 'FROM busybox\nARG V\nRUN test -n "$V"\n', line: 3, words: 'exit code: 1', given: ['V'] },
      null,
    ],
    [
      'repeated',
      { dockerfile: 'ARG V=1\nFROM busybox\nARG V\nRUN test -n "$V"\n', line: 4, words: 'exit code: 1' },
      null,
    ],
    [
      'of the stage below',
      {
        dockerfile: 'FROM busybox AS a\nARG V=1\nFROM a\nRUN test -n "$V"\n',
        line: 4,
        words: 'exit code: 1',
      },
      null,
    ],
    [
      'that the shell sets',
      {
        dockerfile: 'ARG V=1\nFROM busybox\nRUN V=2; test -n "$V" && false\n',
        line: 3,
        words: 'exit code: 1',
      },
      null,
    ],
    [
      'beside another reason',
      {
        dockerfile: 'ARG V=1\nFROM busybox\nRUN npm ci --x=$V\n',
        line: 3,
        words: 'exit code: 1',
        log: ['npm error Missing: a@1 from lock file'],
      },
      null,
    ],
  ])('%s', (_, given, says) => {
    const { message } = diagnose(failureOf(given))
    if (says === null) expect(message).not.toMatch(/is empty there/)
    else expect(message).toMatch(says)
  })
})

describe('a file that COPY does not find', () => {
  const missing = (path: string, more: Partial<Given> = {}): string => {
    const { message, fix = '' } = diagnose(
      failureOf({
        dockerfile: `FROM busybox\nCOPY ${path} /x\n`,
        line: 2,
        words: `"/${path}": not found`,
        ...more,
      }),
    )
    return `${message} | ${fix}`
  }
  test('is created by a build, and excluded from Git', () => {
    expect(missing('target/app.jar', { git: { file: '.gitignore', line: 1, pattern: 'target/' } })).toMatch(
      /`target\/app\.jar` is not in the context; \.gitignore:1 excludes it from Git \(`target\/`\): a build creates it \| Run `mvn package` before/,
    )
  })
  test.each(['dist', 'node_modules', 'build/libs/app.jar', 'frontend/dist'])(
    '%s is never to be committed',
    (path) => {
      expect(missing(path)).toMatch(/a build creates it/)
      expect(missing(path)).not.toMatch(/Commit/)
    },
  )
  test('is excluded by a line', () => {
    expect(
      missing('a.md', { files: { 'a.md': '' }, docker: { file: '.dockerignore', line: 3, pattern: '*.md' } }),
    ).toMatch(/`a\.md` is in the context, but \.dockerignore:3 excludes it \(`\*\.md`\)/)
  })
  test.each([
    '.env',
    '.env.production',
    'id_rsa',
    'config/credentials.json',
    'server.key',
    '.npmrc',
    'secrets.yml',
  ])('%s is a secret, and the fix is not to copy it', (path) => {
    for (const files of [{}, { [path]: 'x' }]) {
      const said = missing(path, { files, docker: { file: '.dockerignore', line: 1, pattern: path } })
      expect(said).toMatch(/looks like a secret.*Do not copy it/)
      expect(said).not.toMatch(/Commit|Add `!|did you mean/)
    }
  })
  test.each(['.env.example', 'id_rsa.pub', 'certs/ca.pem', 'app.py'])('%s is not a secret', (path) => {
    expect(missing(path)).not.toMatch(/secret/)
  })
})
