/** The sentence about what changed, for each case; the most specific one that fits. */
import { describe, expect, test } from '@jest/globals'
import { compare } from '../../src/compare/index.ts'
import { explain, type Facts } from '../../src/compare/why.ts'
import type { Layer, LayerChange, Package, PackageChange, PathChange, Report } from '../../src/core/schema.ts'
import { renderTerminal } from '../../src/report/index.ts'
import { ATTACKS } from '../support/hostile.ts'
import { dangersOf } from '../support/html.ts'
import { flask, renderComment } from '../support/reports.ts'

const MB = 1_000_000
const layer = (
  before: number | null,
  after: number | null,
  extra: Partial<LayerChange> = {},
): LayerChange => ({
  ...(after === null ? {} : { index: 3, line: 4 }),
  ...(before === null ? {} : { indexBefore: 3 }),
  createdBy: 'RUN /bin/sh -c make # buildkit',
  before: before === null ? null : before * MB,
  after: after === null ? null : after * MB,
  part: 'yours',
  ...extra,
})
const side = (version: string, bytes: number) => ({ version, bytes: bytes * MB })
const bring = (
  name: string,
  before: [string, number] | null,
  after: [string, number] | null,
): PackageChange => ({
  type: 'pypi',
  name,
  before: before && side(...before),
  after: after && side(...after),
  ...(after ? { layer: 3 } : {}),
  ...(before ? { layerBefore: 3 } : {}),
})
const path = (name: string, before: number | null, after: number | null, change = 0): PathChange => ({
  path: name,
  before: before === null ? null : before * MB,
  after: after === null ? null : after * MB,
  change,
})
const why = (layers: LayerChange[], facts: Partial<Facts> = {}): string | null =>
  explain({
    layers,
    packages: [],
    paths: [],
    base: { now: 'python:3.10', before: 'python:3.10' },
    rebuilt: 0,
    sameNames: 0,
    dockerfile: 'Dockerfile',
    subject: null,
    ...facts,
  })
const base = (before: number, after: number) => layer(before, after, { part: 'base' })
const line5: Partial<LayerChange> = { createdBy: 'COPY . .', line: 5, index: 4 }

