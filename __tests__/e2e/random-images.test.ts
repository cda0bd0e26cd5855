/** Images of the fuzzer, loaded into engines with overlay2 and read from their records: the same figures as the archive's. */
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { silent } from '../../src/core/progress.ts'
import type { Image } from '../../src/core/schema.ts'
import { inspect } from '../../src/inspect/index.ts'
import { saved } from '../support/archives.ts'
import { reportOf } from '../support/dist.ts'
import { engineEnv, type EngineName } from '../support/engines.ts'
import { anyLayer, type WrittenLayer } from '../support/images.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { tar } from '../support/tar.ts'

const SEED = 20_261_129
/** Images that an engine must take before the test ends, and most that it is offered. */
const IMAGES = 6
const MOST_OFFERED = 80

const folder = mkdtempSync(join(tmpdir(), 'random-images-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Engines of the classic stores refuse two members of one name. */
const hasNoDuplicates = ({ entries }: WrittenLayer) =>
  new Set(entries.map(({ path }) => path)).size === entries.length

const OFFERED = fc
  .sample(fc.array(anyLayer.filter(hasNoDuplicates), { minLength: 1, maxLength: 3 }), {
    seed: SEED,
    numRuns: MOST_OFFERED,
  })
  .map((layers) => tar(saved({ layers: layers.map((layer) => layer.tar) })))

/** The ID of the image; null if the engine refuses the archive, or could not save the image again (one with sparse files). */
async function load(file: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const tried = async (...args: string[]) =>
    promisify(execFile)('docker', args, { env }).then(
      ({ stdout }) => stdout,
      () => null,
    )
  const loaded = (await tried('load', '--quiet', '--input', file)) ?? ''
  const name = /^Loaded image(?: ID)?: (\S+)$/m.exec(loaded)?.[1]
  if (name === undefined) return null
  if ((await tried('save', '--output', `${file}.saved`, name)) === null) return null
  return docker(['image', 'inspect', '--format', '{{.Id}}', name], env)
}

function figuresOf({ sizes, layers, dead, packages, distribution }: Image) {
  return {
    sizes: { ...sizes, download: null, downloadYours: undefined, downloadUnknown: undefined },
    layers: layers.map(({ diffId, size, files, entries, deadWeight }) => ({
      ...{ diffId, size, files, entries, deadWeight },
    })),
    dead,
    packages,
    distribution,
  }
}

describe.each<EngineName>(['old', 'new'])('random images on %s', (name) => {
  const env = { ...engineEnv(name), SEA_TRIAL_CACHE: '' }

  test('have the figures of their archives, by records', async () => {
    const routes = new Set<string>()
    let taken = 0
    for (const [number, archive] of OFFERED.entries()) {
      if (taken === IMAGES) break
      const file = join(folder, `${name}-${number}.tar`)
      writeFileSync(file, archive)
      const id = await load(file, env)
      if (id === null) continue
      taken++
      const expected = await inspect(
        { kind: 'archive', file },
        { platform: null, ref: 'app', progress: silent },
      )
      const { report } = await reportOf(['--image', id, '--smoke', 'false'], env)
      expect(report.image && { number, ...figuresOf(report.image) }).toEqual({
        number,
        ...figuresOf(expected.image),
      })
      routes.add(report.image?.reading?.route ?? '')
      await docker(['rmi', '--force', id], env)
    }
    expect(taken).toBe(IMAGES)
    expect([...routes]).toContain('entries')
    expect(await leftovers(engineEnv(name))).toEqual([])
  })
})
