import { UserError } from '../core/errors.ts'

/** A wrong setting, or several. */
export class WrongSettings extends UserError {
  /** One sentence each. */
  readonly mistakes: readonly string[]

  constructor(sentence: string, mistakes: readonly string[], hint: string) {
    super('settings', sentence, hint, { exit: 2 })
    this.mistakes = mistakes
  }
}

/** One error for all mistakes, of which there is at least one. */
export function wrongSettings(mistakes: readonly string[], hint: string): WrongSettings {
  const [first = ''] = mistakes
  const rows = mistakes.map((one) => `  - ${one.replaceAll('\n', '\n    ')}`)
  const sentence =
    mistakes.length === 1 ? first : `${mistakes.length} settings are wrong:\n${rows.join('\n')}`
  return new WrongSettings(sentence, mistakes, hint)
}
