import { describe, expect, test } from '@jest/globals'
import { inventoryOf, shown, factsOf } from '../../../support/packages.ts'

const status = `Package: libc6
Status: install ok installed
Priority: optional
Architecture: amd64
Multi-Arch: same
Source: glibc
Version: 2.36-9+deb12u10
Conffiles:
 /etc/ld.so.conf.d/x86_64-linux-gnu.conf d4e7a7b88a71b5ffd9e2644e71a0cfab
Description: GNU C Library: Shared libraries
 Contains the standard libraries.
 Version: 1.0 is not what this line says
 .
Homepage: https://www.gnu.org/software/libc/libc.html

Package: tini
Status: install ok installed
Architecture: amd64
Version: 0.19.0-1

Package: old
Status: deinstall ok config-files
Architecture: amd64
Version: 1.0

Package: torn
Status: install reinstreq half-installed
Architecture: all
Version: 1:2.0~rc1-3
`

describe('the database of dpkg', () => {
  test('lists packages that have files, with their lists of files', () => {
    const inventory = inventoryOf({
      'var/lib/dpkg/status': status,
      'var/lib/dpkg/info/libc6:amd64.list':
        '/.\n/lib\n/lib/libc.so.6\n/usr\n/usr/share/doc/libc6\n/usr/share/doc/libc6/copyright\n',
      'var/lib/dpkg/info/tini.list': '/.\n/usr\n/usr/bin\n/usr/bin/tini\n/usr/bin/gone\n',
      'lib/libc.so.6': 'x'.repeat(1000),
      'usr/share/doc/libc6/copyright': 'x'.repeat(10),
      'usr/bin/tini': 'x'.repeat(20),
    })
    expect(shown(inventory)).toEqual([
      'deb libc6 2.36-9+deb12u10 1010 var/lib/dpkg/status',
      'deb tini 0.19.0-1 20 var/lib/dpkg/status',
      'deb torn 1:2.0~rc1-3 ? var/lib/dpkg/status',
    ])
    expect(inventory).toMatchObject({ unread: [], cut: false })
  })

  test('a file that is listed under both its names, because /bin is a link, counts once', () => {
    const inventory = inventoryOf({
      'var/lib/dpkg/status': 'Package: bash\nStatus: install ok installed\nArchitecture: amd64\nVersion: 5\n',
      'var/lib/dpkg/info/bash.list': '/.\n/bin\n/bin/bash\n/usr/bin\n/usr/bin/bash\n/bin/rbash\n',
      bin: { linkTo: 'usr/bin' },
      'usr/bin/bash': 'x'.repeat(100),
      'usr/bin/rbash': 'x'.repeat(3),
    })
    expect(shown(inventory)).toEqual(['deb bash 5 103 var/lib/dpkg/status'])
  })

  test('of two architectures are two packages, each with the files that its list names', () => {
    const stanza = (architecture: string): string =>
      `Package: zlib1g\nStatus: install ok installed\nArchitecture: ${architecture}\nVersion: 1.3\n\n`
    const inventory = inventoryOf({
      'var/lib/dpkg/status': stanza('amd64') + stanza('i386'),
      'var/lib/dpkg/info/zlib1g:amd64.list': '/lib/x86_64/libz.so\n/usr/share/doc/zlib1g/copyright\n',
      'var/lib/dpkg/info/zlib1g:i386.list': '/lib/i386/libz.so\n/usr/share/doc/zlib1g/copyright\n',
      'lib/x86_64/libz.so': 'x'.repeat(64),
      'lib/i386/libz.so': 'x'.repeat(32),
      'usr/share/doc/zlib1g/copyright': 'x',
    })
    expect(shown(inventory)).toEqual([
      'deb zlib1g 1.3 65 var/lib/dpkg/status',
      'deb zlib1g 1.3 33 var/lib/dpkg/status',
    ])
    expect(inventory.packages.map(({ architecture }) => architecture)).toEqual(['amd64', 'i386'])
  })

  test('is read with the line ends of any system, and where its last line has none', () => {
    const text = 'package: a\r\nVERSION: 1\r\n\r\nPackage: b\r\nVersion: 2'
    expect(factsOf('var/lib/dpkg/status', text)).toMatchObject([
      { name: 'a', version: '1' },
      { name: 'b', version: '2' },
    ])
  })

  test('belongs to the root that it lies in', () => {
    const inventory = inventoryOf({
      'opt/jail/var/lib/dpkg/status': 'Package: a\nVersion: 1\nArchitecture: all\n',
      'opt/jail/var/lib/dpkg/info/a.list': '/usr/bin/a\n',
      'opt/jail/usr/bin/a': 'xx',
      'usr/bin/a': 'not this one',
    })
    expect(shown(inventory)).toEqual(['deb a 1 2 opt/jail/var/lib/dpkg/status'])
  })
})

