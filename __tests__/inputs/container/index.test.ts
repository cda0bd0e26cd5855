/** The settings of the container, written as for `docker run`. */
import { describe, expect, test } from '@jest/globals'
import { parseGpus } from '../../../src/inputs/container/gpus.ts'
import { parseAddHost, parseDns } from '../../../src/inputs/container/network.ts'
import { parseCapability, parseSecurityOpt, parseUser } from '../../../src/inputs/container/security.ts'
import { parsePidsLimit, parseUlimit } from '../../../src/inputs/container/limits.ts'
import { parseTmpfs, parseVolume } from '../../../src/inputs/container/mounts.ts'
import type { Parsed } from '../../../src/inputs/values.ts'

const given = <T>(parsed: Parsed<T>): T | string =>
  parsed.ok ? parsed.value : `not ok: ${parsed.nearest ?? ''}`
const NOT = 'not ok: '
const path = (path: string) => ({ kind: 'path', path })
const name = (name: string) => ({ kind: 'name', name })

describe('volumes', () => {
  test.each([
    ['./data:/data', { source: path('./data'), target: '/data', options: [] }],
    ['../x:/data:ro', { source: path('../x'), target: '/data', options: ['ro'] }],
    ['.:/src:ro,z', { source: path('.'), target: '/src', options: ['ro', 'z'] }],
    ['/a b:/c d', { source: path('/a b'), target: '/c d', options: [] }],
    ['cache:/cache:nocopy', { source: name('cache'), target: '/cache', options: ['nocopy'] }],
    ['/scratch', { source: null, target: '/scratch', options: [] }],
    ['/s:/t:rshared,rw', { source: path('/s'), target: '/t', options: ['rshared', 'rw'] }],
    ['data/x:/y', 'not ok: ./data/x:/y'],
    ['~/x:/y', NOT],
    ['x', NOT],
    ['', NOT],
    [':/y', NOT],
    ['./x:y', NOT],
    ['./x:/', NOT],
    ['./x://', NOT],
    ['./x:/y:', NOT],
    ['./x:/y:ro,rw', 'not ok: rw'],
    ['./x:/y:ro,ro', 'not ok: ro'],
    ['./x:/y:readonly', NOT],
    ['./x:/y:rprivat', 'not ok: rprivate'],
    ['./x:/y:ro:z', NOT],
    ['C:\\x:/y', NOT],
    ['-x:/y', NOT],
  ])('%s', (text, expected) => expect(given(parseVolume(text))).toEqual(expected))
})

describe('tmpfs', () => {
  test.each([
    ['/run', { path: '/run', options: '' }],
    ['/run:size=64m,mode=1777', { path: '/run', options: 'size=64m,mode=1777' }],
    ['/run:rw,noexec,nosuid,size=65536k', { path: '/run', options: 'rw,noexec,nosuid,size=65536k' }],
    ['/run:uid=1000,gid=0,nr_inodes=10k', { path: '/run', options: 'uid=1000,gid=0,nr_inodes=10k' }],
    ['/run:size=50%', { path: '/run', options: 'size=50%' }],
    ['run', NOT],
    ['/', NOT],
    ['/run:size=big', 'not ok: size'],
    ['/run:sise=1m', 'not ok: size'],
    ['/run:mode=999', 'not ok: mode'],
    ['/run:noexce', 'not ok: noexec'],
    ['/run:size', 'not ok: size'],
    ['/run:constructor=1', NOT],
  ])('%s', (text, expected) => expect(given(parseTmpfs(text))).toEqual(expected))
})

describe('capabilities', () => {
  test.each([
    ['NET_BIND_SERVICE', 'NET_BIND_SERVICE'],
    ['cap_net_admin', 'NET_ADMIN'],
    ['all', 'ALL'],
    ['NET_ADMN', 'not ok: NET_ADMIN'],
    ['', NOT],
    ['CAP_ALL', 'ALL'],
  ])('%s', (text, expected) => expect(given(parseCapability(text))).toEqual(expected))
})

describe('security options', () => {
  test.each([
    ['no-new-privileges', { name: 'no-new-privileges', value: '' }],
    ['no-new-privileges:true', { name: 'no-new-privileges', value: 'true' }],
    ['no-new-privileges=maybe', NOT],
    ['seccomp=./a b.json', { name: 'seccomp', value: './a b.json' }],
    ['seccomp=unconfined', { name: 'seccomp', value: 'unconfined' }],
    ['seccomp', NOT],
    ['apparmor:unconfined', { name: 'apparmor', value: 'unconfined' }],
    ['label=disable', { name: 'label', value: 'disable' }],
    ['label=type:svirt_apache_t', { name: 'label', value: 'type:svirt_apache_t' }],
    ['label=x', NOT],
    ['systempaths=unconfined', { name: 'systempaths', value: 'unconfined' }],
    ['systempaths=x', NOT],
    ['seccmp=x', 'not ok: seccomp'],
    ['toString=x', NOT],
  ])('%s', (text, expected) => expect(given(parseSecurityOpt(text))).toEqual(expected))
})

