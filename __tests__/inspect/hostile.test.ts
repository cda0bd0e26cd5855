/** Archives that are cut off, damaged, or made to do harm: a clear refusal or the whole right answer, never a part. */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { UserError } from '../../src/errors.ts'
import { inspect, type ImageAnalysis } from '../../src/inspect/index.ts'
import { silent } from '../../src/progress.ts'
import {
  analyse,
  blob,
  configOf,
  descriptor,
  indexOf,
  layout,
  manifestJson,
  ociLayout,
  saved,
  savedLegacy,
  sha256,
  stored,
  type Spec,
} from '../support/archives.ts'
import {
  bytes,
  file,
  gnuLong,
  opaque,
  paxHeader,
  symlink,
  tar,
  whiteout,
  type Member,
} from '../support/tar.ts'
import { zstd, zstdRepeated } from '../support/zstd.ts'

const layer = tar([file('a', 'content'), file('.wh.b')], { end: 0 })
const spec: Spec = { layers: [layer] }
const small: [string, Buffer][] = [
  ['docker save before 25', tar(savedLegacy(spec))],
  ['docker save since 25', tar(saved(spec))],
  ['OCI layout, gzip', tar(ociLayout({ ...spec, compress: (plain) => gzipSync(plain) }))],
  ['OCI layout, zstd', tar(ociLayout({ ...spec, compress: (plain) => zstd(plain) }))],
]

/** The answer, or the code of the refusal. Anything else thrown is a failure of the test. */
async function outcome(archive: Buffer): Promise<ImageAnalysis | string> {
  try {
    return await analyse(archive)
  } catch (error) {
    if (error instanceof UserError && error.message.length < 600) return error.code
    throw error
  }
}

const REFUSALS = ['archive-invalid', 'engine-lost']

describe.each(small)('%s', (_, archive) => {
  test('cut off anywhere', async () => {
    const whole = await analyse(archive)
    let refused = 0
    for (let length = 0; length < archive.length; length++) {
      const result = await outcome(archive.subarray(0, length))
      if (typeof result !== 'string') expect(result).toEqual(whole)
      else {
        expect(REFUSALS).toContain(result)
        refused++
      }
    }
    // only the end blocks, and the padding or index that nothing needs, can be missed
    expect(refused).toBeGreaterThan(archive.length - 4096)
  }, 60_000)

  test.each([0x01, 0x80, 0xff])(
    'any byte changed by %d',
    async (bits) => {
      const whole = await analyse(archive)
      for (let at = 0; at < archive.length; at++) {
        const changed = Buffer.from(archive)
        changed[at] = (changed[at] ?? 0) ^ bits
        const result = await outcome(changed)
        if (typeof result === 'string') expect(REFUSALS).toContain(result)
        else expect(result.image).toEqual(whole.image)
      }
    },
    60_000,
  )
})