describe('the cases', () => {
  test.each<[string, LayerChange[], Partial<Facts>, string | null]>([
    ['nothing', [], {}, null],
    [
      'a build that is not reproducible',
      [],
      { rebuilt: 2 },
      'Nothing changed: 2 layers with another digest have the same files',
    ],
    [
      'contents that cannot be compared',
      [],
      { sameNames: 1 },
      'Nothing changed: 1 layer with another digest has files of the same names and sizes',
    ],
    [
      'the same size',
      [layer(1, 1)],
      {},
      'No change in size: `RUN make` (Dockerfile:4) has other content of the same size',
    ],
    [
      'files that cancel out in one layer',
      [layer(3, 3)],
      { paths: [path('/a', 1, 2), path('/b', 2, 1)] },
      'No change in size: in `RUN make` (Dockerfile:4), `/a` (+1.0 MB) and `/b` (−1.0 MB) cancel out',
    ],
    ['a base of the same size', [base(5, 5)], {}, 'No change in size: the base image has other content'],
    [
      'layers that cancel out',
      [layer(1, 2), layer(3, 2, line5)],
      { paths: [path('/big', 1, 2)] },
      '+1.0 MB and −1.0 MB cancel out: +1.0 MB, since `/big` of `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB; −1.0 MB, since `COPY . .` (Dockerfile:5) shrank from 3.0 MB to 2.0 MB',
    ],
    [
      'a base that was built again',
      [base(100, 104.1)],
      { subject: 'this pull request' },
      '+4.1 MB from a newer `python:3.10`, not from this pull request',
    ],
    [
      'two images on the same base',
      [base(100, 96)],
      {},
      '−4.0 MB from another build of `python:3.10`, not from your layers',
    ],
    [
      'another base',
      [base(100, 104.1)],
      { base: { now: 'python:3.12', before: 'python:3.10' }, subject: 'this pull request' },
      '+4.1 MB from the base, now `python:3.12` (was `python:3.10`)',
    ],
    [
      'a base without a name',
      [base(100, 104.1)],
      { base: { now: null, before: null } },
      '+4.1 MB from the base image',
    ],
    [
      'packages that were added',
      [layer(1, 10, { createdBy: 'RUN pip install flask pandas' })],
      { packages: [bring('pandas', null, ['2.3', 7.9]), bring('numpy', null, ['1.1', 1.1])] },
      '+9.0 MB: `RUN pip install flask pandas` (Dockerfile:4) now brings `pandas` 2.3 (+7.9 MB) and `numpy` 1.1 (+1.1 MB)',
    ],
    [
      'a package of another version',
      [layer(1, 2)],
      { packages: [bring('pandas', ['2.2', 7], ['2.3', 8])] },
      '+1.0 MB: `RUN make` (Dockerfile:4) now brings `pandas` 2.3 (was 2.2, +1.0 MB)',
    ],
    [
      'a package that was removed',
      [layer(21, 1)],
      { packages: [bring('gcc', ['12', 20], null)] },
      '−20.0 MB: `RUN make` (Dockerfile:4) no longer brings `gcc` 12 (−20.0 MB)',
    ],
    [
      'a new layer with packages',
      [layer(null, 2)],
      { packages: [bring('gcc', null, ['12', 2])] },
      '+2.0 MB: `RUN make` (Dockerfile:4) is new and brings `gcc` 12 (+2.0 MB)',
    ],
    [
      'a change that its size does not show',
      [layer(1.02, 1.020014)],
      {},
      '+14 B: `RUN make` (Dockerfile:4) grew by 14 B',
    ],
    [
      'a small share of packages',
      [layer(1, 10)],
      { packages: [bring('tiny', null, ['1', 0.1])] },
      '+9.0 MB: `RUN make` (Dockerfile:4) grew from 1.0 MB to 10.0 MB',
    ],
    [
      'a file that grew',
      [layer(2, 3)],
      { paths: [path('/big', 2, 3)] },
      '+1.0 MB: `/big` of `RUN make` (Dockerfile:4) grew from 2.0 MB to 3.0 MB',
    ],
    [
      'a file that came',
      [layer(2, 3)],
      { paths: [path('/big', null, 1)] },
      '+1.0 MB: `RUN make` (Dockerfile:4) now has `/big` (+1.0 MB)',
    ],
    [
      'a file that went',
      [layer(3, 2)],
      { paths: [path('/big', 1, null)] },
      '−1.0 MB: `RUN make` (Dockerfile:4) no longer has `/big` (−1.0 MB)',
    ],
    [
      'a file that explains too little',
      [layer(2, 4)],
      { paths: [path('/big', 1, 2)] },
      '+2.0 MB: `RUN make` (Dockerfile:4) grew from 2.0 MB to 4.0 MB',
    ],
    [
      'a file of another layer',
      [layer(2, 3)],
      { paths: [path('/big', 2, 3, 7)] },
      '+1.0 MB: `RUN make` (Dockerfile:4) grew from 2.0 MB to 3.0 MB',
    ],
    [
      'a new layer with one file',
      [layer(null, 2)],
      { paths: [path('/big', null, 2)] },
      '+2.0 MB: `RUN make` (Dockerfile:4) is new and adds `/big`',
    ],
    ['a new layer', [layer(null, 2)], {}, '+2.0 MB: `RUN make` (Dockerfile:4) is new'],
    [
      'a layer that is gone',
      [layer(2, null)],
      { paths: [path('/big', 2, null)] },
      '−2.0 MB: `RUN make` is gone, with `/big`',
    ],
    [
      'a cause that is small beside another',
      [layer(1, 10), layer(1, 1.1, line5)],
      {},
      '+9.1 MB: +9.0 MB, since `RUN make` (Dockerfile:4) grew from 1.0 MB to 10.0 MB; and +100 kB in 1 more change',
    ],
    [
      'several causes, the largest first',
      [layer(1, 2), layer(1, 5, line5), base(100, 102)],
      {},
      '+7.0 MB: +4.0 MB, since `COPY . .` (Dockerfile:5) grew from 1.0 MB to 5.0 MB; +2.0 MB from another build of `python:3.10`, not from your layers; +1.0 MB, since `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB',
    ],
    [
      'forty equal causes',
      Array.from({ length: 40 }, () => layer(1, 2)),
      {},
      '+40.0 MB: +1.0 MB, since `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB; +1.0 MB, since `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB; +1.0 MB, since `RUN make` (Dockerfile:4) grew from 1.0 MB to 2.0 MB; and +37.0 MB in 37 more changes',
    ],
    [
      'a layer without history',
      [layer(null, 2, { createdBy: '' })],
      {},
      '+2.0 MB: a layer without a command (Dockerfile:4) is new',
    ],
  ])('%s', (_, layers, facts, expected) => expect(why(layers, facts)).toBe(expected))
})

test.each(ATTACKS.map((attack) => [attack]))('names with %j', (attack) => {
  const image = flask.image
  if (!image) throw new Error('a Report with an image')
  const grown: Layer[] = image.layers.map((one) => ({
    ...one,
    diffId: one.part === 'yours' ? `${one.diffId} again` : one.diffId,
    size: one.size + (one.part === 'yours' ? 3 * MB : 0),
    createdBy: `RUN ${attack}`,
    largest: [{ path: attack, bytes: 3 * MB }],
  }))
  const packages: Package[] = [
    { type: 'npm', name: attack, version: attack, bytes: 3 * MB, path: attack, layer: 5 },
  ]
  const before: Report = { ...flask, image: { ...image, packages: [] } }
  const now: Report = { ...flask, image: { ...image, layers: grown, packages } }
  const report: Report = { ...now, delta: compare(now, before) }
  expect(report.delta?.why).toMatch(/^\+/)
  expect(
    dangersOf(
      renderComment(report, {
        run: null,
        files: 'https://github.com/o/r/blob/5d0c1f2/',
        docs: null,
        now: 'Now',
      }),
    ),
  ).toEqual([])
  const text = renderTerminal(report, { color: false, width: Infinity, unicode: true })
  expect(text).not.toMatch(/(?!\n)\p{Cc}|^\s*::/mu)
})
