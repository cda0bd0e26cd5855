/** What counts of a command line, an action and a config file under policies, through `readRequest`. */
import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkText, parsePolicies, readConfig, readGiven, readRequest } from '../../../src/inputs/index.ts'
import { INPUTS } from '../../../src/inputs/table.ts'
import type { Inputs } from '../../../src/inputs/types.ts'
import '../../support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'policy-')))
mkdirSync(join(cwd, '.git'))
writeFileSync(join(cwd, 'image.tar'), '')
afterAll(() => rmSync(cwd, { recursive: true }))

interface Run {
  readonly policy: string
  readonly args?: readonly string[]
  /** As an action, with these inputs. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly config?: string
  readonly isOfChange?: boolean
}
async function read({ policy, args = [], inputs, config = '', isOfChange = false }: Run) {
  writeFileSync(join(cwd, '.sea-trial.yml'), config)
  const declared = INPUTS.map(({ name, default: text = '' }) => [name, text] as const)
  const filled = Object.entries({ ...Object.fromEntries(declared), token: 'x', ...inputs })
  const env = inputs
    ? Object.fromEntries(filled.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]))
    : {}
  const mode = inputs ? 'action' : 'command'
  const occasion = { event: 'push', branch: 'main' }
  const given = readGiven(mode, args, env)
  const found = given && (await readConfig(given, { cwd, workspace: null, occasion, readBase: null }))
  const policies = await parsePolicies([
    { source: './policies', file: 'a.yml', digest: `sha256:${'ab'.repeat(32)}`, text: policy, isOfChange },
  ])
  return { mode, args, env, config: found ?? undefined, policies } as const
}
async function inputsOf(run: Run): Promise<Inputs> {
  const { mode, args, env, config, policies } = await read(run)
  const request = readRequest(mode, args, env, cwd, '1', config, policies)
  if (request.kind !== 'trial') throw new Error('it is no trial')
  return request.inputs
}

test('the default of an input, filled in by the runner, is not a choice', async () => {
  const policy = 'timeout: 2m\nsoak: 5s'
  expect(await inputsOf({ policy, inputs: {} })).toMatchObject({ smoke: { timeout: 120, soak: 5 } })
  expect(await inputsOf({ policy, config: 'timeout: 60s', inputs: {} })).toMatchObject({
    smoke: { timeout: 60 },
  })
  expect(await inputsOf({ policy, inputs: { timeout: '5m' } })).toMatchObject({ smoke: { timeout: 120 } })
  expect(await inputsOf({ policy, args: ['--timeout', '60s'] })).toMatchObject({ smoke: { timeout: 60 } })
})

test('a note names each weakening: of the config file with its place, of an input with its name', async () => {
  const policy = 'timeout: 30s\nsmoke: true\nbudgets: { on-disk: 250MB }'
  const { config, gate, smoke, policies } = await inputsOf({
    policy,
    config: 'smoke: false\nbudgets: { on-disk: 500MB }',
    args: ['--timeout', '2m'],
  })
  expect(smoke).toMatchObject({ timeout: 30 })
  expect(gate.budgets).toMatchObject([{ name: 'max-size', limit: 250_000_000 }])
  expect(config?.notes).toEqual([
    '.sea-trial.yml:1:8 smoke is `false`, but the policy `./policies/a.yml` requires `true`: `true` counts',
    '--timeout is `2m`, but the policy `./policies/a.yml` requires `30s`: `30s` counts',
    'The budget `max-size` is ≤ 500 MB, but the policy `./policies/a.yml` requires ≤ 250 MB: ≤ 250 MB counts',
  ])
  expect(policies).toMatchObject([{ file: 'a.yml', sets: ['smoke', 'timeout', 'budgets.on-disk.max'] }])
})

test('the limits among the inputs are budgets, and warn-only is no way around', async () => {
  const policy = 'budgets: { on-disk: 250MB }'
  const args = ['--max-size', '1GB', '--warn-only']
  expect((await inputsOf({ policy, args })).gate.budgets).toMatchObject([
    { limit: 250_000_000, level: 'fail' },
  ])
  expect(
    (await inputsOf({ policy: `${policy}\nmay-loosen: [warn-only, budgets]`, args })).gate.budgets,
  ).toMatchObject([{ limit: 1_000_000_000, level: 'warn' }])
})

test('without a policy nothing changes', async () => {
  const { mode, args, env, config } = await read({ policy: '', config: 'timeout: 9s' })
  expect(readRequest(mode, args, env, cwd, '1', config, [])).toEqual(
    readRequest(mode, args, env, cwd, '1', config),
  )
})

test('settings of a build do not reach an image that is not built', async () => {
  const { smoke } = await inputsOf({ policy: 'build-timeout: 5m\ntimeout: 9s', args: ['--image', 'app'] })
  expect(smoke).toMatchObject({ timeout: 9 })
})

test('an archive, which is not run, is refused where the smoke test is required', async () => {
  const args = ['--archive', 'image.tar']
  await expect(inputsOf({ policy: 'smoke: true', args })).rejects.toMatchObject({
    code: 'settings',
    exit: 2,
    message: 'An archive is weighed, not run, but the policy ./policies/a.yml requires smoke: true',
  })
  expect(await inputsOf({ policy: 'smoke: true\nmay-loosen: [smoke]', args })).toMatchObject({ smoke: null })
})

test('a policy that the change under test contains is named', async () =>
  expect((await inputsOf({ policy: '', isOfChange: true })).config?.notes).toEqual([
    'The policy `./policies` is in the repository under test, so this change can change it',
  ]))

test('the config file cannot choose a policy', async () => {
  await expect(inputsOf({ policy: '', config: 'policy: ./mine' })).rejects.toMatchObject({
    message: expect.stringContaining('`policy` cannot be in the config file'),
  })
})

test('mistakes of all policies are reported together, exit 2', async () => {
  const texts = ['timeout: soon', 'a: 1'].map((text) => ({ source: text.slice(0, 1), digest: '', text }))
  await expect(parsePolicies(texts)).rejects.toMatchObject({
    code: 'settings',
    exit: 2,
    message: expect.stringMatching(/t:1:10: timeout: expected a duration[^]*a:1:1: `a` is unknown/),
  })
})

test('`check` shows the policies, and what each sets', async () => {
  const { args, env, config, policies } = await read({ policy: 'timeout: 30s', config: 'timeout: 60s' })
  const text = checkText(args, env, cwd, {
    config: config ?? { configured: null, folder: '', mistakes: [] },
    policies,
    ...{ listed: null, today: '2026-03-02' },
  })
  expect(text).toContain('Policies:\n  ./policies a.yml  sha256:abababababab  timeout\n')
  expect(text).toMatch(/timeout +30s +\.\/policies\/a\.yml:1:10$/m)
  expect(text).toContain('requires `30s`: `30s` counts.')
})
