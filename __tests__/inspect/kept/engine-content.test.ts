/** What an engine's containerd store holds of an image: from the store, else from `docker save`, with the same bytes. */
import { afterAll, expect, test } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { ContainerSpec } from '../../../src/engine/index.ts'
import { engineContent } from '../../../src/inspect/kept/index.ts'
import { attestation, indexOf, ociIndex, sha256, stored, type Spec } from '../../support/archives.ts'
import { bytes, file, tar } from '../../support/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'engine-content-'))
afterAll(() => rmSync(folder, { recursive: true }))

const BLOBS = 'io.containerd.content.v1.content/blobs/sha256/'
const spec: Spec = { layers: [tar([file('a', bytes(70_000))])], compress: gzipSync }
const image = stored(spec)
const proof = attestation(image)
const index = indexOf([image.descriptor, proof.descriptor])
const id = `sha256:${sha256(index)}`
const all = [...image.blobs, ...proof.blobs, index]
const [layer = Buffer.alloc(0)] = image.blobs
const layerBlob = { mediaType: 'x', digest: `sha256:${sha256(layer)}`, size: layer.length }

let files = 0

function engineWith(read: (path: string) => Buffer | null, refuse = false) {
  const calls: string[] = []
  const created: ContainerSpec[] = []
  const engine = {
    create: (one: ContainerSpec) => {
      created.push(one)
      return refuse ? Promise.reject(new Error('mounts denied')) : Promise.resolve('store')
    },
    remove: () => (calls.push('remove'), Promise.resolve()),
    readArchive: (_: string, path: string) => {
      const name = path.split('/').slice(2).join('/')
      calls.push(name.replace(BLOBS, ''))
      const blob = read(name)
      return Promise.resolve(blob && Readable.from([tar([file('blob', blob)])]))
    },
    save: () => (calls.push('save'), Promise.resolve(Readable.from([tar(ociIndex([spec]))]))),
  }
  const path = join(folder, String(++files))
  const said: string[] = []
  const store = { engine, id, volumes: [], run: 'run', rootDir: '/c', driver: 'containerd', diffIds: [] }
  const access = { ref: 'app', engine, store, file: path, say: (text: string) => said.push(text) }
  return { access, calls, created, path, said }
}

const stores = (name: string) => all.find((blob) => name === `${BLOBS}${sha256(blob)}`) ?? null

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

test('from the store: nothing is read before it is asked for, and nothing is written to disk', async () => {
  const { access, calls, created, path } = engineWith(stores)
  const content = await engineContent(access)
  expect(content.root).toMatchObject({ digest: id, size: index.length })
  expect(content.root.mediaType).toBe('application/vnd.oci.image.index.v1+json')
  expect(calls).toEqual([sha256(index)])
  expect((await collect(content.blob(layerBlob))).equals(layer)).toBe(true)
  expect((await content.manifest(proof.descriptor.digest)).equals(proof.manifest)).toBe(true)
  expect(existsSync(path)).toBe(false)
  const again = engineWith(stores)
  await engineContent(again.access)
  expect(again.created[0]?.name).not.toBe(created[0]?.name)
})

test('a platform’s image is loaded without the layers, which the engine has', async () => {
  const content = await engineContent(engineWith(stores).access)
  const found = await content.image('linux/amd64')
  expect(found.ids).toContain(image.descriptor.digest)
  const archive = await collect(found.tar('app:1'))
  expect(archive.includes(image.manifest)).toBe(true)
  expect(archive.includes(layer)).toBe(false)
})

test.each([
  ['the mount is refused', engineWith(stores, true)],
  ['the store has no such blob', engineWith(() => null)],
])('%s: the same from a save, and says why', async (_, { access, said, path }) => {
  const content = await engineContent(access)
  expect(said[0]).toMatch(/^the content of the image is saved to disk: the engine/)
  expect((await collect(content.blob(layerBlob))).equals(layer)).toBe(true)
  expect(existsSync(path)).toBe(true)
  const archive = await collect((await content.image(null)).tar('app:1'))
  expect(archive.includes(layer)).toBe(true)
})

test('a store that cannot be read in parts', async () => {
  const { access, calls } = engineWith(stores)
  await engineContent({ ...access, store: undefined })
  expect(calls).toEqual(['save'])
})

test.each(['sha256:../../../../etc/passwd', 'sha512:00', ''])(
  '%j is no path in the store',
  async (digest) => {
    const { access, calls } = engineWith(stores)
    const content = await engineContent(access)
    await expect(content.manifest(digest)).rejects.toMatchObject({ code: 'archive-invalid' })
    await expect(collect(content.blob({ ...layerBlob, digest }))).rejects.toMatchObject({
      code: 'archive-invalid',
    })
    expect(calls).toHaveLength(1)
  },
)

test('a root that is not what its digest says is refused, and the container removed', async () => {
  const { access, calls } = engineWith(() => Buffer.from('{}'))
  await expect(engineContent(access)).rejects.toMatchObject({ code: 'archive-invalid' })
  expect(calls.at(-1)).toBe('remove')
})
