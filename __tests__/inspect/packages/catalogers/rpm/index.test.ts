import { describe, expect, test } from '@jest/globals'
import { inventoryOf, shown, factsOf } from '../../../../support/packages.ts'
import { ndb, rpmHeader, type RpmSpec } from '../../../../support/rpm.ts'
import { sqlite } from '../../../../support/sqlite.ts'

const packages: RpmSpec[] = [
  {
    name: 'bash',
    version: '5.2.26',
    release: '3.fc40',
    files: ['/usr/bin/bash', '/usr/bin/sh', '/etc/profile'],
  },
  { name: 'openssl-libs', version: '3.2.1', release: '2.fc40', epoch: 1, files: ['/usr/lib64/libssl.so.3'] },
  { name: 'fedora-repos', version: '40', release: '1' },
  { name: 'gpg-pubkey', version: 'a15b79cc', release: '63d04c2c' },
]
/** Enough of them, and large enough, for every kind of page. */
const many: RpmSpec[] = Array.from({ length: 40 }, (_, index) => ({
  name: `texlive-${index}`,
  version: '2023',
  release: `${index}`,
  epoch: 0,
  files: Array.from({ length: index * index }, (_, file) => `/usr/share/texmf/${index % 5}/file-${file}.sty`),
}))
const files = {
  'usr/bin/bash': 'x'.repeat(900),
  'etc/profile': 'xx',
  'usr/lib64/libssl.so.3': 'x'.repeat(50),
}

const FORMATS: [path: string, write: (blobs: Buffer[]) => Buffer][] = [
  ['var/lib/rpm/rpmdb.sqlite', (blobs) => sqlite(blobs)],
  ['usr/lib/sysimage/rpm/rpmdb.sqlite', (blobs) => sqlite(blobs, { pageBytes: 512, perLeaf: 1 })],
  ['usr/share/rpm/rpmdb.sqlite', (blobs) => sqlite(blobs, { pageBytes: 65_536, perLeaf: 50 })],
  ['usr/lib/sysimage/rpm/Packages.db', ndb],
]

describe.each(FORMATS)('%s', (path, write) => {
  test('gives name, version and files', () => {
    const inventory = inventoryOf({ [path]: write(packages.map(rpmHeader)), ...files })
    expect(shown(inventory)).toEqual([
      `rpm bash 5.2.26-3.fc40 902 ${path}`,
      `rpm openssl-libs 1:3.2.1-2.fc40 50 ${path}`,
      `rpm fedora-repos 40-1 0 ${path}`,
    ])
  })

  test('of many packages with many files', () => {
    const facts = factsOf(path, write(many.map(rpmHeader)), { chunk: 4_000 }) ?? []
    const owned = facts.map((fact) => {
      if (fact.kind !== 'package' || fact.owns?.kind !== 'files') throw new Error('no package')
      const names = fact.owns.files.flatMap(({ folder, names }) => names.map((name) => `/${folder}/${name}`))
      return [fact.name, fact.version, names.sort()]
    })
    expect(owned.sort()).toEqual(
      many
        .map(({ name, version, release, files = [] }) => [name, `${version}-${release}`, [...files].sort()])
        .sort(),
    )
  })

  test('cut off anywhere, or with any byte changed, is damaged, or gives fewer facts', () => {
    const whole = write(packages.map(rpmHeader))
    const known = factsOf(path, whole) ?? []
    const step = Math.ceil(whole.length / 150)
    for (let at = 0; at < whole.length; at += step) {
      const cut = factsOf(path, whole.subarray(0, at)) ?? []
      expect(cut.length).toBeLessThanOrEqual(known.length + 1)
      const changed = Buffer.from(whole)
      changed[at] = ~(changed[at] ?? 0) & 0xff
      expect(factsOf(path, changed)).not.toBeNull()
    }
    expect(factsOf(path, whole.subarray(0, whole.length / 2))).toContainEqual({
      kind: 'unread',
      type: 'rpm',
      why: 'damaged',
    })
  })
})

