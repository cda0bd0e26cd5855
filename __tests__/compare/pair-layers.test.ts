/** Pairs of layers: the most certain kind first, in order, and every layer in exactly one place. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pairLayers } from '../../src/compare/pair-layers.ts'
import { compareLayers } from '../../src/compare/layers.ts'
import type { Image, Layer } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

let next = 0
const layer = (createdBy: string, size: number, extra: Partial<Layer> = {}): Layer => ({
  index: 0,
  diffId: `new ${next++}`,
  size,
  files: 1,
  entries: 1,
  deadWeight: 0,
  createdBy,
  part: 'yours',
  ...extra,
})
const largest = (path: string, bytes: number): Partial<Layer> => ({ largest: [{ path, bytes }] })

function image(layers: readonly Layer[], base = flask.image?.base ?? null): Image {
  if (!flask.image) throw new Error('a Report with an image')
  const numbered = layers.map((one, index) => ({ ...one, index }))
  const onDisk = layers.reduce((sum, { size }) => sum + size, 0)
  return { ...flask.image, base, layers: numbered, sizes: { ...flask.image.sizes, onDisk } }
}

const kinds = (now: readonly Layer[], before: readonly Layer[]) =>
  pairLayers(image(now), image(before)).pairs.map((pair) => [pair.kind, pair.now.index, pair.before.index])
const changes = (now: readonly Layer[], before: readonly Layer[]) =>
  compareLayers(image(now), image(before)).changes.map((change) => [change.before, change.after])

describe('by the command', () => {
  test('a number that was edited', () => {
    const now = [layer('RUN head -c 3000000 /dev/urandom > /big', 3_000_000)]
    const before = [layer('RUN head -c 2000000 /dev/urandom > /big', 2_000_000)]
    expect(changes(now, before)).toEqual([[2_000_000, 3_000_000]])
  })

  test('a new layer below a rebuilt one of the same command', () => {
    const now = [layer('RUN make', 2_000_000), layer('RUN make', 1_000_000)]
    expect(changes(now, [layer('RUN make', 1_000_000)])).toEqual([
      [null, 2_000_000],
      [1_000_000, 1_000_000],
    ])
  })

  test('of equal sizes, the layer with the same paths', () => {
    const now = [layer('COPY . .', 5, largest('/new', 5)), layer('COPY . .', 5, largest('/old', 5))]
    expect(kinds(now, [layer('COPY . .', 5, largest('/old', 5))])).toEqual([['command', 1, 0]])
  })

  test('a whole new command on the same line', () => {
    const now = [layer('RUN make', 20, { line: 4 })]
    const before = [layer('RUN apt-get update', 11, { line: 4 })]
    expect(kinds(now, before)).toEqual([['edited', 0, 0]])
    expect(kinds(now, [layer('COPY a b', 11, { line: 4 })])).toEqual([])
  })

  test('a layer of the base with one of yours, only if a base is unknown', () => {
    const now = [layer('RUN make', 20)]
    const before = [layer('RUN make', 11, { part: 'base' })]
    expect(kinds(now, before)).toEqual([])
    expect(pairLayers(image(now, null), image(before)).pairs).toHaveLength(1)
  })

  test('layers that changed places', () => {
    const [a, b, c] = ['RUN a', 'RUN b', 'RUN c'].map((command, at) => layer(command, at + 1))
    if (!a || !b || !c) throw new Error('three layers')
    const rebuilt = [c, a, b].map((one) => ({ ...one, diffId: `${one.diffId} again` }))
    expect(kinds([c, a, b], [a, b, c]).map(([kind]) => kind)).toEqual(['diffId', 'diffId', 'diffId'])
    expect(kinds(rebuilt, [a, b, c]).map(([kind]) => kind)).toEqual(['command', 'command', 'command'])
  })
})

describe('by the content', () => {
  const sha = (text: string, names = text) => ({ content: { sha256: text, names } })
  const crc = (text: string, names = text) => ({ content: { crc64: text, names } })

  test.each<[string, Partial<Layer>, Partial<Layer>, string]>([
    ['the same files', sha('a'), sha('a'), 'content'],
    ['other files', sha('a'), sha('b'), 'command'],
    ['other bytes in files of the same names', sha('a', 'n'), sha('b', 'n'), 'command'],
    ['the records of two engines', crc('a'), crc('a'), 'content'],
    ['contents of two kinds', sha('a', 'n'), crc('a', 'n'), 'names'],
    ['contents of two kinds, other names', sha('a', 'n'), crc('a', 'm'), 'command'],
    ['an old Report', sha('a'), {}, 'command'],
    ['a false size', { ...sha('a'), size: 7 }, sha('a'), 'command'],
  ])('%s', (_, now, before, kind) => {
    expect(kinds([layer('RUN x', 5, now)], [layer('RUN x', 5, before)])).toEqual([[kind, 0, 0]])
  })

  test('a layer is kept for the one with its content, wherever that is', () => {
    const now = [layer('RUN x', 5, sha('a')), layer('RUN y', 9)]
    const before = [layer('RUN x', 4), layer('RUN y', 9), layer('RUN x', 5, sha('a'))]
    expect(kinds(now, before)).toEqual([
      ['content', 0, 2],
      ['command', 1, 1],
    ])
  })

  test('layers that are not changed are no changes', () => {
    const delta = compareLayers(image([layer('RUN x', 5, sha('a'))]), image([layer('RUN z', 5, sha('a'))]))
    expect(delta.changes).toEqual([])
    expect(delta.count('content')).toBe(1)
  })
})

describe('any image', () => {
  const command = fc.constantFrom('RUN make', 'RUN apt-get install curl', 'COPY . .', 'RUN pip install -r x')
  const one = fc.record({ command, size: fc.nat(1000) })
  const layers = fc
    .array(one, { minLength: 1, maxLength: 12 })
    .map((rows) => rows.map((row, line) => layer(row.command, row.size, { line: line + 1 })))
  const both = layers.chain((rows) => fc.tuple(fc.constant(rows), fc.nat(rows.length - 1)))

  test('is the same as itself', () => {
    fc.assert(fc.property(layers, (rows) => expect(changes(rows, rows)).toEqual([])))
  })

  test('with a layer more has one new layer', () => {
    fc.assert(
      fc.property(both, command, fc.nat(1000), ([rows, at], text, size) => {
        expect(changes(rows.toSpliced(at, 0, layer(text, size)), rows)).toEqual([[null, size]])
      }),
    )
  })

  test('with a layer less has one gone', () => {
    fc.assert(
      fc.property(both, ([rows, at]) => {
        expect(changes(rows.toSpliced(at, 1), rows)).toEqual([[rows[at]?.size, null]])
      }),
    )
  })

  test('with an edited command, and all above rebuilt, has one change of the size', () => {
    const known = (rows: Layer[]) =>
      rows.map((row, at) => ({ ...row, content: { sha256: `${at}`, names: `${at}` } }))
    fc.assert(
      fc.property(both, fc.nat(1000), ([plain, at], size) => {
        const rows = known(plain)
        const now = rows.map((row, index) => {
          if (index < at) return row
          const rebuilt = { ...row, diffId: `${row.diffId} again` }
          if (index > at) return rebuilt
          return {
            ...rebuilt,
            size,
            createdBy: `${row.createdBy} --more`,
            content: { sha256: 'x', names: 'x' },
          }
        })
        expect(changes(now, rows)).toEqual([[rows[at]?.size, size]])
      }),
    )
  })

  test('compared with any other: the changes add up to the difference of their sizes', () => {
    fc.assert(
      fc.property(layers, layers, fc.nat(4), (now, before, common) => {
        const mixed = [...before.slice(0, common), ...now]
        const sizeOf = (rows: readonly Layer[]) => image(rows).sizes.onDisk
        const sum = changes(mixed, before).reduce((all, [was, is]) => all + (is ?? 0) - (was ?? 0), 0)
        expect(sum).toBe(sizeOf(mixed) - sizeOf(before))
        const { pairs, added, removed } = pairLayers(image(mixed), image(before))
        expect(pairs.length + added.length).toBe(mixed.length)
        expect(pairs.length + removed.length).toBe(before.length)
      }),
    )
  })
})

describe('takes bounded time', () => {
  const words = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ')
  const many = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => layer(`RUN ${name}${at} ${words}`, at))

  test('1,024 layers that are all alike', () => {
    const began = process.cpuUsage()
    expect(changes(many(1024, 'a'), many(1024, 'b'))).toHaveLength(1024)
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(15)
  })

  test('a baseline with more layers than an image can have', () => {
    const rows = many(3000, 'a')
    const again = rows.map((row) => ({ ...row, diffId: `${row.diffId} again` }))
    const began = process.cpuUsage()
    expect(changes([layer('RUN new', 1), ...again], rows)).toHaveLength(3001)
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(15)
  })
})
