/** Dead weight by its definition: the cases that tools get wrong, and what engines were seen to do. */
import { describe, expect, test } from '@jest/globals'
import type { Dead, Image } from '../../../src/core/schema.ts'
import { analyse, saved, weigh } from '../../support/archives.ts'
import {
  bytes,
  device,
  dir,
  fifo,
  file,
  gnuLong,
  hardlink,
  opaque,
  paxHeader,
  symlink,
  tar,
  whiteout,
  type Member,
} from '../../support/tar.ts'

const figures = ({ sizes }: Image) => [sizes.onDisk, sizes.deadWeight, sizes.efficiency]
const row = (path: string, size: number, addedBy: number, killedBy: number, cause: Dead['cause']): Dead => ({
  path,
  bytes: size,
  addedBy,
  killedBy,
  cause,
})

describe('what dive gets wrong', () => {
  test.each<[string, Member[][], number, number, Dead[]]>([
    [
      'a folder deleted in a later layer',
      [[file('build/out', bytes(900)), file('app', bytes(100))], [whiteout('build')]],
      1000,
      900,
      [row('/build/out', 900, 0, 1, 'deleted')],
    ],
    [
      'an opaque folder',
      [
        [file('d/a', bytes(900)), file('app', bytes(100))],
        [dir('d'), opaque('d')],
      ],
      1000,
      900,
      [row('/d/a', 900, 0, 1, 'deleted')],
    ],
    [
      'one byte overwritten by many',
      [[file('a', 'x')], [file('a', bytes(1000))]],
      1001,
      1,
      [row('/a', 1, 0, 1, 'overwritten')],
    ],
    [
      'a file rewritten',
      [[file('a', bytes(100))], [file('a', bytes(100, 'b'))]],
      200,
      100,
      [row('/a', 100, 0, 1, 'overwritten')],
    ],
    [
      'a whiteout of what no lower layer has',
      [[file('a', bytes(500))], [whiteout('nothing'), file('a', bytes(500, 'b'))]],
      1000,
      500,
      [row('/a', 500, 0, 1, 'overwritten')],
    ],
    [
      'a folder replaced by a file',
      [[file('d/a', bytes(500))], [file('d', bytes(10))]],
      510,
      500,
      [row('/d/a', 500, 0, 1, 'deleted')],
    ],
    ['one layer', [[file('a', bytes(100))]], 100, 0, []],
    ['no layer at all', [], 0, 0, []],
    ['layers without files', [[dir('d')], []], 0, 0, []],
  ])('%s', async (_, layers, onDisk, deadWeight, dead) => {
    const image = await weigh(...layers)
    expect(figures(image)).toEqual([onDisk, deadWeight, onDisk === 0 ? 1 : 1 - deadWeight / onDisk])
    expect(image.sizes.fileSystem).toBe(onDisk - deadWeight)
    expect(image.dead).toEqual(dead)
  })
})

/** Each row: what it shows, the layers, and all that is dead after them. */
type Case = [name: string, layers: Member[][], dead: Dead[]]

async function check(layers: Member[][], dead: Dead[]): Promise<void> {
  const image = await weigh(...layers)
  expect(image.dead).toEqual(dead)
  expect(image.sizes.deadWeight).toBe(dead.reduce((sum, one) => sum + one.bytes, 0))
  for (const [index, layer] of image.layers.entries()) {
    const own = dead.filter(({ addedBy }) => addedBy === index)
    expect(layer.deadWeight).toBe(own.reduce((sum, one) => sum + one.bytes, 0))
  }
}

