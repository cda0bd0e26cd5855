/** Archives that are cut off, damaged or hostile: a clear error or the complete, correct result, never a part. */
import { describe, expect, test } from '@jest/globals'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { UserError } from '../../src/core/errors.ts'
import { inspect, type ImageAnalysis } from '../../src/inspect/index.ts'
import { silent } from '../../src/core/progress.ts'
import {
  analyse,
  blob,
  configOf,
  descriptor,
  engineOf,
  indexOf,
  layout,
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
  hardlink,
  opaque,
  paxHeader,
  symlink,
  tar,
  whiteout,
  type Member,
} from '../support/tar.ts'
import { zstd } from '../support/zstd.ts'

const layer = tar([file('a', 'content'), file('.wh.b')], { end: 0 })
const spec: Spec = { layers: [layer] }
const small: [string, Buffer][] = [
  ['docker save before 25', tar(savedLegacy(spec))],
  ['docker save since 25', tar(saved(spec))],
  ['OCI layout, gzip', tar(ociLayout({ ...spec, compress: (plain) => gzipSync(plain) }))],
  ['OCI layout, zstd', tar(ociLayout({ ...spec, compress: (plain) => zstd(plain) }))],
]

/** The answer, or code and message of the refusal. Anything else thrown is a failure of the test. */
async function outcome(archive: Buffer): Promise<ImageAnalysis | string> {
  try {
    return await analyse(archive)
  } catch (error) {
    if (error instanceof UserError && error.message.length < 600) return `${error.code}: ${error.message}`
    throw error
  }
}

/** Every offset in an archive where something is, and some where nothing is. */
const offsets = (archive: Buffer): number[] =>
  [...archive.keys()].filter((at) => archive[at] !== 0 || archive[at - 1] !== 0 || at % 64 === 0)

const BLOCK = 512

const refused = (sentence: RegExp): { code: string; message: unknown } => ({
  code: 'archive-invalid',
  message: expect.stringMatching(sentence),
})
const NO_IMAGE =
  'archive-invalid: `docker save app` holds no image: neither a manifest.json nor an index.json that lists one'

/** Where the members of a tar start, and where the last one ends. */
function membersOf(archive: Buffer): {
  members: { name: string; start: number; size: number }[]
  end: number
} {
  const members: { name: string; start: number; size: number }[] = []
  let at = 0
  while (archive[at] !== 0) {
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*/s, '')
    const size = parseInt(archive.toString('latin1', at + 124, at + 136), 8)
    members.push({ name, start: at, size })
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return { members, end: at }
}

interface Expected {
  /** Null: the change must not matter. */
  readonly refusal: RegExp | null
  /** The change may also be one that does not matter. */
  readonly isOptional?: boolean
}

/** How damage to the content of a member is reported. `isSaved`: there is a manifest.json, so that nothing needs the index. */
function refusalOf(name: string, content: string, isSaved: boolean): Expected {
  const is = (sentence: string): RegExp => new RegExp(`^archive-invalid: ${sentence}`)
  const damaged = `\`docker save app\` is damaged: ${name} should have digest sha256:\\w{64}, and has sha256:\\w{64}$`
  const missing = '.*, (?:the config of an image|the manifest of an image|layer 0 of the image), is not in '
  if (/(?:^|\/)(?:json|VERSION|repositories|oci-layout)$/.test(name)) return { refusal: null }
  if (name === 'manifest.json')
    return {
      refusal: is(
        `(?:The manifest.json of .* is not the list|${missing}|In .* manifest has 0 layers and the config 1$)`,
      ),
      isOptional: true,
    }
  if (isSaved && (name === 'index.json' || content.includes('"layers":['))) return { refusal: null }
  if (name === 'index.json')
    return {
      refusal: is(
        `(?:.* holds no image: |${missing}|.* is damaged: .* should have \\d+ bytes, and has \\d+$)`,
      ),
      isOptional: true,
    }
  if (content.startsWith('{')) return { refusal: is(damaged) }
  const unreadable =
    '(?:a tar header has a wrong checksum, at byte \\d+ of its tar$|it is not a tar, |its (?:gzip|zstd) stream )'
  const other = 'is damaged: its content should have digest sha256:\\w{64}, and has sha256:\\w{64}$'
  return { refusal: is(`(?:${damaged}|Layer 0 of .* (?:cannot be read: ${unreadable}|${other}))`) }
}

