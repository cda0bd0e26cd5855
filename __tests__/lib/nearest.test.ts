import { expect, test } from '@jest/globals'
import { nearest, suggestion } from '../../src/lib/nearest.ts'

test.each<[string, string[], string[]]>([
  ['bulder', ['base', 'builder'], ['builder']],
  [
    'requirments.txt',
    ['README.md', 'requirements.txt', 'requirements.in'],
    ['requirements.txt', 'requirements.in'],
  ],
  ['readme.md', ['README.md'], ['README.md']],
  ['biuld', ['base', 'build'], ['build']],
  ['Buidl', ['build'], ['build']],
  ['x', ['y', 'zz'], ['y']],
  ['same', ['same'], []],
  ['far', ['nothing like it'], []],
])('%s among %j', (word, words, expected) => {
  expect(nearest(word, words)).toEqual(expected)
})

test.each<[string, string[], string | undefined]>([
  ['grcp', ['http', 'grpc'], 'grpc'],
  ['memry', ['memory', 'name'], 'memory'],
  ['xyz', ['http', 'grpc'], undefined],
  ['x', [], undefined],
  ['nosuch', ['ssh', 'no-cache', 'smoke'], undefined],
  ['not-an-option', ['annotations', 'no-cache', 'artifact'], undefined],
  ['mem', ['memory', 'name'], 'memory'],
  ['buildargs', ['build-args', 'build-secrets'], 'build-args'],
  ['me', ['memory'], undefined],
  ['prefer-something', ['preset'], undefined],
  ['PUSH', ['pull_request', 'push'], 'push'],
  ['TIMEOUTS', ['timeout'], 'timeout'],
])('the suggestion for %s among %j', (word, words, expected) => {
  expect(suggestion(word, words)).toBe(expected)
})
