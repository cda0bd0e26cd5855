/**
 * Secrets out of everything posted. The runner masks its log, not what is sent to the API, so the values that are
 * known here are taken out of the Report before it is rendered, in the forms in which logs are apt to show them.
 */
import type { Inputs } from '../inputs/index.ts'

/** Shorter values would tear holes into ordinary words. */
const SHORTEST = 6

/** The same value with each string in it redacted. */
export function redact<T>(value: T, secrets: readonly string[]): T {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length)
  return forms.length === 0 ? value : (walk(value, forms) as T) // `walk` keeps the shape and changes strings only
}

/**
 * What a trial knows to be secret: the tokens of the job, build secrets from the environment, and settings of the
 * container whose names say that they are secret.
 */
export function secretsOf(inputs: Inputs, env: Record<string, string | undefined>): string[] {
  const build = inputs.source.kind === 'build' ? inputs.source.buildSecrets : []
  const names = build.flatMap(
    (secret) => /(?:^|,)env=([^,]+)/.exec(secret)?.[1] ?? /(?:^|,)id=([^,]+)/.exec(secret)?.[1] ?? [],
  )
  const settings = inputs.smoke?.env.filter((setting) => SECRET_NAME.test(nameOf(setting))) ?? []
  const values = [
    inputs.token,
    ...[...JOB_TOKENS, ...names].map((name) => env[name]),
    ...settings.map(valueOf),
  ]
  return values.filter((value) => typeof value === 'string')
}

const JOB_TOKENS = ['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']
const SECRET_NAME = /pass(w|phrase|$|_)|_?pwd$|secret|token|(^|_)key$|apikey|credential|dsn$/i

const nameOf = (setting: string): string => setting.split('=', 1)[0] ?? ''
const valueOf = (setting: string): string => setting.slice(nameOf(setting).length + 1)

/** As it is, line by line (logs break it up), percent-encoded, and in base64 as HTTP's basic authentication has it. */
function formsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim())
  const encodings = [Buffer.from(secret), Buffer.from(`x-access-token:${secret}`)].map((bytes) =>
    bytes.toString('base64').replace(/=+$/, ''),
  )
  return [secret, ...lines, encodeURIComponent(secret.replace(/\p{Cs}/gu, '')), ...encodings].filter(
    (form) => form.length >= SHORTEST && secret.length >= SHORTEST,
  )
}

function walk(value: unknown, forms: readonly string[]): unknown {
  if (typeof value === 'string') return forms.reduce((text, form) => text.replaceAll(form, '***'), value)
  if (Array.isArray(value)) return value.map((item) => walk(item, forms))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, forms)]))
}
