/** Checks a part of the compose model by a table of its keys. A key that is not in the table is refused. Pure. */
import { isMapping, isUnset, withoutEscapes } from '../value.ts'

/** Access of a container, or of Compose itself, to something outside the containers of the run. */
export interface Reach {
  /** `volumes`, `build.ssh`; empty for the value itself. */
  key: string
  /** The rest of a sentence that begins with the key: `mounts "/", which is outside the repository`. */
  why: string
  /** `compose-host: allow` does not allow it either. */
  isNever?: boolean
}

export interface ModelContext {
  /** Names of the services in the model. */
  services: ReadonlySet<string>
  /** Names of the volumes, and of the secrets. */
  volumes: ReadonlySet<string>
  secrets: ReadonlySet<string>
  /** Names of the variables set with `env` or `env-file`. */
  env: ReadonlySet<string>
  isInScope: (path: string) => boolean
}

export type Judge = (value: unknown, around: ModelContext) => readonly Reach[]
export type Table = Readonly<Record<string, Judge>>

/** Stays inside the container or the run. */
export const harmless: Judge = () => []

/** Refused with any value. */
export const reaches =
  (why: string): Judge =>
  () => [{ key: '', why }]

export const never =
  (why: string): Judge =>
  () => [{ key: '', why, isNever: true }]

/** Allowed values; any other is refused. */
export const only =
  (allowed: RegExp, why: (value: string) => string): Judge =>
  (value) =>
    allowed.test(textOf(value)) ? [] : [{ key: '', why: why(quote(value)) }]

/** Each item of a list, or a single value in place of a list. */
export const each =
  (judge: Judge): Judge =>
  (value, around) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item) => judge(item, around))

/** Each value of a mapping, or each `NAME=value` of a list. */
export const eachValue =
  (judge: (value: unknown, around: ModelContext, name: string) => readonly Reach[]): Judge =>
  (value, around) =>
    pairsOf(value).flatMap(([name, item]) => judge(item, around, name))

export const keys =
  (table: Table): Judge =>
  (value, around) =>
    judgeBy(table, value, around)

export function judgeBy(table: Table, thing: unknown, around: ModelContext): Reach[] {
  if (!isMapping(thing)) return [{ key: '', why: 'has a format that Sea Trial does not know' }]
  return Object.entries(thing).flatMap(([key, value]) => {
    if (key.startsWith('x-') || isUnset(value)) return []
    const judge = Object.hasOwn(table, key) ? table[key] : undefined
    const found = judge?.(value, around) ?? [{ key: '', why: 'is a key that Sea Trial does not know' }]
    const name = key.slice(0, 60)
    return found.map((one) => ({ ...one, key: one.key === '' ? name : `${name}.${one.key}` }))
  })
}

export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? withoutEscapes(value)
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : JSON.stringify(value ?? '')

export const quote = (value: unknown): string => JSON.stringify(textOf(value).slice(0, 200))

function pairsOf(value: unknown): [string, unknown][] {
  if (isMapping(value)) return Object.entries(value)
  const items = Array.isArray(value) ? (value as unknown[]) : [value]
  return items.map((item) => {
    const [name = '', ...rest] = textOf(item).split('=')
    return [name, rest.join('=')]
  })
}
