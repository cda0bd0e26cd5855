import { expect, test } from '@jest/globals'
import { NO_OWNER } from '../../src/core/image-files.ts'
import { analyse, saved } from '../support/archives.ts'
import { file, tar } from '../support/tar.ts'

const json = (name: string): string => JSON.stringify({ name, version: '1.0.0' })
const site = 'usr/lib/python3/dist-packages'

test('files of a list, of a folder and of neither; a list counts more than a folder', async () => {
  const layer = tar([
    file(
      'var/lib/dpkg/status',
      'Package: python3-six\nStatus: install ok installed\nVersion: 1.16-4\nArchitecture: all\n',
    ),
    file('var/lib/dpkg/info/python3-six.list', `/${site}/six.py\n/app/node_modules/a/listed.js\n`),
    file(`${site}/six.py`, 'x'.repeat(9)),
    file('app/node_modules/a/package.json', json('a')),
    file('app/node_modules/a/lib/a.js', 'x'.repeat(500)),
    file('app/node_modules/a/listed.js', 'x'.repeat(3)),
    file('app/node_modules/a/node_modules/b/package.json', json('b')),
    file('app/node_modules/a/node_modules/b/b.js', 'x'.repeat(70)),
    file('etc/hosts', 'x'),
  ])
  const { image, paths } = await analyse(saved({ layers: [layer] }), { allFiles: true })
  const packages = image.packages ?? []
  const owned = Array.from({ length: paths?.count ?? 0 }, (_, path) => {
    const owner = paths?.owners?.[path] ?? NO_OWNER
    return `${paths?.text(path)} ${packages[owner]?.name ?? '-'}`
  })
  expect(owned.filter((row) => /\.(js|py|json) |hosts|status/.test(row)).sort()).toEqual([
    '/app/node_modules/a/lib/a.js a',
    '/app/node_modules/a/listed.js python3-six',
    '/app/node_modules/a/node_modules/b/b.js b',
    '/app/node_modules/a/node_modules/b/package.json b',
    '/app/node_modules/a/package.json a',
    '/etc/hosts -',
    `/${site}/six.py python3-six`,
    '/var/lib/dpkg/status -',
  ])
})
