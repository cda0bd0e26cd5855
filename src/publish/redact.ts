/**
 * Secrets out of everything posted. The runner masks its log, not what is sent to the API, so the values that are
 * known here are taken out of the Report before it is rendered, in the forms in which logs are apt to show them.
 */
import { resolve } from 'node:path'
import { MOST_SECRET_BYTES, secretSource } from '../lib/buildx-options.ts'
import { locate, readText } from '../core/file-access.ts'
import type { Inputs } from '../inputs/types.ts'
import { isSecretName, maskOf, secretWords, type Mask } from '../lib/redact.ts'

/** The same value with each string in it redacted. */
export function redact<T>(value: T, secrets: readonly string[]): T {
  return secrets.length === 0 ? value : (walk(value, maskOf(secrets)) as T) // `walk` keeps the shape and changes strings only
}

export interface Secrets {
  /** Everything that is known to be secret. */
  all: readonly string[]
  /** Build secrets alone. */
  ofBuild: readonly string[]
}

type Env = Record<string, string | undefined>

/**
 * What a trial knows to be secret: the tokens of the job, build secrets out of variables and files, and settings of the
 * container and the build whose names say that they are secret. It reads files, once a run. `cwd`: where relative paths
 * start.
 */
export function readSecrets(inputs: Inputs, env: Env, cwd: string): Secrets {
  const { source, smoke, token } = inputs
  const ofBuild =
    source.kind === 'build' ? source.buildSecrets.flatMap((spec) => valuesOf(spec, env, cwd)) : []
  const settings = [...(smoke?.env ?? []), ...(source.kind === 'build' ? source.buildArgs : [])]
  const values = [
    token,
    ...jobTokens(env),
    ...ofBuild,
    ...settings
      .filter((setting) => isSecretName(nameOf(setting)))
      .map((setting) => (setting.includes('=') ? valueOf(setting) : env[setting])),
  ]
  return { all: values.filter((value) => typeof value === 'string'), ofBuild }
}

/** Of a job of GitHub's, whatever was asked for. */
export const jobTokens = (env: Env): string[] => JOB_TOKENS.flatMap((name) => env[name] ?? [])

const JOB_TOKENS = ['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']

/** A file that cannot be read has no value here: the build says what is wrong with it. */
function valuesOf(spec: string, env: Env, cwd: string): string[] {
  const from = secretSource(spec, env)
  if (from === null) return []
  const text = 'env' in from ? env[from.env] : fileText(resolve(cwd, from.file))
  return text === undefined ? [] : [text, ...secretWords(text)]
}

function fileText(path: string): string | undefined {
  const place = locate(path, [])
  if (!place.ok) return undefined
  try {
    return readText(place, { most: MOST_SECRET_BYTES })
  } catch {
    return undefined
  }
}

const nameOf = (setting: string): string => setting.split('=', 1)[0] ?? ''
const valueOf = (setting: string): string => setting.slice(nameOf(setting).length + 1)

function walk(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, mask))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, mask)]))
}
