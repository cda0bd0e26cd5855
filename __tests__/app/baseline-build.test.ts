import { expect, test } from '@jest/globals'
import { movedSource } from '../../src/app/baseline-build.ts'
import { sourceOf } from '../build/sources.ts'

test('a baseline is built by the same options, from its own folders, and without the tags and notes of this image', () => {
  const source = sourceOf('/repo/app', {
    buildSecrets: ['id=a,src=/repo/a'],
    secretValues: [{ id: 'b', value: 'c' }],
    cacheTo: ['type=inline'],
    notes: ['sbom is ignored'],
    options: [
      ['--pull'],
      ['--tag', 'app:1'],
      ['--label', 'a=/repo/x'],
      ['--build-context', 'lib=/repo/lib=1'],
      ['--build-context', 'other=/elsewhere'],
      ['--build-context', 'base=docker-image://busybox'],
    ],
  })
  expect(movedSource(source, '/repo', '/tmp/baseline')).toEqual({
    ...source,
    context: '/tmp/baseline/app',
    file: '/tmp/baseline/app/Dockerfile',
    cacheTo: [],
    notes: [],
    keep: false,
    platforms: undefined,
    options: [
      ['--pull'],
      ['--label', 'a=/repo/x'],
      ['--build-context', 'lib=/tmp/baseline/lib=1'],
      ['--build-context', 'other=/elsewhere'],
      ['--build-context', 'base=docker-image://busybox'],
    ],
  })
})

test('a Dockerfile outside the repository is not part of a commit', () => {
  expect(movedSource(sourceOf('/repo', { file: '/x/Dockerfile' }), '/repo', '/tmp/b')).toBeNull()
})
