/** zstd frames (RFC 8878) without a compressor, so that tests have them on any Node: blocks stored as they are. */
const MOST_IN_BLOCK = 128 * 1024

/** One frame, with a window descriptor as compressors of streams write. */
export function zstd(bytes: Buffer, { windowLog = 20 }: { windowLog?: number } = {}): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3])
  const blocks: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += MOST_IN_BLOCK) {
    const part = bytes.subarray(at, at + MOST_IN_BLOCK)
    blocks.push(blockHeader(part.length, 0, at + MOST_IN_BLOCK >= bytes.length), part)
  }
  return Buffer.concat([header, ...blocks])
}

/** One frame that says its size (in 1, 2, 4 or 8 bytes) and no window, of one byte repeated. */
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

/** A frame that every decoder leaves out. */
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
