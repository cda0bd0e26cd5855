import { describe, expect, test } from '@jest/globals'
import {
  byPort,
  decodeConfig,
  decodeImage,
  decodeInfo,
  decodeState,
  decodeStats,
} from '../../src/engine/decode.ts'

describe('decodeInfo', () => {
  const answer = {
    ServerVersion: '28.5.2',
    OSType: 'linux',
    Architecture: 'x86_64',
    Driver: 'overlay2',
    KernelVersion: '6.8',
  }
  test('speaks Go’s words for architectures', () => {
    expect(decodeInfo(answer, 'unix:///s')).toEqual({
      version: '28.5.2',
      os: 'linux',
      architecture: 'amd64',
      store: 'overlay2',
      kernel: '6.8',
      local: true,
    })
    expect(decodeInfo({ ...answer, Architecture: 'aarch64' }, 'tcp://h')).toMatchObject({
      architecture: 'arm64',
      local: false,
    })
  })
  test('knows the version of cgroups, and a daemon without root', () => {
    const rootless = {
      ...answer,
      CgroupVersion: '2',
      SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless'],
    }
    expect(decodeInfo(rootless, 'unix:///s')).toMatchObject({ cgroup: '2', rootless: true })
    expect(decodeInfo({ ...answer, CgroupVersion: '1' }, 'unix:///s').rootless).toBeUndefined()
  })
  test.each([
    ['armv7l', { architecture: 'arm', variant: 'v7' }],
    ['armv6l', { architecture: 'arm', variant: 'v6' }],
    ['i686', { architecture: '386' }],
    ['loongarch64', { architecture: 'loong64' }],
    ['riscv64', { architecture: 'riscv64' }],
  ])('%s', (Architecture, expected) => {
    const { architecture, variant } = decodeInfo({ ...answer, Architecture }, 'unix:///s')
    expect({ architecture, ...(variant ? { variant } : {}) }).toEqual(expected)
  })
  test('the containerd store is detected by its driver status', () => {
    const status = [['driver-type', 'io.containerd.snapshotter.v1']]
    expect(decodeInfo({ ...answer, Driver: 'overlayfs', DriverStatus: status }, 'unix:///s').store).toBe(
      'containerd',
    )
  })
  test.each([
    ['/run/containerd/containerd.sock', '/var/lib/containerd'],
    ['/var/run/docker/containerd/containerd.sock', '/data/containerd/daemon'],
    [undefined, '/data/containerd/daemon'],
  ])('with the socket %s, containerd has its folder at %s', (Address, folder) => {
    const DriverStatus = [['driver-type', 'io.containerd.snapshotter.v1']]
    const info = { ...answer, DriverStatus, DockerRootDir: '/data', Containerd: { Address } }
    expect(decodeInfo(info, 'unix:///s').containerdDir).toBe(folder)
    expect(decodeInfo({ ...info, DriverStatus: [] }, 'unix:///s').containerdDir).toBeUndefined()
  })
  test.each([[{}], [[]], ['<html>'], [null]])('%j is no engine', (json) => {
    expect(() => decodeInfo(json, 'unix:///s')).toThrow('not that of a container engine')
  })
})

