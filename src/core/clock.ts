/** The clock of the stages; tests pass another. `now` is in seconds and monotonic. */
export interface Clock {
  now(): number
  /** Wall-clock time, for the Report. */
  date(): Date
  /** Resolves after `seconds`, or at once when `signal` aborts (never rejects). */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => performance.now() / 1000,
  date: () => new Date(),
  sleep: (seconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) {
        resolve()
        return
      }
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, seconds * 1000)
      signal?.addEventListener('abort', done, { once: true })
    }),
}

/** Waits for a promise for at most `seconds`. Rejects as the promise does. */
export async function atMost(clock: Clock, seconds: number, promise: Promise<unknown>): Promise<void> {
  const settled = new AbortController()
  try {
    await Promise.race([promise, clock.sleep(seconds, settled.signal)])
  } finally {
    settled.abort()
  }
}
