/** Whose word counts: the Dockerfile's and its build's, a label's, a local image's, the history's. */
import { describe, expect, test } from '@jest/globals'
import { findBase, type BaseHints, type LocalImage, type Subject } from '../../../src/inspect/base/index.ts'
import type { HistoryRow } from '../../../src/inspect/index.ts'
import { app, buildpackDeps, debian, kit, python } from './histories.ts'

const BASE = 'org.opencontainers.image.base.name'
const DIGEST = `sha256:${'d'.repeat(64)}`

/** An image of these rows; its layers are called `1`, `2`, … */
function subject(history: readonly HistoryRow[], extra: Partial<Subject> = {}): Subject {
  const madeBy = history.flatMap(({ empty_layer }, row) => (empty_layer ? [] : [row]))
  return {
    diffIds: madeBy.map((_, index) => `${index + 1}`),
    history,
    madeBy,
    labels: {},
    annotations: {},
    distribution: { id: 'debian', version: '13', name: 'Debian' },
    ...extra,
  }
}

/** debian, 1 layer; buildpack-deps, 4; python, 7; three more of an app's own. */
const rows = [...debian('trixie'), ...buildpackDeps(), ...python(), ...app]
const first = (layers: number): string[] => Array.from({ length: layers }, (_, index) => `${index + 1}`)
const local = (name: string, layers: number, labels: Record<string, string> = {}): LocalImage => ({
  names: [name],
  diffIds: first(layers),
  labels,
})
const from = (extra: Partial<Exclude<BaseHints['from'], 'nothing' | null>> = {}): BaseHints['from'] => ({
  ref: 'python:3.10',
  diffIds: null,
  rowsBelow: () => null,
  ...extra,
})
const found = (image: Subject, from: BaseHints['from'], ...locals: LocalImage[]) =>
  findBase(image, { from, locals })

describe('the Dockerfile', () => {
  test('names it, and its build proves it', () => {
    const { base, chain, said } = found(
      subject(rows),
      from({ diffIds: first(7) }),
      local('debian:trixie', 1),
      local('mine:cache', 9),
    )
    expect(base).toEqual({ ref: 'python:3.10', layers: 7, foundBy: 'build', confidence: 'proved' })
    expect(chain).toEqual([
      { name: 'buildpack-deps', layers: 4, foundBy: 'history', confidence: 'likely' },
      { ref: 'debian:trixie', layers: 1, foundBy: 'local', confidence: 'proved' },
    ])
    expect(said).toBeNull()
  })

  test('may leave all layers to the base', () => {
    const image = subject([...debian('trixie'), kit('CMD ["x"]')])
    expect(found(image, from({ ref: 'debian', diffIds: first(1) })).base).toMatchObject({
      ref: 'debian',
      layers: 1,
    })
  })

  test('accounts for its own rows where nobody knows the layers', () => {
    const below = rows.length - app.length
    const { base, chain } = found(subject(rows), from({ rowsBelow: () => below }), local('debian:trixie', 1))
    expect(base).toEqual({ ref: 'python:3.10', layers: 7, foundBy: 'history', confidence: 'likely' })
    expect(chain.map(({ ref, name, layers }) => [ref ?? name, layers])).toEqual([
      ['buildpack-deps', 4],
      ['debian:trixie', 1],
    ])
  })

  test.each([
    ['other layers', ['x', '2']],
    ['more than there are', [...first(10), 'more']],
    ['none', []],
  ])('is not believed with %s', (_, diffIds) => {
    const { base, said } = found(subject(rows), from({ diffIds }), local('debian:trixie', 1))
    expect(base).toMatchObject({ ref: 'debian:trixie', foundBy: 'local' })
    expect(said).toEqual({ ref: 'python:3.10', saidBy: 'build' })
  })

  test('that begins with scratch has no base, also if something looks like one', () => {
    expect(found(subject(rows), 'nothing', local('debian:trixie', 1))).toEqual({
      base: null,
      chain: [],
      said: null,
    })
  })

  test('whose FROM cannot be known still has its rows', () => {
    const { base } = found(subject(rows), from({ ref: null, rowsBelow: () => rows.length - app.length }))
    expect(base).toEqual({ name: 'python 3.10.20', layers: 7, foundBy: 'history', confidence: 'likely' })
  })
})

