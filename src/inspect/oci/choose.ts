import type { UserError } from '../../core/errors.ts'
import type { Platform } from '../../core/schema.ts'
import type { Archive } from '../archive/index.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { candidatesOf, type Candidate } from './candidates.ts'
import type { FileRef } from './file-ref.ts'
import { isSameName } from './name.ts'
import {
  hostPlatform,
  isSameMachine,
  isSamePlatform,
  parsePlatform,
  platformText,
} from '../../platform/name.ts'

export interface Wanted {
  /** `os/architecture[/variant]`; null: this machine's. */
  readonly platform: string | null
  /** Name of the image, and the ID that an engine has for it; null if unknown. */
  readonly ref: string
  readonly id: string | null
  /** Name, tag or digest that the user asked for; null if none. */
  readonly asked: string | null
}

/**
 * The image that was asked for, else the one for this machine. Throws `archive-invalid` if none or several match, and
 * the chosen image's own failure.
 */
export function chooseImage(archive: Archive, wanted: Wanted): Candidate {
  const { saved, indexed } = candidatesOf(archive)
  if ((saved ?? []).length + indexed.length === 0) throw noImage(archive)
  const first = pick(saved ?? indexed, wanted)
  // manifest.json has priority over index.json, but lists only one of several saved platforms
  const pool = first.length === 0 && saved ? pick(indexed, wanted) : first
  const [chosen, ...others] = pool
  if (!chosen || others.length > 0)
    throw unclear(archive, [...(saved ?? []), ...indexed], pool.length, wanted)
  if (chosen.failure) throw chosen.failure
  return chosen
}

function pick(candidates: readonly Candidate[], wanted: Wanted): Candidate[] {
  const { asked } = wanted
  const named = distinct(
    prefer(asked === null ? candidates : candidates.filter((one) => isAsked(one, asked)), [
      ({ ids }) => wanted.id !== null && ids.includes(wanted.id),
      ({ names }) => names.some((name) => isSameName(name, wanted.ref)),
    ]),
  )
  if (wanted.platform !== null) return forPlatform(named, parsePlatform(wanted.platform))
  const whole = prefer(named, [({ isWhole }) => isWhole])
  return whole.length === 1
    ? whole
    : prefer(whole, [({ platform }) => platform !== null && isSameMachine(platform, hostPlatform())])
}

/** A layout may name its images by tags only. */
function isAsked({ names, ids }: Candidate, asked: string): boolean {
  const isTag = !/[:/@]/.test(asked)
  return (
    ids.includes(asked) ||
    names.some((name) => name === asked || isSameName(name, asked) || (isTag && name.endsWith(`:${asked}`)))
  )
}

/** Those that pass all tests, applied in order; a test that none passes is skipped. */
function prefer(
  candidates: readonly Candidate[],
  tests: readonly ((one: Candidate) => boolean)[],
): Candidate[] {
  return tests.reduce<Candidate[]>(
    (left, test) => {
      const passing = left.filter(test)
      return passing.length > 0 ? passing : left
    },
    [...candidates],
  )
}

function forPlatform(candidates: readonly Candidate[], asked: Platform): Candidate[] {
  const exact = candidates.filter(({ platform }) => platform !== null && isSamePlatform(platform, asked))
  if (exact.length > 0 || asked.variant !== undefined) return exact
  return candidates.filter(({ platform }) => platform !== null && isSameMachine(platform, asked))
}

/** An index may list an image once for each of its names. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Map<string, Candidate>()
  for (const one of candidates) {
    const key = [one.configDigest || one.ids, layersKey(one.layers)].join(' ')
    if (!seen.has(key)) seen.set(key, one)
  }
  return [...seen.values()]
}

const keys = new WeakMap<readonly FileRef[], string>()

/** Cached, since many descriptors may name one manifest. */
function layersKey(layers: readonly FileRef[]): string {
  const key = keys.get(layers) ?? layers.map(({ path }) => path).join()
  keys.set(layers, key)
  return key
}

const MOST_LISTED = 12

/** `fitting`: how many images match. */
function unclear(
  archive: Archive,
  candidates: readonly Candidate[],
  fitting: number,
  { platform, asked }: Wanted,
): UserError {
  const images = distinct(candidates)
  const all = [...new Set(images.map(listed))].sort() // engines save several images in any order
  const list = all.slice(0, MOST_LISTED).join(', ') + (all.length > MOST_LISTED ? ', …' : '')
  const hint = 'Choose one with `platform`, or save that image alone.'
  if (asked !== null && !candidates.some((one) => isAsked(one, asked)))
    return invalidArchive(
      `${archive.name} has no image called ${asked}; it has ${list}`,
      'Use one of these names.',
    )
  if (platform !== null && fitting === 0)
    return invalidArchive(`${archive.name} has no image for ${platform}; it has ${list}`, hint)
  const clue = platform ?? `this machine's platform, ${platformText(hostPlatform())},`
  return invalidArchive(
    `${archive.name} has ${images.length} images, and ${clue} does not identify one: ${list}`,
    hint,
  )
}

function listed({ names, platform, isWhole }: Candidate): string {
  const known = platform ? platformText(platform) : ''
  const words = [
    names[0]?.slice(0, 200),
    known === '' ? 'unknown platform' : known,
    isWhole ? undefined : '(incomplete)',
  ]
  return words.filter((word) => word).join(' ')
}

function noImage(archive: Archive): UserError {
  const hint = 'Write it with `docker save`, or as an OCI layout.'
  return invalidArchive(
    `${archive.name} holds no image: neither a manifest.json nor an index.json that lists one`,
    hint,
  )
}
