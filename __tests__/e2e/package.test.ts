/** The npm package: packed, installed without a network and without dependencies, run, imported, type-checked. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packInto } from '../../scripts/pack.ts'
import { saved } from '../support/archives.ts'
import { file, tar } from '../support/tar.ts'

const top = mkdtempSync(join(tmpdir(), 'package-'))
const app = join(top, 'app')
afterAll(() => rmSync(top, { recursive: true }))
const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const env = { PATH: process.env.PATH, HOME: top, SEA_TRIAL_CACHE: '', DOCKER_HOST: 'unix:///none' }
let packed: { files: { path: string }[]; size: number }

beforeAll(() => {
  mkdirSync(app)
  packInto(join(top, 'source'), 'acme/sea-trial')
  ;[packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', top, join(top, 'source')], top)) as [
    typeof packed,
  ]
  writeFileSync(join(app, 'package.json'), '{"type":"module"}')
  npm(['install', '--offline', '--no-audit', '--no-fund', join(top, 'sea-trial-0.1.0.tgz')], app)
  writeFileSync(join(app, 'image.tar'), tar(saved({ layers: [tar([file('hello.txt', 'hello')])] })))
}, 60_000)

test('has what users need, and nothing else', () => {
  const folders = new Set(packed.files.map(({ path }) => path.replace(/\/.*/, '/')))
  expect([...folders].sort()).toEqual(['LICENSE', 'README.md', 'dist/', 'man/', 'package.json', 'schemas/'])
  expect(packed.size).toBeLessThan(4_000_000)
  const manifest = JSON.parse(
    readFileSync(join(app, 'node_modules/sea-trial/package.json'), 'utf8'),
  ) as object
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).toMatchObject({
    repository: { url: 'git+https://github.com/acme/sea-trial.git' },
    engines: { node: '>=20' },
  })
})

test('npx runs the program', () =>
  expect(npm(['exec', '--offline', '--', 'sea-trial', '--version'], app)).toBe('0.1.0\n'))

const USE = `import { trial, weigh, diff, UserError } from 'sea-trial'
const options = { env: ${JSON.stringify(env)} }
const { verdict, image } = await weigh({ archive: 'image.tar' }, options)
const { delta } = await diff('image.tar', 'image.tar', options)
const lost = await trial({ image: 'x' }, options)
const wrong = await weigh({ archive: 'none.tar' }, options).catch((error) => error)
const late = await trial({ image: 'x' }, { ...options, signal: AbortSignal.abort(new Error('enough')) }).catch((error) => error)
console.log(JSON.stringify([verdict, image.sizes.onDisk, delta.layers.length, lost.verdict, lost.headline, wrong instanceof UserError, wrong.code, wrong.exit, wrong.message, late.message]))
`

test('the library weighs, compares and tries, and prints nothing', () => {
  writeFileSync(join(app, 'use.mjs'), USE)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['use.mjs'], {
    cwd: app,
    encoding: 'utf8',
    env,
  })
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  expect(JSON.parse(stdout)).toEqual([
    ...['pass', 5, 0, 'error', expect.stringContaining('No container engine responds at unix:///none')],
    ...[true, 'settings', 2, expect.stringContaining('none.tar does not exist'), 'enough'],
  ])
})

describe('the types', () => {
  const TYPED = `import { trial, weigh, diff, UserError, type Diff, type Report } from 'sea-trial'
const report: Report = await trial({ path: '.', port: 8080, env: ['A=b'], shutdown: 'graceful' })
const size: number | undefined = report.image?.layers[0]?.size
const changed: Diff = await diff('a', 'b', { platform: 'linux/arm64' })
export const all = [size, changed.delta.why, (await weigh({ archive: 'x' })).findings.map(({ level }) => level)]
export const code = (error: unknown) => (error instanceof UserError ? error.code : null)
// @ts-expect-error a setting that does not exist
await trial({ prot: 1 })
// @ts-expect-error another value than the choices
await trial({ shutdown: 'soon' })
`
  test('need no other package', () => {
    writeFileSync(join(app, 'typed.ts'), TYPED)
    const compilerOptions = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: [] }
    writeFileSync(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }))
    const tsc = join(process.cwd(), 'node_modules/.bin/tsc')
    expect(spawnSync(tsc, ['-p', app], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' })
  })
})
