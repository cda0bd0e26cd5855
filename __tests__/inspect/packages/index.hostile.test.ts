/** Hostile files: with any content, reading them ends soon, stays within its memory, and never throws. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { packagesOf, readingOf, type Fact } from '../../../src/inspect/packages/index.ts'
import { elf } from '../../support/elf-file.ts'
import { goProgram, inline, oldGoProgram } from '../../support/go.ts'
import { fileSystem, Purse, factsOf } from '../../support/packages.ts'
import { ndb, rpmHeader } from '../../support/rpm.ts'
import { sqlite } from '../../support/sqlite.ts'
import { zip } from '../../support/zip.ts'

const header = rpmHeader({ name: 'a', version: '1', release: '2', epoch: 3, files: ['/usr/bin/a', '/etc/a'] })
const jar = zip({
  'META-INF/MANIFEST.MF': 'Implementation-Title: a\nImplementation-Version: 1\n',
  'META-INF/maven/g/a/pom.properties': 'groupId=g\nartifactId=a\nversion=1\n',
  'lib/b-2.0.jar': { content: zip({ 'META-INF/maven/g/b/pom.properties': 'version=2.0\n' }), isStored: true },
  'lib/c-3.0.jar': { content: zip({ x: 'y' }) },
})
const modules = 'path\tx\nmod\tx\tv1\t\ndep\ty\tv2\t\n'
const crates = deflateSync('{"packages":[{"name":"a","version":"1","root":true}]}')

/** One good file of every kind that is read. */
const GOOD: [path: string, content: Buffer][] = [
  [
    'var/lib/dpkg/status',
    Buffer.from('Package: a\nStatus: install ok installed\nVersion: 1\n\nPackage: b\nVersion: 2\n'),
  ],
  ['var/lib/dpkg/info/a.list', Buffer.from('/.\n/usr\n/usr/bin\n/usr/bin/a\n')],
  ['var/lib/dpkg/status.d/a', Buffer.from('Package: a\nVersion: 1\n')],
  ['var/lib/dpkg/status.d/a.md5sums', Buffer.from(`${'0'.repeat(32)}  usr/bin/a\n`)],
  ['lib/apk/db/installed', Buffer.from('P:a\nV:1\nF:usr/bin\nR:a\n\nP:b\nV:2\n')],
  ['var/lib/rpm/rpmdb.sqlite', sqlite([header, header, header], { pageBytes: 512, perLeaf: 1 })],
  ['usr/lib/sysimage/rpm/Packages.db', ndb([header, header])],
  ['var/lib/rpm/Packages', Buffer.alloc(10)],
  ['site-packages/a-1.dist-info/METADATA', Buffer.from('Name: a\nVersion: 1\n\n')],
  ['site-packages/a-1.dist-info/RECORD', Buffer.from('a/b.py,sha256=x,1\n"a/""c"".py",,\n../../bin/a,,\n')],
  ['site-packages/a.egg-info/PKG-INFO', Buffer.from('Name: a\nVersion: 1\n\n')],
  ['site-packages/a.egg-info/SOURCES.txt', Buffer.from('src/a.py\n')],
  ['node_modules/a/package.json', Buffer.from('{"name":"a","version":"1","dependencies":{"b":"*"}}')],
  ['specifications/a-1.gemspec', Buffer.from('  s.name = "a".freeze\n  s.version = "1"\n')],
  ['srv/a-1.0.jar', jar],
  ['usr/bin/go', goProgram(inline('go1.22', modules))],
  ['usr/bin/old-go', oldGoProgram('go1.12', modules)],
  ['usr/bin/rust', elf({ sections: [{ name: '.dep-v0', content: crates }] })],
]

test.each(GOOD)('%s is read when it is good', (path, content) => {
  expect(factsOf(path, content, { mode: 0o755 })?.length).toBeGreaterThan(0)
})

const fragment = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(...GOOD.map(([, content]) => content)),
  fc
    .constantFrom(
      '\n',
      '\n\n',
      ' ',
      ': ',
      '\0',
      '"',
      '[',
      '{"__proto__":',
      '../',
      '/',
      'PK\x05\x06',
      '\xff Go buildinf:',
      '\xff\xff\xff\xff',
    )
    .map((text) => Buffer.from(text.repeat(9), 'latin1')),
)
type Change = (content: Buffer) => Buffer
const place = fc.double({ min: 0, max: 1, noNaN: true })
const change: fc.Arbitrary<Change> = fc.oneof(
  place.map(
    (at): Change =>
      (content) =>
        content.subarray(0, Math.floor(content.length * at)),
  ),
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([at, byte]): Change => (content) => {
    const changed = Buffer.from(content)
    changed[Math.floor(content.length * at)] = byte
    return changed
  }),
  fc.tuple(place, fragment).map(([at, more]): Change => (content) => {
    const cut = Math.floor(content.length * at)
    return Buffer.concat([content.subarray(0, cut), more, content.subarray(cut)])
  }),
  fc.tuple(place, fragment).map(([at, more]): Change => (content) => {
    const changed = Buffer.from(content)
    more.copy(changed, Math.floor(content.length * at))
    return changed
  }),
)
const spoilt = fc
  .tuple(fc.constantFrom(...GOOD), fc.array(change, { maxLength: 4 }))
  .map(([[path, content], changes]) => ({
    path,
    content: changes.reduce((bytes, apply) => apply(bytes), content),
  }))

