/** Any image, in any layout, compression and dialect of tar, against a model that starts from the archive's bytes. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UserError } from '../../src/core/errors.ts'
import type { Image } from '../../src/core/schema.ts'
import { differences } from '../support/agree.ts'
import { analyse } from '../support/archives.ts'
import { PLATFORM, anyImage, anyLayer } from '../support/images.ts'
import { weighArchiveSlowly, type SlowImage } from '../support/slow-archive.ts'
import { Refused } from '../support/slow-model.ts'
import { entriesOf } from '../support/slow-entries.ts'
import { readTarSlowly } from '../support/slow-tar.ts'

async function weighed(archive: Buffer, chunk: number): Promise<Image | string> {
  try {
    return (await analyse(archive, { chunk, platform: PLATFORM })).image
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-invalid') return error.message
    throw error
  }
}

function modelled(archive: Buffer): SlowImage | string {
  try {
    return weighArchiveSlowly(archive, PLATFORM)
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

test('the model reads every dialect of tar as it was meant', () => {
  fc.assert(
    fc.property(anyLayer, ({ entries, tar }) => {
      expect(entriesOf(readTarSlowly(tar))).toEqual(entries)
    }),
    { numRuns: 1000 },
  )
})

test('an archive weighs what the model says', async () => {
  let both = 0
  await fc.assert(
    fc.asyncProperty(anyImage, fc.integer({ min: 100, max: 5000 }), async ({ archive }, chunk) => {
      const model = modelled(archive)
      const image = await weighed(archive, chunk)
      if (typeof model === 'string' || typeof image === 'string') {
        expect([typeof image, image]).toEqual([typeof model, expect.anything()])
        return
      }
      both++
      expect(differences(image, model)).toEqual([])
    }),
    { numRuns: 1000 },
  )
  expect(both).toBeGreaterThan(300)
}, 120_000)
