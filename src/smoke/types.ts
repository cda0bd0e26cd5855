/** What `smoke` takes and returns. */
import type { Clock } from '../core/clock.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding, Rehearsal, Smoke } from '../core/schema.ts'
import type { Engine, EngineInfo } from '../engine/index.ts'
import type { Evidence, Places } from './evidence.ts'
import type { LogFile } from './log/file.ts'
import type { ComposeFile } from './services/compose-file.ts'

export interface SmokeResult {
  smoke: Smoke
  findings: Finding[]
  /** Of the same container; absent without any. */
  rehearsals?: Rehearsal[]
  /** From which the section and the findings were made. */
  evidence: Evidence
}

export interface SmokeDeps {
  engine: Engine
  info: EngineInfo
  clock: Clock
  progress: Progress
  signal: AbortSignal
  /** Id of the run. */
  run: string
  /** Null without a compose file. */
  services: ComposeFile | null
  /** The run's own folder for temporary files. */
  tempDir: string
  places: Places
  /** Called when the container is ready or has ended: from then on, other work does not disturb the measurements. May be called more than once. */
  onSettled: () => void
  /** As set; null leaves it to the engine. */
  platform: string | null
  /** For the whole log; null for no file. */
  logFile: LogFile | null
  /** Distinguishes the container from another of the run that exists at the same time. */
  role?: string
  /** Called when the container is ready; the soak begins again when this has settled. Rejects as this does. */
  beside?: () => Promise<void>
}
