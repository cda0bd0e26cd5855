import { describe, expect, test } from '@jest/globals'
import { Feed } from '../../../src/inspect/tar/feed.ts'
import { parseTar, type TarMember } from '../../../src/inspect/tar/reader.ts'
import { Malformed } from '../../../src/inspect/malformed.ts'
import {
  bytes,
  dir,
  file,
  gnuLong,
  padding,
  paxHeader,
  symlink,
  tar,
  type Member,
} from '../../support/tar.ts'

interface Read {
  member: TarMember
  content: string
}

function read(archive: Buffer, chunk = archive.length || 1): Read[] {
  const feed = new Feed(parseTar())
  const members: Read[] = []
  const take = (events: Iterable<{ kind: string; member?: TarMember; bytes?: Buffer }>): void => {
    for (const { kind, member, bytes: part } of events) {
      if (member) members.push({ member, content: '' })
      const last = members.at(-1)
      if (last && kind === 'content') last.content += String(part)
    }
  }
  for (let at = 0; at < archive.length; at += chunk) take(feed.write(archive.subarray(at, at + chunk)))
  take(feed.end())
  return members
}

const names = (members: Read[]): string[] => members.map(({ member }) => String(member.name))
const refusal = (archive: Buffer): [string, number | null] | null => {
  try {
    read(archive)
    return null
  } catch (error) {
    if (error instanceof Malformed) return [error.message, error.at]
    throw error
  }
}

const members = [dir('d'), file('d/a', 'hello'), symlink('l', 'd/a'), file('big', bytes(2000)), file('empty')]

test.each([1, 2, 511, 512, 513, 10_000])('reads the same in chunks of %d', (chunk) => {
  const all = read(tar(members), chunk)
  expect(names(all)).toEqual(['d', 'd/a', 'l', 'big', 'empty'])
  expect(all.map(({ content }) => content.length)).toEqual([0, 5, 0, 2000, 0])
  expect(all.map(({ member: { type, size, at } }) => [type, size, at])).toEqual([
    ['5', 0, 0],
    ['0', 5, 512],
    ['2', 0, 1536],
    ['0', 2000, 2048],
    ['0', 0, 4608],
  ])
})

describe('ends', () => {
  const one = tar([file('a', 'x')], { end: 0 })
  test.each<[string, Buffer]>([
    ['without end blocks', one],
    ['with one', tar([file('a', 'x')], { end: 1 })],
    ['with two', tar([file('a', 'x')])],
    ['without padding', one.subarray(0, 513)],
    ['with short padding', one.subarray(0, 700)],
    ['with junk after the end', Buffer.concat([tar([file('a', 'x')]), bytes(1000, 'junk')])],
    ['with another tar after the end', Buffer.concat([tar([file('a', 'x')]), tar([file('b', 'y')])])],
  ])('%s', (_, archive) => expect(names(read(archive))).toEqual(['a']))

  test('of nothing at all', () => expect(read(Buffer.alloc(0))).toEqual([]))
  test('with extended headers that nothing follows', () =>
    expect(read(tar([paxHeader('x', [['path', 'p']]), gnuLong('L', 'l')]))).toEqual([]))
})

