/**
 * Which npm packages the entry loads at start: each one costs every run time. The rest is imported when it is needed,
 * and becomes a chunk of `dist/`.
 */
import { describe, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..')

/** Packages that may be loaded at start. Add one on purpose only, and measure the start: `npm run bench`. */
const AT_START = [
  '@balena/dockerignore', // of dockerode, as are those below up to its end
  'bl',
  'chownr',
  'debug',
  'docker-modem',
  'dockerode',
  'end-of-stream',
  'fs-constants',
  'has-flag',
  'inherits',
  'mkdirp-classic',
  'ms',
  'once',
  'pump',
  'readable-stream',
  'split-ca',
  'supports-color',
  'tar-fs',
  'tar-stream',
  'util-deprecate',
  'wrappy', // the last of dockerode
  'fastest-levenshtein',
  'json-p3',
  'get-east-asian-width',
]

/** Packages that load only when they are used, or that a stub replaces. */
const LATER = [
  '@actions/cache',
  '@actions/exec',
  'fzstd',
  'zod',
  'yaml',
  'string-width', // its pattern of all emoji
  '@grpc/grpc-js',
  'protobufjs',
  'ssh2',
  '@actions/core',
  '@actions/github',
  'undici',
]

/** Runs in the entry's process: prints each file that it loads, with the stubs of tsconfig's `paths` in place. */
function traceLoads(stubs: Record<string, string>): void {
  const { registerHooks } = process.getBuiltinModule('node:module')
  const { writeSync } = process.getBuiltinModule('node:fs')
  registerHooks({
    resolve: (name, context, next) =>
      Object.hasOwn(stubs, name) ? { url: stubs[name] ?? '', shortCircuit: true } : next(name, context),
    load: (url, context, next) => {
      writeSync(1, `${url}\n`)
      return next(url, context)
    },
  })
}

/** Names of the packages that `src/index.ts` loads before it does anything, without those that a stub replaces. */
function loadedPackages(): string[] {
  const { config } = ts.parseConfigFileTextToJson(
    'tsconfig.json',
    readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  ) as { config: { compilerOptions: { paths: Record<string, [string]> } } }
  const stubs = Object.fromEntries(
    Object.entries(config.compilerOptions.paths).map(([name, [file]]) => [
      name,
      pathToFileURL(join(ROOT, file)).href,
    ]),
  )
  const hooks = `(${traceLoads.toString()})(${JSON.stringify(stubs)})`
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, 'src/index.ts', '--version']
  const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  const names = [...output.matchAll(/^file:.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/gm)].map(
    ([, name = '']) => name,
  )
  return [...new Set(names)].sort()
}

describe('the entry', () => {
  const loaded = loadedPackages()
  test('loads no package at start that is not listed', () => {
    expect(loaded.filter((name) => !AT_START.includes(name))).toEqual([])
  })
  test('loads every package that is listed', () => {
    expect(AT_START.filter((name) => !loaded.includes(name))).toEqual([])
  })
  test.each(LATER)('does not load %s at start', (name) => expect(loaded).not.toContain(name))

  test('is also the client of the Actions cache', () => {
    const args = ['src/index.ts', '--actions-cache-client', 'restore', 'key']
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', env: {} })
    expect(stdout).toContain(
      '::warning::Failed to restore: getCacheEntry failed: Cache Service Url not found',
    )
    expect(status).toBe(1)
  })
})
