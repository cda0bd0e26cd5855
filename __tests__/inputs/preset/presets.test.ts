/** Presets: their defaults, given settings, and contradictions. */
import { describe, expect, test } from '@jest/globals'
import { assignPort } from '../../../src/inputs/preset/port.ts'
import { presetDefaults, joined, parsePreset } from '../../../src/inputs/preset/implied.ts'
import type { SmokeInputs } from '../../../src/inputs/types.ts'
import { PRESETS, presetNames, randomValues, type PresetName } from '../../../src/inputs/preset/presets.ts'
import { readRequest } from '../../../src/inputs/index.ts'
import { INPUTS } from '../../../src/inputs/table.ts'
import '../../support/contract-readers.ts'

function smoke(...args: string[]): SmokeInputs {
  const request = readRequest('command', args, {}, '/', '1')
  if (request.kind !== 'trial' || request.inputs.smoke === null) throw new Error('no trial')
  return request.inputs.smoke
}

function actionSmoke(inputs: Record<string, string>): SmokeInputs {
  const defaults = INPUTS.map((setting) => [setting.name, setting.default ?? ''] as const)
  const all = Object.entries({ ...Object.fromEntries(defaults), ...inputs } as Record<string, string>)
  const env = Object.fromEntries(all.map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]))
  const request = readRequest('action', [], env, '/', '1')
  if (request.kind !== 'trial' || request.inputs.smoke === null) throw new Error('no trial')
  return request.inputs.smoke
}

const variable = ({ env }: SmokeInputs, name: string) => env.filter((item) => item.startsWith(`${name}=`))

