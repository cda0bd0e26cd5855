import { describe, expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { demultiplex } from '../../src/engine/log-stream.ts'
import { frame } from '../support/engine-server.ts'

async function through(
  pieces: readonly Buffer[],
  end: (source: PassThrough) => void = (source) => source.end(),
): Promise<string> {
  const source = new PassThrough()
  const out = demultiplex(source)
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => out.once('end', resolve))
  for (const piece of pieces) source.write(piece)
  end(source)
  await ended
  return Buffer.concat(chunks).toString('latin1')
}

const wire = Buffer.concat([
  frame(1, 'one\n'),
  frame(2, ''),
  frame(2, 'two\n'),
  frame(1, Buffer.from([0, 255, 254])),
  frame(1, 'end'),
])
const text = 'one\ntwo\n\u0000\u00ff\u00feend'

describe('demultiplex', () => {
  test.each([1, 2, 3, 7, 8, 9, 11, 1000])('frames cut into pieces of %d bytes', async (size) => {
    const pieces = Array.from({ length: Math.ceil(wire.length / size) }, (_, at) =>
      wire.subarray(at * size, (at + 1) * size),
    )
    expect(await through(pieces)).toBe(text)
  })

  test('what an engine that went away had sent is still the log', async () => {
    const sent = wire.subarray(0, 14)
    expect(
      await through([sent], (source) => setImmediate(() => source.destroy(new Error('socket hang up')))),
    ).toBe('one\n')
  })
})
