/**
 * The images that an archive describes, from its manifest.json (`docker save`) and its index.json (OCI layout). Errors
 * of one image are kept with it, and matter only if it is chosen.
 */
import type { UserError } from '../../core/errors.ts'
import type { Platform } from '../../core/schema.ts'
import type { Archive, Blob } from '../archive/index.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { limits } from '../limits.ts'
import { diffIdsOf, platformOf } from './config.ts'
import { descriptorRef, jsonOf, mismatch, problemOf, savedRef, type FileRef } from './file-ref.ts'
import { entries, field, list, text, texts, type Json } from '../../lib/json.ts'

export interface Candidate {
  /** Tags and names as in the archive. */
  readonly names: readonly string[]
  /** Digests that an engine may use as its ID: of its config, its manifest, the indices above. */
  readonly ids: readonly string[]
  /** Of its manifest and of the descriptors above it. */
  readonly annotations: Readonly<Record<string, string>>
  readonly platform: Platform | null
  /** The image config; null if there is a `failure`. */
  readonly config: Json
  readonly configDigest: string
  readonly layers: readonly FileRef[]
  /** False if the archive lacks a part of it. */
  readonly isWhole: boolean
  readonly failure: UserError | null
}

/** A descriptor of an index, with names and digests of the indices above it. */
interface IndexedDescriptor {
  readonly descriptor: Json
  readonly names: readonly string[]
  readonly ids: readonly string[]
}

/** One more than allowed: enough to detect too many. */
const MOST_LAYERS = limits.layers + 1

/** `saved`: null if there is no manifest.json. Throws `archive-invalid` if that or an index cannot be read. */
export function candidatesOf(archive: Archive): { saved: Candidate[] | null; indexed: Candidate[] } {
  const index = archive.blob('index.json')
  const manifest = archive.blob('manifest.json')
  const indexed = [
    ...imagesBelow(archive, jsonOf(archive, index), { names: [], ids: [] }, { left: limits.images }),
  ].flatMap((found) => fromDescriptor(archive, found) ?? [])
  if (!manifest) return { saved: null, indexed }
  const rows = jsonOf(archive, manifest)
  if (!Array.isArray(rows))
    throw invalidArchive(`The manifest.json of ${archive.name} is not the list that \`docker save\` writes`)
  return { saved: rows.slice(0, limits.images).map((row) => fromSaved(archive, row, indexed)), indexed }
}

/** A row of manifest.json: `{Config, RepoTags, Layers}`, the first and last by path. */
function fromSaved(archive: Archive, row: Json, indexed: readonly Candidate[]): Candidate {
  const config = savedRef(text(field(row, 'Config')))
  const layers = texts(field(row, 'Layers')).slice(0, MOST_LAYERS).map(savedRef)
  const one = describe(archive, {
    config,
    layers,
    names: texts(field(row, 'RepoTags')).filter(isName),
    ids: [],
    annotations: {},
    platform: null,
  })
  const same = indexed.filter(({ configDigest }) => configDigest === one.configDigest)
  return {
    ...one,
    names: [...new Set([...one.names, ...same.flatMap(({ names }) => names)])],
    ids: [...one.ids, ...same.flatMap(({ ids }) => ids)],
    annotations: Object.fromEntries(same.flatMap(({ annotations }) => Object.entries(annotations))),
  }
}

/** The descriptors of images in an index and its nested indices, without attestations. */
function* imagesBelow(
  archive: Archive,
  index: Json,
  above: Omit<IndexedDescriptor, 'descriptor'>,
  most: { left: number },
  depth = 0,
): Generator<IndexedDescriptor> {
  for (const descriptor of list(field(index, 'manifests'))) {
    if (--most.left < 0 || depth > limits.indexDepth)
      throw invalidArchive(
        `${archive.name} has more than ${limits.images} images, or indices ${limits.indexDepth} deep`,
      )
    if (isAttestation(descriptor)) continue
    const ref = descriptorRef(descriptor)
    const found = {
      descriptor,
      names: [...above.names, ...namesOf(descriptor)],
      ids: [...above.ids, ref.digest ?? ''],
    }
    const blob = archive.blob(ref.path)
    const isIndex =
      blob && !mismatch(archive, ref, blob) && Array.isArray(field(jsonOf(archive, blob), 'manifests'))
    if (isIndex) yield* imagesBelow(archive, jsonOf(archive, blob), found, most, depth + 1)
    else yield found
  }
}

