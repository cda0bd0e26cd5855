/** Refusals in the words of engines 20.10 and 28: about a setting, or about the image. */
import { describe, expect, test } from '@jest/globals'
import type { SmokeInputs } from '../../../src/inputs/types.ts'
import { blameSetting, refusedSetting } from '../../../src/smoke/container/engine-refusal.ts'
import { evidence } from '../../support/evidence.ts'
import { plainContainer } from '../../support/plain.ts'

const { inputs: nothing, image } = evidence()
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

describe('about a setting', () => {
  test.each(REFUSALS)('%s', (words, setting) =>
    expect(refusedSetting(words, everything, image)).toBe(setting),
  )
  test.each(REFUSALS)('but not where it is not set: %s', (words) =>
    expect(refusedSetting(words, nothing, image)).toBeNull(),
  )
})

test.each([
  'OCI runtime create failed: exec: "server": executable file not found in $PATH: unknown',
  'runc create failed: unable to start container process: exec: "/opt/tmpfs-gpu-shm/dns": permission denied: unknown',
  'exec: "/network nope not found": stat /network nope not found: no such file or directory',
  'driver failed programming external connectivity',
])('the image is: %s', (words) => expect(refusedSetting(words, everything, image)).toBeNull())

test('the error names the setting, quotes the engine, and ends as a wrong setting', () => {
  expect(() =>
    blameSetting('The engine could not create the container: network nope not found', everything, image),
  ).toThrow(
    expect.objectContaining({
      code: 'settings',
      exit: 2,
      message: 'network: the engine refuses it: network nope not found',
    }),
  )
  expect(() => blameSetting('network nope not found', nothing, image)).not.toThrow()
})

describe('names of the image are not the engine’s words', () => {
  const named = (config: Partial<typeof image.config>, env: string[] = []) => ({
    config: { ...image.config, ...config },
    env,
  })
  const noUser = { ...everything, container: { ...everything.container, user: null } }
  const runc = 'OCI runtime create failed: runc create failed: unable to start container process:'

  test.each<[string, ReturnType<typeof named>, string]>([
    ['USER', named({ user: 'seccomp' }), 'unable to find user seccomp: no matching entries in passwd file'],
    [
      'its group',
      named({ user: 'app:apparmor' }),
      'unable to find group apparmor: no matching entries in group file',
    ],
    [
      'a part of it',
      named({ user: 'my-tmpfs' }),
      'unable to find user my-tmpfs: no matching entries in passwd file',
    ],
    [
      'a quote in it',
      named({ user: 'x" seccomp' }),
      'unable to find user x" seccomp: no matching entries in passwd',
    ],
    [
      'a long one',
      named({ user: 'x'.repeat(5000) + 'seccomp' }),
      `unable to find user ${'x'.repeat(5000)}seccomp: no matching entries in passwd file`,
    ],
    [
      'CMD',
      named({ cmd: ['/docker-init-seccomp'] }),
      `${runc} exec: "/docker-init-seccomp": stat /docker-init-seccomp: no such file or directory: unknown`,
    ],
    [
      'ENTRYPOINT',
      named({ entrypoint: ['apparmor'] }),
      `${runc} exec: "apparmor": executable file not found in $PATH: unknown`,
    ],
    [
      'a quote in CMD',
      named({ cmd: ['a" seccomp "'] }),
      `${runc} exec: "a\\" seccomp \\"": executable file not found in $PATH`,
    ],
    [
      'WORKDIR',
      named({ workingDir: '/cap_add/invalid capadd' }),
      'mkdir /cap_add/invalid capadd: file exists',
    ],
    [
      'a folder of WORKDIR',
      named({ workingDir: '/seccomp/a' }),
      'chdir to cwd ("/seccomp") set in config.json failed: permission denied',
    ],
    [
      'WORKDIR on the engine',
      named({ workingDir: '/pids' }),
      'mkdir /var/lib/docker/overlay2/ab/merged/pids: read-only file system',
    ],
    [
      'a volume',
      named({}),
      `error mounting "/var/lib/docker/volumes/${'ab'.repeat(32)}/_data" to rootfs at "/seccomp": not a directory`,
    ],
    ['HEALTHCHECK', named({}), 'Unknown type "seccomp" in healthcheck (try \'CMD\')'],
    ['STOPSIGNAL', named({ stopSignal: 'rlimit' }), 'invalid signal: rlimit'],
    ['ENV', named({}, ['=seccomp']), 'invalid environment variable: =seccomp'],
  ])('%s', (_, from, words) => expect(refusedSetting(words, noUser, from)).toBeNull())

  const trap = named(
    {
      user: 'seccomp',
      workingDir: '/proc',
      entrypoint: ['apparmor'],
      cmd: ['tmpfs', 'network'],
      labels: { rlimits: 'caps' },
    },
    ['A=mount'],
  )
  test.each(REFUSALS)('a wrong setting is still found beside them: %s', (words, setting) =>
    expect(refusedSetting(words, everything, trap)).toBe(setting),
  )
})