describe('causes', () => {
  test.each<Case>([
    [
      'equal content stored again is metadata',
      [[file('a', bytes(9), { mode: 0o600 })], [file('a', bytes(9), { mode: 0o755, mtime: 5 })]],
      [row('/a', 9, 0, 1, 'metadata')],
    ],
    [
      'equal size is not equal content',
      [[file('a', bytes(9))], [file('a', bytes(9, 'b'))]],
      [row('/a', 9, 0, 1, 'overwritten')],
    ],
    [
      'the killer is the layer after which nothing leads there, not the last one to touch the path',
      [[file('a', bytes(9))], [whiteout('a')], [file('a', bytes(9))]],
      [row('/a', 9, 0, 1, 'deleted')],
    ],
    [
      'deleted and created again as a folder in one layer is overwritten',
      [[file('a', bytes(9))], [dir('a')]],
      [row('/a', 9, 0, 1, 'overwritten')],
    ],
    [
      'replaced by a link, a device, a FIFO',
      [
        [file('a', bytes(1)), file('b', bytes(2)), file('c', bytes(3))],
        [symlink('a', 'b'), device('b'), fifo('c')],
      ],
      [
        row('/c', 3, 0, 1, 'overwritten'),
        row('/b', 2, 0, 1, 'overwritten'),
        row('/a', 1, 0, 1, 'overwritten'),
      ],
    ],
    [
      'moved elsewhere is deleted here',
      [[file('a', bytes(9))], [whiteout('a'), file('b', bytes(9))]],
      [row('/a', 9, 0, 1, 'deleted')],
    ],
    [
      'each copy has its own killer',
      [[file('a', bytes(1))], [file('a', bytes(2))], [file('a', bytes(2))], [whiteout('a')]],
      [row('/a', 2, 1, 2, 'metadata'), row('/a', 2, 2, 3, 'deleted'), row('/a', 1, 0, 1, 'overwritten')],
    ],
  ])('%s', (_, layers, dead) => check(layers, dead))
})

describe('hard links', () => {
  test.each<Case>([
    [
      'carry no bytes, and keep content alive',
      [[file('a', bytes(9)), hardlink('b', 'a')], [whiteout('a')]],
      [],
    ],
    [
      'until the last is gone, whose killer counts',
      [[file('a', bytes(9)), hardlink('b', 'a')], [whiteout('a')], [whiteout('b')]],
      [row('/a', 9, 0, 2, 'deleted')],
    ],
    [
      'the cause looks at all paths the content has had',
      [
        [file('a', bytes(9)), hardlink('b', 'a')],
        [file('b', bytes(9, 'x')), whiteout('a')],
      ],
      [row('/a', 9, 0, 1, 'overwritten')],
    ],
    [
      'equal content at any of them is metadata',
      [
        [file('a', bytes(9)), hardlink('b', 'a')],
        [whiteout('a'), file('b', bytes(9))],
      ],
      [row('/a', 9, 0, 1, 'metadata')],
    ],
    [
      'through a link folder that the layer made',
      [[dir('d'), symlink('l', 'd'), file('d/x', bytes(9)), hardlink('h', 'l/x')], [whiteout('d')]],
      [],
    ],
    [
      'to a symbolic link are another symbolic link',
      [[file('a', bytes(9)), symlink('s', 'a'), hardlink('h', 's')], [whiteout('a')]],
      [row('/a', 9, 0, 1, 'deleted')],
    ],
    [
      'by absolute and dotted names',
      [[file('d/a', bytes(9)), hardlink('b', '/d/../d/./a')], [whiteout('d')]],
      [],
    ],
    ['to a lower layer share its content', [[file('a', bytes(9))], [hardlink('b', 'a'), whiteout('a')]], []],
    ['to a lower layer, of the same name', [[file('a', bytes(9))], [hardlink('a', 'a')]], []],
    [
      'a link stored as a file again is a copy of its own, and says nothing about the path that is left',
      [[file('a', bytes(9)), hardlink('b', 'a')], [file('b', bytes(9))], [whiteout('a')]],
      [row('/a', 9, 0, 2, 'deleted')],
    ],
    [
      'keep what a later member of the layer replaced',
      [[file('a', bytes(9)), hardlink('b', 'a'), file('a', bytes(3))]],
      [],
    ],
    [
      'and lose it with their own path',
      [[file('a', bytes(9)), hardlink('b', 'a'), file('a', bytes(3))], [whiteout('b')]],
      [row('/a', 9, 0, 1, 'deleted')],
    ],
  ])('%s', (_, layers, dead) => check(layers, dead))

  test.each<[string, Member[][], RegExp]>([
    [
      'missing',
      [[hardlink('b', 'a')]],
      /^Layer 0 .* cannot be read: the hard link \/b points to \/a, which is neither an earlier file of the layer nor in a lower layer/,
    ],
    ['later', [[hardlink('b', 'a'), file('a', 'x')]], /the hard link \/b points to \/a/],
    [
      'a folder',
      [[dir('d'), hardlink('b', 'd')]],
      /a hard link points to the folder \/d, at byte 512 of its tar/,
    ],
    ['a folder below', [[dir('d')], [hardlink('b', 'd')]], /^Layer 1 .*the hard link \/b points to \/d/],
    [
      'out of the image',
      [[file('a', 'x'), hardlink('b', '../a')]],
      /a hard link points outside of the image/,
    ],
  ])('a target that is %s is refused', async (_, layers, sentence) => {
    await expect(weigh(...layers)).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(sentence),
    })
  })
})

