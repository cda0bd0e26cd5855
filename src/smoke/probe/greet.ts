/** Sends the first message of a protocol other than HTTP to a port from outside, and judges the answer. Never rejects. */
import { connect } from 'node:net'
import type { Address } from './attempt.ts'
import type { Greeting } from './greetings.ts'
import { looksLikeHttp } from './head.ts'
import type { Outcome } from './outcome.ts'

/** A server of this protocol answers well within that. */
const ANSWER_MILLISECONDS = 1000
/** Each answer is recognized by its first bytes. */
const MOST_BYTES = 4096

export function attemptGreeting(
  address: Address,
  greeting: Greeting,
  signal: AbortSignal,
  patience = ANSWER_MILLISECONDS,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, signal })
    let answer = Buffer.alloc(0)
    const end = (outcome: Outcome) => {
      clearTimeout(timer)
      if (outcome.kind === 'not-http' && greeting.bye && socket.writable)
        socket.end(greeting.bye, () => socket.destroy())
      else socket.destroy()
      resolve(outcome)
    }
    const giveUp = () =>
      end(signal.aborted ? { kind: 'silent', detail: 'no answer' } : other(answer, greeting))
    const timer = setTimeout(giveUp, patience)
    socket.once('connect', () => {
      if (greeting.send !== null) socket.write(greeting.send)
    })
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk.subarray(0, MOST_BYTES - answer.length)])
      const outcome = known(answer, greeting)
      if (outcome !== null) end(outcome)
      else if (answer.length >= MOST_BYTES || looksLikeHttp(answer, false)) giveUp()
    })
    socket.once('close', giveUp)
    socket.on('error', giveUp)
  })
}

function known(answer: Buffer, { protocol, knows, isStarting }: Greeting): Outcome | null {
  if (isStarting?.(answer) === true)
    return { kind: 'not-ready', detail: `it speaks ${protocol}, but is not ready: ${firstLine(answer)}` }
  return knows(answer) ? { kind: 'not-http', detail: `it speaks ${protocol}` } : null
}

const other = (answer: Buffer, { protocol }: Greeting): Outcome => ({
  kind: 'unrecognized',
  isHttp: looksLikeHttp(answer) || PAGE.test(answer.toString('latin1', 0, 100)),
  detail: `it does not speak ${protocol}`,
})

/** Some servers answer a request that they do not understand with a page only, as in HTTP 0.9. */
const PAGE = /^\s{0,20}<(?:!doctype html|html|head)/i

const SHOWN = 100

const firstLine = (answer: Buffer): string =>
  (answer.toString('latin1').split(/[\r\n]/, 1)[0] ?? '').replace(/\p{Cc}/gu, ' ').slice(0, SHOWN)
