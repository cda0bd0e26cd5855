import { expect, test } from '@jest/globals'
import { parseArchiveRef } from '../../src/inputs/archive-ref.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`
const EXISTING = ['/tmp/layout', 'app.tar', 'odd:name', 'odd', '/a:b/c:d']
const place = (text: string) => parseArchiveRef(text, (path) => EXISTING.includes(path))

test.each<[string, string, string | null]>([
  ['oci-layout:/tmp/layout', '/tmp/layout', null],
  ['oci-layout:///tmp/layout', '/tmp/layout', null],
  ['oci-layout:///tmp/layout:v1', '/tmp/layout', 'v1'],
  [`oci-layout:///tmp/layout@${DIGEST}`, '/tmp/layout', DIGEST],
  [`oci-layout:///tmp/layout:v1@${DIGEST}`, '/tmp/layout', DIGEST],
  ['docker-archive:app.tar', 'app.tar', null],
  ['docker-archive://app.tar:app:1', 'app.tar', 'app:1'],
  ['docker-archive:app.tar:registry.example:5000/app:1', 'app.tar', 'registry.example:5000/app:1'],
  ['oci-archive:app.tar:1', 'app.tar', '1'],
  ['docker-archive:odd:name', 'odd:name', null],
  ['docker-archive:odd:other', 'odd', 'other'],
  ['docker-archive:odd:name:1', 'odd:name', '1'],
  ['oci-layout:/a:b/c:d:tag', '/a:b/c:d', 'tag'],
  ['oci-layout:gone:1', 'gone', '1'],
  ['oci-layout:gone', 'gone', null],
  ['oci-layout:gone:', 'gone', null],
])('%s', (text, path, ref) => expect(place(text)).toEqual({ path, ref }))

test.each([
  'nginx:1.27',
  'oci-layout',
  'oci-layout:',
  'docker-archive://',
  'docker-archive',
  'x/oci-layout:1',
  `a@${DIGEST}`,
])('%s names no archive', (text) => expect(place(text)).toBeNull())
