/** What makes a value of a credentials file a secret: one row for each place in a file format that holds one. */
import { knownToken, TOKENS } from '../../lib/secret-forms.ts'
import { isSecretName } from '../../lib/redact.ts'
import type { FileType } from './candidates.ts'
import type { Sure } from './found.ts'
import { isPlaceholder, isWeak, looksRandom } from './placeholder.ts'

export interface Judged {
  readonly what: string
  readonly sure: Sure
}

export interface Rule {
  readonly types: readonly FileType[]
  /** Global, with indices; the group `value` is the secret. No part of it may take more than linear time. */
  readonly pattern: RegExp
  readonly judge: (value: string) => Judged | null
}

/** Shorter passwords are those of development. */
const LEAST = 8

/** A value that is a secret by its place. */
const secret =
  (what: string, least = LEAST, sure: Sure = 'form') =>
  (value: string): Judged | null =>
    value.length < least || isWeak(value) ? null : { what, sure }

/** `user:password` in base64, as HTTP's basic authentication has it; null if it is something else. */
function loginIn(base64: string): { password: string } | null {
  const text = Buffer.from(base64, 'base64').toString('latin1')
  const colon = text.indexOf(':')
  return colon > 0 && /^[\x20-\x7e]+$/.test(text) ? { password: text.slice(colon + 1) } : null
}

const login =
  (what: string) =>
  (value: string): Judged | null => {
    const { password = '' } = loginIn(value) ?? {}
    const [token] = password.match(TOKENS) ?? []
    if (token !== undefined) return ofToken(token)
    return password.length < LEAST || isWeak(password) ? null : { what, sure: 'structure' }
  }

const HEADER = 'a header with a login'

/** `value`: what follows `Authorization: Bearer` or `Basic`. */
export function judgeHeader(value: string): Judged | null {
  if (loginIn(value) !== null) return login(HEADER)(value)
  return looksRandom(value) ? { what: HEADER, sure: 'form' } : null
}

/** `token`: a match of `TOKENS`. */
export function ofToken(token: string): Judged | null {
  const { name, proof } = knownToken(token)
  if (proof === 'checksum') return { what: name, sure: 'checksum' }
  if (isPlaceholder(token)) return null
  if (token.startsWith('eyJ')) return ofJwt(token, name)
  return { what: name, sure: proof === null ? 'hint' : 'form' }
}

/** Null if it is none, or has expired. Most that are stored in files are meant for browsers; a role of a service is not. */
function ofJwt(token: string, name: string): Judged | null {
  const [header, claims] = token.split('.', 2).map(jsonOf)
  if (!header || typeof header.alg !== 'string' || !claims) return null
  const ends = typeof claims.exp === 'number' ? claims.exp : Infinity
  if (ends * 1000 < Date.now()) return null
  return { what: name, sure: claims.role === 'service_role' ? 'form' : 'hint' }
}