describe('ulimits', () => {
  test.each([
    ['nofile=1024:2048', { name: 'nofile', soft: 1024, hard: 2048 }],
    ['core=0', { name: 'core', soft: 0, hard: 0 }],
    ['memlock=-1:-1', { name: 'memlock', soft: -1, hard: -1 }],
    ['stack=8192:-1', { name: 'stack', soft: 8192, hard: -1 }],
    ['nofile=2048:1024', NOT],
    ['nofile=-1:1024', NOT],
    ['nofil=1', 'not ok: nofile'],
    ['nofile', NOT],
    ['nofile=x', NOT],
    ['nofile=1:2:3', NOT],
  ])('%s', (text, expected) => expect(given(parseUlimit(text))).toEqual(expected))
})

describe('hosts and name servers', () => {
  test.each([
    ['db:10.0.0.1', 'db:10.0.0.1'],
    ['db=10.0.0.1', 'db:10.0.0.1'],
    ['db:::1', 'db:::1'],
    ['db:[fe80::1]', 'db:fe80::1'],
    ['host.docker.internal:host-gateway', 'host.docker.internal:host-gateway'],
    ['db:host-gatewy', 'not ok: db:host-gateway'],
    ['db', NOT],
    ['db:', NOT],
    [':10.0.0.1', NOT],
    ['db:10.0.0.256', NOT],
    ['a b:10.0.0.1', NOT],
  ])('%s', (text, expected) => expect(given(parseAddHost(text))).toEqual(expected))
  test.each([
    ['1.1.1.1', '1.1.1.1'],
    ['2606:4700::1111', '2606:4700::1111'],
    ['dns.example', NOT],
    ['1.1.1.1:53', NOT],
  ])('dns %s', (text, expected) => expect(given(parseDns(text))).toEqual(expected))
})

describe('gpus', () => {
  const gpu = { count: 1, devices: [], driver: '', capabilities: ['gpu'] }
  test.each([
    ['all', { ...gpu, count: -1 }],
    ['2', { ...gpu, count: 2 }],
    ['count=2', { ...gpu, count: 2 }],
    ['device=0', { ...gpu, count: 0, devices: ['0'] }],
    ['"device=0,GPU-3a"', { ...gpu, count: 0, devices: ['0', 'GPU-3a'] }],
    [
      'all,"capabilities=utility,compute",driver=nvidia',
      { ...gpu, count: -1, driver: 'nvidia', capabilities: ['gpu', 'utility', 'compute'] },
    ],
    ['capabilities=utility', { ...gpu, capabilities: ['gpu', 'utility'] }],
    ['al', 'not ok: all'],
    ['0', NOT],
    ['-1', NOT],
    ['devices=0', 'not ok: device'],
    ['device=', 'not ok: device'],
    ['2,device=0', NOT],
    ['1,2', NOT],
  ])('%s', (text, expected) => expect(given(parseGpus(text))).toEqual(expected))
})

describe('users and processes', () => {
  test.each([
    ['1000', '1000'],
    ['1000:0', '1000:0'],
    ['app:staff', 'app:staff'],
    ['0', '0'],
    ['2147483647', '2147483647'],
    ['2147483648', NOT],
    ['-1', NOT],
    [':5', NOT],
    ['a:', NOT],
    ['a:b:c', NOT],
    ['a b', NOT],
  ])('user %s', (text, expected) => expect(given(parseUser(text))).toEqual(expected))
  test.each([
    ['100', 100],
    ['-1', -1],
    ['0', NOT],
    ['1.5', NOT],
    ['many', NOT],
  ])('pids-limit %s', (text, expected) => expect(given(parsePidsLimit(text))).toEqual(expected))
})

test('long hostile texts take no time', () => {
  const since = performance.now()
  for (const text of [
    '"'.repeat(1e5),
    'a,'.repeat(1e5),
    `${':'.repeat(1e5)}x`,
    `label=user${':'.repeat(1e5)}`,
    '1'.repeat(1e5),
  ])
    for (const parse of [
      parseVolume,
      parseTmpfs,
      parseGpus,
      parseSecurityOpt,
      parseUlimit,
      parseAddHost,
      parseUser,
    ])
      parse(text)
  expect(performance.now() - since).toBeLessThan(2000)
})
