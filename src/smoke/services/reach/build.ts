/** What the build of a service may use of this machine. Pure. */
import {
  each,
  eachValue,
  harmless,
  only,
  quote,
  reaches,
  textOf,
  type ModelContext,
  type Reach,
  type Table,
} from './judge.ts'
import { isAbsolute, join } from 'node:path'
import { isMapping } from '../value.ts'

/** Fetched by the builder: `https://…`, `git@host:…`, `docker-image://…`. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i
/** URLs that name a folder of this machine. */
const LOCAL = /^(?:oci-layout|file):\/\//i
const NAMED = /^(?:service|target|docker-image):/

const outside = (value: unknown): string => `reads ${quote(value)}, which is outside the repository`

function placeOf(value: unknown, { isInScope }: ModelContext): Reach[] {
  const text = textOf(value)
  const path = text.replace(LOCAL, '').replace(/(?:@sha256:[0-9a-f]{64})$/, '')
  const isElsewhere = path === text && (REMOTE.test(text) || NAMED.test(text))
  return isElsewhere || isInScope(path) ? [] : [{ key: '', why: outside(value) }]
}

/** A value without `=` is the name of a cache in a registry. */
function cacheOf(value: unknown, around: ModelContext): Reach[] {
  const text = textOf(value)
  const fields = text.split(',').map((field) => field.trim())
  const type = fields.find((field) => field.startsWith('type='))?.slice('type='.length)
  if (!text.includes('=') || type === 'registry' || type === 'gha') return []
  const from = fields.find((field) => field.startsWith('src='))?.slice('src='.length)
  if (type === 'local' && from !== undefined) return placeOf(from, around)
  return [{ key: '', why: `reads ${quote(value)}` }]
}

const secretSource = (value: unknown): string => textOf(isMapping(value) ? value.source : value)

export const BUILD: Table = {
  context: (value, around) => placeOf(value, around),
  dockerfile: harmless, // with its context: see dockerfileOf
  dockerfile_inline: harmless,
  args: harmless,
  target: harmless,
  labels: harmless,
  platforms: harmless,
  no_cache: harmless,
  no_cache_filter: harmless,
  pull: harmless,
  tags: harmless, // left out
  shm_size: harmless,
  ulimits: harmless,
  extra_hosts: harmless,
  isolation: harmless,
  provenance: harmless,
  sbom: harmless,
  additional_contexts: eachValue((value, around) => placeOf(value, around)),
  cache_from: each(cacheOf),
  cache_to: reaches('writes a cache outside the run'),
  network: only(
    /^(?:none|default|bridge)$/,
    (value) => `is ${value}: RUN steps would use a network of the host`,
  ),
  secrets: each((value, around) =>
    around.secrets.has(secretSource(value))
      ? []
      : [{ key: '', why: `reads ${quote(secretSource(value))}, which the file does not define` }],
  ),
  ssh: reaches('gives RUN steps the keys of this machine’s SSH agent'),
  entitlements: reaches('gives RUN steps rights on the host'),
  privileged: reaches('gives RUN steps all rights on the host'),
}

/** The Dockerfile's path is relative to the context, and may leave it. */
export function dockerfileOf(build: unknown, around: ModelContext): Reach[] {
  if (!isMapping(build) || build.dockerfile === undefined) return []
  const context = textOf(build.context)
  const file = textOf(build.dockerfile)
  const path = isAbsolute(file) ? file : join(context, file)
  if ((REMOTE.test(context) && !LOCAL.test(context) && !isAbsolute(file)) || around.isInScope(path)) return []
  return [{ key: 'build.dockerfile', why: outside(file) }]
}
