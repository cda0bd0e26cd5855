/**
 * A clock that advances only while something sleeps. Sleepers wake in order, as soon as real sockets and promises have
 * nothing left to do at that moment. A minute of waiting takes a few milliseconds.
 */
import type { Clock } from '../../src/core/clock.ts'

/** The shortest sleep advances time too, as in real time. */
const LEAST_SECONDS = 1e-6
const EPOCH = Date.parse('2026-03-02T10:00:00.000Z')

interface Sleeper {
  at: number
  wake: () => void
}

export interface FakeClock extends Clock {
  /** Runs `action` that many seconds after the start. Does not advance time itself. */
  at(seconds: number, action: () => void): void
}

/** `turn` is the real time for each moment: one turn of the event loop, or more if sockets must answer. */
export function fakeClock(turn: () => Promise<void> = eventLoopTurn): FakeClock {
  let now = 0
  let isPumping = false
  const sleepers = new Set<Sleeper>()
  const events = new Set<Sleeper>()

  const pump = async () => {
    isPumping = true
    while (sleepers.size > 0) {
      await turn()
      const next = [...sleepers, ...events].reduce<Sleeper | null>(
        (a, b) => (a !== null && a.at <= b.at ? a : b),
        null,
      )
      if (next === null) break
      now = Math.max(now, next.at)
      sleepers.delete(next)
      events.delete(next)
      next.wake()
    }
    isPumping = false
  }
  const add = (sleeper: Sleeper) => {
    sleepers.add(sleeper)
    if (!isPumping) void pump()
  }
  return {
    now: () => now,
    date: () => new Date(EPOCH + now * 1000),
    at: (seconds, action) => void events.add({ at: seconds, wake: action }),
    sleep: (seconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve()
          return
        }
        const sleeper = { at: now + Math.max(seconds, LEAST_SECONDS), wake: () => resolve() }
        const abort = () => {
          sleepers.delete(sleeper)
          resolve()
        }
        signal?.addEventListener('abort', abort, { once: true })
        add(sleeper)
      }),
  }
}

const eventLoopTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Enough for a request to a server in this process and its response. */
export const socketTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 1))
