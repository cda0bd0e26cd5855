import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pageTree } from '../../../src/report/html/index.ts'
import { signed, unsigned } from '../../../src/report/html/format.ts'
import { packPage } from '../../../src/report/html/pack.ts'
import { unpackPage } from '../../../src/report/html/unpack.ts'
import { imageFilesOf } from '../../support/page-files.ts'
import { flask } from '../../support/reports.ts'

const HOSTILE = [
  '</script>',
  '<!--',
  '\u0000',
  '\u2028',
  '\n',
  '"',
  '\\',
  '\ufeff',
  '😀',
  '\u{1f601}',
  'é',
  '__proto__',
]
const name = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 8 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('').replaceAll('/', '') || 'x')
const file = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
  bytes: fc.maxSafeNat().map((bytes) => Math.floor(bytes / 64)),
  layer: fc.integer({ min: -1, max: 300 }),
  time: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  owner: fc.integer({ min: -1, max: 2 }),
})
const packages = ['</script>', 'b', 'c'].map((word) => ({ name: word, version: '1', type: 'deb' }))

describe('packPage', () => {
  test('packs any names and numbers, and unpackPage returns them', async () => {
    const trees = fc.record({
      files: fc.array(file, { maxLength: 12 }),
      most: fc.integer({ min: 1, max: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(trees, { maxLength: 3 }), async (all) => {
        const images = all.map(({ files, most }) => ({
          report: { ...flask, name: files[0]?.path ?? '' },
          tree: files.length === 0 ? null : pageTree(imageFilesOf(files), packages, most),
        }))
        const packed = packPage({ images })
        expect(packed).toMatch(/^[A-Za-z0-9+/=]+$/)
        expect(await unpackPage(`\n${packed} `)).toEqual({ images })
      }),
      { numRuns: 200 },
    )
  })

  test.each([0, 1, -1, 2 ** 40, -(2 ** 40)])('codes the difference %d', (value) => {
    expect(signed(unsigned(value))).toBe(value)
  })
})

test('what images ship together, and why one has no files, come through', async () => {
  const data = { images: [{ report: flask, tree: null, whyNoFiles: 'x' }], together: 'y' }
  expect(await unpackPage(packPage(data))).toEqual(data)
})

describe('unpackPage', () => {
  test('rejects what is cut off or is something else', async () => {
    const packed = packPage({
      images: [{ report: flask, tree: pageTree(imageFilesOf([{ path: 'a', bytes: 1 }]), []) }],
    })
    await expect(unpackPage(packed.slice(0, packed.length / 2))).rejects.toThrow()
    await expect(unpackPage('')).rejects.toThrow()
    await expect(unpackPage('<p>')).rejects.toThrow()
  })
})
