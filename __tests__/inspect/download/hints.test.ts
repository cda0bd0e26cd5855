/** Which references of a base a registry is asked for. */
import { expect, test } from '@jest/globals'
import type { Base } from '../../../src/core/schema.ts'
import type { LocalImage } from '../../../src/inspect/index.ts'
import { hintsFor } from '../../../src/inspect/download/hints.ts'

const source = (diffId: string) => ({ diffId, packed: null, name: diffId, isCached: false })
const sources = ['a', 'b', 'c'].map(source)
const local = (diffIds: string[], digests: string[]): LocalImage => ({
  names: [],
  digests,
  diffIds,
  labels: {},
})
const base = (given: Partial<Base>): Base => ({
  ref: 'python:3.10',
  layers: 2,
  onDisk: 1,
  foundBy: 'build',
  confidence: 'proved',
  chain: [],
  ...given,
})
const DIGEST = `python@sha256:${'1'.repeat(64)}`

test.each<[string, Base | null, LocalImage[], string[]]>([
  ['the reference in FROM', base({}), [], ['python:3.10']],
  [
    'first by digest, where the engine has that image',
    base({}),
    [local(['a', 'b'], [DIGEST, 'x'])],
    [DIGEST, 'python:3.10'],
  ],
  [
    'not by the digest of another image',
    base({}),
    [local(['a'], [DIGEST]), local(['a', 'c'], [DIGEST])],
    ['python:3.10'],
  ],
  ['none that only a history names', base({ confidence: 'likely', foundBy: 'history' }), [], []],
  ['none of a hostile name', base({ ref: '--format={{json .}}' }), [], []],
  ['none where only its layers are known', { layers: 2, onDisk: 1, confidence: 'proved', chain: [] }, [], []],
  ['none without a base', null, [local(['a', 'b'], [DIGEST])], []],
])('%s', (_, found, locals, refs) => expect(hintsFor(sources, found, locals).baseRefs).toEqual(refs))

test('what earlier runs found out, by diffID', () => {
  const { known } = hintsFor([{ ...source('a'), transfer: { estimate: 5 } }, source('b')], null, [])
  expect(known).toEqual(new Map([['a', { estimate: 5 }]]))
})
