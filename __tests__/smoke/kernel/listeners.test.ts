import { describe, expect, test } from '@jest/globals'
import { createServer } from 'node:net'
import {
  formatListener,
  isLoopback,
  listensOutside,
  parseTable,
  readListeners,
  watchListeners,
} from '../../../src/smoke/kernel/listeners.ts'

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
const row = (local: string, state: string, remote = '00000000:0000') =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000     0        0 12345 1 0000 100 0 0 10 0\n`

describe('parseTable', () => {
  test.each([
    ['tcp', '0100007F:1F90', '127.0.0.1:8080', true],
    ['tcp', '00000000:0050', '0.0.0.0:80', false],
    ['tcp', '0200A8C0:FFFF', '192.168.0.2:65535', false],
    ['tcp', '0101007F:0050', '127.0.1.1:80', true],
    ['tcp6', '00000000000000000000000000000000:1388', '[::]:5000', false],
    ['tcp6', '00000000000000000000000001000000:1388', '[::1]:5000', true],
    ['tcp6', '0000000000000000FFFF00000100007F:1388', '[::ffff:127.0.0.1]:5000', true],
    ['tcp6', '0000000000000000FFFF00000200A8C0:1388', '[::ffff:192.168.0.2]:5000', false],
    ['tcp6', 'B80D0120000000000000000001000000:01BB', '[2001:db8::1]:443', false],
  ] as const)('%s %s', (protocol, local, shown, loopback) => {
    const [found] = parseTable(protocol, HEAD + row(local, '0A'))
    expect(found && formatListener(found)).toBe(shown)
    expect(found && isLoopback(found)).toBe(loopback)
  })

  test('connections are not listeners; unconnected UDP sockets are', () => {
    expect(parseTable('tcp', HEAD + row('0100007F:1F90', '01', '0100007F:C000'))).toEqual([])
    expect(parseTable('udp', HEAD + row('00000000:0035', '07') + row('00000000:0036', '01'))).toEqual([
      { protocol: 'udp', address: '0.0.0.0', port: 53 },
    ])
  })

  test.each([
    '',
    HEAD,
    'nonsense',
    `${HEAD}   0: zz:zz 0 0A\n`,
    `${HEAD}   0: 00000000:0000 x 0A\n`,
    `${HEAD}\u0000\n`,
  ])('%j has no rows', (text) => {
    expect(parseTable('tcp', text)).toEqual([])
  })
})

describe('listensOutside', () => {
  const rows = parseTable('tcp', HEAD + row('0100007F:1F90', '0A') + row('00000000:0050', '0A'))
  test.each([
    [8080, false],
    [80, true],
    [443, false],
  ])('port %d', (port, expected) => expect(listensOutside(rows, port)).toBe(expected))
  test('UDP is another port space', () => {
    expect(listensOutside([{ protocol: 'udp', address: '0.0.0.0', port: 53 }], 53)).toBe(false)
  })
})

test('this process’s own table shows what it listens on', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(readListeners(process.pid)).toContainEqual({ protocol: 'tcp', address: '127.0.0.1', port })
  await new Promise((resolve) => server.close(resolve))
})

test('a process that has ended has no table', () => {
  expect(readListeners(2 ** 22 + 1)).toBeNull()
})

test('watched, a new listener is seen at once, and the table is not read again while nothing changes', async () => {
  const look = watchListeners(process.pid)
  const before = look(0)
  expect(look(0.01)).toBe(before)
  expect(look(1)).not.toBe(before)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(look(1.001)).toContainEqual({ protocol: 'tcp', address: '0.0.0.0', port })
  await new Promise((resolve) => server.close(resolve))
  expect(watchListeners(2 ** 22 + 1)(0)).toBeNull()
})
