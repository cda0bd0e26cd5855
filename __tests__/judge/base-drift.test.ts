import { describe, expect, test } from '@jest/globals'
import { baseDrift } from '../../src/judge/base-drift.ts'
import type { Image, Package } from '../../src/core/schema.ts'
import { flaskImage } from '../support/reports.ts'

const LAYERS = 3
const layer = (index: number, diffId: string): Image['layers'][number] => ({
  ...{ index, diffId: `sha256:${diffId.repeat(64)}`, size: 1000, files: 1, entries: 1, deadWeight: 0 },
  ...{ createdBy: 'RUN x', part: index < LAYERS ? 'base' : 'yours' },
})
const pack = (name: string, version: string, at = 0): Package => ({
  ...{ type: 'deb', name, version, bytes: 1, path: '/x', layer: at },
})
const imageOf = (diffIds: string, packages: Package[] = [], base: object = {}): Image => ({
  ...flaskImage,
  layers: Array.from(diffIds, (diffId, index) => layer(index, diffId)),
  base: { ref: 'python:3.10', layers: LAYERS, onDisk: 100_000_000, chain: [], ...base },
  packages,
  packagesCut: false,
})
const was = { ref: 'main', sha: '3f2a1c9'.padEnd(40, '0') }
const drift = (now: Image, before: Image) => baseDrift(now, before, was)

test('says how many layers changed, by how much, and which packages', () => {
  const before = imageOf('abcd', [
    pack('gone', '1'),
    pack('same', '1'),
    pack('old', '1'),
    pack('mine', '1', 3),
  ])
  const now = imageOf('aefd', [pack('new', '1'), pack('same', '1'), pack('old', '2')], {
    onDisk: 104_100_000,
  })
  expect(drift(now, before)).toMatchObject({
    code: 'base-drift',
    level: 'note',
    message:
      'the base `python:3.10` is another image than at the last run (main@3f2a1c9): 2 of 3 layers changed, +4.1 MB; packages: +1, −1, 1 updated',
    evidence: ['on disk: 100 MB → 104 MB', 'deb old: 1 → 2', 'deb new: new, 1', 'deb gone: gone, was 1'],
  })
})

test('packages are left out where one side does not have them all', () => {
  const cut = { ...imageOf('abcd'), packagesCut: true }
  expect(drift(imageOf('abed', [pack('new', '1')]), cut)?.message).toMatch(/1 of 3 layers changed, none$/)
})

describe('nothing is said', () => {
  const before = imageOf('abcd')
  test.each<[string, Image, Image]>([
    ['of the same base under other layers', imageOf('abcx'), before],
    ['of another FROM', imageOf('xyzd', [], { ref: 'python:3.11' }), before],
    ['of a digest', imageOf('xyzd', [], { ref: 'a@sha256:1' }), imageOf('abcd', [], { ref: 'a@sha256:1' })],
    ['of an unknown base', { ...before, base: null }, before],
    ['where the base was unknown', before, { ...before, base: null }],
  ])('%s', (_, now, then) => expect(drift(now, then)).toBeNull())
})