describe('errors, with their place', () => {
  const good = tar([file('a', 'x')], { end: 0 })
  test.each<[string, Buffer, string, number]>([
    [
      'a lone zero block',
      Buffer.concat([good, Buffer.alloc(512), good]),
      'a lone zero block is between members',
      1024,
    ],
    [
      'junk after one zero block',
      Buffer.concat([good, Buffer.alloc(512), bytes(100, 'j')]),
      'it ends inside a tar header',
      1636,
    ],
    [
      'an end inside a header',
      Buffer.concat([good, good.subarray(0, 511)]),
      'it ends inside a tar header',
      1535,
    ],
    [
      'an end inside content',
      tar([file('a', bytes(600))]).subarray(0, 1111),
      'it ends inside the content of a member',
      1111,
    ],
    [
      'an end inside an extended header',
      tar([paxHeader('x', [['path', 'p']])]).subarray(0, 515),
      'it ends inside an extended header',
      515,
    ],
    [
      'a wrong checksum',
      Buffer.concat([good, tar([file('b', 'y', { checksum: 4000 })])]),
      'a tar header has a wrong checksum',
      1024,
    ],
    [
      'a size that is not a number',
      tar([file('a', 'x', { patch: (header) => header.write('zz', 124) })]),
      'a tar header has a size that is not a number',
      0,
    ],
    [
      'a negative size',
      tar([file('a', '', { size: -1 })]),
      'a tar header has a size that is not a number',
      0,
    ],
    [
      'a size beyond counting',
      tar([file('a', '', { patch: (header) => header.fill(0xff, 125, 136).writeUInt8(0x81, 124) })]),
      'a tar header has a size that is not a number',
      0,
    ],
    [
      'a huge extended header',
      tar([{ name: 'x', type: 'x', size: 2 ** 21 }]),
      'an extended header is longer than 1048576 bytes',
      0,
    ],
    [
      'a PAX record without length',
      tar([{ name: 'x', type: 'x', content: 'path=a\n' }, file('a')]),
      'a PAX header has a record that cannot be read',
      0,
    ],
    [
      'a PAX record that is too long',
      tar([{ name: 'x', type: 'x', content: '99 path=a\n' }, file('a')]),
      'a PAX header has a record that cannot be read',
      0,
    ],
    [
      'a PAX record that is too short',
      tar([{ name: 'x', type: 'x', content: '3 path=a\n' }, file('a')]),
      'a PAX header has a record that cannot be read',
      0,
    ],
    [
      'a PAX record without end',
      tar([{ name: 'x', type: 'x', content: '10 path=abc' }, file('a')]),
      'a PAX header has a record that cannot be read',
      0,
    ],
    [
      'a PAX record without a value',
      tar([{ name: 'x', type: 'x', content: '8 pathx\n' }, file('a')]),
      'a PAX header has a record that cannot be read',
      0,
    ],
    [
      'a NUL in a PAX path',
      tar([file('a', '', { pax: [['path', 'a\0b']] })]),
      'a PAX header has a path with a NUL in it',
      0,
    ],
    [
      'a negative PAX size',
      tar([file('a', '', { pax: [['size', '-5']] })]),
      'a PAX header has a size that is not a number',
      0,
    ],
  ])('%s', (_, archive, message, at) => expect(refusal(archive)).toEqual([message, at]))
})

describe('forms of a header', () => {
  const star = (header: Buffer) => {
    header.write('tar\0', 508, 'latin1')
    header.write('front', 345)
    header.write('12345670123\0', 476)
  }
  test.each<[string, Member, string]>([
    [
      'V7, without magic, has no prefix',
      file('a', '', { patch: (header) => header.fill(0, 257, 265).write('front', 345) }),
      'a',
    ],
    ['ustar', file('a', '', { patch: (header) => header.write('front', 345) }), 'front/a'],
    ['star, with times behind a shorter prefix', file('a', '', { patch: star }), 'front/a'],
    ['a name of all hundred bytes', file('n'.repeat(100)), 'n'.repeat(100)],
  ])('%s', (_, member, name) => expect(names(read(tar([member])))).toEqual([name]))

  test.each<[string, Member]>([
    ['octal', file('a', bytes(600))],
    ['octal between spaces', file('a', bytes(600), { patch: (header) => header.write('       1130 ', 124) })],
    [
      'base 256',
      file('a', bytes(600), {
        patch: (header) => header.fill(0, 124, 136).writeUInt8(0x80, 124) && header.writeUInt16BE(600, 134),
      }),
    ],
    ['PAX', file('a', bytes(600), { size: 7, pax: [['size', '600']] })],
  ])('a size in %s', (_, member) => {
    expect(read(tar([member, file('b')])).map(({ member: { name, size } }) => [String(name), size])).toEqual([
      ['a', 600],
      ['b', 0],
    ])
  })

  test('a checksum of signed bytes, as some old writers made it', () => {
    const name = Buffer.from([0xe9, 0xe9])
    const unsigned = read(tar([{ name }]))
    const header = tar([{ name }]).subarray(0, 512)
    const sum = parseInt(header.toString('latin1', 148, 154), 8)
    expect(read(tar([{ name, checksum: sum - 2 * 256 }]))).toEqual(unsigned)
    expect(refusal(tar([{ name, checksum: sum - 256 }]))).not.toBeNull()
  })

  test('a size larger than octal can say', () => {
    const huge = tar([file('a', '', { size: 2 ** 40 })], { end: 0 })
    expect(refusal(huge)).toEqual(['it ends inside the content of a member', 512])
    expect(padding(2 ** 40)).toHaveLength(0)
  })

  test('later PAX records win, and keys of no interest are ignored', () => {
    const records: [string, string][] = [
      ['path', 'first'],
      ['SCHILY.xattr.user.x', 'a\0b\nc=d'],
      ['path', 'last'],
      ['mtime', 'never'],
    ]
    expect(names(read(tar([file('short', '', { pax: records })])))).toEqual(['last'])
  })
})
