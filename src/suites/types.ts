/** What running a test file needs, and what one test of it returns. */
import type { Clock } from '../core/clock.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding, Package, Suite } from '../core/schema.ts'
import type { Engine, EngineImage } from '../engine/index.ts'
import type { SmokeInputs } from '../inputs/types.ts'

/** One check of a test file. `line` counts from 1, in `file`. */
export interface Outcome {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly seconds: number
  readonly result: Result
}

export type Result =
  | { readonly state: 'passed' }
  /** As the file asks, or because an earlier check of the same thing failed, as goss does. */
  | { readonly state: 'skipped'; readonly why: string }
  /** One line each: what was expected, and what was found. */
  | { readonly state: 'failed'; readonly why: readonly string[] }
  /** It could not be carried out here, so it proves nothing. One sentence without a full stop. */
  | { readonly state: 'not-run'; readonly why: string }

export const PASSED: Result = { state: 'passed' }
export const failed = (...why: string[]): Result => ({ state: 'failed', why })
export const notRun = (why: string): Result => ({ state: 'not-run', why })

/** Reads a file that a setting or a test file names. Throws an Error that says why it cannot be read. */
export type ReadText = (path: string) => string

export interface SuiteDeps {
  readonly engine: Engine
  readonly clock: Clock
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Id of the run. */
  readonly run: string
  readonly platform: string | null
  /** Bytes of memory for a container without a limit of its own; null for none. */
  readonly memoryGuard: number | null
  readonly readText: ReadText
  /** Of a file, for locations: from the root of the repository. */
  readonly shownPath: (path: string) => string
}

/** The running container that goss's tests are about. */
export interface Running {
  readonly container: string
  /** Whether this machine reaches the addresses of its networks. */
  readonly isLocal: boolean
  /** Packages of the image; null where the list is not complete. */
  readonly packages: readonly Package[] | null
  /** Files below /proc and /sys, as they are in its namespaces; one that is missing is empty. */
  readonly readKernel: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

export interface StructureInputs {
  readonly image: EngineImage
  readonly app: SmokeInputs
  readonly allowHost: boolean
}

export interface SuiteResult {
  readonly suite: Suite
  readonly findings: Finding[]
}
