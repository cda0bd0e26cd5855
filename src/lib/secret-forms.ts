/**
 * The forms of tokens of well-known services, in any text. One table for what is redacted and what is reported: `form` is
 * wide, since redacting too much costs nothing; `exact` is what the service issues today, so that a report is right.
 */

/** `checksum`: the token contains one, and it fits. `shape`: it has the form, which no word, path or version has. */
export type Proof = 'checksum' | 'shape'

export interface SecretForm {
  /** With its article, for a sentence. */
  readonly name: string
  readonly form: string
  /** Absent where every match of `form` is exact. */
  readonly exact?: RegExp
  /** Whether the checksum in a token of the exact form fits; such a token without a fitting one is made up. */
  readonly fits?: (token: string) => boolean
  /** Often meant to be public, or to end soon: never reported as a certain secret. */
  readonly isWeak?: true
  /** Where the service describes the form. */
  readonly source: string
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const CHECKSUM_LENGTH = 6

/** CRC-32 of a text of ASCII, as zip and PNG use it. */
function crc32(text: string): number {
  let crc = -1
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** The checksum that GitHub and npm put at the end of a token: CRC-32 of what is between prefix and checksum, in base 62. */
export function tokenChecksum(body: string): string {
  let digits = ''
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62))
    digits = (BASE62[rest % 62] ?? '') + digits
  return digits.padStart(CHECKSUM_LENGTH, '0')
}

const hasChecksum = (token: string): boolean =>
  tokenChecksum(token.slice(4, -CHECKSUM_LENGTH)) === token.slice(-CHECKSUM_LENGTH)

const GITHUB =
  'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/'

/** `{`…`}` are bounded: a line of megabytes is searched in linear time. */
export const SECRET_FORMS: readonly SecretForm[] = [
  {
    name: 'a GitHub token of a job or an app, which ends within hours',
    form: 'ghs_[A-Za-z0-9]{30,255}',
    exact: /^ghs_\w{36}$/,
    fits: hasChecksum,
    isWeak: true,
    source: GITHUB,
  },
  {
    name: 'a GitHub token',
    form: 'gh[a-z]_[A-Za-z0-9]{30,255}',
    exact: /^gh[opru]_\w{36}$/,
    fits: hasChecksum,
    source: GITHUB,
  },
  {
    name: 'a GitHub token',
    form: 'github_pat_[A-Za-z0-9_]{40,255}',
    exact: /^github_pat_[^\W_]{22}_[^\W_]{59}$/,
    source: GITHUB,
  },
  {
    name: 'a GitLab token',
    form: 'gl[a-z]{2,4}-[\\w-]{20,255}',
    exact: /^gl(?:pat|dt|rt|ptt|ft|soat|agent|cbt|imt|oas|ffct)-/,
    source: 'https://docs.gitlab.com/security/tokens/',
  },
  {
    name: 'an npm token',
    form: 'npm_[A-Za-z0-9]{36,255}',
    exact: /^npm_\w{36}$/,
    fits: hasChecksum,
    source: 'https://github.blog/security/announcing-npms-new-access-token-format/',
  },
  {
    // a macaroon: its first packet is the location, pypi.org, always the same
    name: 'a PyPI token',
    form: 'pypi-[\\w-]{50,500}',
    exact: /^pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)/,
    source: 'https://docs.pypi.org/api/secrets/',
  },
  {
    name: 'a Docker Hub token',
    form: 'dckr_[a-z]{3}_[\\w-]{20,255}',
    source: 'https://docs.docker.com/security/access-tokens/',
  },
  {
    name: 'a Hugging Face token',
    form: 'hf_[A-Za-z0-9]{30,255}',
    exact: /^hf_[A-Za-z]{34}$/,
    source: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    name: 'a Slack token',
    form: 'xox[a-z]-[A-Za-z0-9-]{20,255}',
    exact: /^xox[abeoprs]-(?:\d{8,}-){1,3}[A-Za-z0-9]{20,}$/,
    source: 'https://docs.slack.dev/authentication/tokens/',
  },
  {
    name: 'a Stripe key',
    form: '[sr]k_live_[A-Za-z0-9]{20,255}',
    source: 'https://docs.stripe.com/keys',
  },
  {
    name: 'a Google API key, which may be a public one',
    form: 'AIza[\\w-]{35}',
    isWeak: true,
    source: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    name: 'a JSON Web Token',
    form: 'eyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{20,4000}',
    isWeak: true,
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
  },
  {
    name: 'a SendGrid key',
    form: 'SG\\.[\\w-]{22}\\.[\\w-]{43}',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    name: 'an Anthropic key',
    form: 'sk-ant-[a-z]{3,10}\\d\\d-[\\w-]{80,255}',
    exact: /AA$/,
    source: 'https://docs.anthropic.com/en/api/admin-api/apikeys/get-api-key',
  },
  {
    // the middle of each is base64 of "OpenAI"
    name: 'an OpenAI key',
    form: 'sk-(?:[a-z]{4,8}-)?[\\w-]{20,200}T3BlbkFJ[\\w-]{20,200}',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    name: 'a DigitalOcean token',
    form: 'do[opr]_v1_[a-f0-9]{64}',
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    name: 'a Shopify token',
    form: 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
    source: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
  },
  {
    name: 'a token of HashiCorp Vault',
    form: 'hv[bs]\\.[\\w-]{80,255}',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  },
  {
    name: 'a token of HCP Terraform',
    form: '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,100}',
    source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  },
  {
    name: 'a RubyGems key',
    form: 'rubygems_[a-f0-9]{48}',
    source: 'https://guides.rubygems.org/api-key-scopes/',
  },
  {
    name: 'a crates.io token',
    form: 'cio[A-Za-z0-9]{32}',
    source: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
  },
  {
    name: 'a NuGet key',
    form: 'oy2[a-z0-9]{43}',
    source: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
  },
  {
    name: 'a secret key of age',
    form: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
    source: 'https://age-encryption.org/v1',
  },
  {
    name: 'a Databricks token',
    form: 'dapi[a-f0-9]{32}',
    source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
  },
  {
    name: 'a Linear key',
    form: 'lin_api_[A-Za-z0-9]{40}',
    source: 'https://linear.app/developers/graphql',
  },
  {
    name: 'a Grafana token',
    form: 'glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}',
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
  {
    name: 'a Postman key',
    form: 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}',
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  },
  {
    name: 'a Pulumi token',
    form: 'pul-[a-f0-9]{40}',
    source: 'https://www.pulumi.com/docs/administration/access-identity/access-tokens/',
  },
  {
    name: 'a Telegram bot token',
    form: '\\d{8,10}:AA[\\w-]{33}',
    source: 'https://core.telegram.org/bots/features#botfather',
  },
]

