import { afterAll, describe, expect, test } from '@jest/globals'
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { rootsOf } from '../../../src/core/file-access.ts'
import { keepLog } from '../../../src/smoke/log/file.ts'

const folder = mkdtempSync(join(tmpdir(), 'log-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const mask = (text: string) => text.replaceAll('hunter2', '***')
const rules = { roots: rootsOf(folder), pipes: false }

async function kept(chunks: Buffer[]): Promise<string> {
  const path = join(folder, 'deep', 'log')
  await keepLog(Readable.from(chunks), { path, mask, rules })
  return readFileSync(path, 'utf8')
}

describe('the whole log in a file', () => {
  test.each([1, 3, 4, 100])('masks secrets in a log with chunks of %i bytes', async (size) => {
    const text = Buffer.from(`one hunter2\n${'ä'.repeat(20_000)}\nhunter2 again`)
    const chunks: Buffer[] = []
    for (let at = 0; at < text.length; at += size) chunks.push(text.subarray(at, at + size))
    expect(await kept(chunks)).toBe(`one ***\n${'ä'.repeat(20_000)}\n*** again`)
  })
  test('keeps invalid UTF-8', async () =>
    expect(await kept([Buffer.from([65, 0xff, 0, 66])])).toBe('A\ufffd\0B'))
  test('a path that cannot be written is a wrong setting', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => keepLog(Readable.from([]), { path: join(file, 'log'), mask, rules })).toThrow(
      /log-file: .* cannot be written/,
    )
  })
  test('a link out of the repository is refused, and one inside is replaced: neither is followed', async () => {
    const profile = join(tmpdir(), `profile-${process.pid}`)
    writeFileSync(profile, 'original')
    writeFileSync(join(folder, 'app.ts'), 'original')
    symlinkSync(profile, join(folder, 'out.log'))
    symlinkSync('app.ts', join(folder, 'in.log'))
    const log = (name: string) =>
      keepLog(Readable.from([Buffer.from('touch x')]), { path: join(folder, name), mask, rules })
    expect(() => log('out.log')).toThrow(/log-file: .* the link out\.log leads out of the repository/)
    await log('in.log')
    expect(readFileSync(profile, 'utf8')).toBe('original')
    expect(readFileSync(join(folder, 'app.ts'), 'utf8')).toBe('original')
    expect(lstatSync(join(folder, 'in.log')).isFile()).toBe(true)
    rmSync(profile)
  })
  test('it can be read while it grows', async () => {
    const stream = new PassThrough()
    const path = join(folder, 'grows.log')
    const kept = keepLog(stream, { path, mask, rules })
    expect(readFileSync(path, 'utf8')).toBe('')
    stream.end('all')
    await kept
    expect(readFileSync(path, 'utf8')).toBe('all')
  })
})
