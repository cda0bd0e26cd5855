/** A recorded run of bake with buildx 0.29 on Docker 28: `b` fails while `a` runs, `c` is done; `a` and `b` build on `base`. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { failedTarget, splitByTarget } from '../../../src/build/bake/split.ts'
import type { BuildEvent, StepEvent } from '../../../src/build/output/events.ts'
import { readRawJson } from '../../../src/build/output/rawjson.ts'

const RECORDED = readFileSync(join(import.meta.dirname, '../fixtures/bake-28.txt'), 'utf8')
  .trimEnd()
  .split('\n')

function split(events: readonly BuildEvent[], targets: readonly string[]): Map<string, BuildEvent[]> {
  const all = new Map(targets.map((target): [string, BuildEvent[]] => [target, []]))
  const add = splitByTarget(targets, (target, event) => all.get(target)?.push(event))
  events.forEach(add)
  return all
}
const eventsOf = (line: string): BuildEvent[] => readRawJson(line) ?? [{ kind: 'text', line }]
const named = (id: string, name: string): StepEvent => ({ kind: 'step', id, name, status: 'running' })

describe('a recorded run', () => {
  const all = split(RECORDED.flatMap(eventsOf), ['base', 'a', 'b', 'c'])
  const namesOf = (target: string) => [
    ...new Set((all.get(target) ?? []).flatMap((event) => (event.kind === 'step' ? [event.name] : []))),
  ]
  const last = (target: string, name: string) =>
    (all.get(target) ?? []).findLast((event) => event.kind === 'step' && event.name === name)

  test('each target has its own steps, named as in a build of its own', () => {
    expect(namesOf('c')).toEqual([
      '[internal] load build definition from Dockerfile',
      '[internal] load .dockerignore',
      '[internal] load metadata for docker.io/library/busybox:latest',
      '[3/3] COPY . /x',
      '[internal] load build context',
      '[2/3] RUN echo c quick',
      '[1/3] FROM docker.io/library/busybox:latest',
      'exporting to image',
      'resolving provenance for metadata file',
    ])
    expect(namesOf('b')).toContain('[1/2] RUN echo b; sleep 0.3; echo fails >&2; exit 3')
  })

  test('the steps of what a target builds on are its steps too', () => {
    expect(namesOf('a')).toContain('[2/2] RUN echo base')
    expect(namesOf('base')).toContain('[2/2] RUN echo base')
  })

  test('logs belong to the target of their step', () => {
    const logsOf = (target: string) =>
      (all.get(target) ?? []).flatMap((event) =>
        event.kind === 'log' ? [Buffer.from(event.bytes).toString()] : [],
      )
    expect(Object.fromEntries(['base', 'a', 'b', 'c'].map((name) => [name, logsOf(name)]))).toEqual({
      base: [],
      a: ['hello-a\n'],
      b: ['b\n', 'fails\n'],
      c: ['c quick\n'],
    })
  })

  test('the context that a target sends is its own', () => {
    const sent = (all.get('c') ?? []).flatMap((event) => (event.kind === 'transfer' ? [event.bytes] : []))
    expect(Math.max(...sent)).toBe(77)
    expect((all.get('b') ?? []).filter(({ kind }) => kind === 'transfer').length).toBeLessThan(sent.length)
  })

  test('the target that failed is named, and its error reads as that of one build', () => {
    expect(RECORDED.map(failedTarget).filter((name) => name !== null)).toEqual(['b'])
    expect(all.get('b')?.at(-1)).toMatchObject({
      kind: 'text',
      line: expect.stringMatching(/^ERROR: failed to solve: process/),
    })
    expect(last('b', '[1/2] RUN echo b; sleep 0.3; echo fails >&2; exit 3')).toMatchObject({
      status: 'failed',
    })
    expect(last('a', '[1/3] RUN echo hello-a && sleep 1')).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('context canceled'),
    })
  })
})

describe('splitByTarget', () => {
  test('a step that two targets share is in both, its log and warnings too', () => {
    const log: BuildEvent = { kind: 'log', id: 's', bytes: Buffer.from('x') }
    const warning: BuildEvent = { kind: 'warning', id: 's', rule: 'R', message: 'm' }
    const all = split(
      [named('s', '[a 1/2] RUN x'), named('s', '[b 2/2] RUN x'), log, warning],
      ['a', 'b', 'c'],
    )
    expect(all.get('a')).toEqual([named('s', '[1/2] RUN x'), log, warning])
    expect(all.get('b')).toEqual([named('s', '[2/2] RUN x'), log, warning])
    expect(all.get('c')).toEqual([])
  })

  test('the only target has no prefix, also where a stage is called like it', () => {
    expect(split([named('s', '[a 1/2] RUN x')], ['a']).get('a')).toEqual([named('s', '[a 1/2] RUN x')])
  })

  test('steps and logs of nobody are dropped', () => {
    const events: BuildEvent[] = [
      named('d', '[internal] load local bake definitions'),
      named('e', '[stranger 1/2] RUN x'),
      named('f', 'RUN [a 1/2] y'),
      { kind: 'log', id: 'd', bytes: Buffer.from('x') },
      { kind: 'transfer', id: null, bytes: 3 },
      { kind: 'warning', rule: 'R', message: 'of no step' },
      { kind: 'step', id: 'unknown', name: '', status: 'done' },
    ]
    expect([...split(events, ['a', 'b']).values()].flat()).toEqual([])
  })
})

test.each([
  ['ERROR: target image-3: failed to solve: x', 'image-3'],
  ['ERROR: failed to solve: target a: x', null],
  ['target a: failed', null],
])('failedTarget(%j)', (line, expected) => expect(failedTarget(line)).toBe(expected))