/** What a change of the byte at an offset must lead to. */
function expectedAt(archive: Buffer, at: number): Expected {
  const { members, end } = membersOf(archive)
  const isBadHeader = (start: number): Expected => ({
    refusal: new RegExp(
      `^archive-invalid: .* cannot be read: a tar header has a wrong checksum, at byte ${start} of the archive$`,
    ),
  })
  if (at >= end + 2 * BLOCK) return { refusal: null }
  if (at >= end + BLOCK)
    return {
      refusal: new RegExp(
        `^archive-invalid: .* a lone zero block is between members, at byte ${end} of the archive$`,
      ),
    }
  if (at >= end) return isBadHeader(end)
  const { name, start, size } = members.findLast((member) => member.start <= at) ?? {
    name: '',
    start: 0,
    size: 0,
  }
  // nothing reads the last byte of the checksum field, after the NUL that ends it
  if (at === start + 155) return { refusal: null }
  if (at < start + BLOCK) return isBadHeader(start)
  if (at >= start + BLOCK + size) return { refusal: null }
  const content = archive.toString('latin1', start + BLOCK, start + BLOCK + size)
  return refusalOf(
    name,
    content,
    members.some((one) => one.name === 'manifest.json'),
  )
}

describe.each(small)('%s', (_, archive) => {
  test('cut off anywhere', async () => {
    const whole = await analyse(archive)
    const { end } = membersOf(archive)
    for (const length of offsets(archive)) {
      const result = await outcome(archive.subarray(0, length))
      if (typeof result !== 'string') {
        // all that is missing is what nothing needs: end blocks, padding, an index beside a manifest
        expect(result).toEqual(whole)
        continue
      }
      expect(length).toBeLessThanOrEqual(end + BLOCK * 2)
      if (result !== NO_IMAGE)
        expect(result).toMatch(
          new RegExp(
            `^engine-lost: The engine stopped sending \`docker save app\`: it ends inside (?:a tar header|its file [\\w./-]+), at byte ${length}$`,
          ),
        )
    }
    const cut = await outcome(archive.subarray(0, archive.length - 4096))
    expect(cut).toMatch(/^(?:archive-invalid: .* holds no image|engine-lost: The engine stopped sending)/)
  }, 60_000)

  test('any byte changed', async () => {
    const whole = await analyse(archive)
    for (const at of offsets(archive)) {
      const changed = Buffer.from(archive)
      changed[at] = (changed[at] ?? 0) ^ ([0x01, 0x80, 0xff][at % 3] ?? 1)
      const result = await outcome(changed)
      const { refusal, isOptional = refusal === null } = expectedAt(archive, at)
      if (typeof result === 'string') expect(result).toMatch(refusal ?? 'the whole image')
      else
        expect({ at, isOptional, image: result.image }).toEqual({ at, isOptional: true, image: whole.image })
    }
  }, 60_000)
})

