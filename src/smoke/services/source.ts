/**
 * What to build, where the tested service has a `build` section: its context, Dockerfile, stage, arguments. Settings
 * override them. Another context than the one set means another image: then nothing is used, and that is reported.
 */
import { existsSync } from 'node:fs'
import { basename, isAbsolute, join, relative } from 'node:path'
import type { BuildOption, BuildSource } from '../../inputs/types.ts'
import type { ComposeFile } from './compose-file.ts'
import { isMapping, isUnset, withoutEscapes, type Mapping } from './value.ts'

export interface Composed {
  source: BuildSource
  /** What was used of the service: `target builder`, `arguments GREETING`. */
  taken: readonly string[]
  /** Keys of the service that the build does not follow. */
  differs: readonly string[]
  /** A Dockerfile's text from the compose file, to be written to `source.file`; null for none. */
  inline: string | null
}

interface Part {
  /** Changes to the source; null where the key is not supported. */
  change: Partial<BuildSource> | null
  said: string
}

/** `inlineFile`: path for an inline Dockerfile. Returns null where the service builds nothing. */
export function composedSource(
  given: BuildSource,
  { service, model }: Pick<ComposeFile, 'service' | 'model'>,
  { root, inlineFile }: { root: string; inlineFile: string },
): Composed | null {
  const { build } = service
  if (!isMapping(build)) return null
  const context = textOf(build.context)
  const name = (path: string) => relative(root, path) || '.'
  const own = contextOf(given, context, build)
  if (own === null)
    return {
      source: given,
      taken: [],
      differs: [
        `it builds ${isAbsolute(context) ? name(context) : context}, and the setting builds ${name(given.context)}`,
      ],
      inline: null,
    }
  const isFileGiven = given.chosen?.file === true
  const inline = isFileGiven || build.dockerfile_inline === undefined ? null : textOf(build.dockerfile_inline)
  const file = isFileGiven
    ? given.file
    : inline === null
      ? fileIn(own, textOf(build.dockerfile ?? 'Dockerfile'))
      : inlineFile
  const start: BuildSource = { ...given, context: own, file }
  const isUsual = file === given.file || inline !== null || file === join(own, 'Dockerfile')
  const parts: Part[] = [
    ...(own === given.context ? [] : [{ change: {}, said: `context ${name(own)}` }]),
    ...(inline === null ? [] : [{ change: {}, said: 'dockerfile_inline' }]),
    ...(isUsual ? [] : [{ change: {}, said: `dockerfile ${name(file)}` }]),
  ]
  let source = start
  for (const [key, value] of Object.entries(build)) {
    const take = Object.hasOwn(TAKE, key) ? TAKE[key] : undefined
    if (isUnset(value) || HANDLED.has(key) || key.startsWith('x-')) continue
    const part = take?.(value, source, model.secrets) ?? { change: null, said: key }
    parts.push(...(part.said === '' ? [] : [part]))
    source = { ...source, ...part.change }
  }
  return {
    source,
    taken: parts.filter(({ change }) => change !== null).map(({ said }) => said),
    differs: parts.filter(({ change }) => change === null).map(({ said }) => said),
    inline,
  }
}

/** A context that was set stays where it has a Dockerfile. */
function contextOf(given: BuildSource, context: string, build: Mapping): string | null {
  if (!isAbsolute(context)) return null // the builder would fetch it
  if (context === given.context) return context
  const isGiven = given.chosen?.context === true || given.chosen?.file === true
  const holds = [given.file, fileIn(given.context, textOf(build.dockerfile ?? 'Dockerfile'))].some((file) =>
    existsSync(file),
  )
  return isGiven && holds ? null : context
}

const fileIn = (context: string, file: string): string => (isAbsolute(file) ? file : join(context, file))

/** Handled above, or without effect on the image. */
const HANDLED: ReadonlySet<string> = new Set(['context', 'dockerfile', 'dockerfile_inline', 'tags'])

type Take = (value: unknown, source: BuildSource, secrets: unknown) => Part

/** Adds options of the docker client, before those of the settings: of two the later counts. */
const words =
  (said: string, toOptions: (value: unknown) => BuildOption[]): Take =>
  (value, { options = [] }) => ({ change: { options: [...toOptions(value), ...options] }, said })

const each = (flag: string, items: readonly string[]): BuildOption[] => items.map((item) => [flag, item])

