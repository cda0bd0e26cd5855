/**
 * Templates that nobody rendered: Helm’s and Jinja’s `{{ … }}`, `${NAME}` of envsubst. They are never filled in here, and no
 * program is run to do so.
 */
import type { LineMistake } from './document.ts'

export const RENDER =
  'give rendered output, for example of `helm template CHART > FILE` or `kustomize build DIR > FILE`'

/** `{{ .Values.port }}` anywhere in a text. */
const hasBraces = (text: string): boolean => /\{\{|\{%/.test(text)

/** Helm’s own names in braces: a command may have other braces, as `docker ps --format {{.Names}}` has. */
export const isHelm = (text: string): boolean =>
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities)\b|include\b|template\b|tpl\b|toYaml\b)/.test(text)

/** `${PORT}`, `$PORT`, `$(PORT)`, `<PORT>`, `__PORT__`, `@PORT@`: in the place of a number or a name. */
export const isPlaceholder = (text: string): boolean =>
  hasBraces(text) || /^\s*(\$|<[^<>]*>|__\w+__|@\w+@|%\w+%)/.test(text) || /\$\{[^{}]*\}/.test(text)

/** The template’s line at which YAML found a mistake; null if there is none. Comments do not count. */
export function templateMistake(text: string, mistakes: readonly LineMistake[]): LineMistake | null {
  if (mistakes.length === 0) return null
  const lines = text.split('\n')
  for (const { line } of mistakes) {
    const from = Math.max(0, line - 3)
    const near = lines.slice(from, line + 1).findIndex((one) => hasBraces(one.replace(/^\s*#.*/, '')))
    if (near >= 0)
      return { line: from + near + 1, message: `it is a template that is not rendered: ${RENDER}` }
  }
  const isJsonnet = lines.some((line) => /^(local\s+\w+\s*=|function\s*\(|\(?import\s+['"])/.test(line))
  return isJsonnet
    ? { line: 1, message: 'it is Jsonnet: give its output, for example of `jsonnet FILE`' }
    : null
}
