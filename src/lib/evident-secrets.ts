/** Secrets that are known by their form, in any text: passwords in addresses, and tokens of well-known services. */
import type { Span } from './decoded-views.ts'

/** `https://user:password@host`. A reference of an image has a digest there, a variable has no value yet. */
const PASSWORD = /[a-z][a-z\d+.-]{1,20}:\/\/[^\s/@:"'`]{0,200}:(?![$*…])([^\s/@"'`]{1,500})@(?!sha\d{3}:)/dgi

/** Long enough that no word, path or version is one. */
const TOKENS = new RegExp(
  [
    'gh[a-z]_[A-Za-z0-9]{30,255}', // GitHub
    'github_pat_[A-Za-z0-9_]{40,255}',
    'gl[a-z]{2,4}-[\\w-]{20,255}', // GitLab
    'npm_[A-Za-z0-9]{36,255}',
    'pypi-[\\w-]{50,500}',
    'dckr_[a-z]{3}_[\\w-]{20,255}', // Docker Hub
    'hf_[A-Za-z0-9]{30,255}', // Hugging Face
    'xox[a-z]-[A-Za-z0-9-]{20,255}', // Slack
    '[sr]k_live_[A-Za-z0-9]{20,255}', // Stripe
    'AIza[\\w-]{35}', // Google
    'eyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{20,4000}', // JSON Web Token
  ]
    .map((form) => `(?<![\\w-])${form}(?![\\w])`)
    .join('|'),
  'g',
)

export function evidentSecrets(text: string): Span[] {
  const passwords = text.includes('://') ? [...text.matchAll(PASSWORD)] : []
  return [
    ...passwords.flatMap(({ indices }) => (indices?.[1] ? [indices[1]] : [])),
    ...[...text.matchAll(TOKENS)].map(({ index, 0: token }): Span => [index, index + token.length]),
  ]
}
