/** Whether what was written to a stream is lost. */
import { expect, test } from '@jest/globals'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { lossOf } from '../../src/app/output.ts'

/** A stream that fails as the system does with `code`; null: it works. */
async function written(code: string | null): Promise<Writable> {
  const failure = code === null ? null : Object.assign(new Error(`${code}: write failed`), { code })
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(failure) })
  stream.end('text')
  await finished(stream).catch(() => null)
  return stream
}

test.each([
  ['all arrived', null, null],
  ['the reader left', 'EPIPE', null],
  ['the disk is full', 'ENOSPC', 'ENOSPC: write failed'],
])('%s', async (_, code, loss) => expect(lossOf(await written(code))).toBe(loss))
