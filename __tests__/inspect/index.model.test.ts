/** Any image, in any layout, compression and dialect of tar, against a model that starts from the archive's bytes. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UserError } from '../../src/core/errors.ts'
import type { Image } from '../../src/core/schema.ts'
import { differences } from '../support/agree.ts'
import { analyse } from '../support/archives.ts'
import { PLATFORM, anyImage, anyLayer, type WrittenLayer } from '../support/images.ts'
import { weighArchiveSlowly } from '../support/slow-archive.ts'
import { Refused, weighSlowly } from '../support/slow-model.ts'
import { entriesOf } from '../support/slow-entries.ts'
import { readTarSlowly } from '../support/slow-tar.ts'

/** The image, or the message of an `archive-invalid` error. */
async function weighed(archive: Buffer, chunk: number): Promise<Image | string> {
  try {
    return (await analyse(archive, { chunk, platform: PLATFORM })).image
  } catch (error) {
    if (error instanceof UserError && error.code === 'archive-invalid') return error.message
    throw error
  }
}

/** What `work` returns, or why the model refuses. */
function modelled<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

/** By the model's reason: the message for it. An image that is refused for any other reason fails the test. */
const MESSAGES = new Map([
  ['to the root', /: a hard link points to the folder \/, at byte \d+ of its tar$/],
  ['to a folder', /: a hard link points to the folder \/.+, at byte \d+ of its tar$/],
  ['links go round', /: too many symbolic links to follow at \/.+, at byte \d+ of its tar$/],
  ['in a file', /: a member is in \/.+, which is not a folder, at byte \d+ of its tar$/],
  [
    'to nothing',
    /: the hard link \/.+ points to \/.+, which is neither an earlier file of the layer nor in a lower layer$/,
  ],
])
const LAYER = /^Layer (\d+) of `docker save app` \(.+\) cannot be read: /

/**
 * The model reports the first layer that it cannot apply. The archive's order may be another, and all layers are read
 * before the first is applied: so the message may also be what the model says of the layer that it names, read alone.
 */
function reasonsFor(message: string, model: string, layers: readonly WrittenLayer[]): string[] {
  const named = layers[Number(LAYER.exec(message)?.[1])]
  const alone = named ? modelled(() => weighSlowly([named.entries])) : null
  return [model, ...(typeof alone === 'string' && alone !== 'to nothing' ? [alone] : [])]
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
  let refused = 0
  await fc.assert(
    fc.asyncProperty(anyImage, fc.integer({ min: 100, max: 5000 }), async ({ archive, layers }, chunk) => {
      const model = modelled(() => weighArchiveSlowly(archive, PLATFORM))
      const image = await weighed(archive, chunk)
      expect(typeof image).toBe(typeof model)
      if (typeof model !== 'string' && typeof image !== 'string') {
        both++
        expect(differences(image, model)).toEqual([])
      } else if (typeof model === 'string' && typeof image === 'string') {
        refused++
        const reasons = reasonsFor(image, model, layers)
        expect(reasons.map((reason) => MESSAGES.get(reason)?.test(image))).toContain(true)
        expect(image).toMatch(LAYER)
      }
    }),
    { numRuns: 1000 },
  )
  expect(both).toBeGreaterThan(300)
  expect(refused).toBeGreaterThan(100)
}, 120_000)
