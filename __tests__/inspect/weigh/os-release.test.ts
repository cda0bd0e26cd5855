import { describe, expect, test } from '@jest/globals'
import { parseOsRelease } from '../../../src/inspect/weigh/os-release.ts'
import { weigh } from '../../support/archives.ts'
import { bytes, file, hardlink, symlink, whiteout, type Member } from '../../support/tar.ts'

test.each<[string, string, object]>([
  [
    'Debian',
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
    { id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (bookworm)' },
  ],
  [
    'no version yet',
    "PRETTY_NAME='Debian GNU/Linux trixie/sid'\nID=debian\nVERSION_CODENAME=trixie",
    { id: 'debian', version: 'trixie', name: 'Debian GNU/Linux trixie/sid' },
  ],
  [
    'no pretty name',
    'NAME=Alpine\nID=alpine\nVERSION_ID=3.20.1',
    { id: 'alpine', version: '3.20.1', name: 'Alpine' },
  ],
  ['escapes', 'ID=x\nNAME="a \\"b\\" \\$c"', { id: 'x', version: '', name: 'a "b" $c' }],
  ['comments, spaces, CRLF', '# ID=no\n\n  ID=yes  \r\nNAME= \r\n', { id: 'yes', version: '', name: 'yes' }],
  ['nothing', '', { id: 'linux', version: '', name: 'linux' }],
  ['the last of two', 'ID=a\nID=b', { id: 'b', version: '', name: 'b' }],
  ['keys that are none', '__proto__=x\nconstructor=y\nID', { id: 'linux', version: '', name: 'linux' }],
  ['too much', `NAME=${'n'.repeat(5000)}\nID=x`, { id: 'x', version: '', name: 'n'.repeat(200) }],
])('%s', (_, text, distribution) => expect(parseOsRelease(text)).toEqual(distribution))

test('a line of blanks takes no time to speak of', () => {
  const started = performance.now()
  expect(parseOsRelease(`ID=${' '.repeat(65_000)}x`).id).toBe(' '.repeat(200))
  expect(performance.now() - started).toBeLessThan(500)
})

const release = (id: string): string => `ID=${id}\nNAME=${id}\n`
const known = (id: string) => ({ id, version: '', name: id })

describe('the file is found in the final file system', () => {
  test.each<[string, Member[][], object | undefined]>([
    ['a plain file', [[file('etc/os-release', release('a'))]], known('a')],
    [
      'behind a relative link',
      [[file('usr/lib/os-release', release('a')), symlink('etc/os-release', '../usr/lib/os-release')]],
      known('a'),
    ],
    [
      'behind an absolute link',
      [[file('usr/lib/os-release', release('a')), symlink('etc/os-release', '/usr/lib/os-release')]],
      known('a'),
    ],
    [
      'behind links of several layers',
      [
        [file('opt/my-os-release', release('a'))],
        [symlink('usr/lib/os-release', '/opt/./my-os-release')],
        [symlink('etc/os-release', '../usr/lib/os-release')],
      ],
      known('a'),
    ],
    [
      'behind a link to a folder',
      [[symlink('etc', 'private/etc'), file('private/etc/os-release', release('a'))]],
      known('a'),
    ],
    ['under its second name only', [[file('usr/lib/os-release', release('a'))]], known('a')],
    [
      'when the link leads nowhere',
      [[file('usr/lib/os-release', release('a')), symlink('etc/os-release', 'gone')]],
      known('a'),
    ],
    [
      'when links go round',
      [[symlink('etc/os-release', 'os-release'), file('usr/lib/os-release', release('a'))]],
      known('a'),
    ],
    [
      'as a hard link',
      [[file('usr/lib/os-release', release('a')), hardlink('etc/os-release', 'usr/lib/os-release')]],
      known('a'),
    ],
    [
      'overwritten by the last layer',
      [[file('etc/os-release', release('a'))], [file('etc/os-release', release('b'))]],
      known('b'),
    ],
    ['deleted', [[file('etc/os-release', release('a'))], [whiteout('etc/os-release')]], undefined],
    ['never there', [[file('etc/passwd', 'x')]], undefined],
    ['a folder', [[file('etc/os-release/x', 'y')]], undefined],
    ['too large', [[file('etc/os-release', bytes(65_537))]], undefined],
  ])('%s', async (_, layers, distribution) =>
    expect((await weigh(...layers)).distribution).toEqual(distribution),
  )
})
