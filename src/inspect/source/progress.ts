/** Tells how far a long reading is. */
import type { Progress } from '../../core/progress.ts'

const STEP_BYTES = 64 * 2 ** 20

/** To be told of bytes as they are read. */
export function counter(progress: Progress): (bytes: number) => void {
  let read = 0
  let told = 0
  return (bytes) => {
    read += bytes
    if (read - told < STEP_BYTES) return
    told = read
    progress.waiting(`weighing layers, ${Math.round(read / 1e6)} MB read`)
  }
}

export async function* counted(
  chunks: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}
