/** What was observed of one rehearsal: another start of an image whose first start has passed. Plain data, as all evidence. */
import type { Rehearsal } from '../../core/schema.ts'
import type { Evidence } from '../evidence.ts'

export interface RehearsalSeen {
  readonly kind: Rehearsal['kind']
  /** `rehearse` names it, so that it must succeed. */
  readonly isAsked: boolean
  /** From the first command of the rehearsal to its last. */
  readonly seconds: number
  /** Of the start that decides: the container's second one, the second container, this image on the older one's data, …. */
  readonly evidence: Evidence
  /** Files that an earlier start has left in the container and that look like its PID or lock: `/app/tmp/pids/server.pid`. */
  readonly leftFiles?: readonly string[]
  /** Volumes that both starts use, as paths in the container. */
  readonly volumes?: readonly string[]
  /** How the other image is called: `main@3f2a1c9`. */
  readonly other?: string
  /** Of `twice`: `evidence` is that of the first container, which passed its checks until the second one ran. */
  readonly isFirst?: true
}