function jsonOf(base64: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const SETTING =
  /^[ \t]*(?:export[ \t]+|define\([ \t]*|-[ \t]+)?["']?(?<name>[A-Za-z_][\w.-]{0,80})["']?[ \t]{0,8}[:=,][ \t]{0,8}["']?(?<value>[^\s"'#,;)]{8,500})/dgm

/** Every file of settings has lines of names and values: one that a name calls secret and that looks random may be one. */
export const NAMED: RegExp = SETTING
export const judgeNamed = (name: string, value: string): Judged | null =>
  isSecretName(name) && !/public/i.test(name) && looksRandom(value)
    ? { what: 'a random value with a secret name', sure: 'hint' }
    : null

export const RULES: readonly Rule[] = [
  {
    types: ['npmrc'],
    pattern: /^[^#;\n]{0,300}:_authToken[ \t]*=[ \t]*["']?(?<value>[^\s"']{16,500})/dgm,
    judge: secret('an npm token', 16),
  },
  {
    types: ['npmrc'],
    pattern: /^[^#;\n]{0,300}\b_auth[ \t]*=[ \t]*["']?(?<value>[A-Za-z0-9+/]{8,2000}={0,2})/dgm,
    judge: login('an npm login'),
  },
  {
    types: ['npmrc'],
    pattern: /^[^#;\n]{0,300}:_password[ \t]*=[ \t]*["']?(?<value>[^\s"']{8,500})/dgm,
    judge: secret('an npm password'),
  },
  {
    types: ['yarn'],
    pattern: /^[ \t]*["']?npmAuth(?:Token|Ident)["']?[ \t]*:[ \t]*["']?(?<value>[^\s"']{8,500})/dgm,
    judge: secret('an npm token'),
  },
  {
    types: ['docker'],
    pattern: /"auth"\s{0,8}:\s{0,8}"(?<value>[A-Za-z0-9+/]{8,8000}={0,2})"/dg,
    judge: login('a registry login'),
  },
  {
    types: ['docker'],
    pattern: /"(?:identitytoken|registrytoken)"\s{0,8}:\s{0,8}"(?<value>[^"\s]{16,8000})"/dg,
    judge: secret('a registry token', 16),
  },
  {
    types: ['netrc'],
    pattern: /^[^#\n]{0,300}\bpassword[ \t]{1,8}(?<value>[^\s"']{6,500})/dgm,
    judge: secret('a password', 6),
  },
  {
    types: ['aws'],
    pattern: /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*(?<value>[A-Za-z0-9+/]{40})[ \t]*\r?$/dgm,
    judge: secret('an AWS secret key', 40),
  },
  {
    types: ['json'],
    pattern:
      /"(?:refresh_token|client_secret|accessToken|refreshToken)"\s{0,8}:\s{0,8}"(?<value>[^"\s]{20,8000})"/dg,
    judge: secret('a cloud login', 20),
  },
  {
    types: ['kube'],
    pattern: /^[ \t]*token:[ \t]*["']?(?<value>[\w.~+/=-]{20,8000})/dgm,
    judge: secret('a Kubernetes token', 20),
  },
  {
    types: ['pgpass'],
    pattern: /^[^#:\n]{1,255}:[\d*]{1,5}:[^:\n]{1,255}:[^:\n]{1,255}:(?<value>[^\s]{1,500})/dgm,
    judge: secret('a database password', 6),
  },
  {
    types: ['mysql'],
    pattern: /^[ \t]*password[ \t]*=[ \t]*["']?(?<value>[^\s"']{6,500})/dgm,
    judge: secret('a database password', 6),
  },
  {
    types: ['pypirc'],
    pattern: /^[ \t]*password[ \t]*[:=][ \t]*(?<value>[^\s%]{6,500})/dgm,
    judge: secret('a password of a package index', 6),
  },
  {
    types: ['cargo'],
    pattern: /^[ \t]*token[ \t]*=[ \t]*["'](?<value>[^\s"']{16,500})["']/dgm,
    judge: secret('a Cargo token', 16),
  },
  {
    types: ['gem'],
    pattern:
      /^[ \t]*:?(?:[\w.-]{1,80}api_key|BUNDLE_[A-Z0-9_]{1,120}):[ \t]*["']?(?:[^\s"':]{1,200}:)?(?<value>[^\s"':/]{16,200})["']?[ \t]*\r?$/dgm,
    judge: (value) => (looksRandom(value) ? { what: 'a gem server’s key', sure: 'form' } : null),
  },
  {
    types: ['composer'],
    pattern: /"(?:password|bearer|[\w.-]{1,80}\.[a-z]{2,20})"\s{0,8}:\s{0,8}"(?<value>[^"\s]{8,500})"/dg,
    // other programs have an auth.json too, with texts for people
    judge: (value) => (looksRandom(value) ? { what: 'a Composer login', sure: 'form' } : null),
  },
  {
    types: ['nuget'],
    pattern: /key="ClearTextPassword"\s{1,8}value="(?<value>[^"\s]{6,500})"/dgi,
    judge: secret('a password of a package source', 6),
  },
  {
    types: ['maven'],
    // encrypted ones are in braces
    pattern: /<(?:password|passphrase)>(?<value>[^<{$\s][^<\s]{5,500})<\//dg,
    judge: secret('a password of a Maven server', 6),
  },
  {
    types: ['terraform'],
    pattern: /^[ \t]*"?token"?[ \t]*[=:][ \t]*"(?<value>[^\s"]{20,500})"/dgm,
    judge: secret('a Terraform token', 20),
  },
  {
    types: ['vault'],
    pattern: /^(?<value>(?:hvs|s)\.[\w.-]{20,255})\s*$/dg,
    judge: secret('a token of HashiCorp Vault', 20),
  },
  {
    types: ['rails-key'],
    pattern: /^(?<value>[0-9a-f]{32})\s*$/dg,
    judge: secret('the master key of Rails', 32),
  },
  {
    types: ['htpasswd'],
    pattern: /^[^\s:#]{1,255}:(?<value>\$(?:apr1|2[aby]|[56])\$[^\s]{10,200}|\{SHA\}[^\s]{20,40})/dgm,
    judge: () => ({ what: 'hashes of passwords', sure: 'hint' }),
  },
]
