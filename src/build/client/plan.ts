/**
 * What the builder's result can be: a manifest, or an index, which holds attestations and several platforms. Builders apart
 * from the engine make one; the engine's own does if the engine has containerd's image store. Pure.
 */
import { UserError } from '../../core/errors.ts'
import type { Finding } from '../../core/schema.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { ofManifest } from '../../lib/buildx-options.ts'
import type { OutputMode } from './argv.ts'

export interface Plan {
  outputMode: OutputMode
  /** Whether attestations, several platforms and annotations of an index are passed on. */
  isIndex: boolean
  /** Where the content for a push is kept; null: nowhere. */
  keptIn: 'tar' | 'engine' | null
}

/** As the engine's own builder loads an image, if nothing is asked that only an index has. */
export const LOADED: Plan = { outputMode: 'load', isIndex: false, keptIn: null }

/** Whether the kinds of builder and of image store matter. */
export const wantsIndex = (source: BuildSource): boolean =>
  isKept(source) || lostWithoutIndex(source).length > 0

/** Of several platforms, each is loaded from what is kept. */
const isKept = ({ keep, platforms }: BuildSource): boolean => keep === true || platforms !== undefined

/**
 * `sends`: the builder sends its result through the client; `isRead`: the image is read on its way. Throws `settings` for
 * several platforms of which the builder cannot make one result.
 */
export function planOf(
  source: BuildSource,
  { sends, store, isRead }: { sends: boolean; store: string; isRead: boolean },
): Plan {
  const isContainerd = store === 'containerd'
  if (sends && isKept(source)) return { outputMode: 'oci', isIndex: true, keptIn: 'tar' }
  // a builder that was chosen may not exist: buildx says so itself
  if (source.platforms && source.builder === null && !isContainerd) throw noIndex(source.platforms, store)
  const sent = isContainerd ? 'oci' : 'docker'
  return {
    outputMode: sends && isRead ? sent : 'load',
    isIndex: isContainerd,
    keptIn: isKept(source) && isContainerd ? 'engine' : null,
  }
}

/** For errors. */
export const HOW_TO_INDEX =
  'Create a builder that does with `docker buildx create --use` (docker/setup-buildx-action does), turn on containerd’s image store, or give one platform.'

function noIndex(platforms: readonly string[], store: string): UserError {
  return new UserError(
    'settings',
    `${platforms.join(' and ')} cannot be built in one build: the engine's own builder makes no index for its image store (${store})`,
    HOW_TO_INDEX,
    { exit: 2 },
  )
}

/** Settings that a manifest without an index cannot have. */
function lostWithoutIndex({ attests = [], options = [] }: BuildSource): string[] {
  const types = attests.map((spec) => /^type=([^,]*)/.exec(spec)?.[1] ?? '')
  const isLost = options.some(([flag, value = '']) => flag === '--annotation' && ofManifest(value) !== value)
  return [...types, ...(isLost ? ['annotations of an index'] : [])]
}

/** Whether BuildKit makes an index of what it is asked for. */
export const makesIndex = ({ attests = [], platforms }: BuildSource, { isIndex }: Plan): boolean =>
  isIndex && (attests.length > 0 || platforms !== undefined)

/** What of the settings the result does not have, as one note; none if it has all. `store`: of the engine. */
export function lossesOf(source: BuildSource, plan: Plan, store: string): Finding[] {
  const lost = makesIndex(source, plan) ? [] : lostWithoutIndex(source)
  if (lost.length === 0) return []
  const why = plan.isIndex
    ? 'an image of one platform without attestations has no index'
    : `the image store of this engine (${store}) holds no index`
  return [
    {
      code: 'no-index',
      level: 'note',
      confidence: 'proved',
      message: `the image is built without ${lost.join(' and ')}, because ${why}`,
      fix: plan.isIndex
        ? 'Leave `index:` out, or set `provenance`.'
        : 'Use a builder that makes an index and push its image (docker/setup-buildx-action creates one), or turn on containerd’s image store.',
      evidence: [plan.isIndex ? why : `image store: ${store}`],
    },
  ]
}
