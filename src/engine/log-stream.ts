/** Removes the engine's log framing: a header of 8 bytes (stream, length) before each piece of output. */
import { PassThrough, Transform, type Duplex, type Readable, type TransformCallback } from 'node:stream'

const HEADER = 8

/** stdout and stderr in one stream, in order of arrival. For containers without a terminal, as all of Sea Trial's are. */
export function demultiplex(source: Duplex | NodeJS.ReadWriteStream): Readable {
  return framesOf(source).pipe(new PassThrough())
}

/** The same, each piece with its stream: 1 is stdout, 2 stderr. `ended` is called once. */
export function demultiplexApart(
  source: Duplex | NodeJS.ReadableStream,
  take: (bytes: Buffer, stream: number) => void,
  ended: () => void,
): void {
  const frames = framesOf(source, take)
  frames.once('end', ended)
  frames.resume()
}

function framesOf(source: NodeJS.ReadableStream, take?: (bytes: Buffer, stream: number) => void): Frames {
  const frames = new Frames(take)
  source.on('error', () => frames.end()) // the connection was lost: keep the log until then
  source.pipe(frames)
  return frames
}

class Frames extends Transform {
  private header = Buffer.alloc(0)
  private left = 0
  private stream = 0
  private readonly onPiece: (bytes: Buffer, stream: number) => void

  constructor(take?: (bytes: Buffer, stream: number) => void) {
    super()
    this.onPiece = take ?? ((bytes) => void this.push(bytes))
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk
    while (rest.length > 0) rest = this.left > 0 ? this.content(rest) : this.head(rest)
    done()
  }

  private head(chunk: Buffer): Buffer {
    const wanted = HEADER - this.header.length
    this.header = Buffer.concat([this.header, chunk.subarray(0, wanted)])
    if (this.header.length === HEADER) {
      this.left = this.header.readUInt32BE(4)
      this.stream = this.header.readUInt8(0)
      this.header = Buffer.alloc(0)
    }
    return chunk.subarray(wanted)
  }

  private content(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, this.left)
    this.left -= part.length
    this.onPiece(part, this.stream)
    return chunk.subarray(part.length)
  }
}