describe('whiteouts', () => {
  test.each<Case>([
    [
      'act on lower layers only, before an entry',
      [[file('a', bytes(9))], [whiteout('a'), file('a', bytes(3))]],
      [row('/a', 9, 0, 1, 'overwritten')],
    ],
    [
      'and after it',
      [[file('a', bytes(9))], [file('a', bytes(3)), whiteout('a')]],
      [row('/a', 9, 0, 1, 'overwritten')],
    ],
    [
      'beside a folder of that name leave what it holds below',
      [[file('d/a', bytes(9))], [whiteout('d'), dir('d')]],
      [],
    ],
    ['also after it', [[file('d/a', bytes(9))], [dir('d'), whiteout('d')]], []],
    [
      'opaque ones spare their own layer, wherever they stand',
      [[file('d/a', bytes(9))], [file('d/b', bytes(3)), opaque('d'), file('d/c', bytes(3))]],
      [row('/d/a', 9, 0, 1, 'deleted')],
    ],
    ['opaque ones in the root hide nothing', [[file('a', bytes(9))], [file('.wh..wh..opq')]], []],
    ['nor with `./` before', [[file('a', bytes(9))], [file('./.wh..wh..opq')]], []],
    [
      'other names in `.wh..wh.` hide nothing',
      [
        [file('a', bytes(9)), file('.wh.a', 'x')],
        [file('.wh..wh.a'), file('.wh..wh.plnk/a'), file('d/.wh..wh.aufs')],
      ],
      [],
    ],
    [
      'make the folders above them',
      [[file('x', bytes(9))], [whiteout('x/y')]],
      [row('/x', 9, 0, 1, 'overwritten')],
    ],
    ['opaque ones too', [[file('x', bytes(9))], [opaque('x')]], [row('/x', 9, 0, 1, 'overwritten')]],
    [
      'of a whole tree',
      [[file('d/e/f', bytes(9)), symlink('d/l', 'e'), dir('d/g')], [whiteout('d')]],
      [row('/d/e/f', 9, 0, 1, 'deleted')],
    ],
    [
      'through a link that the layer made',
      [[file('d/a', bytes(9))], [dir('d'), symlink('l', 'd'), whiteout('l/a')]],
      [row('/d/a', 9, 0, 1, 'deleted')],
    ],
    [
      'through a link to what only lower layers have',
      [[file('d/a', bytes(9))], [symlink('l', 'd'), whiteout('l/a')]],
      [row('/d/a', 9, 0, 1, 'deleted')],
    ],
    [
      'carry nothing',
      [[file('a', bytes(9))], [{ ...whiteout('a'), content: bytes(100) }]],
      [row('/a', 9, 0, 1, 'deleted')],
    ],
  ])('%s', (_, layers, dead) => check(layers, dead))

  test.each(['0', '1', '2', '3', '4', '5', '6', '\0'])('are known by name, not by type %j', async (type) => {
    const image = await weigh(
      [file('d/a', bytes(9)), file('b', 'x')],
      [{ ...whiteout('d/a'), type, link: 'left/over' }],
    )
    expect(image.dead).toEqual([row('/d/a', 9, 0, 1, 'deleted')])
    expect(image.layers[1]).toMatchObject({ entries: 1, files: 0, size: 0 })
  })

  test.each(['.wh.', 'd/.wh..', 'd/.wh...'])('that name no file are refused: %s', async (name) => {
    await expect(weigh([file(name)])).rejects.toThrow('a whiteout names no file, at byte 0 of its tar')
  })
})

