/** Digests of a layer's files: equal for equal files in any tar, and different for any other change. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { LayerContent } from '../../../src/core/schema.ts'
import { Budget } from '../../../src/inspect/budget.ts'
import { EntriesReader } from '../../../src/inspect/layer/entries-reader.ts'
import { LayerReader } from '../../../src/inspect/layer/reader.ts'
import {
  bytes,
  device,
  dir,
  file,
  hardlink,
  opaque,
  padding,
  symlink,
  tar,
  whiteout,
  type Member,
} from '../../support/tar.ts'

const MEMBERS: readonly Member[] = [
  dir('d'),
  dir('d/empty'),
  file('d/a', 'one'),
  file('d/b', 'two'),
  file('d/ab', bytes(70_000)),
  file('none'),
  hardlink('d/c', 'd/a'),
  hardlink('lower', 'elsewhere/file'),
  symlink('link', 'd/a'),
  device('null'),
  whiteout('d/gone'),
  opaque('d/empty'),
]

function digest(members: readonly Member[]): LayerContent {
  const reader = new LayerReader(new Budget())
  reader.write(tar(members))
  return reader.end().content
}

/** As from the records of an engine, which have the tar without contents. */
function recorded(members: readonly Member[]): LayerContent {
  const reader = new EntriesReader(new Budget())
  for (const { content = '', ...member } of members) {
    const size = Buffer.from(content).length
    reader.write(tar([{ ...member, size }], { end: 0 }))
    reader.content(size, Buffer.from(`crc of ${size}`.padEnd(8).slice(0, 8)))
    reader.write(padding(size))
  }
  return reader.end().content
}

const whole = digest(MEMBERS)

test('has the kind of its identities', () => {
  expect(Object.keys(whole)).toEqual(['names', 'sha256'])
  expect(Object.keys(recorded(MEMBERS))).toEqual(['names', 'crc64'])
})

test('times, modes, owners and the order of the tar do not count', () => {
  const noLinks = MEMBERS.filter(({ type }) => type !== '1')
  const links = MEMBERS.filter(({ type }) => type === '1')
  const shuffled = fc.shuffledSubarray(noLinks, { minLength: noLinks.length })
  fc.assert(
    fc.property(shuffled, fc.nat(2 ** 30), fc.constantFrom(0o600, 0o755), (members, mtime, mode) => {
      expect(digest([...members, ...links].map((one) => ({ ...one, mtime, mode })))).toEqual(whole)
    }),
  )
})

test('folders count also if only the names of their files imply them', () => {
  expect(digest(MEMBERS.filter(({ name }) => name !== 'd'))).toEqual(whole)
})

test('empty folders that only some stores add to a RUN do not count', () => {
  const plain = digest(MEMBERS)
  expect(digest([dir('etc'), dir('proc'), ...MEMBERS])).toEqual(plain)
  expect(digest([dir('etc'), file('etc/a', 'one'), ...MEMBERS])).not.toEqual(plain)
  expect(digest([opaque('etc'), ...MEMBERS])).not.toEqual(plain)
  expect(digest([dir('opt'), ...MEMBERS])).not.toEqual(plain)
  expect(digest([dir('d/etc'), ...MEMBERS])).not.toEqual(plain)
})

test('which name of a hard link is stored does not count', () => {
  const one = digest([file('a', 'text'), hardlink('b', 'a')])
  expect(digest([file('b', 'text'), hardlink('a', 'b')])).toEqual(one)
  expect(digest([file('a', 'text'), file('b', 'text')])).not.toEqual(one)
})

test.each<[string, Member[]]>([
  ['a file more', [...MEMBERS, file('d/new', 'x')]],
  ['a folder more', [...MEMBERS, dir('d/new')]],
  ['a file less', MEMBERS.filter(({ name }) => name !== 'd/b')],
  ['another name', MEMBERS.map((one) => (one.name === 'd/b' ? { ...one, name: 'd/bb' } : one))],
  ['another folder', MEMBERS.map((one) => (one.name === 'none' ? { ...one, name: 'd/none' } : one))],
  ['another size', MEMBERS.map((one) => (one.name === 'd/b' ? { ...one, content: 'three' } : one))],
  ['another symbolic link', MEMBERS.map((one) => (one.name === 'link' ? { ...one, link: 'd/b' } : one))],
  ['another hard link', MEMBERS.map((one) => (one.name === 'lower' ? { ...one, link: 'elsewhere' } : one))],
  ['a file that is stored twice', [file('d/a', 'zero'), ...MEMBERS]],
  ['a folder in place of a file', MEMBERS.map((one) => (one.name === 'none' ? dir('none') : one))],
])('%s changes both digests', (_, members) => {
  const other = digest(members)
  expect(other.names).not.toBe(whole.names)
  expect(other.sha256).not.toBe(whole.sha256)
})

test('other bytes of the same size change only the digest of contents', () => {
  const other = digest(MEMBERS.map((one) => (one.name === 'd/b' ? { ...one, content: 'tWo' } : one)))
  expect(other.names).toBe(whole.names)
  expect(other.sha256).not.toBe(whole.sha256)
})

test('the records of an engine give the same digest of names', () => {
  expect(recorded(MEMBERS).names).toBe(whole.names)
})

test('names are not confused with one another', () => {
  const name = fc.stringMatching(/^[ab]{1,3}$/)
  const files = fc.uniqueArray(
    fc.tuple(name, name).map((parts) => parts.join('/')),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(files, files, (a, b) => {
      const [one, two] = [a, b].map((names) => digest(names.map((each) => file(each, 'x'))).names)
      expect(one === two).toBe([...a].sort().join() === [...b].sort().join())
    }),
  )
})

test('many hard links to one deep path take linear time', () => {
  const deep = Array.from({ length: 500 }, (_, depth) => `folder${depth}`).join('/')
  const links = (count: number) =>
    Array.from({ length: count }, (_, at) => hardlink(`l${at}`, `${deep}/f${at}`))
  expect(digest(links(3000)).names).not.toBe(digest(links(2999)).names)
})
