import { expect, test } from '@jest/globals'
import { configOf, diffIdsOf, historyOf, platformOf } from '../../../src/inspect/oci/config.ts'
import { isSamePlatform, parsePlatform, platformText } from '../../../src/platform/name.ts'

const empty = { exposedPorts: [], entrypoint: [], cmd: [], user: '', workingDir: '', labels: {} }

test('all that the Report knows', () => {
  const config = {
    ExposedPorts: { '8080/tcp': {}, '80/tcp': {}, '53/udp': {}, '443/tcp': {}, '9/sctp': {} },
    Entrypoint: ['/entry', 'x'],
    Cmd: ['run'],
    User: 'app:app',
    WorkingDir: '/srv',
    StopSignal: 'SIGQUIT',
    Healthcheck: {
      Test: ['CMD', 'true'],
      Interval: 5e9,
      Timeout: 1.5e9,
      StartPeriod: 0,
      StartInterval: 1e9,
      Retries: 3,
    },
    Labels: { b: '1', a: '' },
    Env: ['A=b'],
  }
  expect(configOf({ config })).toEqual({
    exposedPorts: ['9/sctp', '80/tcp', '443/tcp', '8080/tcp', '53/udp'],
    entrypoint: ['/entry', 'x'],
    cmd: ['run'],
    user: 'app:app',
    workingDir: '/srv',
    stopSignal: 'SIGQUIT',
    healthcheck: { test: ['CMD', 'true'], interval: 5, timeout: 1.5, startInterval: 1, retries: 3 },
    labels: { b: '1', a: '' },
  })
})

test.each<[string, unknown]>([
  ['nothing', {}],
  ['null', null],
  [
    'nulls, as Docker writes them',
    {
      config: {
        ExposedPorts: null,
        Entrypoint: null,
        Cmd: null,
        Labels: null,
        Healthcheck: null,
        User: '',
        StopSignal: '',
      },
    },
  ],
  [
    'other types',
    {
      config: {
        ExposedPorts: ['80'],
        Entrypoint: 'sh',
        Cmd: 7,
        Labels: [],
        User: {},
        WorkingDir: 1,
        StopSignal: 9,
        Healthcheck: 'x',
      },
    },
  ],
  ['a health check taken away', { config: { Healthcheck: { Test: ['NONE'] } } }],
  ['an inherited health check', { config: { Healthcheck: { Interval: 5e9 } } }],
])('%s says nothing', (_, json) => expect(configOf(json)).toEqual(empty))

test('negative durations and counts are none', () => {
  const Healthcheck = { Test: ['CMD', 'x'], Interval: -1, Timeout: 'soon', Retries: -2 }
  expect(configOf({ config: { Healthcheck } }).healthcheck).toEqual({ test: ['CMD', 'x'] })
})

test('a count of retries beyond all numbers is none', () => {
  const Healthcheck = { Test: ['CMD', 'x'], Retries: 1e300 }
  expect(configOf({ config: { Healthcheck } }).healthcheck).toEqual({ test: ['CMD', 'x'] })
})

test('history, platform and layers', () => {
  const blank = { created_by: '', empty_layer: false, created: '', author: '', comment: '' }
  const history = [{ created_by: 'a', author: 'b' }, { empty_layer: true, comment: 'c' }, null]
  expect(historyOf({ history })).toEqual([
    { ...blank, created_by: 'a', author: 'b' },
    { ...blank, empty_layer: true, comment: 'c' },
    blank,
  ])
  expect(platformOf({ os: 'linux', architecture: 'arm', variant: 'v7' })).toEqual({
    os: 'linux',
    architecture: 'arm',
    variant: 'v7',
  })
  expect(platformOf({})).toEqual({ os: '', architecture: '' })
  expect([diffIdsOf({ rootfs: { diff_ids: ['x'] } }), diffIdsOf({ rootfs: {} }), diffIdsOf(null)]).toEqual([
    ['x'],
    null,
    null,
  ])
})

test.each<[string, string, boolean]>([
  ['linux/amd64', 'linux/amd64', true],
  ['linux/arm64', 'linux/arm64/v8', true],
  ['arm64', 'linux/aarch64', true],
  ['linux/x86_64', 'linux/amd64', true],
  ['linux/arm', 'linux/arm/v7', true],
  ['linux/arm/v6', 'linux/arm/v7', false],
  ['linux/amd64/v1', 'linux/amd64', true],
  ['linux/amd64/v3', 'linux/amd64', false],
  ['windows/amd64', 'linux/amd64', false],
  ['LINUX/AMD64', 'linux/amd64', true],
])('%s and %s are the same: %s', (a, b, same) =>
  expect(isSamePlatform(parsePlatform(a), parsePlatform(b))).toBe(same),
)

test('platforms in words', () => {
  expect(platformText({ os: 'linux', architecture: 'arm', variant: 'v7' })).toBe('linux/arm/v7')
  expect(platformText({ os: '', architecture: '' })).toBe('')
})
