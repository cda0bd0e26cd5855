/** What happened to the container, and when. */
import type { Listener, Moment } from '../../core/schema.ts'

/** A program can open thousands of ports. */
const MOST_LISTENERS = 20

export class Journal {
  /** `at` by the clock. */
  readonly moments: Moment[] = []
  private readonly listeners = new Set<string>()

  add(kind: Moment['kind'], text: string, at: number): void {
    this.moments.push({ at, kind, text })
  }

  /** Adds those that were not there before. */
  seeListeners(listeners: readonly Listener[] | null, at: number): void {
    for (const { protocol, address, port, process } of listeners ?? []) {
      const key = `${protocol} ${address.includes(':') ? `[${address}]` : address}:${port}`
      if (this.listeners.has(key) || this.listeners.size >= MOST_LISTENERS) continue
      this.listeners.add(key)
      this.add('listen', process === undefined ? key : `${key} (${process})`, at)
    }
  }
}
