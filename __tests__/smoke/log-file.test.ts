import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { keepLog } from '../../src/smoke/log-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'log-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const mask = (text: string) => text.replaceAll('hunter2', '***')

async function kept(chunks: Buffer[]): Promise<string> {
  const path = join(folder, 'deep', 'log')
  await keepLog(Readable.from(chunks), { path, mask })
  return readFileSync(path, 'utf8')
}

describe('the whole log in a file', () => {
  test.each([1, 3, 4, 100])('secrets are masked though the log comes in pieces of %i bytes', async (size) => {
    const text = Buffer.from(`one hunter2\n${'ä'.repeat(20_000)}\nhunter2 again`)
    const chunks: Buffer[] = []
    for (let at = 0; at < text.length; at += size) chunks.push(text.subarray(at, at + size))
    expect(await kept(chunks)).toBe(`one ***\n${'ä'.repeat(20_000)}\n*** again`)
  })
  test('what is no UTF-8 survives as such', async () =>
    expect(await kept([Buffer.from([65, 0xff, 0, 66])])).toBe('A\ufffd\0B'))
  test('a place that cannot be written is a wrong setting', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => keepLog(Readable.from([]), { path: join(file, 'log'), mask })).toThrow(
      /log-file: .* cannot be written/,
    )
  })
})
