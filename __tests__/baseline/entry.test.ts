import { describe, expect, test } from '@jest/globals'
import { gzipSync } from 'node:zlib'
import {
  ENTRY_VERSION,
  entryKey,
  entryPrefix,
  packReport,
  searchKeys,
  unpackReport,
} from '../../src/baseline/entry.ts'
import { SCHEMA_VERSION } from '../../src/core/schema.ts'
import type { Matrix } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const kind = { name: 'api', platform: 'linux/amd64', matrix: [] }
const sha = (digit: string) => digit.repeat(40)

test('entries of another schema are not found', () => expect(ENTRY_VERSION).toBe(SCHEMA_VERSION))

describe('keys', () => {
  const ancestors = ['1', '2', '3', '4', '5', '6', '7', '8'].map(sha)

  test('the commit, its ancestors, then the newest: within the service’s limits', () => {
    const keys = searchKeys(kind, { sha: sha('0'), ancestors: [...ancestors, sha('9'), sha('a')] })
    expect(keys).toHaveLength(10)
    expect(keys[0]).toBe(entryKey(kind, sha('0')))
    expect(keys[8]).toBe(entryKey(kind, sha('8')))
    expect(keys[9]).toBe(entryPrefix(kind))
    for (const key of keys) expect(key).toMatch(/^[\w-]{1,512}$/)
  })

  test('of this run’s own commit, later runs of it first', () => {
    const keys = searchKeys(kind, { sha: sha('0'), ancestors, isOwn: true })
    expect(keys).toHaveLength(10)
    expect(keys.slice(0, 2)).toEqual([`${entryKey(kind, sha('0'))}-`, entryKey(kind, sha('0'))])
    expect(entryKey(kind, sha('0'), 42).startsWith(keys[0] ?? '')).toBe(true)
  })

  test('only the newest where the commit is unknown', () =>
    expect(searchKeys(kind, { sha: null, ancestors: [] })).toEqual([entryPrefix(kind)]))

  test.each([
    ['image', { ...kind, name: 'api2' }],
    ['platform', { ...kind, platform: 'linux/arm' }],
    ['leg of a matrix', { ...kind, matrix: [['python', '3.12']] as Matrix }],
    ['longer platform', { ...kind, platform: 'linux/amd64x' }],
  ])('no prefix of another %s matches', (_, other) => {
    expect(entryKey(other, sha('0')).startsWith(entryPrefix(kind))).toBe(false)
    expect(entryKey(kind, sha('0')).startsWith(entryPrefix(other))).toBe(false)
  })
})

describe('content', () => {
  test('a Report comes back as it was', async () =>
    expect(await unpackReport(await packReport(flask), 'x')).toEqual(flask))

  test.each([
    ['no gzip', Buffer.from('hello'), /not a gzip file/],
    ['a bomb', gzipSync(Buffer.alloc(60_000_000)), /not a gzip file of at most 50000000 bytes/],
    ['no JSON', gzipSync('hello'), /is not JSON/],
    ['another schema', gzipSync(JSON.stringify({ ...flask, schemaVersion: 9 })), /has schemaVersion 9/],
  ])('%s is refused', async (_, bytes, why) => expect(unpackReport(bytes, 'from x')).rejects.toThrow(why))
})