/** Long enough that no word, path or version is one. A token of the first form that it has. */
export const TOKENS = new RegExp(SECRET_FORMS.map(({ form }) => `(?<![\\w-])${form}(?![\\w])`).join('|'), 'g')

const WHOLE = SECRET_FORMS.map((one) => ({ one, whole: new RegExp(`^${one.form}$`) }))

export interface KnownToken {
  readonly name: string
  /** Null for what only looks like one, or may be public. */
  readonly proof: Proof | null
}

/** Which service's it is. `token`: a match of `TOKENS`. */
export function knownToken(token: string): KnownToken {
  const { one } = WHOLE.find(({ whole }) => whole.test(token)) ?? {}
  if (!one) return { name: 'a token', proof: null }
  const isExact = one.exact?.test(token) ?? true
  const isMadeUp = one.fits !== undefined && !one.fits(token)
  if (!isExact || isMadeUp || one.isWeak) return { name: one.name, proof: null }
  return { name: one.name, proof: one.fits ? 'checksum' : 'shape' }
}

/** `https://user:password@host`: the user, the password and the host. A variable has no value yet. A reference of an image has a digest there. */
export const ADDRESS =
  /[a-z][a-z\d+.-]{1,20}:\/\/([^\s/@:"'`]{0,200}):(?![$*…])([^\s/@"'`]{1,500})@(?!sha\d{3}:)([^\s/:"'`?#,;)]{0,253})/dgi

/** `Authorization: Bearer …`, as in a command of curl. A variable has no value yet. */
export const AUTHORIZATION =
  /\b(?:proxy-)?authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}(?![$*…<{])([\w.~+/=-]{16,4000})/dgi

/** A secret key of AWS after its name: 40 characters have no form of their own. */
export const AWS_SECRET =
  /aws[\w.-]{0,20}secret[\w.-]{0,20}["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<value>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/dgi
