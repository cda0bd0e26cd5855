/** The tar of a builder, kept in a file while it passes: its blobs are as they were sent, and engines get only blobs. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { KeptContent } from '../../../src/core/content-keeper.ts'
import { KeptTar } from '../../../src/inspect/kept/index.ts'
import {
  analyse,
  attestation,
  descriptor,
  indexOf,
  layout,
  ociIndex,
  ociLayout,
  sha256,
  stored,
  type Spec,
} from '../../support/archives.ts'
import { bytes, file, symlink, tar, type Member } from '../../support/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(folder, { recursive: true }))

const spec: Spec = {
  layers: [tar([file('a', bytes(70_000))]), tar([file('b', bytes(3))]), tar([file('b', bytes(3))])],
  compress: gzipSync,
}
const arm: Spec = { ...spec, layers: [tar([file('a', bytes(9))])], architecture: 'arm64', variant: 'v8' }
const one = attestation(stored(spec))
const ONE = tar(ociIndex([spec]))
const TWO = tar(ociIndex([spec, arm]))

let files = 0

async function keep(
  archive: Buffer,
  { chunk = 65_536, tags = ['app:1'] }: { chunk?: number; tags?: string[] } = {},
): Promise<{ kept: KeptTar; out: Buffer; path: string }> {
  const path = join(folder, String(++files))
  const kept = new KeptTar(path, 'the tar')
  const chunks: Buffer[] = []
  for await (const piece of kept.pass(cut(archive, chunk), tags)) chunks.push(Buffer.from(piece))
  return { kept, out: Buffer.concat(chunks), path }
}

async function* cut(whole: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += size) yield Promise.resolve(whole.subarray(at, at + size))
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

const digest = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`
const namesIn = (archive: Buffer): string[] => {
  const names: string[] = []
  for (let at = 0; archive[at] !== 0 && at < archive.length;) {
    names.push(archive.toString('latin1', at, archive.indexOf(0, at)))
    at += 512 + Math.ceil(parseInt(archive.toString('latin1', at + 124, at + 135), 8) / 512) * 512
  }
  return names
}

describe('what passes', () => {
  test.each([1, 100, 512, 65_536, 10 ** 7])(
    'in chunks of %d bytes is kept, and loads as the image',
    async (chunk) => {
      const { kept, out, path } = await keep(ONE, { chunk })
      expect(readFileSync(path).equals(ONE)).toBe(true)
      const [saved, original] = [await analyse(out, { ref: 'app:1' }), await analyse(ONE)]
      expect(saved.image.layers).toEqual(original.image.layers)
      expect(namesIn(out).slice(-3)).toEqual(['oci-layout', 'index.json', 'manifest.json'])
      expect((await kept.content()).root.mediaType).toContain('index')
    },
  )

  test('nothing comes out of a tar of several platforms, or without a tag', async () => {
    expect((await keep(TWO, { tags: [] })).out).toHaveLength(0)
    expect((await keep(Buffer.alloc(0))).out).toHaveLength(0)
  })

  test('a row for each tag is one image', async () => {
    const { descriptor: of, blobs } = stored(spec)
    const { kept, out } = await keep(tar(layout(blobs, indexOf([of, of]))), { tags: ['a:1', 'b:2'] })
    expect((await kept.content()).root.digest).toBe(of.digest)
    expect(out.toString('latin1')).toContain('"RepoTags":["a:1","b:2"]')
  })

  test('a single manifest without an index', async () => {
    const { kept, out } = await keep(tar(ociLayout(spec)))
    const content = await kept.content()
    expect(content.root.digest).toBe(stored(spec).descriptor.digest)
    expect((await content.image(null)).ids[0]).toBe(content.root.digest)
    expect((await analyse(out)).image.layers).toHaveLength(3)
  })

  test('what is no blob reaches no engine', async () => {
    const odd: Member[] = [
      symlink('blobs/sha256/x', '/etc/passwd'),
      file('../x'.slice(3), 'x'),
      file('etc/shadow', 'x'),
    ]
    const { out } = await keep(tar([...odd, ...ociIndex([spec])]))
    expect(namesIn(out).filter((name) => !/^blobs\/sha256\/[0-9a-f]{64}$/.test(name))).toEqual([
      'oci-layout',
      'index.json',
      'manifest.json',
    ])
  })
})

describe('the content', () => {
  const content = async (archive = TWO): Promise<KeptContent> =>
    (await keep(archive, { tags: [] })).kept.content()

  test('has every blob as it was sent, more than once', async () => {
    const kept = await content()
    for (const blob of [...stored(spec).blobs, ...stored(arm).blobs, ...one.blobs]) {
      const described = { mediaType: 'x', digest: digest(blob), size: blob.length }
      for (let times = 0; times < 2; times++)
        expect((await collect(kept.blob(described))).equals(blob)).toBe(true)
    }
    expect((await kept.manifest(one.descriptor.digest)).equals(one.manifest)).toBe(true)
    expect(digest(await kept.manifest(kept.root.digest))).toBe(kept.root.digest)
  })

  test.each([
    ['linux/amd64', spec],
    ['linux/arm64', arm],
    ['linux/arm64/v8', arm],
  ])('has the image for %s', async (platform, of) => {
    const image = await (await content()).image(platform)
    const { descriptor: manifest, config } = stored(of)
    expect(image.ids).toEqual([manifest.digest, digest(config)])
    const archive = await collect(image.tar('registry.example:5000/app:1'))
    const { image: weighed } = await analyse(archive, { platform, ref: 'registry.example:5000/app:1' })
    expect(weighed.layers).toHaveLength(of.layers.length)
    expect(archive.toString('latin1')).toContain('"RepoTags":["registry.example:5000/app:1"]')
    expect(archive.toString('latin1')).toContain('"org.opencontainers.image.ref.name":"1"')
    expect(new Set(namesIn(archive)).size).toBe(namesIn(archive).length)
  })

  test.each([
    ['linux/s390x', /has no image for linux\/s390x; it has linux\/amd64, linux\/arm64\/v8/],
    [null, /has no image for one platform alone/],
  ])('has none for %s', async (platform, says) => {
    await expect((await content()).image(platform)).rejects.toThrow(says)
  })
})

describe('a hostile tar', () => {
  const image = stored(spec)
  const blobs = [...image.blobs]
  const many = Buffer.from(
    JSON.stringify({ manifests: Array.from({ length: 2000 }, () => image.descriptor) }),
  )
  const layers = Array.from({ length: 2000 }, () => descriptor('layer', Buffer.from('x')))
  const wide = Buffer.from(JSON.stringify({ config: descriptor('config', image.config), layers }))
  const huge = Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(9 * 2 ** 20, 'x'), Buffer.from('"}')])
  const listing = (root: Buffer) => indexOf([descriptor('index.v1+json', root)])

  test.each<[string, Buffer, RegExp]>([
    ['that is cut off', ONE.subarray(0, 520), /ends inside/],
    ['that is none', Buffer.alloc(600, 'x'), /cannot be read/],
    ['that leads out', tar([file('blobs/../../x'), ...ociIndex([spec])]), /`\.\.`/],
    ['with a file twice', tar([...ociIndex([spec]), file('index.json', '{}')]), /two files index\.json/],
    ['without an index.json', tar([file('oci-layout', '{}')]), /index\.json is not in the tar/],
    ['of two images', tar(layout(blobs, indexOf([image.descriptor, one.descriptor]))), /does not name one/],
    [
      'that names no digest',
      tar(layout([], Buffer.from('{"manifests":[{"digest":"sha256:x"}]}'))),
      /no SHA-256/,
    ],
    ['that lacks the image', tar(layout([], indexOf([image.descriptor]))), /is not in the tar/],
    ['with a huge index', tar(layout([huge], listing(huge))), /JSON of more than/],
    ['of 2000 images', tar(layout([...blobs, many], listing(many))), /more than 1024 images/],
    ['of 2000 layers', tar(layout([image.config, wide], listing(wide))), /more than 1024 layers/],
    [
      'whose manifest was changed',
      tar([file(`blobs/sha256/${sha256('{}')}`, '[]'), file('index.json', listing(Buffer.from('{}')))]),
      /another digest/,
    ],
  ])('%s is refused, and no engine can load it', async (_, archive, says) => {
    const { kept, out } = await keep(archive)
    expect(namesIn(out)).not.toContain('manifest.json')
    await expect(kept.content().then((content) => content.image(null))).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(says) as unknown,
    })
  })

  test('a sparse file is refused', async () => {
    const sparse = file('blobs/sha256/x', bytes(512), {
      pax: [
        ['GNU.sparse.major', '0'],
        ['GNU.sparse.minor', '1'],
        ['GNU.sparse.size', '512'],
        ['GNU.sparse.map', '0,512'],
      ],
    })
    await expect((await keep(tar([sparse]))).kept.content()).rejects.toThrow(/is sparse/)
  })

  test('a blob of another size than its descriptor says', async () => {
    const kept = await (await keep(ONE)).kept.content()
    const [layer = Buffer.alloc(0)] = image.blobs
    const wrong = { mediaType: 'x', digest: digest(layer), size: layer.length + 1 }
    await expect(collect(kept.blob(wrong))).rejects.toThrow(/bytes instead of/)
  })
})
