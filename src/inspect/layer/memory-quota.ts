/** Memory for parts of one file at a time: each layer has its own, so what is found does not depend on its neighbours. */
import { limits } from '../limits.ts'
import type { Memory } from '../packages/index.ts'

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
