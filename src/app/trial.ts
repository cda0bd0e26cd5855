/** One trial of one image: what was asked for, the run it belongs to, and what its stages have returned so far. */
import type { BuildOutcome } from '../build/index.ts'
import type { WantedCommit } from '../baseline/index.ts'
import type {
  BaselineSource,
  BaselineTry,
  Delta,
  Finding,
  Image,
  Rehearsal,
  Report,
  SideBySide,
  StartTimes,
} from '../core/schema.ts'
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import type { Inputs } from '../inputs/types.ts'
import type { ImageAnalysis } from '../inspect/index.ts'
import type { Places, SmokeResult } from '../smoke/index.ts'
import type { PageTree } from '../report/index.ts'
import type { SuiteResult } from '../suites/index.ts'
import type { Run } from './session.ts'
import type { Stages } from './stages.ts'

export interface Trial {
  readonly inputs: Inputs
  readonly run: Run
  /** Connects to the engine when it is first needed; later calls return the same connection. */
  readonly link: () => Promise<Link>
  /** The engine that runs the container, if `smoke-host` names another; else that of `link`. */
  readonly host?: Link
  readonly stages: Stages
  /** Kept when a later stage fails: the Report shows them. */
  readonly results: Results
  /** Seconds by part of the work. */
  readonly seconds: Partial<Record<TimedPart, number>>
}

export interface Link {
  engine: Engine
  info: EngineInfo
}

/** Each stage has its own field, so the Report does not depend on which stage finished first. */
export interface Results {
  engine?: EngineInfo
  /** Of the engine that runs the container, where the image is copied to it. */
  smokeEngine?: EngineInfo
  /** The image under test. */
  subject?: EngineImage
  build?: Pick<BuildOutcome, 'build' | 'findings' | 'whySlower' | 'content' | 'noContent'>
  smoke?: SmokeResult
  inspect?: ImageAnalysis
  /** The files of the image, where an HTML page is to be made. */
  tree?: PageTree
  /** The image, with the layers that it shares with the images of `also`. */
  compared?: Image
  baseline?: { source: BaselineSource; report: Report; wanted: WantedCommit | null }
  baselineSearch?: BaselineTry[]
  /** The image whose container was run, and the lines of its Dockerfile. */
  tested?: { image: EngineImage; places: Places }
  /** The image that `baseline` has built, and its commit: `main@3f2a1c9`. Kept on the engine only where it is to be started. */
  built?: { name: string; image: EngineImage }
  suites?: SuiteResult[]
  repeated?: { sideBySide: SideBySide; findings: Finding[] }
  /** Starts for the median of the time until ready. */
  startTimes?: { times: StartTimes; findings: Finding[] }
  rehearsed?: { rehearsals: Rehearsal[]; findings: Finding[] }
  /** Why the build took longer than the baseline's. */
  slower?: Delta['build']
}

/** In the order in which the Report lists them. */
export const TIMED_PARTS = [
  'connect',
  'pull',
  'build',
  'base',
  'inspect',
  'compress',
  'copy',
  'smoke',
  'rehearse',
  'suites',
  'also',
  'repeat',
  'start-times',
  'twice',
  'upgrade',
] as const
export type TimedPart = (typeof TIMED_PARTS)[number]

/** Runs `work` and measures it, also when it fails. */
export async function timed<T>(
  { run, seconds }: Pick<Trial, 'run' | 'seconds'>,
  part: TimedPart,
  work: () => Promise<T>,
): Promise<T> {
  const since = run.clock.now()
  try {
    return await work()
  } finally {
    seconds[part] = run.clock.now() - since
  }
}
