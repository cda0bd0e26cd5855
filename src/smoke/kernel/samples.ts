/** Memory and processor time over the run of a container: at most some hundreds of samples, evenly spread. */
import type { Usage } from './types.ts'

export interface Sample extends Usage {
  /** By the clock. */
  readonly at: number
}

const FIRST_EVERY = 0.25
const MOST = 200

export class Samples {
  private samples: Sample[] = []
  /** Seconds between two samples; twice as many each time that there are too many. */
  private every = FIRST_EVERY

  get all(): readonly Sample[] {
    return this.samples
  }

  /** Whether it is time for the next one. */
  isDue(now: number): boolean {
    return now - (this.samples.at(-1)?.at ?? -Infinity) >= this.every
  }

  /** Also before it is time, for the last one. Nothing is added where nothing is known. */
  add(at: number, usage: Usage | null): void {
    if (usage === null || (usage.memory === null && usage.cpuSeconds === null)) return
    this.samples.push({ at, ...usage })
    if (this.samples.length <= MOST) return
    this.samples = this.samples.filter((_, index) => index % 2 === 0)
    this.every *= 2
  }
}
