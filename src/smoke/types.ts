/** What a smoke run takes and returns. */
import type { Clock } from '../core/clock.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding, Smoke } from '../core/schema.ts'
import type { Engine, EngineInfo } from '../engine/index.ts'
import type { Evidence, Places } from './evidence.ts'
import type { LogFile } from './log/file.ts'
import type { ComposeFile } from './services/compose-file.ts'

export interface SmokeResult {
  smoke: Smoke
  findings: Finding[]
  /** What the findings were made from. */
  evidence: Evidence
}

export interface SmokeDeps {
  engine: Engine
  info: EngineInfo
  clock: Clock
  progress: Progress
  signal: AbortSignal
  /** Id of the run, for the label. */
  run: string
  /** What the compose file says, where there is one. */
  services: ComposeFile | null
  /** The run's own folder for temporary files. */
  tempDir: string
  places: Places
  /** Called once the container is ready or has ended: from then on, other work does not disturb what is measured. */
  onSettled: () => void
  /** As it was asked for; null is the engine's own choice. */
  platform: string | null
  /** Where the whole log goes, where that was asked for. */
  logFile: LogFile | null
}