const TAKE: Readonly<Record<string, Take>> = {
  target: (value, { target }) =>
    target === null ? { change: { target: textOf(value) }, said: `target ${textOf(value)}` } : kept,
  args: (value, { buildArgs }) => {
    const given = new Set(buildArgs.map((item) => item.split('=', 1)[0]))
    const added = pairsOf(value).filter(([name]) => !given.has(name))
    const names = added.map(([name]) => name).join(', ')
    const change = { buildArgs: [...added.map(([name, text]) => `${name}=${text}`), ...buildArgs] }
    return added.length === 0 ? kept : { change, said: `arguments ${names}` }
  },
  platforms: (value, { platform, platforms }) => {
    const [one, ...more] = listOf(value)
    if (platform !== null || platforms) return kept
    return one === undefined || more.length > 0
      ? { change: null, said: 'platforms: one is built' }
      : { change: { platform: one }, said: `platform ${one}` }
  },
  network: (value, { network }) =>
    network === null ? { change: { network: textOf(value) }, said: `network ${textOf(value)}` } : kept,
  cache_from: (value, { cacheFrom }) => ({
    change: { cacheFrom: [...cacheFrom, ...listOf(value)] },
    said: 'cache_from',
  }),
  secrets: (value, { buildSecrets, secretValues = [] }, secrets) => {
    const specs = (Array.isArray(value) ? (value as unknown[]) : []).map((item) => secretOf(item, secrets))
    const given = new Set([
      ...buildSecrets.map((spec) => /(?:^|,)id=([^,]*)/.exec(spec)?.[1]),
      ...secretValues.map(({ id }) => id),
    ])
    const added = specs.filter((spec) => spec !== null).filter(({ id }) => !given.has(id))
    const isWhole = specs.every((spec) => spec !== null)
    return {
      change: isWhole ? { buildSecrets: [...buildSecrets, ...added.map(({ spec }) => spec)] } : null,
      said: isWhole ? 'secrets' : 'secrets: give them with secrets or secret-envs',
    }
  },
  labels: words('labels', (value) =>
    each(
      '--label',
      pairsOf(value).map((pair) => pair.join('=')),
    ),
  ),
  extra_hosts: words('extra_hosts', (value) =>
    each(
      '--add-host',
      pairsOf(value).map(([host, address]) => `${host}:${address}`),
    ),
  ),
  shm_size: words('shm_size', (value) => [['--shm-size', textOf(value)]]),
  ulimits: words('ulimits', (value) =>
    each(
      '--ulimit',
      Object.entries(isMapping(value) ? value : {}).map(([name, limit]) => `${name}=${limitOf(limit)}`),
    ),
  ),
  no_cache: words('no_cache', () => [['--no-cache']]),
  no_cache_filter: words('no_cache_filter', (value) => each('--no-cache-filter', listOf(value))),
  pull: words('pull', () => [['--pull']]),
  additional_contexts: (value, source, secrets) => {
    const pairs = pairsOf(value)
    return pairs.some(([, place]) => /^(?:service|target):/.test(place))
      ? { change: null, said: 'additional_contexts: those of other services or stages' }
      : words('additional_contexts', () =>
          each(
            '--build-context',
            pairs.map((pair) => pair.join('=')),
          ),
        )(value, source, secrets)
  },
}

/** The setting overrides the key. */
const kept: Part = { change: {}, said: '' }

function secretOf(item: unknown, secrets: unknown): { id: string; spec: string } | null {
  const source = textOf(isMapping(item) ? item.source : item)
  const id = isMapping(item) && item.target !== undefined ? basename(textOf(item.target)) : source
  const secret = isMapping(secrets) ? secrets[source] : undefined
  const file = isMapping(secret) && secret.file !== undefined ? textOf(secret.file) : ''
  return file === '' || /[",\n]/.test(file + id) ? null : { id, spec: `id=${id},src=${file}` }
}

function limitOf(limit: unknown): string {
  return isMapping(limit) ? `${textOf(limit.soft)}:${textOf(limit.hard)}` : textOf(limit)
}

/** `NAME=value` of a list or a mapping; a host may be written `NAME:address`. */
function pairsOf(value: unknown): [string, string][] {
  if (isMapping(value))
    return Object.entries(value).map(([name, text]) => [withoutEscapes(name), textOf(text)])
  return listOf(value).map((item) => {
    const at = item.search(/[=:]/)
    return at < 0 ? [item, ''] : [item.slice(0, at), item.slice(at + 1)]
  })
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).map(textOf)

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? withoutEscapes(value)
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
