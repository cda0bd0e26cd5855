/**
 * Redacts values of build arguments and secrets in the output of builders: step names, logs, history rows. Arguments of
 * FROM are exempt, because the report must name the base image.
 */
import { maskOf } from '../lib/redact.ts'

export type Redact = (text: string) => string

export const REDACTED = '…'

/** Shorter values (`1`, `on`) occur in other words: they are redacted in `NAME=value` only. */
const SHORTEST = 4

/** `args`: build arguments with their values; `secrets`: values of build secrets; `exempt`: names of arguments. */
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
