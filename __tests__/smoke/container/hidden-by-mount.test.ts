/** Files that a mount hides. */
import { describe, expect, test } from '@jest/globals'
import type { Hidden } from '../../../src/smoke/evidence.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { missingPaths } from '../../../src/smoke/container/missing-paths.ts'
import { evidence, exited } from '../../support/evidence.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const looked = (
  line: string,
  argv: string[] = ['node', 'dist/main.js'],
  refusal: string | null = null,
): string[] =>
  missingPaths({ head: [], tail: line === '' ? [] : line.split('\n') }, refusal, argv, '/app', ['/app']).map(
    ({ path }) => path,
  )

describe('paths of what is missing', () => {
  test.each<[string, string, string[]?]>([
    ["Error: Cannot find module '/app/dist/main.js'", '/app/dist/main.js'],
    ["Error: Cannot find module 'express'", '/app/node_modules/express'],
    [
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@nestjs/core' imported from /app/x.js",
      '/app/node_modules/@nestjs/core',
    ],
    ['sh: 1: vite: not found', '/app/node_modules/.bin/vite'],
    ["python3: can't open file '/app/manage.py': [Errno 2] No such file or directory", '/app/manage.py'],
    ["ModuleNotFoundError: No module named 'flask'", '/app/.venv'],
    ["ModuleNotFoundError: No module named 'generated.db'", '/app/generated'],
    [
      'Error: Unable to access jarfile target/app.jar',
      '/app/target/app.jar',
      ['java', '-jar', 'target/app.jar'],
    ],
    [
      'Error: Could not find or load main class com.example.Main',
      '/app/classes',
      ['java', '-cp', 'classes:lib', 'com.example.Main'],
    ],
    ['Could not open input file: artisan', '/app/artisan', ['php', 'artisan', 'serve']],
    [
      "PHP Fatal error:  Uncaught Error: Failed opening required '/app/vendor/autoload.php' (No such file or directory)",
      '/app/vendor/autoload.php',
    ],
    ['ruby: No such file or directory -- server.rb (LoadError)', '/app/server.rb', ['ruby', 'server.rb']],
    ["<internal>:136:in `require': cannot load such file -- /app/lib/own (LoadError)", '/app/lib/own'],
    ['Could not find rack-3.0.0 in locally installed gems (Bundler::GemNotFound)', '/app/vendor/bundle'],
    ["The application 'api.dll' does not exist", '/app/api.dll', ['dotnet', 'api.dll']],
    ['sh: /app/run.sh: not found', '/app/run.sh', ['sh', '-c', '/app/run.sh']],
    ["sh: can't open 'run.sh': No such file or directory", '/app/run.sh', ['sh', 'run.sh']],
    [
      'nginx: [emerg] open() "/app/nginx.conf" failed (2: No such file or directory)',
      '/app/nginx.conf',
      ['nginx'],
    ],
  ])('%s: %s', (...[line, path, argv]) =>
    expect(looked(line, Array.isArray(argv) ? argv : undefined)).toContain(path),
  )
  test('reported by the engine', () =>
    expect(
      looked('', ['/app/server'], 'exec: "/app/server": stat /app/server: no such file or directory'),
    ).toContain('/app/server'))
  test.each(['listening', 'Error: connect ECONNREFUSED 127.0.0.1:5432', ''])(
    'nothing is missing: %j',
    (line) => expect(looked(line)).toEqual([]),
  )
  test('a hostile line costs little', () => {
    const began = cpuMilliseconds()
    looked(`not found ${"'/a".repeat(100_000)}`)
    looked(`Could not find ${'a '.repeat(100_000)}`)
    expect(cpuMilliseconds() - began).toBeLessThan(2000)
  })
})

const hidden = (extra: Partial<Hidden> = {}): Hidden => ({
  path: '/app/dist/main.js',
  mount: '.:/app',
  target: '/app',
  isProgram: true,
  line: "Error: Cannot find module '/app/dist/main.js'",
  ...extra,
})
const ended = (one: Hidden) =>
  diagnose(
    evidence({
      ended: true,
      state: exited(1),
      ranSeconds: 0.5,
      log: { head: [], tail: [one.line], lines: 1, bytes: 50 },
      hidden: [one],
    }),
  )

test('a program: proved, and what to do about the mount', () => {
  const [first, ...more] = ended(hidden())
  expect(first).toMatchObject({
    code: 'command-not-found',
    confidence: 'proved',
    message: 'it exited 1 after 0.5 s: the mount `.:/app` hides `/app/dist/main.js`, which the image has',
    fix: 'Remove the mount `.:/app` from the trial, mount only a source folder below `/app`, or keep the image’s files with a volume at `/app/dist`.',
  })
  expect(more.filter(({ level }) => level === 'fail')).toEqual([])
})

test('a module: the error, and the mount that hides it', () => {
  const [first] = ended(
    hidden({
      path: '/app/node_modules/express',
      isProgram: false,
      line: "Error: Cannot find module 'express'",
    }),
  )
  expect(first).toMatchObject({
    code: 'exited-at-start',
    message: expect.stringMatching(
      /Cannot find module 'express'.*; the mount `\.:\/app` hides `\/app\/node_modules\/express`, which the image has$/,
    ),
    fix: expect.stringContaining('a volume at `/app/node_modules`'),
  })
  expect(JSON.stringify(first)).not.toContain('npm ci')
})
