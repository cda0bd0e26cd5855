import { UserError } from '../core/errors.ts'

/** One error for all mistakes, of which there is at least one. */
export function wrongSettings(mistakes: readonly string[], hint: string): UserError {
  const [first = ''] = mistakes
  const rows = mistakes.map((one) => `  - ${one.replaceAll('\n', '\n    ')}`)
  const sentence =
    mistakes.length === 1 ? first : `${mistakes.length} settings are wrong:\n${rows.join('\n')}`
  return new UserError('settings', sentence, hint, { exit: 2 })
}
