/**
 * In which protocol a port is asked next, where nobody said which it speaks: first as is usual on that port, then in
 * HTTP and TLS, and, when it hangs up on those, in what else is met anywhere. Pure, but for what it keeps.
 */
import { ANYWHERE, greetingsOf, type Greeting } from './greetings.ts'
import type { Outcome } from './outcome.ts'

export type Scheme =
  /** `proxied`: behind a line of the PROXY protocol, which some servers demand. */
  { how: 'http'; tls: boolean; proxied: boolean } | { how: 'greeting'; greeting: Greeting }

export interface Dialogue {
  scheme(): Scheme
  /** Hears of an answer to the speech; true when the next question is another one. `closedFor`: seconds of hanging up. */
  update(outcome: Outcome, closedFor: number): boolean
  /** A TLS greeting met with silence: a plain server that waits for the end of a line. True when it was one. */
  leaveTls(): boolean
  /** It answered something else in HTTP, though it hangs up on requests. */
  speaksHttp(): boolean
  /** It is being asked in plain HTTP. */
  isPlain(): boolean
  /** There is nothing left to try. */
  isExhausted(): boolean
}

/** A starting server may drop its first connections: other protocols are tried only after that. */
const CLOSING_SECONDS = 0.3

const http = (tls: boolean, proxied = false): Scheme => ({ how: 'http', tls, proxied })
const greeted = (greeting: Greeting): Scheme => ({ how: 'greeting', greeting })

export function openDialogue(port: number): Dialogue {
  const usual = greetingsOf(port).map(greeted)
  const others = [http(false, true), ...ANYWHERE.map(greeted)]
  const plain = { tls: false, bothTried: false }
  let speech: Scheme = usual.shift() ?? http(false)
  let isHttp = false
  let isTryingOthers = false

  const next = (): true => {
    speech = (isTryingOthers ? others.shift() : usual.shift()) ?? http(plain.tls)
    return true
  }
  return {
    scheme: () => speech,
    speaksHttp: () => isHttp,
    isPlain: () => speech.how === 'http' && !speech.tls && !speech.proxied,
    isExhausted: () => isTryingOthers && others.length === 0 && speech.how === 'http' && !speech.proxied,
    update(outcome, closedFor) {
      if (speech.how === 'greeting') {
        if (outcome.kind !== 'unrecognized') return false
        isHttp ||= outcome.isHttp
        return next()
      }
      if (speech.proxied) return outcome.kind === 'http' && outcome.status !== BAD_REQUEST ? false : next()
      if (switchScheme(plain, outcome)) {
        speech = http(plain.tls)
        return true
      }
      const hangsUp = outcome.kind === 'closed' && closedFor >= CLOSING_SECONDS
      if (!hangsUp || isTryingOthers) return false
      isTryingOthers = true
      return next()
    },
    leaveTls() {
      if (speech.how !== 'http' || !speech.tls) return false
      plain.tls = false
      speech = http(false)
      return true
    },
  }
}

const BAD_REQUEST = 400

/**
 * A port that might speak TLS is asked in TLS once: after an alert, a close without a word, or the 400 with which
 * nginx and Go meet plain HTTP on a TLS port. True when the next question will be in the other speech.
 */
export function switchScheme(speech: { tls: boolean; bothTried: boolean }, outcome: Outcome): boolean {
  const isBack =
    speech.tls && (outcome.kind === 'not-tls' || (outcome.kind === 'closed' && outcome.secured !== true))
  const isHint =
    outcome.kind === 'wants-tls' ||
    outcome.kind === 'closed' ||
    (outcome.kind === 'http' && outcome.status === BAD_REQUEST)
  if (speech.bothTried ? !isBack : !isHint) return false
  speech.tls = !speech.tls
  speech.bothTried = true
  return true
}
