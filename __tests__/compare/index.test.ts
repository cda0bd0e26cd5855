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
  expect(delta.rows.filter((row) => isChanged(row))).toEqual([])
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

  test('estimates are compared if they were made in the same way', () => {
    const estimated = (key: 'download' | 'downloadYours', how: string): Report => ({
      ...flask,
      image: flask.image && {
        ...flask.image,
        sizes: { ...flask.image.sizes, download: null, [key]: { bytes: 1, exact: false, how } },
      },
    })
    const found = (one: Report, other: Report) => keys(one, other).filter((key) => key.startsWith('download'))
    expect(found(estimated('download', 'a'), estimated('download', 'a'))).toEqual(['download'])
    expect(found(estimated('download', 'a'), estimated('download', 'b'))).toEqual([])
    expect(found(estimated('downloadYours', 'a'), estimated('downloadYours', 'a'))).toEqual(['downloadYours'])
    expect(found(estimated('downloadYours', 'a'), estimated('download', 'a'))).toEqual([])
  })
})

describe('a change', () => {
  test.each([
    ['onDisk', 100, 101, true],
    ['deadWeight', 0, 0, false],
    ['readySeconds', 0.1, 400, false], // another run, maybe another machine
    ['peakMemory', 43_000_000, 900_000_000, false],
  ] as const)('%s from %d to %d', (key, before, after, expected) =>
    expect(isChanged({ key, before, after })).toBe(expected),
  )
})

describe('another store, and builds that are not reproducible', () => {
  const sha = { content: { names: 'n', sha256: 's' } }
  const crc = { content: { names: 'n', crc64: 'c' } }
  const containerd = flask.engine && { ...flask.engine, store: 'containerd' }
  const one = (diffId: string, extra: Partial<Layer>): Report => withLayers(layer(diffId, 9, 'RUN x', extra))
  const elsewhere = (report: Report): Report => ({ ...report, engine: containerd })

  test.each<[string, Report, Report, string | null, number, RegExp | null]>([
    ['the same store, same files', one('a', sha), one('b', sha), 'the same files', 1, null],
    ['another store, same files', one('a', sha), elsewhere(one('b', sha)), 'the same files', 0, null],
    [
      'another store, contents of another kind',
      one('a', sha),
      elsewhere(one('b', crc)),
      'files of the same names and sizes',
      0,
      /^1 layer could only be compared by the names and sizes .* another image store \(containerd, here overlay2\)$/,
    ],
    [
      'the same store, contents of another kind',
      one('a', sha),
      one('b', crc),
      'files of the same names and sizes',
      0,
      /^1 layer could only be compared by the names and sizes of files$/,
    ],
    [
      'another store, an old Report',
      one('a', sha),
      elsewhere(one('b', {})),
      'has other content of the same size',
      0,
      /^The baseline is an old Report from another image store \(containerd, here overlay2\)/,
    ],
    ['another store, the same layers', one('a', sha), elsewhere(one('a', sha)), null, 0, null],
  ])('%s', (_, now, before, why, hints, caveat) => {
    const delta = compare(now, before)
    expect(Delta.parse(delta)).toEqual(delta)
    if (why === null) expect(delta.why).toBeNull()
    else expect(delta.why).toContain(why)
    expect(delta.hints).toHaveLength(hints)
    expect(delta.caveats).toEqual(caveat === null ? [] : [expect.stringMatching(caveat)])
  })

  test('the hint names both settings', () => {
    const [hint] = compare(one('a', sha), one('b', sha)).hints ?? []
    expect(hint).toMatch(/`SOURCE_DATE_EPOCH`.*`rewrite-timestamp=true`/)
  })

  test('small layers after a change are no hint', () => {
    const report = (diffId: string, size: number, change: number) =>
      withLayers(layer(`${diffId} 1`, change, 'RUN y'), layer(diffId, size, 'RUN x', sha))
    expect(compare(report('a', 9, 1), report('b', 9, 2)).hints).toEqual([])
    expect(compare(report('a', 9_000_000, 1), report('b', 9_000_000, 2)).hints).toHaveLength(1)
  })

  test('another command that makes the same files is no hint', () => {
    const now = withLayers(layer('a', 9, 'COPY a /a', sha))
    expect(compare(now, one('b', sha))).toMatchObject({ hints: [], rebuiltLayers: 1, layers: [] })
  })

  test('a download of the same files that was compressed again is no change', () => {
    const row = { key: 'download', before: 100, after: 101 } as const
    expect(isChanged(row, compare(one('a', sha), one('b', sha)))).toBe(false)
    expect(isChanged(row, compare(one('a', sha), one('b', {})))).toBe(true)
    expect(isChanged(row)).toBe(true)
  })
})

test('the sentence says whether the change is part of a pull request', () => {
  const base = (diffId: string, size: number) => withLayers(layer(diffId, size, 'FROM', { part: 'base' }))
  const why = (subject: string | null) => compare(base('a', 5), base('b', 4), subject).why
  expect(why('this pull request')).toBe('+1 B from a newer `python:3.10`, not from this pull request')
  expect(why(null)).toBe('+1 B from another build of `python:3.10`, not from your layers')
})

describe('caveats', () => {
  const caveats = (change: Partial<Report>) => compare(flask, { ...flask, ...change }).caveats ?? []

  test('another platform', () => {
    const image = flask.image && {
      ...flask.image,
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
    }
    expect(caveats({ image })).toEqual([expect.stringContaining('linux/arm64/v8, here linux/amd64')])
  })

  test('an unknown engine', () => expect(caveats({ engine: null })).toEqual([]))
})
