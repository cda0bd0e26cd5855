/** What builder and engine are asked about the base; neither of them may keep the image from being weighed. */
import { expect, test } from '@jest/globals'
import { UserError } from '../../../src/core/errors.ts'
import { askForBase, type Dockerfiled } from '../../../src/inspect/index.ts'
import { image } from '../../support/fake-engine.ts'

const rowsBelow = () => 3
const from: Dockerfiled = { ref: 'python:3.10', layers: () => Promise.resolve(['a', 'b']), rowsBelow }
const engine = {
  imagesBelow: (id: string, most: number) =>
    Promise.resolve([
      { ...image({ labels: { l: 'v' } }), tags: ['a:1', 'a:2'], digests: ['a@sha256:1'], diffIds: [id] },
      { ...image(), tags: [], digests: ['b@sha256:2'], diffIds: [String(most > 10)] },
    ]),
}
const lost = () => Promise.reject(new UserError('engine-lost', 'gone'))

test('the builder knows layers, the engine its images, by tag or else by digest', async () => {
  expect(await askForBase('sha256:own', from, engine)).toEqual({
    from: { ...from, diffIds: ['a', 'b'] },
    locals: [
      { names: ['a:1', 'a:2'], digests: ['a@sha256:1'], diffIds: ['sha256:own'], labels: { l: 'v' } },
      { names: ['b@sha256:2'], digests: ['b@sha256:2'], diffIds: ['true'], labels: {} },
    ],
  })
})

test('nobody is asked where there is no base', async () => {
  expect(await askForBase('x', 'nothing', { imagesBelow: lost })).toEqual({ from: 'nothing', locals: [] })
})

test('failed questions give no hints', async () => {
  expect(await askForBase('x', { ...from, layers: lost }, { imagesBelow: lost })).toMatchObject({
    from: { ref: 'python:3.10', diffIds: null },
    locals: [],
  })
  expect((await askForBase('x', null, engine)).from).toBeNull()
})
