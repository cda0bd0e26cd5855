import { describe, expect, test } from '@jest/globals'
import { inventoryOf, shown, factsOf } from '../../../support/packages.ts'

const SITE = 'usr/local/lib/python3.12/site-packages'
const metadata = (name: string, version: string): string =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nSummary: A thing\nLicense: BSD\n\nName: not this\nVersion: 0\n`

describe('a dist-info', () => {
  test('owns what its RECORD lists, wherever that lies', () => {
    const inventory = inventoryOf({
      [`${SITE}/flask-3.0.3.dist-info/METADATA`]: metadata('Flask', '3.0.3'),
      [`${SITE}/flask-3.0.3.dist-info/RECORD`]: [
        '../../../bin/flask,sha256=abc,228',
        'flask-3.0.3.dist-info/METADATA,sha256=abc,3177',
        'flask/__init__.py,sha256=abc,2625',
        'flask/__pycache__/__init__.cpython-312.pyc,,',
        '"flask/odd, ""name"".py",sha256=abc,7',
        '/etc/flask.conf,sha256=abc,9',
        '',
      ].join('\r\n'),
      [`${SITE}/flask/__init__.py`]: 'x'.repeat(1_000),
      [`${SITE}/flask/__pycache__/__init__.cpython-312.pyc`]: 'x'.repeat(2_000),
      [`${SITE}/flask/odd, "name".py`]: 'x'.repeat(30_000),
      [`${SITE}/flask/not-listed.py`]: 'x'.repeat(7),
      'usr/local/bin/flask': 'x'.repeat(400_000),
      'etc/flask.conf': 'x'.repeat(5_000_000),
    })
    const own = metadata('Flask', '3.0.3').length
    expect(shown(inventory)).toEqual([
      `pypi Flask 3.0.3 ${5_433_000 + own} ${SITE}/flask-3.0.3.dist-info/METADATA`,
    ])
  })

  test('without RECORD (Debian takes it away): nothing says what is its own', () => {
    const path = 'usr/lib/python3/dist-packages/PyYAML-6.0.dist-info/METADATA'
    expect(shown(inventoryOf({ [path]: metadata('PyYAML', '6.0') }))).toEqual([`pypi PyYAML 6.0 ? ${path}`])
  })

  test('of a venv, in any root', () => {
    expect(
      factsOf('app/.venv/lib/python3.9/site-packages/a-1.dist-info/METADATA', metadata('a', '1')),
    ).toHaveLength(1)
    expect(factsOf('a-1.dist-info/METADATA', metadata('a', '1'))).toHaveLength(1)
  })

  test('with a description of megabytes', () => {
    const text = `${metadata('long', '1')}${'words '.repeat(500_000)}`
    expect(factsOf('x/long-1.dist-info/METADATA', text)).toMatchObject([{ name: 'long', version: '1' }])
  })
})

describe('an egg-info', () => {
  test('owns what installed-files.txt lists, as seen from itself, rather than SOURCES.txt', () => {
    const inventory = inventoryOf({
      [`${SITE}/six-1.16.egg-info/PKG-INFO`]: metadata('six', '1.16'),
      [`${SITE}/six-1.16.egg-info/installed-files.txt`]: '../six.py\n../__pycache__/six.pyc\n',
      [`${SITE}/six-1.16.egg-info/SOURCES.txt`]: 'six.py\nbig.py\n',
      [`${SITE}/six.py`]: 'x'.repeat(30),
      [`${SITE}/__pycache__/six.pyc`]: 'x'.repeat(4),
      [`${SITE}/big.py`]: 'x'.repeat(500),
    })
    expect(shown(inventory)).toEqual([`pypi six 1.16 34 ${SITE}/six-1.16.egg-info/PKG-INFO`])
  })

  test('else what SOURCES.txt lists, as seen from the project', () => {
    const inventory = inventoryOf({
      'app/src/mine.egg-info/PKG-INFO': metadata('mine', '0.1.dev0'),
      'app/src/mine.egg-info/SOURCES.txt': 'setup.py\nsrc/mine/__init__.py\nsrc/mine.egg-info/PKG-INFO\n',
      'app/src/mine/__init__.py': 'x'.repeat(60),
    })
    const own = metadata('mine', '0.1.dev0').length
    expect(shown(inventory)).toEqual([`pypi mine 0.1.dev0 ${60 + own} app/src/mine.egg-info/PKG-INFO`])
  })

  test('may be a single file', () => {
    const path = 'usr/lib/python3/dist-packages/pycairo-1.20.egg-info'
    expect(shown(inventoryOf({ [path]: metadata('pycairo', '1.20') }))).toEqual([
      `pypi pycairo 1.20 ? ${path}`,
    ])
  })

  test('of an egg: all in its folder', () => {
    const inventory = inventoryOf({
      [`${SITE}/a-1-py3.egg/EGG-INFO/PKG-INFO`]: metadata('a', '1'),
      [`${SITE}/a-1-py3.egg/a/__init__.py`]: 'x'.repeat(1_000),
      [`${SITE}/a-1-py3.egg2/b`]: 'x',
    })
    expect(inventory.packages).toMatchObject([{ name: 'a', bytes: 1_000 + metadata('a', '1').length }])
  })
})

test.each(['srv/METADATA', 'srv/RECORD', 'srv/PKG-INFO', 'srv/SOURCES.txt', `${SITE}/a.dist-info/WHEEL`])(
  '%s is not asked',
  (path) => {
    expect(factsOf(path, metadata('a', '1'))).toBeNull()
  },
)

test.each([
  ['no version', 'Name: a\n\nVersion: 1\n'],
  ['no name', 'Version: 1\n'],
  ['a name that is too long', metadata('a'.repeat(201), '1')],
  ['a name with a NUL', metadata('a\0b', '1')],
  ['nothing', ''],
])('with %s there is no package', (_, text) => {
  expect(factsOf('x/a.dist-info/METADATA', text)).toEqual([])
})

test('its licence is the expression, not the free text', () => {
  const of = (line: string) => {
    const { packages } = inventoryOf({ 'a-1.dist-info/METADATA': `Name: a\nVersion: 1\n${line}\n\nText` })
    return packages.map(({ license }) => license)
  }
  expect(of('License-Expression: MIT OR Apache-2.0')).toEqual(['MIT OR Apache-2.0'])
  expect(of('License: The whole text')).toEqual([undefined])
})
