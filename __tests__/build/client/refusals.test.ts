import { expect, test } from '@jest/globals'
import { buildxLack } from '../../../src/build/client/refusals.ts'

test.each<[string | null, string | null]>([
  ['github.com/docker/buildx 0.29.1+ds1 0.29.1+ds1-4', null],
  ['github.com/docker/buildx v0.13.0 0de5f1c', null],
  ['github.com/docker/buildx v1.0.0 0de5f1c', null],
  ['github.com/docker/buildx 3f4ab2c made from source', null],
  ['github.com/docker/buildx v0.12.1 30feaa1', 'buildx 0.12.1 is older than 0.13'],
  ['github.com/docker/buildx v0.9.1-docker 9.1', 'buildx 0.9.1 is older than 0.13'],
  ['buildah 1.28.2', 'buildx is not installed'],
  ['', 'buildx is not installed'],
  [null, 'buildx is not installed'],
])('%s', (output, lack) => {
  expect(buildxLack(output)).toBe(lack)
})
