import type { FindingCode } from '../../core/finding-codes.ts'
import type { Confidence, Remedy } from '../../core/schema.ts'
import type { Claim } from './claim.ts'
import type { Means } from './layer-origin.ts'
import type { Phrases } from './phrases.ts'

/** One kind of waste. All are in `catalogue/`, each with a case in the tests. */
export interface Rule {
  /** Kebab-case and stable: people search for it and allow it. */
  readonly code: FindingCode
  /** Bytes from which it is reported, if more than `thresholds.ts` says. */
  readonly least?: number
  /** Null if it turns out to be no waste. */
  readonly advise: (claim: Claim, phrases: Phrases) => Advice | null
}

export interface Advice {
  /** One sentence that begins with the size, without a full stop. */
  readonly message: string
  readonly fix: string
  readonly confidence: Confidence
  /** Default: the paths that hold most. */
  readonly evidence?: readonly string[]
  /** Null or absent where a fix takes a decision. */
  readonly remedy?: Remedy | null
}

/** Placeholder in a fix: the path that holds most of it. */
export const HERE = '{here}'

/** What to change: one sentence, or one for files that a RUN made and one for copied files. */
export type Fix = string | { readonly run: string; readonly copy: string }

/** How a path rule's waste can be avoided by a change that needs no decision. */
export interface Repair {
  /** A call with the option that avoids it: `pip install --no-cache-dir`. */
  readonly avoid?: string
  /** A command that ends the RUN. `HERE` stands for the path, `ALL` for all of them. */
  readonly clean?: string
  /** Files of the build context are listed in the ignore file. */
  readonly ignore?: true
}

/** Placeholder in a command: all files and folders that the rule's patterns name. */
export const ALL = '{all}'

/** Waste that is known by its path. Enough for most rules. */
export interface PathRule {
  readonly code: FindingCode
  /** What it is, as in `6.2 MB of pip’s cache`. */
  readonly what: string
  // A block comment cannot hold these. Patterns of `patterns.ts`: var/lib/apt/lists, **/.cache/pip, **/*.pyc
  readonly paths: readonly string[]
  /** How it must have come into the image. Default: any. */
  readonly by?: readonly Means[]
  /** The fix while it is still in the image. Omit if it is no waste then. */
  readonly live?: Fix
  /** The fix if it was deleted too late. Omit if `dead-weight` says enough. */
  readonly dead?: Fix
  /** For bytes still in the image; dead bytes are always `proved`. Default: `proved`. */
  readonly confidence?: Confidence
  readonly least?: number
  /** Omit where a fix takes a decision. What a RUN deleted too late is always joined with it. */
  readonly repair?: Repair
  /** Whether bytes still in the image are waste, by the commands of the layers. Default: yes. */
  readonly isWaste?: (claim: Claim, phrases: Phrases) => boolean
  readonly evidence?: (claim: Claim, phrases: Phrases) => readonly string[]
}
