/** One image weighs the same, to the byte, on every engine that has it and from every archive that they make of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../../src/core/schema.ts'
import { reportOf } from '../support/dist.ts'
import { ENGINES, STORES, engineEnv, type EngineName } from '../support/engines.ts'
import { docker } from '../support/leftovers.ts'
import { BUILT, HAND_MADE, handMade, writeOddImage } from '../support/odd-image.ts'

const folder = mkdtempSync(join(tmpdir(), 'weights-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Layers are read each time, not taken from the cache, unless a test says otherwise. */
const uncached = (name: EngineName) => ({ ...engineEnv(name), SEA_TRIAL_CACHE: '' })
const nowhere = { ...uncached('new'), DOCKER_HOST: 'unix:///nowhere.sock' }

describe('dead weight by its cause', () => {
  const context = join(folder, 'causes')
  beforeAll(() => {
    mkdirSync(context)
    writeFileSync(
      join(context, 'Dockerfile'),
      'FROM busybox\nRUN head -c 300000 /dev/zero > /a && head -c 5000 /dev/urandom > /b\nRUN rm /a\nRUN chmod 600 /b\n',
    )
  })

  test.each(ENGINES)('%s', async (name) => {
    const { report } = await reportOf([context, '--smoke', 'false'], engineEnv(name))
    expect(report.smoke).toBeNull()
    expect(report.image?.sizes.deadWeight).toBe(305_000)
    expect(report.image?.dead).toEqual([
      { path: '/a', bytes: 300_000, addedBy: 1, killedBy: 2, cause: 'deleted' },
      { path: '/b', bytes: 5000, addedBy: 1, killedBy: 3, cause: 'metadata' },
    ])
    expect(report.image?.layers.map(({ line }) => line)).toEqual([undefined, 2, 3, 4])
  })
})

/** Who made the image. Each builder stores deletions, links and folders in its own way, and loading keeps that. */
const ORIGINS = [...STORES, 'hand'] as const

describe.each(ORIGINS)('an image made by %s', (origin) => {
  const tag = `weights-test:${origin}`
  const tar = join(folder, `${origin}.tar`)
  let expected: Weights

  beforeAll(async () => {
    if (origin === 'hand') writeFileSync(tar, handMade(tag))
    else await build(origin, tag, tar)
    for (const name of STORES) await docker(['load', '--quiet', '--input', tar], engineEnv(name))
    const { report } = await reportOf(['--archive', '-'], nowhere, readFileSync(tar))
    expected = weightsOf(report)
  })
  afterAll(async () => {
    for (const name of STORES) await docker(['rmi', tag], engineEnv(name))
  })

  test('holds what it is to hold', async () => {
    const { dead, marks } = origin === 'hand' ? HAND_MADE : BUILT[origin]
    expect(expected.dead.map(({ path, bytes, cause }) => ({ path, bytes, cause }))).toEqual(
      expect.arrayContaining(dead),
    )
    const plain = await saved('podman', tag) // podman compresses nothing
    expect(marks.filter((mark) => !plain.includes(mark, 0, 'latin1'))).toEqual([])
    const diffIds = expected.layers.map(({ diffId }) => diffId)
    expect(new Set(diffIds).size).toBeLessThan(diffIds.length)
  })

  test.each(STORES)('weighs the same on %s, read and remembered, and in what that saves', async (name) => {
    const remembering = { ...engineEnv(name), SEA_TRIAL_CACHE: join(folder, `cache-${origin}-${name}`) }
    for (const env of [uncached(name), remembering, remembering]) {
      const { report } = await reportOf(['--image', tag, '--smoke', 'false'], env)
      expect(weightsOf(report)).toEqual(expected)
    }
    expect(await weightsIn(await saved(name, tag))).toEqual(expected)
  })

  test.each(['docker-archive', 'oci-archive'])("weighs the same in podman's %s", async (format) => {
    expect(await weightsIn(await fromPodman(tag, format))).toEqual(expected)
  })

  test.each(['new', 'new-containerd', 'podman'] as const)(
    'weighs the same in a folder that %s wrote',
    async (name) => {
      const layout = mkdtempSync(join(folder, 'layout-'))
      const bytes = await (name === 'podman' ? fromPodman(tag, 'oci-dir') : saved(name, tag))
      execFileSync('tar', ['-x', '-C', layout], { input: bytes })
      const { report } = await reportOf(['--archive', layout], nowhere)
      expect(weightsOf(report)).toEqual(expected)
    },
  )
})

/** podman's API has no BuildKit; 20.10 has one that does not know `COPY --link`. */
async function build(on: EngineName, tag: string, tar: string): Promise<void> {
  const context = writeOddImage(join(folder, on), { link: on === 'new' || on === 'new-containerd' })
  const env = { ...engineEnv(on), DOCKER_BUILDKIT: on === 'podman' ? '0' : '1' }
  await docker(['build', '--quiet', '--tag', tag, context], env)
  await docker(['save', '--output', tar, tag], env)
}

async function saved(name: EngineName, tag: string): Promise<Buffer> {
  const tar = join(folder, 'saved.tar')
  await docker(['save', '--output', tar, tag], engineEnv(name))
  return readFileSync(tar)
}

/** Docker's API knows one format, podman's own knows more. */
function fromPodman(tag: string, format: string): Promise<Buffer> {
  const socketPath = engineEnv('podman').DOCKER_HOST?.replace('unix://', '')
  const path = `/v4.0.0/libpod/images/${encodeURIComponent(tag)}/get?format=${format}`
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const asking = request({ socketPath, path }, (response) => {
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks)))
    })
    asking.on('error', reject).end()
  })
}

async function weightsIn(archive: Buffer): Promise<Weights> {
  return weightsOf((await reportOf(['--archive', '-'], nowhere, archive)).report)
}

type Weights = ReturnType<typeof weightsOf>

/** What the layers are, without what names or compresses them. How the base was found is the engine's own story. */
function weightsOf({ image, findings, headline }: Report) {
  if (image === null) throw new Error(headline)
  const { platform, distribution, config, base, sizes, layers, dead, packages } = image
  return {
    findings,
    platform,
    distribution,
    config,
    base: base && { layers: base.layers, onDisk: base.onDisk },
    packages,
    sizes: { ...sizes, download: null, downloadYours: undefined, downloadUnknown: undefined },
    layers: layers.map(({ content, ...layer }) => ({
      ...layer,
      digest: undefined,
      download: undefined,
      content: content?.names,
    })),
    dead,
  }
}
