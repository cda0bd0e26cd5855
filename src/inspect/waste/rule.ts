/** What a cure is. Each has a file of its own in `catalogue/`, and a case in the tests. */
import type { Confidence } from '../../core/schema.ts'
import type { Claim } from './claim.ts'
import type { Means } from './layer-origin.ts'
import type { Say } from './phrases.ts'

export interface Rule {
  /** Kebab-case and stable: people search for it and silence it. */
  readonly code: string
  /** Bytes from which it is worth a word, where that is more than for others. */
  readonly least?: number
  /** Null where it turns out to be no waste. */
  readonly advise: (claim: Claim, say: Say) => Advice | null
}

export interface Advice {
  /** One sentence that begins with the bytes, without a full stop. */
  readonly message: string
  readonly fix: string
  readonly confidence: Confidence
  /** What was seen; the largest places, where left out. */
  readonly evidence?: readonly string[]
}

/** In a fix: the path where most of it was found. */
export const HERE = '{here}'

/** What to change: one sentence, or one for what a RUN made and one for what was copied. */
export type Fix = string | { readonly run: string; readonly copy: string }

/** A waste that is known by the place where it lies. All that most cures need. */
export interface PathRule {
  readonly code: string
  /** What it is, as in `6.2 MB of pip’s cache`. */
  readonly what: string
  // Patterns of paths, as `patterns.ts` takes them: var/lib/apt/lists, **/.cache/pip, **/*.pyc
  readonly paths: readonly string[]
  /** How it must have come into the image to count; any way, where left out. */
  readonly by?: readonly Means[]
  /** What to change where it is still in the image. Left out where it is no waste then. */
  readonly live?: Fix
  /** What to change where it was deleted too late. Left out where `dead-weight` says all there is to say. */
  readonly dead?: Fix
  /** Of what is still in the image: what is dead is proved to be waste. `proved`, where left out. */
  readonly confidence?: Confidence
  readonly least?: number
  /** Whether what is still in the image is waste after all, by what else the layers did. */
  readonly holds?: (claim: Claim, say: Say) => boolean
  readonly evidence?: (claim: Claim, say: Say) => readonly string[]
}
