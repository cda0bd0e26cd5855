/** Which values are secret. The runner masks its log only, so Sea Trial redacts everything that it sends or writes. */
import { resolve } from 'node:path'
import { MOST_SECRET_BYTES, secretSource } from '../lib/buildx-options.ts'
import { locate, readText } from '../core/file-access.ts'
import { readDockerConfig } from '../core/docker-config.ts'
import { entries, field, text } from '../lib/json.ts'
import { isSecretName, secretWords } from '../lib/redact.ts'
import type { BuildSource, Inputs } from './types.ts'

export interface Secrets {
  /** All values known to be secret, those of the build among them. */
  all: readonly string[]
  /** Values of build secrets. */
  ofBuild: readonly string[]
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * The secrets of a run: the job's tokens, build secrets from variables and files, settings of the container and the build
 * whose names say that they are secret, and what `docker login` stored in a file. Reads files. Relative paths start at `cwd`.
 */
export function readSecrets(inputs: Inputs, env: Env, cwd: string): Secrets {
  const { source, smoke, token } = inputs
  const ofBuild = source.kind === 'build' ? buildSecrets(source, env, cwd) : []
  const settings = [...(smoke?.env ?? []), ...(source.kind === 'build' ? source.buildArgs : [])]
  const named = namedValues(settings, env).flatMap(([name, value]) => (isSecretName(name) ? [value] : []))
  const tokens = [...(token === null ? [] : [token]), ...jobTokens(env)]
  return { all: [...tokens, ...ofBuild, ...named, ...logins(env)], ofBuild }
}

/** The tokens of a GitHub Actions job that are in the environment. */
export const jobTokens = (env: Env): string[] => JOB_TOKENS.flatMap((name) => env[name] ?? [])

/** Passwords and tokens for registries. Those that a credential helper keeps are not known. */
function logins(env: Env): string[] {
  return entries(field(readDockerConfig(env).config, 'auths')).flatMap(([, login]) => {
    const basic = text(field(login, 'auth'))
    const password = Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':')
    const others = ['password', 'identitytoken', 'registrytoken'].map((name) => text(field(login, name)))
    return [basic, password, ...others].filter((value) => value !== '')
  })
}

const JOB_TOKENS = ['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

/** The pairs of `NAME=value`, and of `NAME` for the value in `env`; names without a value are left out. */
export function namedValues(items: readonly string[], env: Env): [name: string, value: string][] {
  return items.flatMap((item) => {
    const [name = ''] = item.split('=', 1)
    const value = item.includes('=') ? item.slice(name.length + 1) : env[name]
    return value === undefined ? [] : [[name, value]]
  })
}

function buildSecrets({ buildSecrets, secretValues = [] }: BuildSource, env: Env, cwd: string): string[] {
  return [
    ...secretValues.flatMap(({ value }) => [value, ...secretWords(value)]),
    ...buildSecrets.flatMap((spec) => buildSecretValues(spec, env, cwd)),
  ]
}

/** Empty for a file that cannot be read: the build reports it. */
function buildSecretValues(spec: string, env: Env, cwd: string): string[] {
  const from = secretSource(spec, env)
  if (from === null) return []
  const text = 'env' in from ? env[from.env] : fileText(resolve(cwd, from.file))
  return text === undefined ? [] : [text, ...secretWords(text)]
}

function fileText(path: string): string | undefined {
  const file = locate(path, [])
  if (!file.ok) return undefined
  try {
    return readText(file, { most: MOST_SECRET_BYTES })
  } catch {
    return undefined
  }
}