describe('decodeImage', () => {
  test('a full answer', () => {
    const image = decodeImage({
      Id: 'sha256:1',
      RepoTags: ['a:1'],
      RepoDigests: ['a@sha256:2'],
      Os: 'linux',
      Architecture: 'arm64',
      Variant: 'v8',
      Config: {
        ExposedPorts: { '8080/tcp': {}, '53/udp': {}, '80/tcp': {} },
        Env: ['A=1'],
        Cmd: null,
        Entrypoint: ['/x'],
        StopSignal: 'SIGINT',
        Labels: { a: 'b' },
        Healthcheck: { Test: ['CMD', 'x'], Interval: 1_500_000_000, StartInterval: 500_000_000, Retries: 2 },
      },
      RootFS: { Layers: ['sha256:l'] },
    })
    expect(image).toMatchObject({
      id: 'sha256:1',
      tags: ['a:1'],
      digests: ['a@sha256:2'],
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
      env: ['A=1'],
      diffIds: ['sha256:l'],
      config: {
        exposedPorts: ['80/tcp', '8080/tcp', '53/udp'],
        cmd: [],
        entrypoint: ['/x'],
        stopSignal: 'SIGINT',
        healthcheck: { test: ['CMD', 'x'], interval: 1.5, startInterval: 0.5, retries: 2 },
      },
    })
  })
  test.each([[null], [{}], [[]], ['<html>'], [{ Id: 7 }]])('%j is no image', (json) => {
    expect(() => decodeImage(json)).toThrow('no image ID')
  })
  test.each([
    [null],
    [{ ExposedPorts: [], Labels: 'x', Cmd: 'x', Healthcheck: { Test: [] } }],
    [{ Healthcheck: { Test: ['NONE'] } }],
  ])('config %j is an empty one', (json) => {
    expect(decodeConfig(json)).toEqual({
      exposedPorts: [],
      entrypoint: [],
      cmd: [],
      user: '',
      workingDir: '',
      labels: {},
    })
  })
  test('ports are sorted by protocol, then number', () => {
    expect(['53/udp', '443/tcp', '80/tcp', '8080/tcp'].sort(byPort)).toEqual([
      '80/tcp',
      '443/tcp',
      '8080/tcp',
      '53/udp',
    ])
  })
})

describe('decodeState', () => {
  const running = {
    State: {
      Status: 'running',
      Running: true,
      Pid: 42,
      StartedAt: '2026-03-02T10:00:00.5Z',
      FinishedAt: '0001-01-01T00:00:00Z',
    },
  }
  test('year 1 means never', () => {
    expect(decodeState(running)).toMatchObject({
      running: true,
      pid: 42,
      startedAt: new Date('2026-03-02T10:00:00.5Z'),
      finishedAt: null,
      health: { status: 'none', log: [] },
    })
  })
  test('podman calls the health Healthcheck', () => {
    const json = {
      State: { ...running.State, Healthcheck: { Status: 'healthy', Log: [{ ExitCode: 0, Output: 'ok' }] } },
    }
    expect(decodeState(json).health).toEqual({ status: 'healthy', log: [{ exitCode: 0, output: 'ok' }] })
  })
  test('only IPv4 bindings count', () => {
    const Ports = {
      '80/tcp': [
        { HostIp: '::', HostPort: '1' },
        { HostIp: '127.0.0.1', HostPort: '32768' },
      ],
      '81/tcp': null,
      '82/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
      '53/udp': [{ HostIp: '127.0.0.1', HostPort: '5' }],
    }
    expect([...decodeState({ ...running, NetworkSettings: { Ports } }).ports]).toEqual([
      ['80/tcp', 32768],
      ['53/udp', 5],
    ])
  })
  test.each([[{}], [null], ['<html>'], [{ State: {} }]])(
    '%j is no state, so never a container that exited 0',
    (json) => {
      expect(() => decodeState(json)).toThrow('no container state')
    },
  )
})

describe('decodeStats', () => {
  test.each([
    [
      'cgroup v1',
      { usage: 100, max_usage: 250, limit: 500, stats: { total_inactive_file: 30, inactive_file: 10 } },
      { memory: 70, memoryPeak: 250, memoryLimit: 500 },
    ],
    [
      'cgroup v2',
      { usage: 100, limit: 500, stats: { inactive_file: 10 } },
      { memory: 90, memoryPeak: null, memoryLimit: 500 },
    ],
    ['more cache than use', { usage: 5, stats: { inactive_file: 10 } }, { memory: 0 }],
    ['a container that has ended', {}, { memory: null, memoryPeak: null, memoryLimit: null }],
  ])('%s', (_, memory, expected) => {
    expect(
      decodeStats({ memory_stats: memory, cpu_stats: { cpu_usage: { total_usage: 2_500_000_000 } } }),
    ).toMatchObject({ ...expected, cpuSeconds: 2.5 })
  })
  test('nothing is known of nonsense', () => {
    expect(decodeStats('x')).toEqual({ memory: null, memoryPeak: null, memoryLimit: null, cpuSeconds: null })
  })
})
