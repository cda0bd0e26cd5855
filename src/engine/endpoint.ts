/** Finds the engine in the same order as Docker's command line. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { dockerFolder, readDockerConfig } from '../core/docker-config.ts'
import { UserError, messageOf } from '../core/errors.ts'

export interface Endpoint {
  /** `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://user@host`, `npipe:////./pipe/docker_engine` */
  host: string
  /** Where it comes from, for messages: `DOCKER_HOST`, `context colima`, `smoke-host`, `default`. */
  source: string
  /** Folder with ca.pem, cert.pem and key.pem. */
  tls: string | null
}

type Env = Record<string, string | undefined>

/** Throws `no-engine` when the named context does not exist or cannot be read. */
export function findEndpoint(env: Env = process.env): Endpoint {
  const folder = dockerFolder(env)
  if (env.DOCKER_HOST) {
    const tls = env.DOCKER_CERT_PATH ?? (env.DOCKER_TLS_VERIFY ? folder : null)
    return { host: withScheme(env.DOCKER_HOST), source: 'DOCKER_HOST', tls }
  }
  if (env.DOCKER_CONTEXT === 'default') return { host: defaultHost(env), source: 'default', tls: null }
  if (env.DOCKER_CONTEXT) return fromContext(folder, env.DOCKER_CONTEXT)
  const { config, problem } = readDockerConfig(env)
  const context = textAt(config, 'currentContext')
  if (context && context !== 'default') return fromContext(folder, context)
  // Docker's command line, too, goes on with the default
  const source = problem === null ? 'default' : `default, because ${problem}`
  return { host: defaultHost(env), source, tls: null }
}

/**
 * The engine that the setting `smoke-host` names, by address or by context. An address has the certificates of the
 * environment; port 2376 is TLS. Throws `no-engine` as above.
 */
export function namedEndpoint(text: string, env: Env = process.env): Endpoint {
  const folder = dockerFolder(env)
  if (text === 'default') return { host: defaultHost(env), source: 'context default', tls: null }
  if (!text.includes('://')) return fromContext(folder, text)
  const isSecure = text.startsWith('tcp:') && new URL(text).port === '2376'
  const isTls = isSecure || Boolean(env.DOCKER_TLS_VERIFY)
  return { host: text, source: SMOKE_HOST, tls: isTls ? (env.DOCKER_CERT_PATH ?? folder) : null }
}

/** The source of an endpoint that the setting gives as an address. */
export const SMOKE_HOST = 'smoke-host'

function withScheme(host: string): string {
  return host.includes('://') ? host : `tcp://${host}`
}

/** Docker stores each context in a folder named by the SHA-256 of its name. */
function fromContext(folder: string, name: string): Endpoint {
  const id = createHash('sha256').update(name).digest('hex')
  const file = join(folder, 'contexts', 'meta', id, 'meta.json')
  try {
    const meta: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const host = textAt(fieldOf(fieldOf(meta, 'Endpoints'), 'docker'), 'Host')
    if (!host) throw new Error('it has no Docker endpoint')
    const tls = join(folder, 'contexts', 'tls', id, 'docker')
    return { host, source: `context ${name}`, tls: existsSync(tls) ? tls : null }
  } catch (cause) {
    const hint = 'List the contexts with `docker context ls`, or set DOCKER_HOST.'
    throw new UserError('no-engine', `Docker context "${name}" cannot be used: ${messageOf(cause)}`, hint, {
      cause,
    })
  }
}

function defaultHost(env: Env): string {
  if (process.platform === 'win32') return 'npipe:////./pipe/docker_engine'
  const sockets = [
    '/var/run/docker.sock',
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, 'docker.sock')] : []),
    join(homedir(), '.docker', 'run', 'docker.sock'),
  ]
  return `unix://${sockets.find((socket) => existsSync(socket)) ?? '/var/run/docker.sock'}`
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined
}

function textAt(value: unknown, key: string): string | null {
  const found = fieldOf(value, key)
  return typeof found === 'string' && found !== '' ? found : null
}
