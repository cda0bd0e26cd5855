/** A sleep that events cut short. */
import type { Clock } from '../../core/clock.ts'

export class Waker {
  private readonly clock: Clock
  private event = new AbortController()

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Ends the sleep; when nothing sleeps, the next sleep ends at once. */
  wake(): void {
    this.event.abort()
  }

  async sleep(seconds: number): Promise<void> {
    if (!this.event.signal.aborted) await this.clock.sleep(seconds, this.event.signal)
    this.event = new AbortController()
  }
}
