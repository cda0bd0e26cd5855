/** Precedence: an input or option, then an override, then the config file, then the default. */
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../../src/core/errors.ts'
import type { Inputs } from '../../../src/inputs/types.ts'
import { readConfig, readGiven, readRequest, type BaseFile, type Mode } from '../../../src/inputs/index.ts'
import { INPUTS } from '../../../src/inputs/table.ts'
import '../../support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'precedence-')))
mkdirSync(join(cwd, '.git'))
afterAll(() => rmSync(cwd, { recursive: true }))

interface Run {
  mode?: Mode
  args?: string[]
  inputs?: Record<string, string>
  file?: string | null
  base?: BaseFile
}
async function inputsOf({
  mode = 'command',
  args = [],
  inputs = {},
  file = null,
  base,
}: Run): Promise<Inputs> {
  const path = join(cwd, '.sea-trial.yml')
  if (file === null) rmSync(path, { force: true })
  else writeFileSync(path, file)
  const declared = INPUTS.map((setting) => [setting.name, setting.default ?? ''] as const)
  const all = { ...Object.fromEntries(declared), token: 'x', ...inputs }
  const env =
    mode === 'action'
      ? Object.fromEntries(Object.entries(all).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]))
      : {}
  const given = readGiven(mode, args, env)
  if (given === null) throw new Error('a trial was asked for')
  const config = await readConfig(given, {
    cwd,
    workspace: null,
    occasion: { event: 'push', branch: 'main' },
    readBase: base ? () => Promise.resolve(base) : null,
  })
  const request = readRequest(mode, args, env, cwd, '1', config)
  if (request.kind !== 'trial') throw new Error(`it is no trial: ${request.kind}`)
  return request.inputs
}
const mistakesOf = (run: Run): Promise<string> =>
  inputsOf(run).then(
    () => 'no mistake',
    (error: unknown) => (error instanceof UserError ? error.message : String(error)),
  )

describe('precedence', () => {
  /** Seconds, none of them the default. */
  const seconds = fc.option(fc.integer({ min: 1, max: 59 }), { nil: undefined })
  test.each(['command', 'action'] as const)('of a setting and of a budget, as %s', async (mode) => {
    await fc.assert(
      fc.asyncProperty(seconds, seconds, seconds, async (input, override, file) => {
        const lines = (value: number | undefined) =>
          value === undefined ? [] : [`timeout: ${value}s`, `budgets: { ready: ${value}s }`]
        const source = [
          ...lines(file),
          ...(override === undefined
            ? []
            : ['overrides:', '  - branches: [main]', ...lines(override).map((line) => `    ${line}`)]),
        ].join('\n')
        const given: Record<string, string> =
          input === undefined ? {} : { timeout: `${input}s`, 'max-ready': `${input}s` }
        const args = Object.entries(given).map(([name, text]) => `--${name}=${text}`)
        const { smoke, gate } = await inputsOf({
          mode,
          file: source,
          ...(mode === 'command' ? { args } : { inputs: given }),
        })
        const expected = input ?? override ?? file
        expect(smoke?.timeout).toBe(expected ?? 60)
        expect(gate.budgets.map((rule) => (rule.kind === 'figure' ? rule.limit : null))).toEqual(
          expected === undefined ? [] : [expected],
        )
      }),
      { numRuns: 60 },
    )
  })
  test('an image that is given replaces what the file says about a build', async () => {
    const { source } = await inputsOf({
      args: ['--image', 'nginx'],
      file: 'target: x\nbuild-args: [A=1]\nimage: redis',
    })
    expect(source).toMatchObject({ kind: 'image', ref: 'nginx' })
  })
  test('warn-only turns all budgets into warnings', async () => {
    const { gate } = await inputsOf({
      args: ['--warn-only'],
      file: 'budgets: { on-disk: 1MB, packages: [gcc] }',
    })
    expect(gate.budgets.map(({ level }) => level)).toEqual(['warn', 'warn'])
  })
})

test.each([
  ['port: 99999\nprot: 1', ['99999', '`prot` is unknown']],
  ['probe: "htp://x"\ntimeout: soon', ['htp', 'timeout: expected']],
  ['platform: x y\nbudgets: { on-dsk: 1MB }', ['platform', '`on-dsk` is unknown']],
  ['env: [A]\nuser: 1\nrestart: 3\nmemory: lots', ['env', 'memory']],
  [
    'overrides: [{ events: push, cpus: 2, stop: 3, port: x }, { events: schedule, port: y }]',
    ['`stop`', 'port'],
  ],
])('all mistakes of form and of value in %j are reported together', async (file, expected) => {
  const text = await mistakesOf({ file })
  for (const part of expected) expect(text).toContain(part)
})

test('mistakes of the file and of the command line are reported together, with the place in the file', async () => {
  const text = await mistakesOf({ args: ['--soak', 'x'], file: 'max-sise: 1MB' })
  expect(text).toContain('.sea-trial.yml:1:1: `max-sise` is unknown: did you mean max-size?')
  expect(text).toContain('--soak: "x"')
  expect(await mistakesOf({ file: 'probe: "htp://x"' })).toContain('.sea-trial.yml:1:8 probe')
})

test('a pull request’s file is validated, though the base’s counts', async () => {
  const base: BaseFile = { ok: true, file: '.sea-trial.yml', text: 'timeout: 7s', commit: 'c', name: 'main' }
  expect((await inputsOf({ file: 'timeout: 8s', base })).smoke?.timeout).toBe(7)
  expect((await inputsOf({ file: null, base })).smoke?.timeout).toBe(7)
  expect(await mistakesOf({ file: 'timeout: x', base })).toContain('timeout')
  // of an invalid file at the base nothing ever counted
  expect((await inputsOf({ file: 'timeout: 8s', base: { ...base, text: '{' } })).smoke?.timeout).toBe(60)
})

test('without any file there is none', async () => {
  expect((await inputsOf({})).config).toBeNull()
  const none: BaseFile = { ok: true, file: '', text: null, commit: 'c', name: 'main' }
  expect((await inputsOf({ base: none })).config).toBeNull()
  const unreadable = await inputsOf({ base: { ok: false, why: 'no token' } })
  expect(unreadable.config?.notes).toEqual([
    'The config file of the base branch could not be read: no token. Its limits are not known',
  ])
})
