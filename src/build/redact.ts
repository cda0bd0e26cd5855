/**
 * Values of build arguments and secrets, taken out of what builders print: step names with variables replaced, logs
 * that echo them, history rows. What FROM uses is exempt, because it names an image and the report must name it too.
 */
import { maskOf } from '../lib/redact.ts'

export type Redact = (text: string) => string

export const REDACTED = '…'

/** Shorter values (`1`, `on`) stand in other words too: they are taken out as `NAME=value` only. */
const SHORTEST = 4

/** `secrets`: values of build secrets. */
export function redactor(
  args: ReadonlyMap<string, string>,
  secrets: readonly string[],
  exempt: ReadonlySet<string>,
): Redact {
  const named = [...args].filter(([name]) => !exempt.has(name))
  const pairs = named
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [`${name}=${value}`, `${name}=${REDACTED}`] as const)
  const lines = named.flatMap(([, value]) => [value, ...value.split('\n')])
  const hidden = new Set(lines.map((line) => line.trim()).filter((line) => line.length >= SHORTEST))
  const byLength = [...hidden].sort((a, b) => b.length - a.length)
  const mask = maskOf(secrets, REDACTED)
  return (text) => {
    const whole = byLength.reduce((left, value) => left.replaceAll(value, REDACTED), text)
    return mask(pairs.reduce((left, [pair, shown]) => left.replaceAll(pair, shown), whole))
  }
}
