/** One image in every layout, order and compression that engines and builders write: always the same answer. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdir, mkdtemp, rm, symlink as link, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { inspect, type BaseHints } from '../../src/inspect/index.ts'
import { silent } from '../../src/core/progress.ts'
import { Image } from '../../src/core/schema.ts'
import {
  analyse,
  configOf,
  indexOf,
  layout,
  manifestJson,
  ociIndex,
  ociLayout,
  saved,
  savedByCrane,
  savedByPodman,
  savedLegacy,
  sha256,
  stored,
  type Spec,
} from '../support/archives.ts'
import { bytes, file, tar, whiteout, type Member } from '../support/tar.ts'
import { zstd, zstdSkippable } from '../support/zstd.ts'

const layers = [
  tar([
    file('etc/os-release', 'ID=demo\nVERSION_ID=7\nPRETTY_NAME="Demo 7"\n'),
    file('big', bytes(20_000)),
    file('a', 'x'),
  ]),
  tar([whiteout('big'), file('b', bytes(5000, 'bcd'))]),
  tar([file('a', 'x', { mode: 0o600 })]),
]
const spec: Spec = { layers }
const gzip = (layer: Buffer): Buffer => gzipSync(layer)
const members = (layer: Buffer): Buffer =>
  Buffer.concat([gzip(layer.subarray(0, 700)), gzip(layer.subarray(700, 1000)), gzip(layer.subarray(1000))])
const frames = (layer: Buffer): Buffer =>
  Buffer.concat([
    zstdSkippable(30),
    zstd(layer.subarray(0, 700)),
    zstdSkippable(0),
    zstd(layer.subarray(700)),
  ])

const whole = {
  sizes: { onDisk: 25_044, fileSystem: 5_043, deadWeight: 20_001 },
  distribution: { id: 'demo', version: '7', name: 'Demo 7' },
  platform: { os: 'linux', architecture: 'amd64' },
  dead: [
    { path: '/big', bytes: 20_000, addedBy: 0, killedBy: 1, cause: 'deleted' },
    { path: '/a', bytes: 1, addedBy: 0, killedBy: 2, cause: 'metadata' },
  ],
  layers: layers.map((layer, index) => ({
    diffId: `sha256:${sha256(layer)}`,
    createdBy: `RUN layer ${index}`,
  })),
}

const layouts: [string, Member[]][] = [
  ['docker save, 25 and later', saved(spec)],
  ['docker save, containerd store with gzip', saved({ ...spec, compress: gzip })],
  ['docker save, containerd store with zstd', saved({ ...spec, compress: zstd })],
  ['docker save before 25', savedLegacy(spec)],
  ['docker save before 25, layers compressed', savedLegacy({ ...spec, compress: gzip })],
  ['podman', savedByPodman(spec)],
  ['crane and kaniko', savedByCrane(spec)],
  ['OCI layout', ociLayout(spec)],
  ['OCI layout, gzip of several members', ociLayout({ ...spec, compress: members })],
  ['OCI layout, zstd of several frames', ociLayout({ ...spec, compress: frames })],
  ['an index in an index, with attestations', ociIndex([{ ...spec, compress: gzip }])],
]

test('a config with one unknown part of its platform is of an image, not of an attestation', async () => {
  const config = { ...spec.config, os: 'unknown' }
  const { image } = await analyse(ociIndex([{ ...spec, config }]))
  expect(image.layers).toHaveLength(spec.layers.length)
})

describe.each(layouts)('%s', (_, archive) => {
  test.each([1, 511, 4096, 1 << 20])('in chunks of %d bytes', async (chunk) => {
    expect((await analyse(archive, { chunk })).image).toMatchObject(whole)
  })

  test('as the schema has it', async () => {
    const { image } = await analyse(archive)
    expect(Image.parse(image)).toEqual(image)
  })

  test('in any order', async () => {
    expect((await analyse([...archive].reverse())).image).toMatchObject(whole)
  })

  test('with `./` before every path', async () => {
    const dotted = archive.map((member) => ({ ...member, name: `./${String(member.name)}` }))
    expect((await analyse(dotted)).image).toMatchObject(whole)
  })

  test.each([
    ['gzip', gzip],
    ['zstd', zstd],
  ])('compressed as a whole with %s', async (_name, compress) => {
    expect((await analyse(compress(tar(archive)))).image).toMatchObject(whole)
  })
})

describe('a folder', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'sea-trial-layout-'))
    for (const [index, [, archive]] of layouts.entries()) await unpack(archive, join(root, String(index)))
  })
  afterAll(() => rm(root, { recursive: true }))

  const weighFile = (path: string) =>
    inspect({ kind: 'archive', file: path }, { platform: null, ref: path, progress: silent })

  test.each(layouts.map(([name], index) => [name, index] as const))('%s', async (_, index) => {
    expect((await weighFile(join(root, String(index)))).image).toMatchObject(whole)
  })

  test('a tar in a file', async () => {
    await writeFile(join(root, 'x.tar'), tar(saved(spec)))
    expect((await weighFile(join(root, 'x.tar'))).image).toMatchObject(whole)
  })

  test('links in it are never followed to the outside', async () => {
    const folder = join(root, 'link')
    await unpack(ociLayout(spec), folder)
    const config = sha256(configOf(spec))
    await rm(join(folder, 'blobs/sha256', config))
    await writeFile(join(root, 'outside.json'), configOf(spec))
    await link('../../../outside.json', join(folder, 'blobs/sha256', config))
    await expect(weighFile(folder)).rejects.toMatchObject({ code: 'archive-invalid' })
  })

  test.each<[string, (root: string) => string, object]>([
    [
      'missing',
      (at) => join(at, 'nowhere'),
      { code: 'settings', exit: 2, message: expect.stringMatching(/nowhere does not exist$/) },
    ],
    ['below a file', (at) => join(at, 'x.tar/y'), { code: 'settings', exit: 2 }],
    [
      'a folder of other things',
      (at) => at,
      {
        code: 'archive-invalid',
        message: expect.stringMatching(/has neither an index.json nor a manifest.json$/),
      },
    ],
  ])('%s', async (_, path, error) => {
    await expect(weighFile(path(root))).rejects.toMatchObject(error)
  })
})

async function unpack(archive: Member[], folder: string): Promise<void> {
  for (const { name, type = '0', content = '', link: target = '' } of archive) {
    const path = join(folder, String(name))
    await mkdir(type === '5' ? path : dirname(path), { recursive: true })
    if (type === '0') await writeFile(path, content)
    if (type === '2') await link(String(target), path)
  }
}

describe('download sizes', () => {
  test('are exact where all layers are stored compressed', async () => {
    const blobs = layers.map(gzip)
    const { image } = await analyse(saved({ ...spec, compress: gzip }))
    expect(image.sizes.download).toEqual({
      bytes: blobs.reduce((sum, { length }) => sum + length, 0),
      exact: true,
    })
    expect(image.layers).toMatchObject(
      blobs.map((blob) => ({ digest: `sha256:${sha256(blob)}`, download: blob.length })),
    )
  })

  test('are not guessed where some are plain', async () => {
    const { image } = await analyse(
      saved({ ...spec, compress: (layer) => (layer === layers[1] ? layer : gzip(layer)) }),
    )
    expect(image.sizes.download).toBeNull()
    expect(image.layers.map((layer) => 'download' in layer)).toEqual([true, false, true])
  })
})

describe('several images', () => {
  const other = { layers: [tar([file('other', bytes(77))])] }
  const amd64 = { ...spec, tags: ['app:1'] }
  const arm64 = { ...other, architecture: 'arm64', tags: ['app:1'] }
  const armv6 = { ...other, architecture: 'arm', variant: 'v6' }
  const armv7 = { layers: [tar([file('other', bytes(78))])], architecture: 'arm', variant: 'v7' }
  const s390x = { ...other, architecture: 's390x' }
  const host = { x64: 'amd64', arm64: 'arm64' }[process.arch as string] ?? process.arch

  test.each<[string | null, number]>([
    ['linux/amd64', 25_044],
    ['linux/arm64', 77],
    ['linux/arm64/v8', 77],
    ['linux/arm/v6', 77],
    ['linux/arm/v7', 78],
    ['linux/arm', 78],
    [null, host === 'arm64' ? 77 : 25_044],
  ])('of platforms: %s', async (platform, onDisk) => {
    const { image } = await analyse(ociIndex([arm64, armv6, amd64, armv7]), { platform })
    expect(image.sizes.onDisk).toBe(onDisk)
  })

  test('a single image is taken, of any platform', async () => {
    expect((await analyse(ociIndex([s390x]))).image.platform).toEqual({ os: 'linux', architecture: 's390x' })
  })

  test('one of which all is there goes before those that are only mentioned', async () => {
    const archive = ociIndex([s390x, { ...spec, architecture: 'ppc64le' }])
    const gone = stored({ ...spec, architecture: 'ppc64le' })
    const partial = archive.filter(
      ({ name }) =>
        !String(name).endsWith(sha256(gone.manifest)) && !String(name).endsWith(sha256(gone.config)),
    )
    expect((await analyse(partial)).image.platform.architecture).toBe('s390x')
    await expect(analyse(partial, { platform: 'linux/ppc64le' })).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(/the manifest of an image, is not in `docker save app`$/),
    })
  })

  test('a variant that nobody asked for does', async () => {
    expect((await analyse(ociIndex([armv6, amd64]), { platform: 'linux/arm' })).image.platform.variant).toBe(
      'v6',
    )
  })

  test.each<[string, Member[], string | null, RegExp]>([
    [
      'another platform asked for',
      ociIndex([amd64, arm64]),
      'linux/riscv64',
      /has no image for linux\/riscv64; it has linux\/amd64, linux\/arm64$/,
    ],
    [
      'another platform than the only one',
      saved(amd64),
      'linux/riscv64',
      /has no image for linux\/riscv64; it has app:1 linux\/amd64$/,
    ],
    [
      'none for this machine',
      ociIndex([s390x, { ...spec, architecture: 'ppc64le' }]),
      null,
      /has 2 images, and this machine's platform, linux\/\w+, does not identify one: linux\/ppc64le, linux\/s390x$/,
    ],
    [
      'two of one platform',
      [
        ...saved({ ...amd64, tags: ['one:1'] }).slice(0, -1),
        ...stored(other).blobs.map((blob) => file(`blobs/sha256/${sha256(blob)}`, blob)),
        manifestJson([
          { ...amd64, tags: ['one:1'] },
          { ...other, tags: ['two:1'] },
        ]),
      ],
      'linux/amd64',
      /has 2 images.*: one:1 linux\/amd64, two:1 linux\/amd64$/,
    ],
  ])('%s: an error that lists them', async (_, archive, platform, sentence) => {
    await expect(analyse(archive, { platform })).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(sentence),
    })
  })

  test.each<[string, object, number]>([
    ['by name', { ref: 'two:1' }, 77],
    ['by full name', { ref: 'docker.io/library/one:1' }, 25_044],
    ['by the id an engine gives it', { id: `sha256:${sha256(configOf(other))}` }, 77],
  ])('of names: %s', async (_, options, onDisk) => {
    const archive = [
      ...layout([...stored(spec).blobs, ...stored(other).blobs], indexOf([])),
      manifestJson([
        { ...spec, tags: ['one:1'] },
        { ...other, tags: ['two:1'] },
      ]),
    ]
    expect((await analyse(archive, options)).image.sizes.onDisk).toBe(onDisk)
  })

  describe('the one that was asked for', () => {
    const two = stored(other)
    const tagged = (of: ReturnType<typeof stored>, name: string) => ({
      ...of.descriptor,
      annotations: { 'org.opencontainers.image.ref.name': name },
    })
    const index = indexOf([tagged(stored(spec), 'v1'), tagged(two, 'registry.example/app:v2')])
    const archive = layout([...stored(spec).blobs, ...two.blobs], index)

    test.each([
      ['v1', 25_044],
      ['v2', 77],
      ['registry.example/app:v2', 77],
      [two.descriptor.digest, 77],
      [`sha256:${sha256(configOf(spec))}`, 25_044],
    ])('is found by %s', async (pick, onDisk) => {
      expect((await analyse(archive, { pick })).image.sizes.onDisk).toBe(onDisk)
    })

    test.each(['v3', 'app:v2', `sha256:${'0'.repeat(64)}`, ''])(
      'is not there as %j: no other is taken for it, not even the only one',
      async (pick) => {
        const message = expect.stringContaining(
          `has no image called ${pick}; it has registry.example/app:v2 linux/amd64, v1 linux/amd64`,
        )
        await expect(analyse(archive, { pick })).rejects.toMatchObject({ code: 'archive-invalid', message })
        await expect(analyse(saved(amd64), { pick })).rejects.toMatchObject({ code: 'archive-invalid' })
      },
    )
  })

  test('by the digest of its manifest or index', async () => {
    const two = stored(other)
    const archive = layout(
      [...stored(spec).blobs, ...two.blobs],
      indexOf([stored(spec).descriptor, two.descriptor]),
    )
    const { image } = await analyse(archive, { id: two.descriptor.digest })
    expect([image.id, image.sizes.onDisk]).toEqual([two.descriptor.digest, 77])
  })

  test('one image of several names in an index is one image', async () => {
    const { blobs, descriptor } = stored(spec)
    const named = (name: string) => ({ ...descriptor, annotations: { 'io.containerd.image.name': name } })
    expect((await analyse(layout(blobs, indexOf([named('a:1'), named('b:1')])))).image).toMatchObject(whole)
  })

  test('where manifest.json and index.json disagree, manifest.json', async () => {
    const archive = [
      ...layout([...stored(spec).blobs, ...stored(other).blobs], indexOf([stored(other).descriptor])),
      manifestJson([spec]),
    ]
    expect((await analyse(archive)).image.sizes.onDisk).toBe(25_044)
  })

  test('but a platform that only index.json has can be asked for', async () => {
    const archive = [
      ...layout(
        [...stored(amd64).blobs, ...stored(arm64).blobs],
        indexOf([stored(amd64).descriptor, stored(arm64).descriptor]),
      ),
      manifestJson([amd64]),
    ]
    expect((await analyse(archive, { platform: 'linux/arm64' })).image.sizes.onDisk).toBe(77)
  })

  test('artifacts beside the image are not images', async () => {
    const note = Buffer.from('{"hello":"world"}')
    const artifact = Buffer.from(
      JSON.stringify({ config: { digest: `sha256:${sha256(note)}`, size: note.length }, layers: [] }),
    )
    const { blobs, descriptor } = stored(spec)
    const archive = layout(
      [...blobs, note, artifact],
      indexOf([{ mediaType: 'x', digest: `sha256:${sha256(artifact)}`, size: artifact.length }, descriptor]),
    )
    expect((await analyse(archive)).image).toMatchObject(whole)
  })
})

describe('base', () => {
  const annotations = { 'org.opencontainers.image.base.name': 'debian:bookworm' }
  const diffIds = layers.map((layer) => `sha256:${sha256(layer)}`)

  const from = (known: readonly string[]): BaseHints => ({
    from: { ref: 'demo:7', diffIds: known, rowsBelow: () => null },
    locals: [],
  })

  test('is the layers that come first', async () => {
    const { image } = await analyse(saved(spec), { base: Promise.resolve(from(diffIds.slice(0, 2))) })
    expect(image.base).toEqual({
      ref: 'demo:7',
      layers: 2,
      onDisk: 25_043,
      foundBy: 'build',
      confidence: 'proved',
      chain: [],
    })
    expect(image.layers.map(({ part }) => part)).toEqual(['base', 'base', 'yours'])
  })

  test('stands on others, each with what it weighs', async () => {
    const locals = [{ names: ['below:1'], diffIds: diffIds.slice(0, 1), labels: {} }]
    const { image } = await analyse(saved(spec), { base: { ...from(diffIds.slice(0, 2)), locals } })
    expect(image.base?.chain).toEqual([
      {
        ref: 'below:1',
        layers: 1,
        onDisk: image.layers[0]?.size,
        foundBy: 'local',
        confidence: 'proved',
      },
    ])
  })

  test.each([
    ['a manifest', (one: ReturnType<typeof stored>) => one.descriptor],
    ['a descriptor', (one: ReturnType<typeof stored>) => ({ ...one.descriptor, annotations })],
  ])('may be named by annotations, here of %s', async (what, descriptorOf) => {
    const one = stored({ ...spec, ...(what === 'a manifest' ? { annotations } : {}) })
    const archive = layout(one.blobs, indexOf([descriptorOf(one)]))
    const { image } = await analyse(archive)
    expect(image.base).toBeNull()
    expect(image.baseName).toEqual({ ref: 'debian:bookworm', saidBy: 'label' })
  })

  test.each([
    ['other layers', diffIds.slice(1)],
    ['more layers than there are', [...diffIds, 'sha256:more']],
    ['none', []],
  ])('is not known with %s', async (_, given) => {
    const { image } = await analyse(saved(spec), { base: from(given) })
    expect(image.baseName).toEqual({ ref: 'demo:7', saidBy: 'build' })
    expect([image.base, ...image.layers.map(({ part }) => part)]).toEqual([null, 'yours', 'yours', 'yours'])
  })
})

describe('history', () => {
  const history = [
    { created_by: 'FROM' },
    { created_by: 'ENV', empty_layer: true },
    { created_by: 'RUN' },
    { created_by: 'CMD', empty_layer: true },
  ]

  test('is paired by empty_layer, with lines', async () => {
    const linesOf = (rows: readonly unknown[]) => ({
      lines: rows.map((_, row) => (row === 0 ? undefined : row + 10)),
      from: null,
      doubt: null,
    })
    const { image } = await analyse(saved({ layers: layers.slice(0, 2), config: { history } }), { linesOf })
    expect(image.layers.map(({ createdBy, line }) => [createdBy, line])).toEqual([
      ['FROM', undefined],
      ['RUN', 12],
    ])
  })

  describe('held against the base', () => {
    const known = layers.slice(0, 1).map((layer) => `sha256:${sha256(layer)}`)
    const base: BaseHints = { from: { ref: 'base', diffIds: known, rowsBelow: () => null }, locals: [] }
    const paired = { lines: [undefined, undefined, undefined], from: 4, doubt: null }
    const parted = {
      ...paired,
      from: null,
      doubt: { location: { file: 'Dockerfile', line: 7 }, evidence: ['x'] },
    }
    const spec3 = saved({ ...spec, config: { history: [{}, {}, {}] } })
    const linesIn = async (options: Parameters<typeof analyse>[1]) => {
      const { image, findings } = await analyse(spec3, options)
      return { lines: image.layers.map(({ line }) => line), findings }
    }

    test('FROM made the layers above the base that no instruction claims', async () => {
      expect(await linesIn({ base, linesOf: () => paired })).toEqual({
        lines: [undefined, 4, 4],
        findings: [],
      })
    })

    test('without a base they may be the base image’s', async () => {
      expect(await linesIn({ linesOf: () => paired })).toEqual({
        lines: [undefined, undefined, undefined],
        findings: [],
      })
    })

    test('where Dockerfile and history part, a note says so', async () => {
      const { lines, findings } = await linesIn({
        base,
        linesOf: () => ({ ...parted, lines: [undefined, undefined, 9] }),
      })
      expect(lines).toEqual([undefined, undefined, 9])
      expect(findings).toEqual([
        {
          code: 'lines-uncertain',
          level: 'note',
          confidence: 'proved',
          message:
            "it is not known which line made layer 1: the image's history differs from the Dockerfile there",
          location: { file: 'Dockerfile', line: 7 },
          evidence: ['x'],
        },
      ])
      const all = await linesIn({ base, linesOf: () => parted })
      expect(all.findings[0]?.message).toContain('layers 1 to 2')
    })

    test('a doubt that bears on no layer of yours is none', async () => {
      const paired = { ...parted, lines: [undefined, 8, 9] }
      expect((await linesIn({ base, linesOf: () => paired })).findings).toEqual([])
    })
  })

  test('may be short or missing', async () => {
    const { image } = await analyse(saved({ ...spec, config: { history } }))
    expect(image.layers.map(({ createdBy }) => createdBy)).toEqual(['FROM', 'RUN', ''])
    expect((await analyse(saved({ ...spec, config: { history: null } }))).image.layers[0]?.createdBy).toBe('')
  })

  test('but does not make more layers than there are', async () => {
    await expect(analyse(saved({ layers: layers.slice(0, 1), config: { history } }))).rejects.toThrow(
      'the history has 2 layers, and the image 1',
    )
  })
})