describe('what is wrong, and where', () => {
  const good = stored(spec)
  const config = configOf(spec)
  const without = (members: Member[], name: string): Member[] =>
    members.filter((member) => !String(member.name).endsWith(name))
  const other = Buffer.from(config.toString().replace('"amd64"', '"arm64"'))
  const manifestWith = (fields: Record<string, unknown>): Member[] => {
    const manifest = Buffer.from(
      JSON.stringify({ ...(JSON.parse(good.manifest.toString()) as object), ...fields }),
    )
    return layout([...good.blobs, manifest], indexOf([descriptor('manifest.v1+json', manifest)]))
  }

  test.each<[string, Buffer | Member[], RegExp]>([
    [
      'nothing at all',
      Buffer.alloc(0),
      /^`docker save app` holds no image: neither a manifest.json nor an index.json/,
    ],
    ['a tar of other things', [file('a', 'b')], /holds no image/],
    ['an empty index', layout([], indexOf([])), /holds no image/],
    [
      'a manifest.json that is no list',
      [file('manifest.json', '{}')],
      /manifest.json of `docker save app` is not the list/,
    ],
    [
      'a manifest.json cut off',
      [file('manifest.json', '[{')],
      /manifest.json of `docker save app` is not the list/,
    ],
    [
      'another compression',
      Buffer.from('fd377a585a000000', 'hex'),
      /compressed with xz, which is not supported/,
    ],
    ['no config', without(saved(spec), sha256(config)), /the config of an image, is not in/],
    ['no layer', without(saved(spec), sha256(layer)), /^blobs\/sha256\/\w+, layer 0 of the image, is not in/],
    ['no manifest', without(ociLayout(spec), sha256(good.manifest)), /the manifest of an image, is not in/],
    [
      'a config of another digest',
      saved(spec).map((member) =>
        member.content === config || String(member.name).endsWith(sha256(config))
          ? { ...member, content: other }
          : member,
      ),
      /is damaged: blobs\/sha256\/\w+ should have digest/,
    ],
    [
      'an old config of another digest',
      savedLegacy(spec).map((member) =>
        String(member.name) === `${sha256(config)}.json` ? { ...member, content: other } : member,
      ),
      /is damaged: \w+\.json should have digest/,
    ],
    [
      'a config that is no JSON',
      [
        blob(layer),
        file('c.json', 'nonsense'),
        file('manifest.json', JSON.stringify([{ Config: 'c.json', Layers: [] }])),
      ],
      /c\.json of .*, the config of an image, cannot be read: it is not JSON/,
    ],
    [
      'a config without layers',
      [file('c.json', '{"os":"linux"}'), file('manifest.json', '[{"Config":"c.json","Layers":[]}]')],
      /lists no layers \(rootfs\.diff_ids\)/,
    ],
    [
      'a layer of another content',
      savedLegacy(spec).map((member) =>
        String(member.name).endsWith('layer.tar')
          ? { ...member, content: tar([file('a', 'CONTENT')]) }
          : member,
      ),
      /^Layer 0 of .*layer\.tar\) is damaged: its content should have digest sha256:\w+, and has sha256:/,
    ],
    ['counts that disagree', manifestWith({ layers: [] }), /the manifest has 0 layers and the config 1$/],
    [
      'a size that disagrees',
      manifestWith({ layers: [{ ...descriptor('layer', layer), size: 1 }] }),
      /should have 1 bytes, and has 1536/,
    ],
    [
      'a layer that is no tar',
      manifestWith({ layers: [descriptor('layer', config)] }),
      /^Layer 0 .* cannot be read: it is not a tar, plain or compressed/,
    ],
    [
      'a digest of another length',
      [
        ...manifestWith({ config: { digest: `sha512:${sha256(config)}`, size: config.length } }),
        file(`blobs/sha512/${sha256(config)}`, config),
      ],
      /^blobs\/sha512\/\w+ of `docker save app` is named by a digest that is not SHA-256$/,
    ],
    [
      'a digest of another kind',
      manifestWith({ config: { digest: 'md5:abc', size: 1 } }),
      /^blobs\/md5\/abc, the config of an image, is not in/,
    ],
    [
      'a bad header in a layer',
      savedLegacy({ layers: [tar([file('a', 'x'), file('b', 'y', { checksum: 1 })])] }),
      /^Layer 0 of `docker save app` \(\w+\/layer\.tar\) cannot be read: a tar header has a wrong checksum, at byte 1024 of its tar$/,
    ],
    [
      'a bad header in a compressed layer',
      ociLayout({
        layers: [tar([file('a', 'x'), file('b', 'y', { checksum: 1 })])],
        compress: (plain) => gzipSync(plain),
      }),
      /^Layer 0 .*checksum, at byte 1024 of its tar$/,
    ],
    [
      'a compressed layer cut off',
      ociLayout({ ...spec, compress: (plain) => gzipSync(plain).subarray(0, -4) }),
      /^Layer 0 .* cannot be read: its gzip stream cannot be decompressed/,
    ],
    [
      '`..` in the archive itself',
      [file('../manifest.json', '[]')],
      /a member of the archive has `\.\.` in its path/,
    ],
    [
      'links in the archive that go round',
      [
        symlink('a.tar', 'b.tar'),
        symlink('b.tar', 'a.tar'),
        file(`${sha256(config)}.json`, config),
        file('manifest.json', JSON.stringify([{ Config: `${sha256(config)}.json`, Layers: ['a.tar'] }])),
      ],
      /a\.tar, layer 0 of the image, is not in/,
    ],
  ])('%s', async (_, archive, sentence) => {
    const error = await analyse(archive).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(sentence),
      exit: 3,
    })
    expect((error as UserError).hint).not.toBe('')
  })

  test('errors of another image do not matter', async () => {
    const broken = tar([file('a', 'x', { checksum: 1 })])
    const archive = [
      ...saved(spec),
      blob(broken),
      blob(gzipSync(bytes(10)).subarray(0, 12)),
      blob(Buffer.from('{"cut')),
    ]
    expect((await analyse(archive)).image.sizes.onDisk).toBe(7)
  })

  test.each<[string, () => Generator<Buffer>, string, RegExp | string]>([
    [
      'ends early',
      () => sends(),
      'engine-lost',
      /^The engine stopped sending `docker save app`: it ends inside its file blobs\/sha256\/\w+, at byte 700$/,
    ],
    [
      'fails',
      () => sends(new Error('socket hang up')),
      'engine-lost',
      'The engine stopped sending `docker save app`: socket hang up',
    ],
    [
      'appends its error',
      () => sends('{"errorDetail":{"message":"no space left"},"error":"no space left"}\r\n'),
      'engine-failed',
      '`docker save app` failed: no space left',
    ],
    [
      'sends something else',
      () => sends('x'.repeat(20_000)),
      'archive-invalid',
      /^`docker save app` cannot be read: a tar header has a wrong checksum, at byte \d+ of the archive$/,
    ],
  ])('an engine that %s', async (_, save, code, sentence) => {
    const engine = { save: () => Promise.resolve(Readable.from(save())) }
    const subject = { kind: 'engine', ref: 'app', id: '', engine } as const
    const message: unknown = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)
    await expect(inspect(subject, { platform: null, ref: 'app', progress: silent })).rejects.toMatchObject({
      code,
      message,
    })
  })

  test('the error of an engine is passed on', async () => {
    const engine = { save: () => Promise.reject(new UserError('engine-failed', 'no such image')) }
    await expect(
      inspect(
        { kind: 'engine', ref: 'app', id: '', engine },
        { platform: null, ref: 'app', progress: silent },
      ),
    ).rejects.toMatchObject({ code: 'engine-failed', message: 'no such image' })
  })
})

