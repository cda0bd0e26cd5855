/** `push` and the settings that need it. */
import { expect, test } from '@jest/globals'
import { readRequest } from '../../src/inputs/index.ts'
import type { PushInputs } from '../../src/inputs/types.ts'
import '../support/contract-readers.ts'

const IMAGE = ['--image', 'acme/api']

function read(...args: string[]): PushInputs | null {
  const request = readRequest('command', [...IMAGE, ...args], {}, process.cwd(), '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  return request.inputs.push
}

test('all images or each, to its tags, with the Report attached', () => {
  const tags = 'acme/api:1,ghcr.io/acme/api:1'
  const push = read('--push', '--tags', tags)
  expect(push).toMatchObject({
    when: 'all',
    attach: true,
    tags: [{ host: 'docker.io' }, { host: 'ghcr.io' }],
  })
  expect(read('--push', 'each', '--attach', 'false', '--tags', tags)).toMatchObject({
    when: 'each',
    attach: false,
  })
  expect(read()).toBeNull()
})

test.each([
  ['without tags', ['--push'], 'push needs tags'],
  ['with an empty list of tags', ['--push', '--tags', '\n# none\n'], 'push needs tags'],
  ['with a tag that is no reference', ['--push', '--tags', 'acme/api:1,Acme/api:1'], '"Acme/api:1"'],
  ['with a digest', ['--push', '--tags', `acme/api@sha256:${'0'.repeat(64)}`], 'without a digest'],
  ['attach without push', ['--attach', 'true'], '--attach has no effect without push'],
  ['tags of an image without push', ['--tags', 'a:1'], '--tags has no effect with image but with push: true'],
  ['another word', ['--push', 'always', '--tags', 'a:1'], 'expected one of false, true, each'],
])('%s is a mistake', (_, args, sentence) => {
  expect(() => read(...args)).toThrow(sentence)
})

test('all mistakes are reported at once, each tag once', () => {
  const error = () => read('--push', '--tags', 'A:1,B:1', '--attach', 'perhaps')
  expect(error).toThrow('3 settings are wrong')
})
