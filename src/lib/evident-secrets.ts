/** Secrets that are known by their form, in any text: passwords in addresses, and tokens of well-known services. */
import type { Span } from './decoded-views.ts'
import { ADDRESS, AUTHORIZATION, AWS_SECRET, TOKENS } from './secret-forms.ts'

export function evidentSecrets(text: string): Span[] {
  const passwords = text.includes('://') ? [...text.matchAll(ADDRESS)] : []
  return [
    ...passwords.flatMap(({ indices }) => (indices?.[2] ? [indices[2]] : [])),
    ...[AUTHORIZATION, AWS_SECRET].flatMap((form) =>
      [...text.matchAll(form)].flatMap(({ indices }) => (indices?.[1] ? [indices[1]] : [])),
    ),
    ...[...text.matchAll(TOKENS)].map(({ index, 0: token }): Span => [index, index + token.length]),
  ]
}
