/** What a push did: by reference, and by registry. */
import type { Descriptor } from '../core/image-content.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Platform } from '../core/schema.ts'

export interface ShipResult {
  /** Of what was pushed: an index, or a manifest. Null if it could not be found out. */
  readonly digest: string | null
  /** One for each reference, in the order given; the same reference counts once. */
  readonly refs: readonly ShippedRef[]
  /** By host. Empty where the engine pushed: it reports no figures. */
  readonly traffic: Readonly<Record<string, Traffic>>
  /** Of each platform, and attestations. A platform's download is the sum of its layers. */
  readonly manifests: readonly ShippedManifest[]
}

export interface ShippedRef {
  /** As given. */
  readonly ref: string
  /** That it should have. */
  readonly digest: string | null
  /** `present`: it had this digest before, and nothing was sent. */
  readonly state: 'pushed' | 'present' | 'failed'
  /** One sentence: why it failed. */
  readonly error?: string
}

export interface ShippedManifest {
  readonly digest: string
  /** As the index says; of an image without an index, null. */
  readonly platform: Platform | null
  readonly config: Descriptor | null
  /** As stored, also those that registries do not store (`urls`). */
  readonly layers: readonly Descriptor[]
}

/** Configs and layers. One that two repositories of a registry have counts twice. */
export interface Traffic {
  readonly sent: Amount
  readonly mounted: Amount
  readonly present: Amount
}

export interface Amount {
  readonly blobs: number
  readonly bytes: number
}

export const failed = (ref: ImageReference, digest: string | null, error: string): ShippedRef => ({
  ref: ref.text,
  digest,
  state: 'failed',
  error,
})
