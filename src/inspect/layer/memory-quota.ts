import { limits } from '../limits.ts'
import type { Memory } from '../packages/index.ts'

/** Limits the bytes buffered for one file. Each layer has its own, so results do not depend on layers read at the same time. */
export class MemoryQuota implements Memory {
  #held = 0

  take(bytes: number): boolean {
    if (this.#held + bytes > limits.heldBytes) return false
    this.#held += bytes
    return true
  }

  give(bytes: number): void {
    this.#held -= bytes
  }
}
