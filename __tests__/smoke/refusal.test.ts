/** Refusals as engines 20.10 and 28 worded them, and whether a setting or the image is to blame. */
import { describe, expect, test } from '@jest/globals'
import type { SmokeInputs } from '../../src/inputs/index.ts'
import { blameSetting, refusedSetting } from '../../src/smoke/refusal.ts'
import { evidence } from '../support/evidence.ts'
import { plainContainer } from '../support/plain.ts'

const { inputs: nothing } = evidence()
const everything: SmokeInputs = {
  ...nothing,
  network: 'nope',
  memory: 7e6,
  cpus: 100,
  container: {
    ...plainContainer,
    volumes: [{ source: { kind: 'path', path: '/x' }, target: '/y', options: [] }],
    tmpfs: [{ path: '/run', options: '' }],
    user: 'nobody2',
    capAdd: ['ALL'],
    securityOpt: [{ flag: 'apparmor=x', value: 'apparmor=x' }],
    pidsLimit: 5,
    shmSize: 1,
    ulimits: [{ name: 'nofile', soft: 1, hard: 1 }],
    addHost: ['x:host-gateway'],
    dns: ['9.9.9.9'],
    init: true,
    gpus: { count: -1, devices: [], driver: '', capabilities: ['gpu'] },
  },
}

const REFUSALS: readonly (readonly [words: string, setting: string])[] = [
  ['failed to set up container networking: network nope not found', 'network'],
  ['network nope not found', 'network'],
  ['could not select device driver "" with capabilities: [[gpu]]', 'gpus'],
  [
    'runc create failed: unable to start container process: unable to apply caps: operation not permitted',
    'cap-add or cap-drop',
  ],
  ['Decoding seccomp profile failed: invalid character', 'security-opt'],
  ['AppArmor enabled on system but the x profile could not be loaded', 'security-opt'],
  ['invalid mount config for type "bind": bind source path does not exist: /x', 'volumes'],
  [
    'error mounting "/tmp/f" to rootfs at "/bin": not a directory: Are you trying to mount a directory onto a file?',
    'volumes',
  ],
  ['error looking up volume plugin foo: plugin "foo" not found', 'volumes'],
  ['range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available', 'cpus'],
  ['error setting rlimits for ready process: error setting rlimit type 7: operation not permitted', 'ulimit'],
  ['unable to find user nobody2: no matching entries in passwd file', 'user'],
  ['exec: "docker-init": executable file not found in $PATH', 'init'],
  ['unable to derive the IP value for host-gateway', 'add-host'],
]

describe('a setting is to blame', () => {
  test.each(REFUSALS)('%s', (words, setting) => expect(refusedSetting(words, everything)).toBe(setting))
  test.each(REFUSALS)('but not where it was not given: %s', (words) =>
    expect(refusedSetting(words, nothing)).toBeNull(),
  )
})

test.each([
  'OCI runtime create failed: exec: "server": executable file not found in $PATH: unknown',
  'runc create failed: unable to start container process: exec: "/opt/tmpfs-gpu-shm/dns": permission denied: unknown',
  'exec: "/network nope not found": stat /network nope not found: no such file or directory',
  'driver failed programming external connectivity',
])('the image is: %s', (words) => expect(refusedSetting(words, everything)).toBeNull())

test('the error names the setting, quotes the engine, and ends as a wrong setting', () => {
  expect(() =>
    blameSetting('The engine could not create the container: network nope not found', everything),
  ).toThrow(
    expect.objectContaining({
      code: 'settings',
      exit: 2,
      message: 'network: the engine refuses it: network nope not found',
    }),
  )
  expect(() => blameSetting('network nope not found', nothing)).not.toThrow()
})
