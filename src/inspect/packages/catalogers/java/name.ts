/** Name and version of a Java archive: from its own pom.properties, its file name, or its manifest. */
import { header, lines } from '../text.ts'

export interface Name {
  readonly name: string
  readonly version: string
}

/** From Maven's `pom.properties`; `name` is `group:artifact`. */
export interface Pom extends Name {
  readonly artifact: string
}

/** `file`: name of the archive's file, without extension; `poms`: all in it, also those of other libraries. */
export function nameOf(file: string, poms: readonly Pom[], manifest: string): Name | null {
  const own = poms
    .filter(({ artifact }) => file.startsWith(artifact))
    .reduce<Pom | null>((a, b) => (a && a.artifact.length >= b.artifact.length ? a : b), null)
  const only = poms.length === 1 ? poms[0] : null
  return own ?? nameInFile(file) ?? only ?? nameInManifest(file, manifest)
}

const LONGEST_FILE_NAME = 255
const NUMBER = /^\d/
const DOTTED = /^\d+\./

/**
 * `NAME-VERSION`, where both may contain hyphens: `log4j-1.2-api-2.20.0`, `guava-31.1-jre`. The version starts at the
 * last part that is a number with dots, or else a number, with the numbers directly before it.
 */
export function nameInFile(file: string): Name | null {
  const parts = file.length <= LONGEST_FILE_NAME ? file.split('-') : []
  const last = [DOTTED, NUMBER].map((form) => parts.findLastIndex((part) => form.test(part)))
  let start = last.find((index) => index > 0) ?? 0
  while (start > 1 && NUMBER.test(parts[start - 1] ?? '')) start--
  return start < 1 ? null : { name: parts.slice(0, start).join('-'), version: parts.slice(start).join('-') }
}

const NAMES = ['implementation-title', 'bundle-symbolicname', 'automatic-module-name', 'short-name']
const VERSIONS = ['implementation-version', 'bundle-version', 'plugin-version', 'specification-version']
const KEYS = new Set([...NAMES, ...VERSIONS])

/** A title of several words is not a name: the file's name is used instead. */
function nameInManifest(file: string, manifest: string): Name | null {
  const values = header(manifest, KEYS)
  const valuesOf = (keys: string[]): string[] =>
    keys.map((key) => values.get(key)?.split(';', 1)[0]?.trim() ?? '').filter((value) => value !== '')
  const [version] = valuesOf(VERSIONS)
  const name = valuesOf(NAMES).find((value) => !/\s/.test(value)) ?? file
  return version === undefined ? null : { name, version }
}

/** `group` and `artifact`: from its path, used if the file does not have them. Null if it has no version. */
export function parsePom(text: string, group: string, artifact: string): Pom | null {
  const values = new Map([['groupId', group], ['artifactId', artifact], ...properties(text)])
  const own = values.get('artifactId') ?? ''
  const version = values.get('version') ?? ''
  return own === '' || version === ''
    ? null
    : { name: `${values.get('groupId') ?? ''}:${own}`, artifact: own, version }
}

function* properties(text: string): Generator<[key: string, value: string], void, void> {
  for (const line of lines(text)) {
    const at = line.search(/[=:]/)
    if (at > 0 && !line.startsWith('#')) yield [line.slice(0, at).trim(), line.slice(at + 1).trim()]
  }
}
