/** What is mounted in the container: `docker run --volume` and `--tmpfs`. */
import type { Tmpfs, Volume } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, wordsOf, type Parsed } from '../values.ts'

const VOLUME_FORM = '[SOURCE:]/PATH[:OPTIONS] such as ./data:/data:ro'
const VOLUME_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/** At most one of each row may be given. */
const VOLUME_OPTIONS: readonly (readonly string[])[] = [
  ['ro', 'rw'],
  ['z', 'Z'],
  ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'],
  ['nocopy'],
  ['consistent', 'cached', 'delegated'],
]

/** `./data:/data:ro`, `cache:/cache` or `/scratch`. A path is returned as given; the caller resolves it. */
export function parseVolume(given: string): Parsed<Volume> {
  const parts = given.split(':')
  const [source, target, options = ''] = parts.length === 1 ? ['', given] : parts
  if (parts.length > 3 || target === undefined || (parts.length > 1 && source === ''))
    return invalid(VOLUME_FORM)
  if (!target.startsWith('/')) return invalid(`an absolute path in the container: ${VOLUME_FORM}`)
  if (/^\/+$/.test(target)) return invalid('a path in the container other than /')
  const words = options === '' ? [] : options.split(',')
  const wrong = firstWrongOption(words)
  if (parts.length === 3 && (words.length === 0 || wrong !== null)) return wrongOption(wrong ?? '')
  if (source === '') return ok({ source: null, target, options: [] })
  const from = parseSource(source ?? '', given)
  return from.ok ? ok({ source: from.value, target, options: words }) : from
}

function parseSource(source: string, given: string): Parsed<NonNullable<Volume['source']>> {
  if (/^[./]/.test(source)) return ok({ kind: 'path', path: source })
  if (VOLUME_NAME.test(source)) return ok({ kind: 'name', name: source })
  if (source.startsWith('~')) return invalid('a path without ~, because no shell expands it')
  return invalid(
    'the name of a volume, or a path that begins with / or ./',
    source.includes('/') ? `./${given}` : undefined,
  )
}

/** The first word that is unknown, or that contradicts another. */
function firstWrongOption(words: readonly string[]): string | null {
  const rowOf = (word: string) => VOLUME_OPTIONS.findIndex((row) => row.includes(word))
  const rows = words.map(rowOf)
  const at = rows.findIndex((row, index) => row < 0 || rows.indexOf(row) !== index)
  return words[at] ?? null
}

const wrongOption = (word: string): Parsed<never> =>
  invalid(
    `options of ${VOLUME_OPTIONS.map((row) => row.join(' or ')).join(', ')}, at most one of a kind`,
    suggestion(word, VOLUME_OPTIONS.flat()),
  )

const TMPFS_FLAGS = wordsOf(`
  rw ro suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime
  nodiratime relatime norelatime strictatime nostrictatime defaults private rprivate shared
  rshared slave rslave
`)

const TMPFS_VALUES: Readonly<Record<string, RegExp>> = {
  size: /^\d+[kmg%]?$/i,
  mode: /^[0-7]{1,4}$/,
  uid: /^\d+$/,
  gid: /^\d+$/,
  nr_inodes: /^\d+[kmg]?$/i,
  nr_blocks: /^\d+[kmg]?$/i,
  mpol: /^[\w:=,-]+$/,
}

/** `/run` or `/run:size=64m,mode=1777`, with the options that engines accept. */
export function parseTmpfs(given: string): Parsed<Tmpfs> {
  const colon = given.indexOf(':')
  const [path, options] = colon < 0 ? [given, ''] : [given.slice(0, colon), given.slice(colon + 1)]
  if (!path.startsWith('/') || /^\/+$/.test(path))
    return invalid('/PATH[:OPTIONS] such as /run:size=64m,mode=1777')
  const wrong = options === '' ? undefined : options.split(',').find((option) => !isTmpfsOption(option))
  if (wrong === undefined) return ok({ path, options })
  const words = [...TMPFS_FLAGS, ...Object.keys(TMPFS_VALUES)]
  return invalid(
    'options such as size=64m, mode=1777, uid=1000, noexec',
    suggestion(wrong.split('=')[0] ?? '', words),
  )
}

function isTmpfsOption(option: string): boolean {
  const at = option.indexOf('=')
  if (at < 0) return TMPFS_FLAGS.includes(option)
  const name = option.slice(0, at)
  return Object.hasOwn(TMPFS_VALUES, name) && TMPFS_VALUES[name]?.test(option.slice(at + 1)) === true
}