/** Null if the manifest is not of an image. */
function fromDescriptor(archive: Archive, { descriptor, names, ids }: IndexedDescriptor): Candidate | null {
  const ref = descriptorRef(descriptor)
  const blob = archive.blob(ref.path)
  const platform =
    field(descriptor, 'platform') === undefined ? null : platformOf(field(descriptor, 'platform'))
  const failure = problemOf(archive, ref, blob, 'manifest')
  if (failure || !blob?.json) {
    return {
      names,
      ids,
      annotations: {},
      platform,
      config: null,
      configDigest: '',
      layers: [],
      isWhole: blob !== null,
      failure,
    }
  }
  const manifest = jsonOf(archive, blob)
  const config = descriptorRef(field(manifest, 'config'))
  const layers = layersOf(blob, manifest)
  const annotations = { ...annotationsOf(descriptor), ...annotationsOf(manifest) }
  const one = describe(archive, { config, layers, names, ids, annotations, platform })
  const isImage =
    one.failure !== null || (diffIdsOf(one.config) !== null && !isUnknown(platform ?? one.platform))
  return isImage ? one : null
}

const listed = new WeakMap<Blob, readonly FileRef[]>()

/** Cached, since many descriptors may name one manifest. */
function layersOf(blob: Blob, manifest: Json): readonly FileRef[] {
  const layers = listed.get(blob) ?? list(field(manifest, 'layers')).slice(0, MOST_LAYERS).map(descriptorRef)
  listed.set(blob, layers)
  return layers
}

interface Parts extends Pick<Candidate, 'names' | 'ids' | 'annotations' | 'platform' | 'layers'> {
  readonly config: FileRef
}

function describe(archive: Archive, parts: Parts): Candidate {
  const blob = archive.blob(parts.config.path)
  const failure = problemOf(archive, parts.config, blob, 'config')
  const config = failure ? null : jsonOf(archive, blob)
  const digest = blob?.digest ?? parts.config.digest ?? ''
  return {
    names: parts.names,
    ids: [digest, ...parts.ids],
    annotations: parts.annotations,
    platform: config === null ? parts.platform : platformOf(config),
    config,
    configDigest: digest,
    layers: parts.layers,
    isWhole: blob !== null && parts.layers.every(({ path }) => archive.blob(path) !== null),
    failure,
  }
}

export function isAttestation(descriptor: Json): boolean {
  return (
    isUnknown(platformOf(field(descriptor, 'platform'))) ||
    text(field(descriptor, 'annotations', 'vnd.docker.reference.type')) === 'attestation-manifest'
  )
}

/** How builders mark what is no image. One unknown part alone is a strange image. */
const isUnknown = (platform: Platform | null): boolean =>
  platform?.os === 'unknown' && platform.architecture === 'unknown'

const annotationsOf = (json: Json): Record<string, string> =>
  Object.fromEntries(entries(field(json, 'annotations')).map(([key, value]) => [key, text(value)]))

const NAMES = new Set(['io.containerd.image.name', 'org.opencontainers.image.ref.name'])
const namesOf = (descriptor: Json): string[] =>
  entries(field(descriptor, 'annotations'))
    .flatMap(([key, value]) => (NAMES.has(key) ? texts([value]) : []))
    .filter(isName)

/** Registries take 255 characters, and 128 for a tag. */
const MOST_NAME = 1024
const isName = (name: string): boolean => name.length <= MOST_NAME
