import { interpolate } from '../interpolate.ts'
import type { Source } from './source.ts'

/** The text with its variables; null and a mistake where one has no default. */
export function filled(text: string, line: number, source: Source): string | null {
  const result = interpolate(text)
  if ('text' in result) return result.text
  const { unset } = result
  return source.wrong(
    line,
    `the variable ${unset} has no default here: write \${${unset}:-value}, or the value itself`,
  )
}
