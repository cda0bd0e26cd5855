import type { Distribution } from '../../core/schema.ts'
import type { FinalFiles } from './final-files.ts'

/** The second is used if the first is missing. */
const PATHS = ['etc/os-release', 'usr/lib/os-release']
const MOST_CHARACTERS = 200

/** The image's distribution by its os-release(5); null if there is no such file, or it is too large. */
export function distributionOf(files: FinalFiles): Distribution | null {
  for (const path of PATHS) {
    const bytes = files.note(path, ({ osReleases }) => osReleases)
    if (bytes) return parseOsRelease(bytes.toString())
  }
  return null
}

export function parseOsRelease(text: string): Distribution {
  const values = new Map(text.split('\n').flatMap((line) => assignment(line) ?? []))
  const first = (...keys: string[]): string => keys.map((key) => values.get(key)).find((value) => value) ?? ''
  const id = first('ID') || 'linux'
  return { id, version: first('VERSION_ID', 'VERSION_CODENAME'), name: first('PRETTY_NAME', 'NAME') || id }
}

/** `KEY=value`, the value quoted as a shell would read it, without expansion. */
function assignment(line: string): [[key: string, value: string]] | null {
  const [, key, raw] = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim()) ?? []
  if (key === undefined || raw === undefined) return null
  const quoted = /^(["'])(.*)\1$/.exec(raw)
  const value = quoted?.[1] === "'" ? (quoted[2] ?? '') : (quoted?.[2] ?? raw).replace(/\\(.)/g, '$1')
  return [[key, value.slice(0, MOST_CHARACTERS)]]
}
