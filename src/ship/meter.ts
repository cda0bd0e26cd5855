/** Counts what is sent: shown while it happens, and by registry at the end. */
import type { Progress } from '../core/progress.ts'
import { bytes } from '../lib/units.ts'
import type { Amount, Traffic } from './result.ts'

export interface Meter {
  /** So many bytes more are to be sent, or fewer. */
  expect(bytes: number): void
  /** Counts the bytes of each attempt; of one that failed they count no more. */
  watch(open: () => AsyncIterable<Buffer>): () => AsyncIterable<Buffer>
  count(host: string, way: keyof Traffic, size: number): void
  traffic(): Record<string, Traffic>
}

const STEP_BYTES = 2 ** 20

export function meterOf(progress: Pick<Progress, 'waiting'>): Meter {
  let [done, total, shown] = [0, 0, 0]
  const hosts = new Map<string, Record<keyof Traffic, Amount>>()
  const advance = (size: number) => {
    done += size
    if (Math.abs(done - shown) < STEP_BYTES && done < total) return
    shown = done
    progress.waiting(`pushing, ${bytes(done)} of ${bytes(total)} sent`)
  }
  return {
    expect: (size) => void (total += size),
    watch(open) {
      let sent = 0
      return async function* () {
        advance(-sent)
        sent = 0
        for await (const chunk of open()) {
          sent += chunk.length
          advance(chunk.length)
          yield chunk
        }
      }
    },
    count(host, way, size) {
      const none = { blobs: 0, bytes: 0 }
      const all = hosts.get(host) ?? { sent: none, mounted: none, present: none }
      const { blobs, bytes } = all[way]
      hosts.set(host, { ...all, [way]: { blobs: blobs + 1, bytes: bytes + size } })
    },
    traffic: () => Object.fromEntries(hosts),
  }
}
