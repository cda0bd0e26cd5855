/** Parses options of buildx: a build secret, `id=token,env=TOKEN`, `id=npmrc,src=.npmrc`, `id=TOKEN`, `"id=a","src=a,b"`. */

/** Where a build secret comes from: a variable of buildx's environment, or a file (path as given). */
export type SecretSource = { env: string } | { file: string }

type Env = Readonly<Record<string, string | undefined>>

/** buildx refuses a larger file. */
export const MOST_SECRET_BYTES = 500 * 1024

/** Null for a spec that buildx refuses. `id` alone is a variable of that name if it is set, else a file. */
export function secretSource(spec: string, env: Env): SecretSource | null {
  const fields = pairsOf(spec)
  const id = fields?.get('id') ?? ''
  if (!fields || id === '') return null
  const file = fields.get('src') ?? fields.get('source') ?? ''
  const variable = fields.get('env') ?? ''
  if (variable !== '') return { env: variable }
  if (file !== '') return fields.get('type') === 'env' ? { env: file } : { file }
  return env[id] === undefined ? { file: id } : { env: id }
}

/** The ID of a build secret; empty for a spec that buildx refuses. */
export const secretId = (spec: string): string => pairsOf(spec)?.get('id') ?? ''

/** `id=ID,src=FILE`; a file's name may contain commas and quotes. */
export const secretSpec = (id: string, from: 'src' | 'env', text: string): string =>
  csvLine([`id=${id}`, `${from}=${text}`])

/** `NAME=target:OTHER`, a build context that is another target of a bake run: its name and that target. Null for others. */
export function linkedIn(context: string): { name: string; target: string } | null {
  const [, name = '', target] = /^([^=]+)=target:(.+)$/s.exec(context) ?? []
  return target === undefined ? null : { name, target }
}

/** Joins fields to a line of CSV. */
export const csvLine = (fields: readonly string[]): string => fields.map(csvField).join(',')

/** The text as a field of CSV. */
export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** The paths of this machine that a cache of `type=local` is read from (`src`) or written to (`dest`). */
export function cachePath(spec: string, field: 'src' | 'dest'): string | null {
  const fields = pairsOf(spec)
  return fields?.get('type') === 'local' ? (fields.get(field) ?? null) : null
}

/** `type=gha`: the cache of GitHub Actions, which buildx reaches with the job's own token. */
export const isActionsCache = (spec: string): boolean => pairsOf(spec)?.get('type') === 'gha'

/** What an annotation is of: `manifest:NAME=value`, `index,manifest[linux/amd64]:NAME=value`. */
const LEVELS = /^((?:index|manifest)(?:-descriptor)?(?:\[[\w/-]*\])?(?:,(?!:)|(?=:)))+:/

/** An annotation for a manifest without an index, of which BuildKit refuses annotations; null if nothing is left. */
export function ofManifest(annotation: string): string | null {
  const levels = LEVELS.exec(annotation)?.[0] ?? ''
  if (levels === '') return annotation
  const kept = levels
    .slice(0, -1)
    .split(',')
    .filter((level) => !level.startsWith('index'))
  return kept.length === 0 ? null : `${kept.join(',')}:${annotation.slice(levels.length)}`
}

/** Null when a field is not `NAME=value`. Of two fields with one name the last counts. */
function pairsOf(spec: string): Map<string, string> | null {
  const pairs = (fieldsOf(spec) ?? []).map((field) => {
    const at = field.indexOf('=')
    return [at < 0 ? '' : field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)] as const
  })
  return pairs.length === 0 || pairs.some(([name]) => name === '') ? null : new Map(pairs)
}

/** The fields of a CSV line; a field in double quotes may contain commas and doubled quotes. Null for wrong quotes. */
export function fieldsOf(line: string): string[] | null {
  const fields: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (let end = false; !end;) {
    const found = field.exec(line)
    if (found === null) return null
    const [, quoted, plain = '', after] = found
    fields.push(quoted?.replaceAll('""', '"') ?? plain)
    end = after !== ','
  }
  return fields
}
