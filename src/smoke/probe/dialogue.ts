/**
 * Chooses the protocol of the next request to a port whose protocol is not set: first the usual ones of that port, then
 * HTTP and TLS and, when it closes connections on those, protocols that occur on any port. No input or output; it only
 * keeps its state.
 */
import { ANYWHERE, greetingsOf, type Greeting } from './greetings.ts'
import type { Outcome } from './outcome.ts'

export type Scheme =
  /** `proxied`: after a line of the PROXY protocol, which some servers require. */
  { how: 'http'; tls: boolean; proxied: boolean } | { how: 'greeting'; greeting: Greeting }

export interface Dialogue {
  scheme(): Scheme
  /** Takes the outcome of the current scheme; true when the scheme changed. `closedFor`: seconds since the first closed connection. */
  update(outcome: Outcome, closedFor: number): boolean
  /** Changes from TLS to plain HTTP: a server that is silent after a TLS greeting waits for the end of a line. True when it changed. */
  leaveTls(): boolean
  /** It answered another protocol's greeting in HTTP, though it closes connections on requests. */
  speaksHttp(): boolean
  /** The scheme is plain HTTP. */
  isPlain(): boolean
  /** All schemes were tried. */
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
  let scheme: Scheme = usual.shift() ?? http(false)
  let isHttp = false
  let isTryingOthers = false

  const next = (): true => {
    scheme = (isTryingOthers ? others.shift() : usual.shift()) ?? http(plain.tls)
    return true
  }
  return {
    scheme: () => scheme,
    speaksHttp: () => isHttp,
    isPlain: () => scheme.how === 'http' && !scheme.tls && !scheme.proxied,
    isExhausted: () => isTryingOthers && others.length === 0 && scheme.how === 'http' && !scheme.proxied,
    update(outcome, closedFor) {
      if (scheme.how === 'greeting') {
        if (outcome.kind !== 'unrecognized') return false
        isHttp ||= outcome.isHttp
        return next()
      }
      if (scheme.proxied) return outcome.kind === 'http' && outcome.status !== BAD_REQUEST ? false : next()
      if (switchScheme(plain, outcome)) {
        scheme = http(plain.tls)
        return true
      }
      const hangsUp = outcome.kind === 'closed' && closedFor >= CLOSING_SECONDS
      if (!hangsUp || isTryingOthers) return false
      isTryingOthers = true
      return next()
    },
    leaveTls() {
      if (scheme.how !== 'http' || !scheme.tls) return false
      plain.tls = false
      scheme = http(false)
      return true
    },
  }
}

const BAD_REQUEST = 400

/**
 * Tries TLS once on a port that may need it: after a TLS alert, a connection closed without an answer, or the 400 with
 * which nginx and Go answer plain HTTP on a TLS port. True when the next request uses the other of TLS and plain.
 */
export function switchScheme(scheme: { tls: boolean; bothTried: boolean }, outcome: Outcome): boolean {
  const isBack =
    scheme.tls && (outcome.kind === 'not-tls' || (outcome.kind === 'closed' && outcome.secured !== true))
  const isHint =
    outcome.kind === 'wants-tls' ||
    outcome.kind === 'closed' ||
    (outcome.kind === 'http' && outcome.status === BAD_REQUEST)
  if (scheme.bothTried ? !isBack : !isHint) return false
  scheme.tls = !scheme.tls
  scheme.bothTried = true
  return true
}