describe('any content of a file', () => {
  const chunk = fc.constantFrom(1, 7, 100, 4_096, 1_000_000)
  const limit = fc.constantFrom(0, 100, 1_000, 5_000, Infinity)

  test('reading it does not throw, gives back its memory, and gives facts that can be kept as JSON', () => {
    fc.assert(
      fc.property(spoilt, chunk, limit, ({ path, content }, chunk, limit) => {
        const memory = new Purse(limit)
        const facts = factsOf(path, content, { chunk, memory, mode: 0o755 }) ?? []
        expect(memory.taken).toBe(0)
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
        for (const fact of facts)
          if (fact.kind === 'package') expect(`${fact.name}${fact.version}`).toMatch(/^\P{Cc}{2,400}$/u)
      }),
      { numRuns: 3_000 },
    )
  })

  test('its facts do not depend on the size of chunks', () => {
    fc.assert(
      fc.property(spoilt, chunk, chunk, ({ path, content }, one, other) => {
        const factsIn = (chunk: number): Fact[] | null => factsOf(path, content, { chunk, mode: 0o755 })
        expect(factsIn(one)).toEqual(factsIn(other))
      }),
      { numRuns: 1_000 },
    )
  })

  test('packages come of it', () => {
    fc.assert(
      fc.property(fc.array(spoilt, { maxLength: 8 }), (files) => {
        const known = new Map(files.map(({ path, content }) => [path, { size: content.length, layer: 0 }]))
        const live = files.map(({ path, content }) => ({
          path,
          layer: 0,
          facts: factsOf(path, content, { mode: 0o755 }) ?? [],
        }))
        for (const { bytes } of packagesOf(live, fileSystem(known)).packages)
          expect(bytes ?? 0).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  test('of a path of any bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...GOOD.map(([path]) => path), '/', 'a', '\xff', '..'), { maxLength: 5 }),
        (parts) => {
          factsOf(parts.join('/'), 'x', { mode: 0o755 })
        },
      ),
    )
  })
})

describe.each(GOOD)('%s', (path, good) => {
  test('that says another size than it has', () => {
    for (const size of [0, 1, good.length - 1, good.length + 1_000]) {
      const memory = new Purse()
      const reading = readingOf({ path, size: Math.max(0, size), mode: 0o755 }, memory)
      reading?.write(good)
      reading?.write(good)
      expect(() => reading?.end()).not.toThrow()
      expect(memory.taken).toBe(0)
    }
  })

  test('without memory keeps nothing of it', () => {
    const reading = readingOf({ path, size: 2 ** 28, mode: 0o755 }, new Purse(0))
    const before = process.memoryUsage().arrayBuffers
    const bytes = Buffer.concat([good, Buffer.alloc(2 ** 20)])
    for (let times = 0; times < 64; times++) reading?.write(bytes)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20)
    reading?.end()
  })
})

/** What takes the square of its bytes does not come to an end here. */
describe('a file of megabytes is read to its end', () => {
  const MiB = 2 ** 20
  const text = (unit: string, bytes = 4 * MiB): Buffer =>
    Buffer.from(unit.repeat(Math.ceil(bytes / unit.length)), 'latin1')
  test.each([
    ['var/lib/dpkg/status', 'one line', text('Package: a ')],
    [
      'var/lib/dpkg/status',
      'a line that goes on and on',
      Buffer.concat([Buffer.from('Package: a\n'), text(' a\n')]),
    ],
    ['var/lib/dpkg/status', 'empty lines', text('\n')],
    ['var/lib/dpkg/status', 'packages', text('Package: a\nVersion: 1\n\n')],
    ['var/lib/dpkg/info/a.list', 'the same line', text('/a\n')],
    ['var/lib/dpkg/info/a.list', 'ever deeper folders', text('/a'.repeat(10) + '\n')],
    ['lib/apk/db/installed', 'folders', text('F:a\n')],
    [
      'lib/apk/db/installed',
      'files of a long folder',
      Buffer.concat([Buffer.from(`P:a\nV:1\nF:${'x/'.repeat(MiB)}\n`), text('R:a\n')]),
    ],
    ['site-packages/a.dist-info/RECORD', 'quotes', text('"')],
    ['site-packages/a.dist-info/RECORD', 'open quotes', text('"a""\n')],
    ['site-packages/a.egg-info/PKG-INFO', 'one line', text('Name: ')],
    ['specifications/a.gemspec', 'blanks', text(' \t')],
    ['specifications/a.gemspec', 'assignments', text('s.name = "\n')],
    ['node_modules/a/package.json', 'depth', text('[', MiB)],
    ['node_modules/a/package.json', 'keys', text('{"a":', MiB)],
    ['srv/a.jar', 'ends', text('PK\x05\x06')],
    ['srv/a.jar', 'entries', text('PK\x01\x02')],
    [
      'usr/bin/a',
      'magic',
      Buffer.concat([goProgram(inline('go1', '').subarray(0, 30)), text('\xff Go buildinf:\0\x02')]),
    ],
  ])('%s: %s', (path, _, content) => {
    const facts = factsOf(path, content, { mode: 0o755, chunk: 65_536 }) ?? []
    packagesOf([{ path, layer: 0, facts }], fileSystem(new Map()))
    expect(facts.filter(({ kind }) => kind === 'package').length).toBeLessThanOrEqual(20_000)
  })

  test('and gives no more facts than allowed', () => {
    expect(factsOf('var/lib/dpkg/status', text('Package: a\nVersion: 1\n\n', MiB))?.at(-1)).toEqual({
      kind: 'cut',
    })
    expect(factsOf('var/lib/dpkg/info/a.list', text('/a\n'))).toEqual([{ kind: 'cut' }])
    expect(
      factsOf('lib/apk/db/installed', Buffer.concat([Buffer.from('P:a\nV:1\n'), text('F:a\n')])),
    ).toEqual([{ kind: 'cut' }])
  })
})
