/** A listener of the IPv6 table counts once IPv4 is not refused. */
import { afterEach, expect, test } from '@jest/globals'
import { createServer, type Server } from 'node:net'
import { systemClock } from '../../../src/core/clock.ts'
import { watchIpv4 } from '../../../src/smoke/network/ipv4-check.ts'
import type { Outcome } from '../../../src/smoke/probe/attempt.ts'
import { row } from '../../support/evidence.ts'

let server: Server | null = null
afterEach(() => {
  server?.close()
  server = null
})

async function openPort(): Promise<number> {
  const opened = createServer((socket) => socket.destroy())
  server = opened
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  const address = opened.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Looks, waits for the answer, and looks again. */
async function look(port: number, kind: string, last: Outcome | null, address: string | null = '127.0.0.1') {
  let answered: () => void = () => undefined
  const answer = new Promise<void>((resolve) => (answered = resolve))
  const families = watchIpv4(() => address, systemClock, answered)
  const checks = [{ port, spec: { kind }, state: { last } }]
  const rows = [row('::', port, 'tcp6'), row('0.0.0.0', 1)]
  const first = families.reachable(rows, checks)
  if (first?.length === 1) await answer
  const second = families.reachable(rows, checks)
  return { first: first?.length, second: second?.length, refused: [...families.refused] }
}

const CLOSED: Outcome = { kind: 'closed', detail: 'closed' }

test('a port that accepts IPv4 counts', async () => {
  const port = await openPort()
  expect(await look(port, 'tcp', null)).toEqual({ first: 1, second: 2, refused: [] })
  expect(await look(port, 'auto', CLOSED)).toEqual({ first: 1, second: 2, refused: [] })
})
test('a port that refuses IPv4 is left out', async () => {
  const port = await openPort()
  server?.close()
  expect(await look(port, 'tcp', null)).toEqual({ first: 1, second: 1, refused: [port] })
  expect(await look(port, 'auto', CLOSED)).toEqual({ first: 1, second: 1, refused: [port] })
})
test('an HTTP check needs no second connection, unless its own is closed', async () => {
  expect(await look(9, 'auto', null)).toEqual({ first: 2, second: 2, refused: [] })
  expect(await look(9, 'http', { kind: 'silent', detail: 'no answer' })).toMatchObject({ first: 2 })
})
test('without an address of its own nothing is known, and nothing is left out', async () => {
  expect(await look(9, 'tcp', null, null)).toEqual({ first: 2, second: 2, refused: [] })
})
test('a table that cannot be read stays unknown', () => {
  expect(
    watchIpv4(
      () => '127.0.0.1',
      systemClock,
      () => undefined,
    ).reachable(null, []),
  ).toBeNull()
})