test('distroless: a file a package, its list beside it', () => {
  const md5 = '5461b4c9623a1657baf85fbc0c8576b6'
  const inventory = inventoryOf(
    {
      'var/lib/dpkg/status.d/tzdata': 'Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\n',
      'var/lib/dpkg/status.d/tzdata.md5sums': `${md5}  usr/share/zoneinfo/UTC\n${md5}  usr/share/my zone\n`,
      'usr/share/zoneinfo/UTC': 'x'.repeat(114),
      'usr/share/my zone': 'x',
    },
    { 'var/lib/dpkg/status.d/base': 'Package: base-files\nVersion: 12\nArchitecture: amd64\n' },
  )
  expect(shown(inventory)).toEqual([
    'deb tzdata 2024a-0+deb12u1 115 var/lib/dpkg/status.d/tzdata',
    'deb base-files 12 ? var/lib/dpkg/status.d/base',
  ])
})

test.each([
  'var/lib/dpkg/status-old',
  'var/lib/dpkg/available',
  'var/lib/dpkg/info/a.md5sums',
  'var/lib/dpkg/info/a.postinst',
  'myvar/lib/dpkg/status',
  'var/lib/dpkg',
  'usr/share/doc/status',
])('%s is not asked', (path) => {
  expect(factsOf(path, status)).toBeNull()
})

test('the layer is that of most of its files, not that which rewrote the database', () => {
  const stanza = 'Package: a\nVersion: 1\nArchitecture: all\n\n'
  const inventory = inventoryOf(
    { 'var/lib/dpkg/status': stanza },
    { 'usr/bin/a': 'x', 'usr/lib/a': 'x', 'var/lib/dpkg/info/a.list': '/usr/bin/a\n/usr/lib/a\n/etc/a\n' },
    { 'etc/a': 'x' },
    {
      'var/lib/dpkg/status': `${stanza}Package: empty\nVersion: 1\nArchitecture: all\n`,
      'var/lib/dpkg/info/empty.list': '/.\n',
    },
    { 'var/lib/dpkg/status': `${stanza}Package: empty\nVersion: 1\nArchitecture: all\n` },
  )
  expect(inventory.packages).toMatchObject([
    { name: 'a', bytes: 3, layer: 1 },
    // without files, its list says when it came
    { name: 'empty', bytes: 0, layer: 3 },
  ])
})

test('architecture and source package, where it is another', () => {
  const { packages } = inventoryOf({
    'var/lib/dpkg/status': `${status}
Package: libstdc++6
Status: install ok installed
Architecture: i386
Source: gcc-12 (12.2.0-14)
Version: 12.2.0-14+b1
`,
  })
  const details = packages.map(({ name, architecture, source }) => ({ name, architecture, source }))
  expect(details).toEqual(
    expect.arrayContaining([
      { name: 'libc6', architecture: 'amd64', source: 'glibc' },
      { name: 'tini', architecture: 'amd64', source: undefined },
      { name: 'libstdc++6', architecture: 'i386', source: 'gcc-12@12.2.0-14' },
    ]),
  )
})

test('a hostile source costs linear time', () => {
  const { packages } = inventoryOf({ 'var/lib/dpkg/status': `${status}Source: a${' '.repeat(200_000)}b\n` })
  expect(packages.length).toBeGreaterThan(0)
})
