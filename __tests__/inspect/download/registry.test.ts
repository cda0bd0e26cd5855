/** The base's layers in a registry: from an index or a manifest, and nothing that does not prove itself. */
import { expect, test } from '@jest/globals'
import { registryLayers } from '../../../src/inspect/download/registry.ts'
import { fakeRegistry, type Changes } from '../../support/fake-registry.ts'

const diffIds = ['1', '2'].map((digit) => `sha256:${digit.repeat(64)}`)
const platform = { os: 'linux', architecture: 'arm64' }
const PACKED = [
  { digest: `sha256:${'a'.repeat(64)}`, size: 1000 },
  { digest: `sha256:${'b'.repeat(64)}`, size: 20 },
]

async function layers(ref = 'host:5000/base:1', changes: Changes = {}, asIndex = true) {
  const registry = fakeRegistry('host:5000/base', { diffIds, packed: PACKED, platform, asIndex, ...changes })
  return { found: await registryLayers(ref, diffIds, platform, registry.ask), asked: registry.asked }
}

test('by a tag: the index, the manifest of the platform, the config', async () => {
  const { found, asked } = await layers()
  expect(found).toEqual(PACKED)
  expect(asked).toHaveLength(3)
  expect(asked[0]).toBe('host:5000/base:1')
  expect(asked.slice(1).every((ref) => /^host:5000\/base@sha256:[0-9a-f]{64}$/.test(ref))).toBe(true)
})

test('by a digest, of one manifest', async () => {
  const { found, asked } = await layers(`host:5000/base:1@sha256:${'c'.repeat(64)}`, {}, false)
  expect(found).toEqual(PACKED)
  expect(asked).toHaveLength(2)
  expect(asked[1]).toMatch(/^host:5000\/base@/)
})

test.each<[string, Changes]>([
  ['the tag has moved: other diffIDs', { diffIds: [...diffIds].reverse() }],
  ['one more layer', { packed: [...PACKED, { digest: `sha256:${'d'.repeat(64)}`, size: 1 }] }],
  ['no layers', { packed: [] }],
  ['another platform only', { platform: { os: 'linux', architecture: 'amd64' } }],
  ['bytes that have another digest than was asked for', { tamper: true }],
  ['a negative size', { packed: [{ digest: PACKED[0]?.digest ?? '', size: -1 }, ...PACKED.slice(1)] }],
  ['a layer without a digest', { packed: [{ digest: 'md5:1', size: 1 }, ...PACKED.slice(1)] }],
  ['what is not JSON', { root: Buffer.from('<html>') }],
  ['no answer', { root: null }],
])('nothing is believed of a registry with %s', async (_, changes) => {
  expect((await layers(undefined, changes)).found).toBeNull()
})
