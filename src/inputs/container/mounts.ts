/** `docker run --volume`: `./data:/data:ro` (a path here), `cache:/cache` (a volume by name), `/scratch` (an anonymous one). */
import type { Volume } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { no, ok, type Parsed } from '../values.ts'

const ALLOWED = '[SOURCE:]/PATH[:OPTIONS] such as ./data:/data:ro'
const VOLUME_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/** At most one of each row. */
const OPTIONS: readonly (readonly string[])[] = [
  ['ro', 'rw'],
  ['z', 'Z'],
  ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'],
  ['nocopy'],
  ['consistent', 'cached', 'delegated'],
]

/** A source that is a path comes out as it was given: where it starts is for the caller to say. */
export function parseVolume(given: string): Parsed<Volume> {
  const parts = given.split(':')
  const [source, target, options = ''] = parts.length === 1 ? ['', given] : parts
  if (parts.length > 3 || target === undefined || (parts.length > 1 && source === '')) return no(ALLOWED)
  if (!target.startsWith('/')) return no(`an absolute path in the container: ${ALLOWED}`)
  if (/^\/+$/.test(target)) return no('a path in the container other than /')
  const words = options === '' ? [] : options.split(',')
  const wrong = wrongOption(words)
  if (parts.length === 3 && (words.length === 0 || wrong !== null)) return noOption(wrong ?? '')
  if (source === '') return ok({ source: null, target, options: [] })
  const from = parseSource(source ?? '', given)
  return from.ok ? ok({ source: from.value, target, options: words }) : from
}

function parseSource(source: string, given: string): Parsed<NonNullable<Volume['source']>> {
  if (/^[./]/.test(source)) return ok({ kind: 'path', path: source })
  if (VOLUME_NAME.test(source)) return ok({ kind: 'name', name: source })
  if (source.startsWith('~')) return no('a path without ~, which no shell is there to replace')
  return no(
    'the name of a volume, or a path that begins with / or ./',
    source.includes('/') ? `./${given}` : undefined,
  )
}

/** The first word that is unknown, or that contradicts another. */
function wrongOption(words: readonly string[]): string | null {
  const rowOf = (word: string) => OPTIONS.findIndex((row) => row.includes(word))
  const rows = words.map(rowOf)
  const at = rows.findIndex((row, index) => row < 0 || rows.indexOf(row) !== index)
  return words[at] ?? null
}

const noOption = (word: string): Parsed<never> =>
  no(
    `options of ${OPTIONS.map((row) => row.join(' or ')).join(', ')}, at most one of a kind`,
    suggestion(word, OPTIONS.flat()),
  )
