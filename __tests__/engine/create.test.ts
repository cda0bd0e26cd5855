/** From the port's words to those of the Engine API. */
import { expect, test } from '@jest/globals'
import { createOptions } from '../../src/engine/create.ts'
import type { ContainerSettings } from '../../src/engine/index.ts'
import { plainContainer } from '../support/plain.ts'

/** So that a flood does not fill the engine's disk. */
const BOUNDED = { Type: 'json-file', Config: { 'max-size': '20m', 'max-file': '1' } }

const hostConfig = (settings: Partial<ContainerSettings>) =>
  createOptions({
    name: 'n',
    image: 'i',
    labels: { l: 'v' },
    env: [],
    cmd: null,
    entrypoint: null,
    publish: [],
    network: null,
    memory: null,
    cpus: null,
    settings: { ...plainContainer, ...settings },
  })

test.each<[string, Partial<ContainerSettings>, object]>([
  ['nothing', {}, { PortBindings: {} }],
  [
    'limits',
    {
      pidsLimit: 9,
      shmSize: 4096,
      ulimits: [{ name: 'nofile', soft: 1, hard: 2 }],
      readOnly: true,
      init: true,
    },
    {
      PidsLimit: 9,
      ShmSize: 4096,
      Ulimits: [{ Name: 'nofile', Soft: 1, Hard: 2 }],
      ReadonlyRootfs: true,
      Init: true,
    },
  ],
  [
    'rights',
    {
      capAdd: ['CHOWN'],
      capDrop: ['ALL'],
      securityOpt: [
        { flag: 'seccomp=p.json', value: 'seccomp={}' },
        { flag: 'systempaths=unconfined', value: 'systempaths=unconfined' },
      ],
    },
    { CapAdd: ['CHOWN'], CapDrop: ['ALL'], SecurityOpt: ['seccomp={}'], MaskedPaths: [], ReadonlyPaths: [] },
  ],
  [
    'names',
    { addHost: ['db:10.0.0.1'], dns: ['9.9.9.9'] },
    { ExtraHosts: ['db:10.0.0.1'], Dns: ['9.9.9.9'] },
  ],
  ['tmpfs', { tmpfs: [{ path: '/run', options: 'size=1m' }] }, { Tmpfs: { '/run': 'size=1m' } }],
  [
    'gpus',
    { gpus: { count: 0, devices: ['0'], driver: 'nvidia', capabilities: ['gpu', 'utility'] } },
    {
      DeviceRequests: [{ Count: 0, DeviceIDs: ['0'], Driver: 'nvidia', Capabilities: [['gpu', 'utility']] }],
    },
  ],
])('%s', (_, settings, expected) =>
  expect(hostConfig(settings).HostConfig).toEqual({ LogConfig: BOUNDED, PortBindings: {}, ...expected }),
)

test('a path must be there, a volume that is made carries the label, and only what is to be relabelled is a bind', () => {
  const made = hostConfig({
    user: '1000:0',
    volumes: [
      { source: { kind: 'path', path: '/here' }, target: '/a', options: ['ro', 'rslave'] },
      { source: { kind: 'name', name: 'cache' }, target: '/b', options: ['nocopy'] },
      { source: { kind: 'path', path: '/there' }, target: '/c', options: ['ro', 'z'] },
      { source: null, target: '/d', options: [] },
    ],
  })
  expect(made).toMatchObject({ User: '1000:0', Volumes: { '/d': {} } })
  expect(made.HostConfig?.Binds).toEqual(['/there:/c:ro,z'])
  expect(made.HostConfig?.Mounts).toMatchObject([
    { Type: 'bind', Source: '/here', Target: '/a', ReadOnly: true, BindOptions: { Propagation: 'rslave' } },
    {
      Type: 'volume',
      Source: 'cache',
      Target: '/b',
      ReadOnly: false,
      VolumeOptions: { NoCopy: true, Labels: { l: 'v' } },
    },
  ])
})

test.each<[string, { memory: number | null; memoryGuard?: number }, object]>([
  ['a limit that was set', { memory: 1e9, memoryGuard: 5e9 }, { Memory: 1e9, MemorySwap: 1e9 }],
  ['a guard, which leaves swap alone', { memory: null, memoryGuard: 5e9 }, { Memory: 5e9, MemorySwap: -1 }],
  ['neither', { memory: null }, { Memory: undefined, MemorySwap: undefined }],
])('memory: %s', (_, memory, expected) => {
  const { Memory, MemorySwap } =
    createOptions({
      name: 'n',
      image: 'i',
      labels: {},
      env: [],
      cmd: null,
      entrypoint: null,
      publish: [],
      network: null,
      cpus: null,
      ...memory,
    }).HostConfig ?? {}
  expect({ Memory, MemorySwap }).toEqual(expected)
})
