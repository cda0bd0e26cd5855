import { expect, test } from '@jest/globals'
import { inventoryOf, shown, factsOf } from '../../../support/packages.ts'

const installed = `C:Q1qKcZ+j23xssAXmgQhkOO8dHnbWw=
P:alpine-baselayout
V:3.6.5-r0
A:x86_64
S:8515
I:315392
T:Alpine base dir structure and init scripts
F:dev
F:etc
R:motd
Z:Q1SLkS9hBidUbPwwrw+XR0Whv3ww8=
F:etc/apk
F:var/lib

P:busybox
V:1.36.1-r29
F:
R:init
F:bin
R:busybox
a:0:0:755
Z:Q1hq3BWBEdKEpTC4GGFyCoQ6kIyGI=

`

const files = { 'etc/motd': 'x'.repeat(5), 'bin/busybox': 'x'.repeat(800), init: 'x' }

test.each(['lib/apk/db/installed', 'usr/lib/apk/db/installed'])('%s', (path) => {
  expect(shown(inventoryOf({ [path]: installed, ...files }))).toEqual([
    `apk busybox 1.36.1-r29 801 ${path}`,
    `apk alpine-baselayout 3.6.5-r0 5 ${path}`,
  ])
})

test('of another root, without an empty line at its end', () => {
  const inventory = inventoryOf({
    'srv/root/usr/lib/apk/db/installed': installed.trimEnd(),
    'srv/root/bin/busybox': 'xx',
    'srv/root/usr/bin/busybox': 'not this one',
  })
  expect(shown(inventory)[0]).toBe('apk busybox 1.36.1-r29 2 srv/root/usr/lib/apk/db/installed')
})

test.each(['lib/apk/db/installed.new', 'lib/apk/db/scripts.tar', 'etc/installed', 'mylib/apk/db/installed'])(
  '%s is not asked',
  (path) => {
    expect(factsOf(path, installed)).toBeNull()
  },
)

test('architecture, origin where it is another, and licence', () => {
  const { packages } = inventoryOf({
    'lib/apk/db/installed':
      'P:libcrypto3\nV:3.3.1-r0\nA:x86_64\nL:Apache-2.0\no:openssl\n\nP:musl\nV:1\no:musl\n',
  })
  expect(packages).toMatchObject([
    { name: 'libcrypto3', architecture: 'x86_64', source: 'openssl', license: 'Apache-2.0' },
    { name: 'musl' },
  ])
  expect(packages[1]).not.toHaveProperty('source')
})