function* sends(end?: Error | string): Generator<Buffer> {
  yield tar(saved(spec)).subarray(0, 700)
  if (end instanceof Error) throw end
  if (end !== undefined) yield Buffer.from(end)
}

describe('hostile archives', () => {
  const weighs = async (layers: Buffer[], options: Partial<Spec> = {}): Promise<number> =>
    (await analyse(saved({ layers, ...options }))).image.sizes.onDisk

  test('an index that leads to itself a thousandfold', async () => {
    const inner = indexOf(Array.from({ length: 600 }, () => stored(spec).descriptor))
    const outer = indexOf(Array.from({ length: 600 }, () => descriptor('index.v1+json', inner)))
    await expect(analyse(layout([...stored(spec).blobs, inner], outer))).rejects.toMatchObject(
      refused(/more than 1024 images/),
    )
  })

  test('indices nested without end', async () => {
    let index = indexOf([stored(spec).descriptor])
    const blobs = [...stored(spec).blobs]
    for (let depth = 0; depth < 20; depth++) {
      blobs.push(index)
      index = indexOf([descriptor('index.v1+json', index)])
    }
    await expect(analyse(layout(blobs, index))).rejects.toMatchObject(refused(/indices 8 deep/))
  })

  test('attestations without end, in indices that lead to one another', async () => {
    const note = { ...descriptor('x', Buffer.alloc(0)), platform: { os: 'unknown', architecture: 'unknown' } }
    const inner = indexOf(Array.from({ length: 600 }, () => note))
    const outer = indexOf(Array.from({ length: 600 }, () => descriptor('index.v1+json', inner)))
    await expect(analyse(layout([inner], outer))).rejects.toMatchObject(refused(/more than 1024 images/))
  })

  test('JSON that would take far more memory than it has bytes', async () => {
    const wide = Buffer.from(`{"x":[${'[],'.repeat(1_100_000)}0]}`)
    await expect(analyse(layout([wide], indexOf([descriptor('x', wide)])))).rejects.toMatchObject({
      code: 'archive-invalid',
      message: 'The JSON of `docker save app` has more than 2000000 values',
    })
    const deep = Buffer.from(`{"x":${'['.repeat(900_000)}${']'.repeat(900_000)}}`)
    await expect(analyse(layout([deep], indexOf([descriptor('x', deep)])))).rejects.toMatchObject(
      refused(/^blobs\/, the config of an image, is not in `docker save app`$/),
    )
  })

  test('names and digests of megabytes, for a thousand images', async () => {
    const { blobs, config, descriptor: of } = stored(spec)
    const long = 'n'.repeat(2 ** 20)
    const inner = indexOf(Array.from({ length: 1000 }, () => of))
    const named = {
      ...descriptor('index.v1+json', inner),
      annotations: { 'org.opencontainers.image.ref.name': long },
    }
    const row = {
      Config: `blobs/sha256/${sha256(config)}`,
      RepoTags: [long],
      Layers: [`blobs/sha256/${sha256(layer)}`],
    }
    const rows = file(
      'manifest.json',
      JSON.stringify(Array.from({ length: 1000 }, (_, at) => (at > 0 ? { ...row, RepoTags: [] } : row))),
    )
    const started = performance.now()
    expect((await analyse([...layout([...blobs, inner], indexOf([named])), rows])).image.sizes.onDisk).toBe(7)
    const other = Buffer.from(
      JSON.stringify({ config: { digest: `sha256:${long}` }, layers: [{ digest: long }] }),
    )
    const many = indexOf(Array.from({ length: 1000 }, () => descriptor('x', other)))
    await expect(analyse(layout([other], many))).rejects.toMatchObject(
      refused(/^blobs\/sha256\/n+, the config of an image, is not in `docker save app`$/),
    )
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('more layers than any engine takes', async () => {
    await expect(weighs(Array.from({ length: 1025 }, () => layer))).rejects.toMatchObject(
      refused(/more than 1024 layers/),
    )
    expect(await weighs(Array.from({ length: 1024 }, () => layer))).toBe(7 * 1024)
  })

  test('one large layer, used over and over', async () => {
    const large = tar(Array.from({ length: 20_000 }, (_, index) => file(`f${index}`)))
    await expect(weighs(Array.from({ length: 1024 }, () => large))).rejects.toMatchObject(
      refused(/have more than 40000000 members and paths/),
    )
  })

  test('one layer that names many paths, used over and over', async () => {
    const deep = Array.from({ length: 3 }, (_, at) => [
      gnuLong('K', `${at}${'/d'.repeat(32_000)}`),
      hardlink(`l${at}`, ''),
    ]).flat()
    const one = tar(deep)
    await expect(weighs(Array.from({ length: 1024 }, () => one))).rejects.toMatchObject(
      refused(/have more than 40000000 members and paths/),
    )
  })

  test('a sparse map without an end costs what it is', async () => {
    const pax: Member['pax'] = [
      ['GNU.sparse.major', '1'],
      ['GNU.sparse.minor', '0'],
    ]
    const blobs = Array.from({ length: 20 }, (_, at) =>
      tar([file(`${at}`, Buffer.alloc(2 ** 20, '1'), { pax })]),
    )
    const started = performance.now()
    expect((await analyse([...saved(spec), ...blobs.map(blob)])).image.sizes.onDisk).toBe(7)
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('links whose targets are long, followed over and over', async () => {
    const members = [
      symlink('l', 'x'),
      gnuLong('K', '../'.repeat(20_000) + 'l2'),
      symlink('l1', 'y'),
      symlink('l2', 'd'),
    ]
    const many = Array.from({ length: 3000 }, (_, index) => file(`l1/f${index}`))
    await expect(weighs([tar([...members, ...many])])).rejects.toMatchObject(
      refused(/following its symbolic links takes more than 100000000 steps/),
    )
  })

  test.each<[string, Member[], RegExp]>([
    [
      'a path without end',
      [gnuLong('L', 'd/'.repeat(40_000)), file('x')],
      /a path is longer than 65536 bytes/,
    ],
    [
      'a link target without end',
      [gnuLong('K', 't'.repeat(70_000)), symlink('x', 't')],
      /a link target is longer than 65536 bytes/,
    ],
    [
      'an extended header without end',
      [paxHeader('x', [['comment', bytes(2 ** 20)]]), file('x')],
      /an extended header is longer than 1048576 bytes/,
    ],
  ])('%s', async (_, members, sentence) => {
    await expect(weighs([tar(members)])).rejects.toMatchObject(refused(sentence))
  })

  test('JSON without end', async () => {
    const huge = Buffer.from(`[${' '.repeat(9 * 2 ** 20)}]`)
    await expect(analyse([...saved(spec).slice(0, -1), file('manifest.json', huge)])).rejects.toMatchObject(
      refused(/^The manifest\.json of `docker save app` is not the list that `docker save` writes$/),
    )
  })

  test('names that are keys of every object', async () => {
    const config = {
      config: {
        Labels: JSON.parse('{"__proto__":"x","constructor":"y"}') as object,
        ExposedPorts: JSON.parse('{"__proto__":{}}') as object,
      },
    }
    const { image } = await analyse(
      saved({
        layers: [
          tar([file('__proto__', 'x'), file('constructor/toString', 'y')]),
          tar([whiteout('__proto__')]),
        ],
        config,
      }),
    )
    expect(Object.entries(image.config.labels)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect([image.config.exposedPorts, image.dead.map(({ path }) => path)]).toEqual([
      ['__proto__'],
      ['/__proto__'],
    ])
  })

  test('whiteouts and opaque folders without end cost what they are', async () => {
    const count = 20_000
    const folders = Array.from({ length: count }, (_, index) => file(`d/f${index}`, 'x'))
    const hidden = Array.from({ length: count }, (_, index) => whiteout(`d/f${index}`))
    const nothing = Array.from({ length: count }, (_, index) => opaque(`e/f${index}`))
    const started = performance.now()
    const image = await analyse(
      saved({
        layers: [tar(folders), tar(hidden), tar(nothing), tar([...folders, file('z')]), tar([opaque('d')])],
      }),
    )
    expect(image.image.sizes).toMatchObject({ onDisk: 2 * count, deadWeight: 2 * count })
    expect(performance.now() - started).toBeLessThan(15_000)
  }, 30_000)
})

test('a large archive reports its progress', async () => {
  const reported: string[] = []
  const progress = { ...silent, waiting: (text: string) => void reported.push(text) }
  const archive = tar(saved({ layers: [tar([file('a', Buffer.alloc(70 * 2 ** 20))])] }))
  const subject = { kind: 'engine', ref: 'app', id: '', engine: engineOf(archive) } as const
  await inspect(subject, { platform: null, ref: 'app', progress })
  expect(reported).toEqual(['weighing layers, 67 MB read'])
})

describe('findings', () => {
  test('too many layers for some engines', async () => {
    const findings = async (count: number) =>
      (await analyse(saved({ layers: Array.from({ length: count }, () => layer) }))).findings
    expect(await findings(126)).toEqual([])
    expect(await findings(127)).toMatchObject([
      { code: 'too-many-layers', level: 'warn', confidence: 'proved' },
    ])
  })

  test('a path stored twice', async () => {
    const { findings } = await analyse(
      saved({ layers: [layer, tar([file('d/a', 'x'), file('./d/a', 'y')])] }),
    )
    expect(findings).toMatchObject([{ code: 'duplicate-path', level: 'warn', evidence: ['layer 1: /d/a'] }])
  })
})
