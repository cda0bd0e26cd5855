import type { Progress } from '../../core/progress.ts'

const STEP_BYTES = 64 * 2 ** 20

/**
 * Call the result with the bytes of each chunk; it reports progress every 64 MiB, and to a terminal each time. `total`: of how
 * many bytes; null if that is not known.
 */
export function counter(progress: Progress, total: number | null): (bytes: number) => void {
  let read = 0
  let reported = 0
  const show = () => progress.show('layers', { text: 'weighing layers', bytes: read, total })
  show()
  return (bytes) => {
    read += bytes
    show()
    if (read - reported < STEP_BYTES) return
    reported = read
    progress.waiting(`weighing layers, ${Math.round(read / 1e6)} MB read`)
  }
}

/** Passes chunks through and counts their bytes. */
export async function* counted(
  chunks: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}
