/**
 * Parses what the helper prints: frames, each ended by a form feed on a line of its own; in a frame each file's path on a
 * line, its content, and a NUL on a line of its own. Bounded, since the shell of the tested image may print anything.
 */

/** Path → content, of one round. */
export type Frame = ReadonlyMap<string, string>

const FRAME_END = '\0\n\f\n'
const FILE_END = '\0\n'
/** Ten thousand sockets in each table. */
const MOST_CHARACTERS = 8_000_000

export class FrameReader {
  private text = ''
  private readonly onFrame: (frame: Frame) => void

  constructor(onFrame: (frame: Frame) => void) {
    this.onFrame = onFrame
  }

  take(chunk: Buffer): void {
    const before = Math.max(0, this.text.length - FRAME_END.length)
    this.text += chunk.toString('latin1')
    const end = this.text.lastIndexOf(FRAME_END)
    if (end >= before) {
      const start = this.text.lastIndexOf('\f\n', end - 1)
      this.onFrame(parseFrame(this.text.slice(start < 0 ? 0 : start + 2, end + FILE_END.length)))
      this.text = this.text.slice(end + FRAME_END.length)
    }
    if (this.text.length > MOST_CHARACTERS) this.text = ''
  }
}

function parseFrame(text: string): Frame {
  const files = text.split(FILE_END).filter((file) => file !== '')
  return new Map(
    files.map((file): [string, string] => {
      const at = file.indexOf('\n')
      return at < 0 ? [file, ''] : [file.slice(0, at), file.slice(at + 1)]
    }),
  )
}
