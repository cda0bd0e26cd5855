import { expect, test } from '@jest/globals'
import type { Inputs } from '../../../src/inputs/types.ts'
import { reproduce } from '../../../src/report/reproduce/index.ts'
import { sourceOf } from '../../build/sources.ts'
import { plainSmoke } from '../../support/plain.ts'

test('a build has the options that its steps depend on, with paths from the root of the repository', () => {
  const source = sourceOf('/repo/app', {
    options: [
      ['--label', 'a=b'],
      ['--tag', 'mine'],
      ['--no-cache'],
      ['--add-host', 'db:10.0.0.1'],
      ['--shm-size', '64'],
      ['--build-context', 'lib=/repo/my lib'],
      ['--build-context', 'etc=/etc'],
      ['--build-context', 'base=docker-image://busybox'],
    ],
  })
  const inputs = { source, smoke: plainSmoke, root: '/repo' } as Pick<Inputs, 'source' | 'smoke' | 'root'>
  expect(reproduce(inputs as Inputs, null)).toContain(
    `"$(docker build -q --add-host db:10.0.0.1 --shm-size 64 --build-context 'lib=my lib'` +
      ' --build-context etc=/etc --build-context base=docker-image://busybox app)"',
  )
})