describe('laying layers', () => {
  test.each<Case>([
    [
      'a folder over a folder keeps what is in it',
      [[file('d/a', bytes(9))], [dir('d', { mode: 0o700 })]],
      [],
    ],
    [
      'a folder over a file removes it',
      [[file('d', bytes(9))], [file('d/a', bytes(3))]],
      [row('/d', 9, 0, 1, 'overwritten')],
    ],
    [
      'a link over a folder removes it',
      [[file('d/a', bytes(9))], [symlink('d', 'e'), file('e/a', bytes(9))]],
      [row('/d/a', 9, 0, 1, 'deleted')],
    ],
    [
      'a lower link is replaced by a folder',
      [[file('t/x', bytes(9)), symlink('l', 't')], [file('l/x', bytes(3))], [whiteout('l')]],
      [row('/l/x', 3, 1, 2, 'deleted')],
    ],
    [
      'a link of the same layer is followed',
      [[file('t/x', bytes(9))], [dir('t'), symlink('l', 't'), file('l/x', bytes(3))]],
      [row('/t/x', 9, 0, 1, 'overwritten')],
    ],
    [
      'also an absolute one, and one that climbs above the root',
      [
        [file('t/x', bytes(9)), file('t/y', bytes(8))],
        [symlink('l', '/t'), symlink('m', '../../t'), file('l/x', bytes(3)), file('m/y', bytes(3))],
      ],
      [row('/t/x', 9, 0, 1, 'overwritten'), row('/t/y', 8, 0, 1, 'overwritten')],
    ],
    [
      'also links in links',
      [[file('a/b/x', bytes(9))], [symlink('l', 'm/b'), symlink('m', './a'), file('l/x', bytes(3))]],
      [row('/a/b/x', 9, 0, 1, 'overwritten')],
    ],
    [
      'also from within folders',
      [[file('a/t/x', bytes(9))], [symlink('a/l', 't'), file('a/l/x', bytes(3))]],
      [row('/a/t/x', 9, 0, 1, 'overwritten')],
    ],
    [
      'an entry of its own name replaces a link, and does not follow it',
      [[file('t', bytes(9))], [symlink('l', 't'), file('l', bytes(3))]],
      [],
    ],
    [
      'a folder entry too',
      [[file('t/x', bytes(9))], [symlink('l', 't'), dir('l'), file('l/x', bytes(3))]],
      [],
    ],
    [
      'the same path twice: the last wins',
      [[file('a', bytes(9)), file('a', bytes(3))]],
      [row('/a', 9, 0, 0, 'overwritten')],
    ],
    [
      'even when it is the same again',
      [[file('a', bytes(9)), file('./a', bytes(9))]],
      [row('/a', 9, 0, 0, 'overwritten')],
    ],
    [
      'a folder replaced within its layer takes its files along',
      [[file('d/a', bytes(9)), file('d', bytes(3))]],
      [row('/d/a', 9, 0, 0, 'overwritten')],
    ],
    [
      'spellings of a path are one',
      [
        [file('d/a', bytes(1))],
        [file('./d/a', bytes(2))],
        [file('/d/a', bytes(3))],
        [file('d//./a', bytes(4))],
        [file('/./d/a/', bytes(5))],
      ],
      [
        row('/d/a', 4, 3, 4, 'overwritten'),
        row('/d/a', 3, 2, 3, 'overwritten'),
        row('/d/a', 2, 1, 2, 'overwritten'),
        row('/d/a', 1, 0, 1, 'overwritten'),
      ],
    ],
    [
      'a file that names the root is skipped by engines: its bytes are dead',
      [[file('./', bytes(9)), file('a', 'x')]],
      [row('/', 9, 0, 0, 'overwritten')],
    ],
    [
      'members that name the root change nothing',
      [[file('a', bytes(9))], [dir('./'), dir('/'), dir('')]],
      [],
    ],
    [
      'devices, FIFOs and links weigh nothing, also with a size in their header',
      [
        [
          file('a', bytes(9)),
          { ...device('dev'), size: 512 },
          { ...fifo('p'), size: 512 },
          { ...symlink('l', 'a'), size: 512 },
          { ...hardlink('h', 'a'), size: 512 },
          dir('d', { size: 512 }),
          file('b', bytes(3)),
        ],
      ],
      [],
    ],
    [
      'link names on regular files say nothing',
      [[file('a', bytes(9)), file('b', bytes(3), { link: 'a' })], [whiteout('b')]],
      [row('/b', 3, 0, 1, 'deleted')],
    ],
  ])('%s', (_, layers, dead) => check(layers, dead))

  test('counts members and files', async () => {
    const { layers } = await weigh(
      [
        dir('d'),
        file('d/a', bytes(5)),
        hardlink('b', 'd/a'),
        symlink('l', 'b'),
        device('e'),
        fifo('f'),
        file('empty'),
      ],
      [whiteout('d'), opaque('g'), file('g/x', 'y')],
    )
    expect(layers).toMatchObject([
      { index: 0, size: 5, files: 2, entries: 7, deadWeight: 0 },
      { index: 1, size: 1, files: 1, entries: 3, deadWeight: 0 },
    ])
  })

  test('a layer may be there twice', async () => {
    const layer = tar([file('a', bytes(9))])
    const { image } = await analyse(saved({ layers: [layer, tar([whiteout('a')]), layer] }))
    expect(figures(image)).toEqual([18, 9, 0.5])
    expect(image.dead).toEqual([row('/a', 9, 0, 1, 'deleted')])
  })

  test.each<[string, Member[], RegExp]>([
    ['`..` in a path', [file('d/../a', 'x')], /a path has `\.\.` in it, at byte 0/],
    ['`..` at its end', [dir('ok'), dir('d/..')], /a path has `\.\.` in it, at byte 512/],
    ['`..` in a long path', [file('short', 'x', { pax: [['path', '../up']] })], /a path has `\.\.` in it/],
    [
      'a member in a file',
      [file('a', 'x'), file('a/b', 'y')],
      /a member is in \/a, which is not a folder, at byte 1024/,
    ],
    [
      'links that go round',
      [symlink('a', 'b'), symlink('b', 'a'), file('a/x', 'y')],
      /too many symbolic links/,
    ],
    [
      'types that engines refuse',
      [{ name: 'a', type: 'S', content: 'x' }],
      /a member has type `S`, which engines refuse/,
    ],
    ['also contiguous files', [{ name: 'a', type: '7', content: 'x' }], /type `7`/],
    ['also unprintable ones', [{ name: 'a', type: '\x07' }], /type 0x7/],
  ])('%s: refused', async (_, members, sentence) => {
    await expect(weigh(members)).rejects.toMatchObject({
      code: 'archive-invalid',
      message: expect.stringMatching(sentence),
    })
  })

  test('`..` in the target of a symbolic link is legal', async () => {
    expect(
      (await weigh([symlink('d/l', '../../../x'), file('d/l/y', bytes(4))], [whiteout('x')])).dead,
    ).toEqual([row('/x/y', 4, 0, 1, 'deleted')])
  })
})

