/** The credentials that `docker login` stored for a registry: in config.json, or with a credential helper. */
import { run } from '../lib/child-process.ts'
import { clientEnv } from '../lib/docker-client-env.ts'
import { entries, field, parseJson, text, type Json } from '../lib/json.ts'
import { readDockerConfig } from './docker-config.ts'
import { messageOf } from './errors.ts'

type Env = Readonly<Record<string, string | undefined>>

export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** A refresh token, which the registry's token service takes. */
  | { readonly kind: 'identity'; readonly token: string }
  /** A token that the registry itself takes. */
  | { readonly kind: 'bearer'; readonly token: string }

export interface Login {
  /** Null: anonymous. */
  readonly credentials: Credentials | null
  /** Why the configuration or a helper gave none although it should; null where nothing failed. */
  readonly failure: string | null
}

/** The name under which a registry's credentials are stored. */
export const loginKey = (host: string): string =>
  host === 'docker.io' ? 'https://index.docker.io/v1/' : host

const HELPER = /^[\w.-]{1,100}$/
/** Some helpers ask a service. */
const SECONDS = 20

/** `host`: as in a reference, `docker.io` for Docker Hub. Never rejects. */
export async function loginFor(host: string, env: Env, signal: AbortSignal): Promise<Login> {
  const { config, problem } = readDockerConfig(env)
  const key = loginKey(host)
  const helper = text(field(config, 'credHelpers', host)) || text(field(config, 'credsStore'))
  const asked = helper === '' ? null : await askHelper(helper, key, env, signal)
  if (asked?.credentials) return asked
  return { credentials: storedIn(config, key), failure: asked?.failure ?? problem }
}

function storedIn(config: Json, key: string): Credentials | null {
  const stored = entries(field(config, 'auths')).find(([name]) => hostIn(name) === hostIn(key))?.[1]
  if (stored === undefined) return null
  const [identity, bearer] = [text(field(stored, 'identitytoken')), text(field(stored, 'registrytoken'))]
  if (bearer !== '') return { kind: 'bearer', token: bearer }
  if (identity !== '') return { kind: 'identity', token: identity }
  const [name = '', ...rest] = Buffer.from(text(field(stored, 'auth')), 'base64')
    .toString()
    .split(':')
  const username = name || text(field(stored, 'username'))
  const password = rest.join(':') || text(field(stored, 'password'))
  return username !== '' && password !== '' ? { kind: 'password', username, password } : null
}

/** Older clients stored `https://ghcr.io/v2/`. */
const hostIn = (name: string): string => name.replace(/^https?:\/\//, '').split('/', 1)[0] ?? ''

async function askHelper(helper: string, key: string, env: Env, signal: AbortSignal): Promise<Login> {
  const name = `docker-credential-${helper}`
  const failed = (why: string): Login => ({ credentials: null, failure: `${name} ${why}` })
  if (!HELPER.test(helper)) return { credentials: null, failure: 'config.json names no valid helper' }
  try {
    const limits = { env: clientEnv('', { purpose: 'build' }, env), signal, seconds: SECONDS, input: key }
    const output = await run(name, ['get'], limits)
    if (output === null) return failed('is not installed')
    if (output.code === null) return failed(`did not end within ${SECONDS} s`)
    const found = parseJson(output.stdout)
    const [username, secret] = [text(field(found, 'Username')), text(field(found, 'Secret'))]
    // helpers print this where they know nothing of the registry
    const isUnknown = /credentials not found/i.test(output.stdout + output.stderr)
    if (isUnknown) return { credentials: null, failure: null }
    if (output.code !== 0 || secret === '') return failed(`failed with exit code ${output.code}`)
    return { credentials: credentialsOf(username, secret), failure: null }
  } catch (cause) {
    return failed(`could not be started: ${messageOf(cause)}`)
  }
}

const credentialsOf = (username: string, secret: string): Credentials =>
  username === '<token>'
    ? { kind: 'identity', token: secret }
    : { kind: 'password', username, password: secret }
