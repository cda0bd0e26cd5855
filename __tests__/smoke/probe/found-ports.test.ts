/** Ports that are not exposed: which of them are checked, and at which address. */
import { expect, test } from '@jest/globals'
import { setTimeout } from 'node:timers/promises'
import { chooseRoute } from '../../../src/smoke/network/route.ts'
import { foundPorts, toOwnAddress, watchReach } from '../../../src/smoke/probe/found-ports.ts'
import { row } from '../../support/evidence.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { status } from '../../support/servers.ts'

test.each([
  ['one that anybody reaches', [row('0.0.0.0', 8080)], [8080]],
  ['one of its own address', [row('172.17.0.2', 3000)], [3000]],
  ['one of both families, once', [row('0.0.0.0', 80), row('::', 80, 'tcp6')], [80]],
  ['none of loopback', [row('127.0.0.1', 8080), row('::1', 8080, 'tcp6')], []],
  ['none of UDP', [row('0.0.0.0', 53, 'udp')], []],
  ['none that the kernel picked', [row('0.0.0.0', 41_234)], []],
  ['none of a debugger', [row('0.0.0.0', 5005), row('0.0.0.0', 8080)], [8080]],
])('%s', (_, rows, ports) => expect(foundPorts(rows)).toEqual(ports))

test('not all of a thousand ports are checked', () =>
  expect(foundPorts(Array.from({ length: 1000 }, (_, at) => row('0.0.0.0', 1000 + at)))).toHaveLength(20))

test('they are reached at the container’s own address, while there is one', () => {
  const around = { endpoint: 'unix:///x', ownNetworks: null }
  let address: string | null = null
  const plain = chooseRoute(null, around, (port) => Promise.resolve(port))
  const route = toOwnAddress(plain, () => address)
  expect(route.addressOf({ port: 80, protocol: 'tcp' }, null)).toBeNull()
  address = '172.17.0.2'
  expect(route.addressOf({ port: 80, protocol: 'tcp' }, null)).toEqual({ host: '172.17.0.2', port: 80 })
})

test('a port counts once it accepted a connection', async () => {
  const server = await status(200)
  const clock = fakeClock()
  let answers = 0
  const reaches = watchReach(clock, () => answers++)
  expect(reaches('127.0.0.1', server.port)).toBe(false)
  while (answers === 0) await setTimeout(5)
  expect(reaches('127.0.0.1', server.port)).toBe(true)
  await server.close()
  const { port } = server
  const never = watchReach(clock, () => answers++)
  expect(never('127.0.0.1', port)).toBe(false)
  await setTimeout(50)
  await clock.sleep(1)
  expect(never('127.0.0.1', port)).toBe(false)
  expect(answers).toBe(1)
})