describe('a label', () => {
  test('with a local image of its name proves the base', () => {
    const image = subject(rows, { labels: { [BASE]: 'docker.io/library/python:3.10' } })
    expect(found(image, null, local('debian:trixie', 1), local('python:3.10', 7)).base).toEqual({
      ref: 'docker.io/library/python:3.10',
      layers: 7,
      foundBy: 'label',
      confidence: 'proved',
    })
  })

  test('may name it by digest', () => {
    const labels = { [BASE]: 'registry.example/py:3', 'org.opencontainers.image.base.digest': DIGEST }
    const { base } = found(subject(rows, { labels }), null, local(`mirror/py@${DIGEST}`, 7))
    expect(base).toMatchObject({ ref: 'registry.example/py:3', layers: 7, foundBy: 'label' })
  })

  test('that a larger image below bears as well is that one’s', () => {
    const labels = { [BASE]: 'debian:trixie' }
    const below = [local('debian:trixie', 1), local('python:3.10', 7, labels)]
    expect(found(subject(rows, { labels }), null, ...below).base).toMatchObject({
      ref: 'python:3.10',
      foundBy: 'local',
    })
    expect(found(subject(rows, { annotations: labels }), null, ...below).base).toMatchObject({
      ref: 'debian:trixie',
      foundBy: 'label',
    })
  })

  test('that the image itself bears is its own', () => {
    const labels = { [BASE]: 'debian:trixie' }
    const { base } = found(
      subject(rows, { labels }),
      null,
      local('debian:trixie', 1),
      local('app:1', 10, labels),
    )
    expect(base).toMatchObject({ ref: 'debian:trixie', foundBy: 'label' })
  })

  test('alone is a name, and no boundary', () => {
    const labels = { [BASE]: 'acme/base:1', 'org.opencontainers.image.base.digest': DIGEST }
    const unknown = [kit('COPY a /a'), kit('RUN b')]
    expect(found(subject(unknown, { labels }), null)).toEqual({
      base: null,
      chain: [],
      said: { ref: 'acme/base:1', digest: DIGEST, saidBy: 'label' },
    })
    expect(found(subject(rows, { labels }), null)).toMatchObject({
      base: { name: 'python 3.10.20', foundBy: 'history' },
      said: { ref: 'acme/base:1' },
    })
  })

  test.each(['scratch', '', '-x', 'a b', `a${'b'.repeat(300)}`])('%j names nothing', (ref) => {
    expect(found(subject([kit('COPY a /a')], { labels: { [BASE]: ref } }), null).said).toBeNull()
  })

  test('in the annotations goes before one in the labels', () => {
    const image = subject([kit('COPY a /a')], { labels: { [BASE]: 'old' }, annotations: { [BASE]: 'new' } })
    expect(found(image, null).said?.ref).toBe('new')
  })
})

describe('local images', () => {
  test('the longest that comes first is the base, the others are what it stands on', () => {
    const { base, chain } = found(
      subject(rows),
      null,
      local('debian:trixie', 1),
      local('python:3.10', 7),
      { names: ['other'], diffIds: ['x'], labels: {} },
      { names: ['empty'], diffIds: [], labels: {} },
    )
    expect(base).toEqual({ ref: 'python:3.10', layers: 7, foundBy: 'local', confidence: 'proved' })
    expect(chain.map(({ ref, name }) => ref ?? name)).toEqual(['buildpack-deps', 'debian:trixie'])
  })

  test('one with all the layers is no base: it may as well stand on this one', () => {
    expect(found(subject([kit('COPY a /a'), kit('RUN b')]), null, local('app:1', 2)).base).toBeNull()
  })

  test('of several names the simplest is reported, a tag before a digest', () => {
    const names = [`a@${DIGEST}`, 'registry.example/team/python:3.10', 'python:3.10-bookworm', 'python:3.10']
    expect(found(subject(rows), null, { names, diffIds: first(7), labels: {} }).base?.ref).toBe('python:3.10')
  })
})

describe('the history alone', () => {
  test('likely boundaries count, the last of them; hints only where there is nothing else', () => {
    expect(found(subject(rows), null).base).toMatchObject({
      name: 'python 3.10.20',
      layers: 7,
      confidence: 'likely',
    })
    const at = (day: number) => kit('RUN x', new Date(1.7e12 + day * 8.64e7).toISOString())
    expect(found(subject([at(0), at(9)]), null).base).toEqual({
      layers: 1,
      foundBy: 'history',
      confidence: 'hint',
    })
    expect(found(subject([...debian('trixie'), at(0), at(9)]), null).base).toMatchObject({
      layers: 1,
      confidence: 'likely',
    })
  })

  test('that lacks rows of some layers gives no base', () => {
    const image = subject(rows, { diffIds: [...first(10), 'one more'] })
    expect(found(image, null).base).toBeNull()
    expect(found(image, from({ rowsBelow: () => 5 })).base).toBeNull()
  })
})
