/** Sends one datagram to a port from outside and waits for the answer. Never rejects. */
import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { systemCode } from '../../core/errors.ts'
import type { UdpProbe } from '../../inputs/types.ts'
import type { Address } from './attempt.ts'
import { textMismatch } from './expect.ts'
import type { Outcome } from './outcome.ts'

/** A datagram or its answer may be lost: after this the next one is sent. */
const ANSWER_MILLISECONDS = 1000

export function attemptUdp(
  address: Address,
  { send, answer }: Pick<UdpProbe, 'send' | 'answer'>,
  signal: AbortSignal,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address.host) ? 'udp6' : 'udp4')
    let isOver = false
    const end = (outcome: Outcome) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', silent)
      socket.close()
      resolve(outcome)
    }
    const silent = () => end({ kind: 'silent', detail: 'no answer' })
    const timer = setTimeout(silent, ANSWER_MILLISECONDS)
    signal.addEventListener('abort', silent)
    socket.once('message', (message) => end(judged(answer ?? 'any', message)))
    socket.on('error', (error) =>
      end(
        systemCode(error) === 'ECONNREFUSED'
          ? { kind: 'refused', detail: 'port unreachable' }
          : { kind: 'closed', detail: error.message.slice(0, 100) },
      ),
    )
    socket.once('connect', () => socket.send(Buffer.from(send ?? '', 'hex')))
    socket.connect(address.port, address.host)
  })
}

function judged(answer: NonNullable<UdpProbe['answer']>, message: Buffer): Outcome {
  const mismatch = answer === 'any' ? null : textMismatch('its answer', answer, message.toString('latin1'))
  return { kind: 'udp', proved: true, ...(mismatch === null ? {} : { mismatch }) }
}