test('Berkeley DB is there, and not read', () => {
  const inventory = inventoryOf({ 'var/lib/rpm/Packages': Buffer.alloc(8192) })
  expect(inventory).toEqual({
    packages: [],
    unread: [{ type: 'rpm', path: 'var/lib/rpm/Packages', why: 'berkeley-db' }],
    development: [],
    cut: false,
  })
})

test.each([
  'var/lib/rpm/rpmdb.sqlite-wal',
  'var/lib/rpm/.rpm.lock',
  'srv/Packages',
  'var/lib/rpm/old/rpmdb.sqlite',
])('%s is not asked', (path) => {
  expect(factsOf(path, Buffer.alloc(100))).toBeNull()
})

describe('a database that lies', () => {
  const blobs = packages.map(rpmHeader)
  const damaged = { kind: 'unread', type: 'rpm', why: 'damaged' }
  const PATH = 'var/lib/rpm/rpmdb.sqlite'

  test('has another table', () => {
    expect(factsOf(PATH, sqlite(blobs, { table: 'Other' }))).toEqual([damaged])
  })

  test('is a tree that leads back to its root', () => {
    const db = sqlite(blobs, { perLeaf: 1 })
    // the last page is the inner one; its last child becomes itself
    const pages = db.length / 4096
    db.writeUInt32BE(pages, db.length - 4096 + 8)
    expect(factsOf(PATH, db)).toContainEqual(damaged)
  })

  test('has a chain of overflow pages that never ends', () => {
    const db = sqlite([Buffer.alloc(20_000)], { pageBytes: 512 })
    // page 3 is the first of the chain
    db.writeUInt32BE(3, 2 * 512)
    expect(factsOf(PATH, db)).toEqual([damaged])
  })

  test('points all cells of a page at one row', () => {
    const row = rpmHeader({ name: 'a', version: '1', release: '1', files: ['/x'.repeat(1_000)] })
    const db = sqlite([row], { pageBytes: 65_536 })
    const cell = db.readUInt16BE(65_536 + 8)
    db.writeUInt16BE(25_000, 65_536 + 3)
    for (let index = 0; index < 25_000; index++) db.writeUInt16BE(cell, 65_536 + 8 + index * 2)
    const facts = factsOf(PATH, db) ?? []
    expect(facts.at(-1)).toEqual(damaged)
    expect(facts.length).toBeLessThan(200)
  })

  test('has slots that all lead to one blob', () => {
    const db = ndb([rpmHeader({ name: 'a', version: '1', release: '1', files: ['/x'.repeat(2_000)] })])
    for (let at = 32; at < 4096; at += 16) db.copy(db, at, 32, 48)
    const facts = factsOf('var/lib/rpm/Packages.db', db) ?? []
    expect(facts.at(-1)).toEqual(damaged)
    expect(facts.length).toBeLessThan(5)
  })

  test.each([
    ['more index entries than there are', (header: Buffer) => header.writeUInt32BE(0xffffffff, 0)],
    ['more files than there are', (header: Buffer) => header.writeUInt32BE(0x7fffffff, 8 + 5 * 16 + 12)],
    ['a name outside', (header: Buffer) => header.writeUInt32BE(0xfffffff0, 8 + 8)],
  ])('has a header with %s', (_, change) => {
    const header = rpmHeader(packages[0] ?? { name: '', version: '', release: '' })
    change(header)
    expect(factsOf(PATH, sqlite([header]))).toEqual([damaged])
  })
})

test('architecture, source package and licence', () => {
  const more = { architecture: 'x86_64', source: 'bash-5.2.26-3.fc40.src.rpm', license: 'GPL-3.0-or-later' }
  const blob = rpmHeader({ name: 'bash', version: '5.2.26', release: '3.fc40', ...more })
  const { packages } = inventoryOf({ 'var/lib/rpm/rpmdb.sqlite': sqlite([blob]) })
  expect(packages).toMatchObject([{ name: 'bash', ...more }])
})