describe('the table', () => {
  test.each(presetNames)('%s has a source, and sets only settings that parse', (name) => {
    expect(PRESETS[name].source).toMatch(/^https:\/\//)
    expect(smoke('--preset', name)).toMatchObject({ presets: [name], requires: PRESETS[name].requires })
  })
  test.each<[PresetName, object]>([
    [
      'cloud-run',
      {
        timeout: 240,
        memory: 512 * 1024 ** 2,
        cpus: 1,
        requires: ['obeys-port', 'files-in-memory'],
        container: { user: null, readOnly: false, capDrop: [], securityOpt: [], tmpfs: [] },
      },
    ],
    [
      'kubernetes-restricted',
      {
        timeout: 60,
        memory: null,
        assignedPort: null,
        requires: ['non-root', 'numeric-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
        container: {
          user: null,
          readOnly: false,
          capAdd: [],
          capDrop: ['ALL'],
          securityOpt: [{ flag: 'no-new-privileges', value: 'no-new-privileges' }],
        },
      },
    ],
    [
      'openshift',
      {
        assignedPort: null,
        requires: ['arbitrary-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
        container: {
          readOnly: false,
          capAdd: [],
          capDrop: ['ALL'],
          securityOpt: [{ flag: 'no-new-privileges', value: 'no-new-privileges' }],
        },
      },
    ],
    [
      'read-only',
      {
        assignedPort: null,
        requires: ['read-only-root'],
        container: {
          user: null,
          readOnly: true,
          capDrop: [],
          tmpfs: [
            { path: '/tmp', options: '' },
            { path: '/run', options: '' },
          ],
        },
      },
    ],
    [
      'heroku',
      {
        timeout: 60,
        memory: null,
        requires: ['obeys-port', 'non-root'],
        container: { readOnly: false, capDrop: [], securityOpt: [] },
      },
    ],
  ])('%s sets', (name, settings) => {
    expect(smoke('--preset', name)).toMatchObject({ presets: [name], ...settings })
  })
  test('random values are in range', () => {
    for (const chance of [0, 0.5, 0.999_999]) {
      const { port, user, dynoUser } = randomValues(() => chance)
      expect(port).toBeGreaterThan(60_999)
      expect(port).toBeLessThan(65_536)
      expect(user).toBeGreaterThanOrEqual(1e9)
      expect(user).toBeLessThan(2 ** 31)
      expect(dynoUser).toBeGreaterThan(0)
    }
  })
  test('a misspelt name gets a suggestion', () =>
    expect(parsePreset('clod-run')).toMatchObject({ ok: false, nearest: 'cloud-run' }))
})

describe('defaults', () => {
  test('cloud-run: PORT is assigned, and its port probed', () => {
    const run = smoke('--preset', 'cloud-run')
    expect(run).toMatchObject({
      timeout: 240,
      memory: 512 * 1024 ** 2,
      cpus: 1,
      ports: [{ port: run.assignedPort, protocol: 'tcp' }],
    })
    expect(variable(run, 'PORT')).toEqual([`PORT=${run.assignedPort ?? ''}`])
    expect(variable(run, 'K_SERVICE')).toHaveLength(1)
  })
  test('given settings win, lists are joined', () => {
    const run = smoke(
      ...['--preset', 'cloud-run', '--preset', 'read-only', '--timeout', '60s', '--memory', '1GiB'],
      ...['--env', 'K_SERVICE=mine', '--tmpfs', '/tmp:size=5m', '--tmpfs', '/var/x'],
    )
    expect(run).toMatchObject({ timeout: 60, memory: 1024 ** 3 })
    expect(variable(run, 'K_SERVICE')).toEqual(['K_SERVICE=mine'])
    expect(run.container.tmpfs).toEqual([
      { path: '/run', options: '' },
      { path: '/tmp', options: 'size=5m' },
      { path: '/var/x', options: '' },
    ])
  })
  test('a default that the runner filled in does not count as given', () => {
    expect(actionSmoke({ preset: 'cloud-run' }).timeout).toBe(240)
    expect(actionSmoke({ preset: 'cloud-run', timeout: '90s' }).timeout).toBe(90)
    expect(actionSmoke({ preset: 'kubernetes-restricted\nread-only' }).presets).toHaveLength(2)
  })
  test('openshift and heroku: a random user', () => {
    expect(smoke('--preset', 'openshift').container.user).toMatch(/^1000\d{6}:0$/)
    expect(smoke('--preset', 'heroku').container.user).toMatch(/^(\d{5}):\1$/)
  })
  test('two that differ', () => {
    expect(presetDefaults(['openshift', 'heroku'], randomValues()).mistakes).toEqual([
      'presets openshift and heroku differ in user: use them in separate runs',
    ])
  })
  test('a value with a line break stays one', () =>
    expect(joined('env', '"A=1\n2"\nB=1', 'B=2')).toBe('"A=1\n2"\nB=2'))
})

describe('what contradicts a preset', () => {
  test.each([
    [
      ['kubernetes-restricted', '--user', '0'],
      /--user: preset kubernetes-restricted requires a user that is not root/,
    ],
    [['kubernetes-restricted', '--user', 'app'], /--user: .* requires a user by number/],
    [['kubernetes-restricted', '--cap-add', 'SYS_ADMIN'], /--cap-add: .* NET_BIND_SERVICE/],
    [['kubernetes-restricted', '--security-opt', 'no-new-privileges=false'], /requires no-new-privileges/],
    [['kubernetes-restricted', '--security-opt', 'seccomp=unconfined'], /requires a seccomp profile/],
    [['openshift', '--user', '1000:0'], /requires a user from 1000000000 in group 0/],
    [['heroku', '--user', 'root'], /requires a user that is not root/],
    [['read-only', '--no-read-only'], /requires a read-only root/],
    [['cloud-run', '--env', 'PORT=x'], /PORT must be a port/],
    [['cloud-run', '--env', 'PORT=80', '--port', '90'], /PORT is 80, but port 90 is to be probed/],
  ])('%j', (args, sentence) => expect(() => smoke('--preset', ...args)).toThrow(sentence))

  test.each([
    [
      ['kubernetes-restricted', '--user', '1000', '--cap-add', 'NET_BIND_SERVICE'],
      { user: '1000', capAdd: ['NET_BIND_SERVICE'], capDrop: ['ALL'] },
    ],
    [['openshift', '--user', '1000620000:0'], { user: '1000620000:0', capDrop: ['ALL'] }],
  ])('but not %j', (args, container) => expect(smoke('--preset', ...args).container).toMatchObject(container))
})

test.each([
  [null, [], 62_000],
  [null, [9000, 9001], 9000],
  ['8080', [], 8080],
  ['8080', [9000, 8080], 8080],
])('PORT %s, asked %j', (given, asked, port) =>
  expect(assignPort({ variable: given, asked, random: 62_000 })).toEqual({ ok: true, port }),
)
