/** zstd frames (RFC 8878) without a compressor, so that tests run on any Node: raw blocks. */
const MOST_IN_BLOCK = 128 * 1024

/** One frame with a window descriptor, like those of streaming compressors. */
export function zstd(bytes: Buffer, { windowLog = 20 }: { windowLog?: number } = {}): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3])
  const blocks: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += MOST_IN_BLOCK) {
    const part = bytes.subarray(at, at + MOST_IN_BLOCK)
    blocks.push(blockHeader(part.length, 0, at + MOST_IN_BLOCK >= bytes.length), part)
  }
  return Buffer.concat([header, ...blocks])
}

/** One frame with its size (in 1, 2, 4 or 8 bytes) and no window, of one repeated byte. */
export function zstdRepeated(byte: number, count: number, sizeBytes: 1 | 2 | 4 | 8): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(sizeBytes === 2 ? count - 256 : count))
  const descriptor = ({ 1: 0, 2: 1, 4: 2, 8: 3 }[sizeBytes] << 6) | 0x20
  const header = Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor]),
    size.subarray(0, sizeBytes),
  ])
  const blocks: Buffer[] = []
  for (let left = count; left > 0; left -= MOST_IN_BLOCK) {
    blocks.push(blockHeader(Math.min(left, MOST_IN_BLOCK), 1, left <= MOST_IN_BLOCK), Buffer.from([byte]))
  }
  return Buffer.concat([header, ...blocks])
}

/** A skippable frame. */
export function zstdSkippable(size: number): Buffer {
  const frame = Buffer.alloc(8 + size, 's')
  frame.writeUInt32LE(0x184d2a53)
  frame.writeUInt32LE(size, 4)
  return frame
}

function blockHeader(size: number, type: number, isLast: boolean): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE((size << 3) | (type << 1) | (isLast ? 1 : 0), 0, 3)
  return header
}
