/**
 * HTTP to registries and to the hosts that they name: TLS is verified, no redirect is followed, each request has a time
 * limit for silence, and no body is read here.
 */
import { readFileSync, readdirSync } from 'node:fs'
import {
  Agent as PlainAgent,
  request as plainRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent, request as tlsRequest } from 'node:https'
import { join } from 'node:path'
import tls from 'node:tls'
import { messageOf, systemCode } from '../core/errors.ts'
import { VERSION } from '../core/version.ts'
import { RegistryError } from './error.ts'

export type Env = Readonly<Record<string, string | undefined>>

export interface Request {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | BodySource
}

/** A body that is sent while it is read. */
export interface BodySource {
  /** In bytes. */
  readonly size: number
  /** The bytes from the start; called again when the request is repeated. */
  readonly open: () => AsyncIterable<Buffer>
}

export interface Transport {
  /**
   * Rejects with a RegistryError, the error of the body's source, or the reason of an aborted signal. The caller reads or
   * destroys the response, which may come before all of the body is sent.
   */
  send(url: URL, request?: Request): Promise<IncomingMessage>
  close(): void
}

export interface TransportRules {
  readonly env: Env
  readonly signal: AbortSignal
  /** Folder with the certificates of private registries, as Docker has it. */
  readonly certificates?: string
}

const SILENT_SECONDS = 20
/** The source of an upload may pause, and registries copy large blobs before they respond. */
const SILENT_UPLOAD_SECONDS = 120
const AT_ONCE = 4
const CERTIFICATES = '/etc/docker/certs.d'

export function openTransport({ env, signal, certificates = CERTIFICATES }: TransportRules): Transport {
  const shared = { keepAlive: true, maxSockets: AT_ONCE }
  // since Node 24.5; before, the option is ignored
  const agents = { direct: new Agent(shared), proxied: new Agent({ ...shared, proxyEnv: proxies(env) }) }
  const plain = new PlainAgent(shared)
  return {
    send(url, { method = 'GET', headers = {}, body } = {}) {
      const source = isSource(body) ? body : null
      const seconds = source ? SILENT_UPLOAD_SECONDS : SILENT_SECONDS
      const length = source ? { 'content-length': String(source.size) } : {}
      const options = {
        method,
        headers: { 'user-agent': `sea-trial/${VERSION}`, ...length, ...headers },
        timeout: seconds * 1000,
        signal,
      }
      return new Promise((resolve, reject) => {
        const request =
          url.protocol === 'https:'
            ? tlsRequest(url, {
                ...options,
                ...trustedFor(url.host, certificates),
                agent: isLoopback(url.hostname) ? agents.direct : agents.proxied,
              })
            : plainRequest(url, { ...options, agent: plain })
        request.once('response', resolve)
        request.on('timeout', () => request.destroy(silence(url, seconds)))
        request.on('error', (cause) => {
          if (signal.aborted) reject(signal.reason as Error)
          else reject(cause instanceof SourceError ? (cause.cause as Error) : failure(cause, url))
        })
        if (isSource(body)) void pour(body, request)
        else request.end(body)
      })
    },
    close() {
      for (const agent of [agents.direct, agents.proxied, plain]) agent.destroy()
    },
  }
}

/** `localhost`, `127.0.0.0/8`, `[::1]`: as for the engine, they may be without TLS. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

function proxies(env: Env): Record<string, string> {
  const names = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy']
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
}

/** The certificates that Docker trusts for that host too, beside those that every host is verified with. */
function trustedFor(host: string, folder: string): { ca?: string[] } {
  const own = certificatesIn(join(folder, host))
  if (own.length === 0) return {}
  // before Node 22.15 there is no list with those of NODE_EXTRA_CA_CERTS
  const usual = Object.hasOwn(tls, 'getCACertificates')
    ? tls.getCACertificates('default')
    : tls.rootCertificates
  return { ca: [...usual, ...own] }
}

function certificatesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.crt'))
    return names.map((name) => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return [] // there are none, or only root can read them
  }
}

const isSource = (body: Request['body']): body is BodySource =>
  typeof body === 'object' && !Buffer.isBuffer(body)

/** The body cannot be read: no fault of the registry, so that another request would be of no use. */
class SourceError extends Error {}

/** Returns when all is sent, or the request has ended; its `error` event has what went wrong. */
async function pour(body: BodySource, request: ClientRequest): Promise<void> {
  try {
    for await (const chunk of measured(body)) {
      if (request.destroyed) return
      if (!request.write(chunk)) await drained(request)
    }
    request.end()
  } catch (cause) {
    request.destroy(cause as Error)
  }
}

/** Resolves when more can be written, or nothing can be any more. */
const drained = (request: ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      request.off('drain', done).off('close', done)
      resolve()
    }
    request.on('drain', done).on('close', done)
  })

async function* measured({ open, size }: BodySource): AsyncGenerator<Buffer> {
  let sent = 0
  try {
    for await (const chunk of open()) {
      sent += chunk.length
      if (sent > size) throw new Error(`what is sent has more than ${size} bytes`)
      yield chunk
    }
    if (sent < size) throw new Error(`what is sent has ${sent} bytes instead of ${size}`)
  } catch (cause) {
    throw new SourceError('', { cause })
  }
}

const silence = ({ host }: URL, seconds: number): RegistryError =>
  new RegistryError('unreachable', `${host} sent nothing for ${seconds} s: try again later`, {
    isTemporary: true,
  })

const UNTRUSTED = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/
const NO_TLS = /^(?:EPROTO|ERR_SSL_)/
const LASTING = /^(?:ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/
const DROPPED = /^(?:ECONNRESET|EPIPE)$/

/** The RegistryError for what went wrong while a request or its response was under way. */
export function failure(cause: unknown, { host }: URL): RegistryError {
  if (cause instanceof RegistryError) return cause
  const code = systemCode(cause) ?? messageOf(cause)
  if (UNTRUSTED.test(code)) {
    const fix = `name its CA in NODE_EXTRA_CA_CERTS, or put it into ${CERTIFICATES}/${host}/ca.crt`
    return new RegistryError('tls', `The certificate of ${host} is not trusted (${code}): ${fix}`, { cause })
  }
  if (NO_TLS.test(code))
    return new RegistryError('plain', `${host} does not speak HTTPS (${code}), which is required`, { cause })
  if (DROPPED.test(code)) {
    const sentence = `${host} closed the connection before it had answered (${code}): try again later, or check the proxy`
    return new RegistryError('unreachable', sentence, { cause, isTemporary: true })
  }
  return new RegistryError(
    'unreachable',
    `${host} cannot be reached (${code}): check its name, the network and the proxy`,
    { cause, isTemporary: !LASTING.test(code) },
  )
}
