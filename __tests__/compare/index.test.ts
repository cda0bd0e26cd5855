import { describe, expect, test } from '@jest/globals'
import { compare, isChanged } from '../../src/compare/index.ts'
import type { Finding, Layer, Report } from '../../src/core/schema.ts'
import { Delta } from '../../src/core/schema.ts'
import { flask, weighed, buildFailed } from '../support/reports.ts'

const layer = (diffId: string, size: number, createdBy: string, extra: Partial<Layer> = {}): Layer => ({
  index: 0,
  diffId,
  size,
  files: 1,
  entries: 1,
  deadWeight: 0,
  createdBy,
  part: 'yours',
  ...extra,
})

function withLayers(...layers: Layer[]): Report {
  return {
    ...flask,
    image: flask.image && { ...flask.image, layers: layers.map((one, index) => ({ ...one, index })) },
  }
}

const changes = (now: Report, before: Report) =>
  compare(now, before).layers.map(({ createdBy, before: was, after }) => [createdBy, was, after])

test('the same image has no differences', () => {
  const delta = compare(flask, flask)
  expect(delta.layers).toEqual([])
  expect(delta.sharedLayers).toBe(7)
  expect(delta.rows.map(({ key }) => key)).toEqual([
    'download',
    'onDisk',
    'yours',
    'base',
    'deadWeight',
    'readySeconds',
    'peakMemory',
  ])
  expect(delta.rows.filter(isChanged)).toEqual([])
  expect(delta).toMatchObject({ verdictBefore: 'pass', findingsBefore: ['killed-on-stop'], caveats: [] })
  expect(Delta.parse(delta)).toEqual(delta)
})

test('waste is summed by code', () => {
  const waste = (code: string, bytes: number): Finding => ({
    code,
    level: 'note',
    confidence: 'proved',
    message: code,
    evidence: [],
    bytes,
  })
  const before = { ...flask, findings: [waste('a', 1), waste('b', 2), ...flask.findings, waste('a', 4)] }
  expect(compare(flask, before).wasteBefore).toEqual([
    { code: 'a', bytes: 5 },
    { code: 'b', bytes: 2 },
  ])
})

describe('layers', () => {
  test('the same command with other content is one change', () => {
    expect(
      changes(
        withLayers(layer('a', 1, 'FROM'), layer('c', 30, 'COPY . .')),
        withLayers(layer('a', 1, 'FROM'), layer('b', 20, 'COPY . .')),
      ),
    ).toEqual([['COPY . .', 20, 30]])
  })

  test('an edited command is one change with its earlier form', () => {
    const now = withLayers(layer('b', 20, 'RUN /bin/sh -c pip install flask pandas # buildkit'))
    const before = withLayers(layer('a', 11, 'RUN /bin/sh -c pip install flask # buildkit'))
    expect(compare(now, before).layers).toEqual([
      {
        index: 0,
        indexBefore: 0,
        createdBy: 'RUN /bin/sh -c pip install flask pandas # buildkit',
        createdByBefore: 'RUN /bin/sh -c pip install flask # buildkit',
        before: 11,
        after: 20,
        part: 'yours',
      },
    ])
  })

  test('unlike commands are one added and one removed', () => {
    expect(
      changes(withLayers(layer('b', 20, 'RUN make')), withLayers(layer('a', 11, 'RUN apt-get update'))),
    ).toEqual([
      ['RUN make', null, 20],
      ['RUN apt-get update', 11, null],
    ])
  })

  test('a layer of the base is never paired with one of yours', () => {
    const now = withLayers(layer('b', 20, 'RUN pip install flask pandas'))
    const before = withLayers(layer('a', 11, 'RUN pip install flask', { part: 'base' }))
    expect(changes(now, before)).toHaveLength(2)
  })

  test('the same command twice is paired in order', () => {
    const now = withLayers(layer('c', 3, 'COPY . .'), layer('d', 4, 'COPY . .'))
    const before = withLayers(layer('a', 1, 'COPY . .'), layer('b', 2, 'COPY . .'))
    expect(changes(now, before)).toEqual([
      ['COPY . .', 1, 3],
      ['COPY . .', 2, 4],
    ])
  })

  test('equal layers are counted once each, at any position', () => {
    const empty = layer('same', 0, 'WORKDIR /')
    const delta = compare(withLayers(empty, layer('x', 1, 'A'), empty), withLayers(layer('x', 1, 'A'), empty))
    expect(delta.sharedLayers).toBe(2)
    expect(delta.layers).toHaveLength(1)
  })

  test('two builders that write the same command differently', () => {
    expect(
      changes(
        withLayers(layer('b', 2, 'RUN /bin/sh -c make # buildkit')),
        withLayers(layer('a', 1, '/bin/sh -c make')),
      ),
    ).toEqual([['RUN /bin/sh -c make # buildkit', 1, 2]])
  })
})

describe('only what both sides have', () => {
  const keys = (now: Report, before: Report) => compare(now, before).rows.map(({ key }) => key)

  test.each<[string, Report, Report, string[]]>([
    ['one was not run', weighed, flask, ['download', 'onDisk', 'yours', 'base', 'deadWeight']],
    ['one was not built', flask, buildFailed, []],
    [
      'one has no base',
      { ...weighed, image: flask.image && { ...flask.image, base: null } },
      flask,
      ['download', 'onDisk', 'deadWeight'],
    ],
    [
      'one did not become ready',
      { ...flask, image: null, smoke: flask.smoke && { ...flask.smoke, ready: false } },
      flask,
      [],
    ],
  ])('%s', (_, now, before, expected) => expect(keys(now, before)).toEqual(expected))

  test('an estimate is not compared with an exact download', () => {
    const image = flask.image && {
      ...flask.image,
      sizes: { ...flask.image.sizes, download: { bytes: 1, exact: false } },
    }
    expect(keys({ ...flask, image }, flask)).not.toContain('download')
  })
})

describe('noise', () => {
  test.each([
    ['onDisk', 100, 101, true],
    ['deadWeight', 0, 0, false],
    ['readySeconds', 0.8, 0.84, false],
    ['readySeconds', 0.1, 0.4, true],
    ['readySeconds', 20, 24, false],
    ['peakMemory', 43_000_000, 44_000_000, false],
    ['peakMemory', 43_000_000, 60_000_000, true],
  ] as const)('%s from %d to %d', (key, before, after, expected) =>
    expect(isChanged({ key, before, after })).toBe(expected),
  )
})

describe('caveats', () => {
  const caveats = (change: Partial<Report>) => compare(flask, { ...flask, ...change }).caveats ?? []

  test('another store', () => {
    expect(caveats({ engine: flask.engine && { ...flask.engine, store: 'containerd' } })).toEqual([
      expect.stringContaining('containerd, here overlay2'),
    ])
  })

  test('another platform', () => {
    const image = flask.image && {
      ...flask.image,
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    }
    expect(caveats({ image })).toEqual([expect.stringContaining('linux/arm64/v8, here linux/amd64')])
  })

  test('an unknown engine', () => expect(caveats({ engine: null })).toEqual([]))
})
