/** A comparison of a contract with what was measured. */
import type { FindingCode } from '../../core/finding-codes.ts'
import type { Confidence, Level, Location } from '../../core/schema.ts'
import type { Contract } from '../model.ts'
import type { Measured } from '../measured.ts'

export interface Rule {
  readonly code: FindingCode & `contract-${string}`
  /** The platform's documentation of what is compared. */
  readonly source: string
  /** Pure. One for each disagreement. */
  readonly find: (contract: Contract, measured: Measured, isApplied: boolean) => readonly Disagreement[]
}

export interface Disagreement {
  /** One sentence, without a full stop. It names the line itself where that reads better. */
  readonly message: string
  readonly fix: string
  readonly at: Location
  readonly evidence: readonly string[]
  /** Default: `fail` where the contract is applied, else `warn`. */
  readonly level?: Level
  /** Default: `proved`. */
  readonly confidence?: Confidence
}

export const lineOf = ({ file, line }: Location): string => `${file}:${line}`

/** `8080`, `8080 and 9090`, `8080, 9090 and 9091` */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2 ? String(items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
