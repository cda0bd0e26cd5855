/** How the container's ports are reached, wherever the job runs. */
import { describe, expect, test } from '@jest/globals'
import type { ContainerState } from '../../../src/engine/index.ts'
import { idsIn } from '../../../src/smoke/kernel/own-container.ts'
import { chooseRoute, locateEngine } from '../../../src/smoke/network/route.ts'
import { running } from '../../support/evidence.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fakeEngine } from '../../support/fake-engine.ts'

const UNIX = 'unix:///var/run/docker.sock'
const HTTP = { port: 80, protocol: 'tcp' } as const
const DNS = { port: 53, protocol: 'udp' } as const
const forward = (port: number) => Promise.resolve(port + 1)
const state: ContainerState = {
  ...running,
  ports: new Map([
    ['80/tcp', 32768],
    ['53/udp', 32770],
  ]),
  networks: new Map([
    ['bridge', '172.17.0.3'],
    ['jobs', '10.1.0.9'],
  ]),
}

interface Row {
  endpoint?: string
  own?: string[]
  network?: string
  publishOn: string | null
  joins?: string | null
  at: string | null
  says: RegExp
}

const ROWS: Record<string, Row> = {
  'a job on the host': { publishOn: '127.0.0.1', at: '127.0.0.1:32768', says: /published on 127\.0\.0\.1/ },
  'a rootless engine': {
    endpoint: 'unix:///run/user/1000/docker.sock',
    publishOn: '127.0.0.1',
    at: '127.0.0.1:32768',
    says: /published/,
  },
  'the host’s network': { network: 'host', publishOn: null, at: '127.0.0.1:80', says: /host’s own network/ },
  'a job in a container with the socket': {
    own: ['bridge'],
    publishOn: null,
    joins: 'bridge',
    at: '172.17.0.3:80',
    says: /network bridge/,
  },
  'a job in a container, the container in a network of its own': {
    own: ['jobs'],
    network: 'bridge',
    publishOn: null,
    joins: 'jobs',
    at: '10.1.0.9:80',
    says: /network jobs/,
  },
  'a job in a container, the container in one of its networks': {
    own: ['bridge', 'jobs'],
    network: 'jobs',
    publishOn: null,
    joins: 'jobs',
    at: '10.1.0.9:80',
    says: /network jobs/,
  },
  'a job in a container on the host’s network': {
    own: ['host'],
    publishOn: '127.0.0.1',
    at: '127.0.0.1:32768',
    says: /published on 127/,
  },
  'an engine behind tcp': {
    endpoint: 'tcp://docker:2375',
    publishOn: '0.0.0.0',
    at: 'docker:32768',
    says: /engine’s host docker/,
  },
  'an engine behind tcp, by IPv6': {
    endpoint: 'tcp://[fd00::2]:2376',
    publishOn: '0.0.0.0',
    at: 'fd00::2:32768',
    says: /fd00::2/,
  },
  'an engine behind tcp, on its host’s network': {
    endpoint: 'tcp://docker:2375',
    network: 'host',
    publishOn: null,
    at: 'docker:80',
    says: /docker/,
  },
  'a sidecar engine in the same pod': {
    endpoint: 'tcp://localhost:2375',
    publishOn: '127.0.0.1',
    at: 'localhost:32768',
    says: /published on 127/,
  },
  'an engine behind ssh': {
    endpoint: 'ssh://me@far',
    publishOn: '127.0.0.1',
    at: '127.0.0.1:32769',
    says: /of far, through ssh/,
  },
  'no network': { network: 'none', publishOn: null, at: null, says: /no network/ },
  'the network of another container': {
    network: 'container:db',
    publishOn: null,
    at: null,
    says: /network of another/,
  },
}

describe('route', () => {
  test.each(Object.entries(ROWS))('%s', async (_, { endpoint = UNIX, own, network, ...row }) => {
    const route = chooseRoute(network ?? null, { endpoint, ownNetworks: own ?? null }, forward)
    await route.open(state, [{ port: 80, protocol: 'tcp' }])
    const address = route.addressOf(HTTP, state)
    expect(address && `${address.host}:${address.port}`).toBe(row.at)
    expect([route.publishOn, route.network]).toEqual([row.publishOn, row.joins ?? null])
    expect(route.name).toMatch(row.says)
    expect(route.isHost).toBe(network === 'host')
  })

  test.each([
    [UNIX, { host: '127.0.0.1', port: 32770 }],
    ['ssh://me@far', null],
  ])('UDP by %s', async (endpoint, address) => {
    const route = chooseRoute(null, { endpoint, ownNetworks: null }, forward)
    await route.open(state, [{ port: 80, protocol: 'tcp' }])
    expect(route.addressOf(DNS, state)).toEqual(address)
  })

  test('there is none before the start', () => {
    const route = chooseRoute(null, { endpoint: UNIX, ownNetworks: null }, forward)
    expect(route.addressOf(HTTP, null)).toBeNull()
  })

  test('an engine that does not run this process’s container', async () => {
    const engine = fakeEngine({ clock: fakeClock() })
    expect(await locateEngine(engine)).toMatchObject({ endpoint: 'unix:///fake.sock', ownNetworks: null })
  })
})

describe('the container that this process runs in', () => {
  const id = 'ab'.repeat(32)
  const other = 'cd'.repeat(32)
  const none = { isMarked: false, mounts: '', cgroups: '', hostname: 'runner' }
  test.each([
    ['none', none, []],
    [
      'by what the engine mounts',
      { ...none, mounts: `1 2 8:1 /var/lib/docker/containers/${id}/hostname /etc/hostname rw\n` },
      [id],
    ],
    ['by its cgroup', { ...none, cgroups: `4:memory:/docker/${id}\n0::/\n` }, [id]],
    ['by its name', { ...none, isMarked: true, hostname: id.slice(0, 12) }, [id.slice(0, 12)]],
    ['a name without a mark', { ...none, hostname: id.slice(0, 12) }, []],
    [
      'another container’s volume does not count',
      { ...none, mounts: `1 2 8:1 /var/lib/docker/overlay2/${other}/merged / rw\n` },
      [],
    ],
  ])('%s', (_, marks, expected) => expect(idsIn(marks)).toEqual(expected))
})