describe('long and strange names', () => {
  const long = `${'d'.repeat(90)}/${'e'.repeat(60)}/f`
  const stored = (members: Member[]): Promise<Image> => weigh(members, [whiteout('d'.repeat(90))])

  test.each<[string, Member[]]>([
    ['a PAX path', [file('short', bytes(9), { pax: [['path', long]] })]],
    ['a GNU long name', [gnuLong('L', long), file('short', bytes(9))]],
    ['a ustar prefix', [file('f', bytes(9), { patch: (header) => header.write(long.slice(0, -2), 345) })]],
    [
      'a GNU long name beats a PAX path',
      [paxHeader('x', [['path', 'other']]), gnuLong('L', long), file('short', bytes(9))],
    ],
    ['in any order', [gnuLong('L', long), file('short', bytes(9), { pax: [['path', 'other']] })]],
    [
      'the last PAX header counts',
      [
        paxHeader('x', [
          ['path', 'other'],
          ['size', '1'],
        ]),
        paxHeader('x', [['path', long]]),
        file('short', bytes(9)),
      ],
    ],
    ['the last long name counts', [gnuLong('L', 'other'), gnuLong('L', long), file('short', bytes(9))]],
    [
      'a global path and size are ignored',
      [
        paxHeader('g', [
          ['path', 'other'],
          ['size', '1'],
        ]),
        file('short', bytes(9), { pax: [['path', long]] }),
      ],
    ],
    [
      'an empty PAX path says nothing',
      [paxHeader('x', [['path', '']]), gnuLong('L', long), file('short', bytes(9))],
    ],
  ])('%s', async (_, members) => {
    const image = await stored(members)
    expect(image.dead).toEqual([row(`/${long}`, 9, 0, 1, 'deleted')])
    expect(image.layers[0]).toMatchObject({ size: 9, files: 1, entries: 1 })
  })

  test('a global header ends the extended headers before it', async () => {
    const image = await weigh(
      [
        paxHeader('x', [['path', 'other']]),
        gnuLong('L', 'third'),
        paxHeader('g', [['comment', 'c']]),
        file('plain', bytes(9)),
      ],
      [whiteout('plain')],
    )
    expect(image.dead).toEqual([row('/plain', 9, 0, 1, 'deleted')])
  })

  test.each<[string, Member[]]>([
    ['PAX', [file('a', bytes(9)), { ...hardlink('b', 'wrong'), pax: [['linkpath', 'a']] }]],
    ['GNU', [file('a', bytes(9)), gnuLong('K', 'a'), hardlink('b', 'wrong')]],
  ])('long link targets: %s', async (_, members) => {
    expect((await weigh(members, [whiteout('a')])).dead).toEqual([])
  })

  test('a PAX size replaces that of the header', async () => {
    const image = await weigh([
      file('a', bytes(600), { size: 0, pax: [['size', '600']] }),
      file('b', bytes(5)),
    ])
    expect(image.layers[0]).toMatchObject({ size: 605, files: 2 })
  })

  test('a prefix field means nothing in a GNU header, where times are kept', async () => {
    const gnu = (header: Buffer) => {
      header.write('ustar  \0', 257, 'latin1')
      header.write('14000000000\0', 345)
    }
    expect((await weigh([file('a', bytes(9), { patch: gnu })], [whiteout('a')])).dead).toEqual([
      row('/a', 9, 0, 1, 'deleted'),
    ])
  })

  test('a name that ends in a slash is a folder in tars older than ustar', async () => {
    const image = await weigh([{ name: 'd/', type: '\0' }, file('d/a', bytes(9), { type: '\0' })])
    expect(image.layers[0]).toMatchObject({ files: 1, entries: 2, size: 9 })
  })

  test('bytes that are not UTF-8 are shown as such, and stay distinct', async () => {
    const name = (byte: number) => Buffer.concat([Buffer.from('caf'), Buffer.from([byte]), Buffer.from('-é')])
    const image = await weigh(
      [file('x', 'z'), { name: name(0xe9), content: bytes(5) }, { name: name(0xff), content: bytes(4) }],
      [file('x', 'y'), { name: Buffer.concat([Buffer.from('.wh.'), name(0xe9)]) }],
    )
    expect(image.dead.map(({ path }) => path)).toEqual(['/caf\\xe9-é', '/x'])
  })
})

