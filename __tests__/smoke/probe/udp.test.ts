/** Datagrams to sockets of this process. */
import { afterEach, expect, test } from '@jest/globals'
import { createSocket, type Socket } from 'node:dgram'
import { attemptUdp } from '../../../src/smoke/probe/udp.ts'
import type { Outcome } from '../../../src/smoke/probe/outcome.ts'
import { probe } from '../../support/probes.ts'

let socket: Socket | null = null
afterEach(() => void socket?.close())

async function ask(line: string, answer: (message: Buffer) => string | null, bound = true): Promise<Outcome> {
  const server = createSocket('udp4', (message, { port, address }) => {
    const text = answer(message)
    if (text !== null) server.send(text, port, address)
  })
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
  const { port } = server.address()
  if (bound) socket = server
  else {
    socket = null
    await new Promise<void>((resolve) => server.close(resolve))
  }
  const spec = probe(line)
  if (spec.kind !== 'udp') throw new Error('not udp')
  return attemptUdp({ host: '127.0.0.1', port }, spec, AbortSignal.timeout(3000))
}
const echo = (message: Buffer) => `echo ${message.toString()}`

test.each<[string, (message: Buffer) => string | null, Partial<Outcome>]>([
  ['udp answer', () => '', { kind: 'udp', proved: true }],
  ['udp send=hi', echo, { kind: 'udp', proved: true }],
  ['udp send=hex:6869 answer="echo hi"', echo, { kind: 'udp', proved: true }],
  ['udp send="a\\n" answer~"^echo a$"', () => 'echo a', { kind: 'udp', proved: true }],
  ['udp send=a answer=b', echo, { kind: 'udp', mismatch: 'its answer does not contain "b"' }],
  ['udp send=a', () => null, { kind: 'silent' }],
])('%s', async (line, answer, outcome) => {
  const found = await ask(line, answer)
  expect(found).toMatchObject(outcome)
  if (!('mismatch' in outcome)) expect(found).not.toHaveProperty('mismatch')
})

test('nothing listens', async () =>
  expect(await ask('udp send=a', echo, false)).toMatchObject({ kind: 'refused' }))
