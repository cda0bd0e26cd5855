import { expect, test } from '@jest/globals'
import { isClearlyImage, parseImageReference, whyNoImage } from '../../src/core/image-reference.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

test.each<[string, string, string, string | null, string | null]>([
  ['alpine', 'docker.io', 'library/alpine', 'latest', null],
  ['acme/api:1.2', 'docker.io', 'acme/api', '1.2', null],
  ['index.docker.io/acme/api', 'docker.io', 'acme/api', 'latest', null],
  ['docker.io/alpine', 'docker.io', 'library/alpine', 'latest', null],
  ['ghcr.io/acme/api:main', 'ghcr.io', 'acme/api', 'main', null],
  ['127.0.0.1:5000/app:main', '127.0.0.1:5000', 'app', 'main', null],
  ['[::1]:5000/app', '[::1]:5000', 'app', 'latest', null],
  ['localhost/a/b_c/d--e__f', 'localhost', 'a/b_c/d--e__f', 'latest', null],
  [`ghcr.io/acme/api@${DIGEST}`, 'ghcr.io', 'acme/api', null, DIGEST],
  [`ghcr.io/acme/api:main@${DIGEST}`, 'ghcr.io', 'acme/api', 'main', DIGEST],
])('%s', (text, host, repository, tag, digest) =>
  expect(parseImageReference(text)).toEqual({ text, host, repository, tag, digest }),
)

test.each([
  '',
  'App',
  'a//b',
  '/a',
  'a/',
  'a:',
  'a:b:c',
  'a@sha256:12',
  'a b',
  'main@{1}',
  'HEAD^{/fix: it}',
  ':/fix',
  '../a',
  'ghcr.io/../a',
  'ghcr.io:99999999/a',
  'user:pass@ghcr.io/a',
  'https://ghcr.io/a',
  `a${'/a'.repeat(300)}`,
])('%j is no name of an image', (text) => expect(parseImageReference(text)).toBeNull())

test.each([
  'app:main',
  'ghcr.io/acme/api',
  'localhost/app',
  '127.0.0.1/app',
  'registry:5000/app',
  `app@${DIGEST}`,
  '127.0.0.1:41443/nc/app:bad/tag',
  'app@sha256:abc',
  'ghcr.io/Acme/api:main',
  'https://ghcr.io/acme/api',
])('%s is clearly an image', (text) => expect(isClearlyImage(text)).toBe(true))

test.each([
  'main',
  'v1.2',
  'v1.2/fix',
  'feature/a',
  'release-1.2/x',
  'HEAD~3',
  'main@{1}',
  'HEAD:path',
  '3f2a1c9',
])('%s may be a commit', (text) => expect(isClearlyImage(text)).toBe(false))

test.each<[string, string | null]>([
  ['ghcr.io/acme/api:main', null],
  ['127.0.0.1:41443/nc/app:bad/tag', '"bad/tag" is not a tag'],
  ['app:', '"" is not a tag'],
  ['app@sha256:abc', 'a digest is sha256: and 64 hexadecimal digits'],
  ['UPPER:x', '"UPPER" has upper-case letters'],
  ['a//b', '"a//b" is not a name'],
  ['', '"" is not a name'],
  ['ghcr.io:99999999/a', '"ghcr.io:99999999" is not the host of a registry'],
  ['https://ghcr.io/a', 'leave out https://'],
  ['a'.repeat(513), 'it has more than 512 characters'],
])('why %j is no name of an image', (text, why) => {
  if (why === null) expect(whyNoImage(text)).toBeNull()
  else expect(whyNoImage(text)).toContain(why)
})