describe('sparse files', () => {
  const map = (pairs: number[]): Buffer =>
    Buffer.concat([Buffer.from(`${pairs.length / 2}\n${pairs.map((n) => `${n}\n`).join('')}`)], 512)
  const data = bytes(600)
  const forms: [string, Member][] = [
    [
      '1.0',
      {
        name: 'GNUSparseFile.0/s',
        content: Buffer.concat([map([0, 500, 1_000_000, 100]), data]),
        pax: [
          ['GNU.sparse.major', '1'],
          ['GNU.sparse.minor', '0'],
          ['GNU.sparse.name', 's'],
          ['GNU.sparse.realsize', '1000100'],
        ],
      },
    ],
    [
      '0.1',
      {
        name: 'GNUSparseFile.0/s',
        content: data,
        pax: [
          ['GNU.sparse.size', '1000100'],
          ['GNU.sparse.numblocks', '2'],
          ['GNU.sparse.name', 's'],
          ['GNU.sparse.map', '0,500,1000000,100'],
        ],
      },
    ],
    [
      '0.0',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '1000100'],
          ['GNU.sparse.numblocks', '2'],
          ['GNU.sparse.offset', '0'],
          ['GNU.sparse.numbytes', '500'],
          ['GNU.sparse.offset', '1000000'],
          ['GNU.sparse.numbytes', '100'],
        ],
      },
    ],
  ]

  test.each(forms)('format %s: its stored data counts, under its own name', async (_, member) => {
    const image = await weigh([member, file('after', bytes(7))], [whiteout('s')])
    expect(image.layers[0]).toMatchObject({ size: 607, files: 2, entries: 2 })
    expect(image.dead).toEqual([row('/s', 600, 0, 1, 'deleted')])
  })

  const dense = Buffer.alloc(1_000_100)
  data.copy(dense, 0, 0, 500)
  data.copy(dense, 1_000_000, 500)

  test.each(forms)('format %s: equal is what reads the same', async (_, member) => {
    expect((await weigh([member], [file('s', dense)])).dead).toEqual([row('/s', 600, 0, 1, 'metadata')])
    dense[999] = 1
    expect((await weigh([member], [file('s', dense)])).dead).toEqual([row('/s', 600, 0, 1, 'overwritten')])
    dense[999] = 0
  })

  test('a map of many blocks', async () => {
    const pairs = Array.from({ length: 400 }, (_, index) => [index * 1000, 1]).flat()
    const text = `400\n${pairs.map((n) => `${n}\n`).join('')}`
    const content = Buffer.concat([
      Buffer.concat([Buffer.from(text)], Math.ceil(text.length / 512) * 512),
      bytes(400),
    ])
    const image = await weigh([
      {
        name: 's',
        content,
        pax: [
          ['GNU.sparse.major', '1'],
          ['GNU.sparse.minor', '0'],
          ['GNU.sparse.realsize', '400000'],
        ],
      },
    ])
    expect(image.sizes.onDisk).toBe(400)
  })

  test.each<[string, Member]>([
    [
      'a map that stores more than there is',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '5000'],
          ['GNU.sparse.map', '0,500,1000,200'],
        ],
      },
    ],
    [
      'segments that overlap',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '5000'],
          ['GNU.sparse.map', '0,500,400,100'],
        ],
      },
    ],
    [
      'a segment beyond the end',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '550'],
          ['GNU.sparse.map', '0,600'],
        ],
      },
    ],
    [
      'a map that is no numbers',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '5000'],
          ['GNU.sparse.map', '0,x'],
        ],
      },
    ],
    [
      'half a pair',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.size', '5000'],
          ['GNU.sparse.map', '0,600,700'],
        ],
      },
    ],
    [
      'pairs in disorder',
      {
        name: 's',
        content: data,
        pax: [
          ['GNU.sparse.numbytes', '600'],
          ['GNU.sparse.offset', '0'],
        ],
      },
    ],
    [
      'a map without an end',
      {
        name: 's',
        content: bytes(512, '9'),
        pax: [
          ['GNU.sparse.major', '1'],
          ['GNU.sparse.minor', '0'],
        ],
      },
    ],
  ])('%s: refused', async (_, member) => {
    await expect(weigh([member])).rejects.toThrow(/a sparse (file|map)|sparse map/)
  })

  test('a hole too large to be read out is no cost, and equals nothing', async () => {
    const huge: Member = {
      name: 's',
      content: data,
      pax: [
        ['GNU.sparse.size', String(2 ** 50)],
        ['GNU.sparse.map', `0,500,${2 ** 49},100`],
      ],
    }
    expect((await weigh([huge], [file('other', 'x'), huge])).dead).toEqual([
      row('/s', 600, 0, 1, 'overwritten'),
    ])
  })
})
