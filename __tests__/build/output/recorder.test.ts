import { describe, expect, test } from '@jest/globals'
import type { BuildEvent, StepEvent } from '../../../src/build/output/events.ts'
import { recorder, type Step } from '../../../src/build/output/recorder.ts'

const redact = (text: string): string => text.replaceAll('hunter2', '…')

function record(...events: [BuildEvent, number?][]) {
  const ended: string[] = []
  const onEnd = ({ title, status, seconds }: Step) => ended.push(`${title} ${status} ${seconds}`)
  const one = recorder({ describe: (name) => ({ title: redact(name), line: 7 }), redact, onEnd })
  for (const [event, now = 0] of events) one.add(event, now)
  return { ...one.result(), ...one.counts(), ended, running: (now: number) => one.running(now) }
}

const step = (id: string, status: StepEvent['status'], more: Partial<StepEvent> = {}): BuildEvent => ({
  kind: 'step',
  id,
  name: id,
  status,
  ...more,
})
const log = (id: string, text: string): BuildEvent => ({ kind: 'log', id, bytes: Buffer.from(text) })

test('counts the steps of the Dockerfile, and those from the cache', () => {
  expect(record([step('a', 'cached')], [step('b', 'running')], [step('c', 'waiting')])).toMatchObject({
    known: 3,
    cached: 1,
    hasFailed: false,
  })
  expect(record([step('a', 'failed')])).toMatchObject({ known: 1, cached: 0, hasFailed: true })
})

describe('seconds of a step', () => {
  test.each<[string, [BuildEvent, number?][], number]>([
    [
      'by the builder’s clock',
      [[step('a', 'running', { started: 10 })], [step('a', 'done', { started: 10, completed: 12.5 })]],
      2.5,
    ],
    [
      'taken up twice',
      [
        [step('a', 'done', { started: 10, completed: 12 })],
        [step('a', 'running', { started: 20 })],
        [step('a', 'done', { started: 20, completed: 21 })],
      ],
      3,
    ],
    [
      'as the format says',
      [
        [step('a', 'running'), 5],
        [step('a', 'done', { seconds: 1.2 }), 9],
      ],
      1.2,
    ],
    [
      'by our clock',
      [
        [step('a', 'running'), 5],
        [step('a', 'done'), 9],
      ],
      4,
    ],
    [
      'cached',
      [
        [step('a', 'running'), 5],
        [step('a', 'cached'), 9],
      ],
      0,
    ],
    ['a clock that went back', [[step('a', 'done', { started: 10, completed: 9 })]], 0],
  ])('%s', (_, events, expected) => {
    expect(record(...events).steps[0]?.seconds).toBe(expected)
  })
})

test('a step ends once', () => {
  const { ended } = record(
    [step('a', 'done', { seconds: 1 })],
    [step('a', 'running')],
    [step('a', 'done', { seconds: 2 })],
  )
  expect(ended).toEqual(['a done 1'])
})

test('the log is kept of the step that failed, and of one that never ended', () => {
  const { steps } = record(
    ...[step('good', 'running'), step('bad', 'running'), step('open', 'running')].map(
      (event): [BuildEvent] => [event],
    ),
    ...[log('good', 'fine\n'), log('bad', 'broken\n'), log('open', 'half'), log('nobody', 'x')].map(
      (event): [BuildEvent] => [event],
    ),
    [step('good', 'done')],
    [step('bad', 'failed', { error: 'exit code: 1' })],
  )
  expect(steps.map((one) => one.log)).toEqual([[], ['broken'], ['half']])
})

test('values are taken out of names, errors, logs, words and warnings, also where a log is cut in two', () => {
  const recorded = record(
    [step('a', 'running', { name: 'RUN echo hunter2' })],
    [log('a', 'it is hun')],
    [log('a', 'ter2\n')],
    [step('a', 'failed', { error: 'echo hunter2' })],
    [{ kind: 'text', line: 'ERROR: hunter2' }],
    [{ kind: 'warning', rule: 'R', message: 'hunter2' }],
  )
  expect(JSON.stringify(recorded)).not.toContain('hunter2')
  expect(recorded.steps[0]?.log).toEqual(['it is …'])
})

test('bytes of the context: of the step that loads it, the last of each', () => {
  const transfer = (id: string | null, bytes: number): [BuildEvent] => [{ kind: 'transfer', id, bytes }]
  const loads = step('a', 'running', { name: '[internal] load build context' })
  const ignores = step('b', 'running', { name: '[internal] load .dockerignore' })
  const { contextBytes } = record([loads], [ignores], transfer('a', 10), transfer('a', 30), transfer('b', 2))
  expect(contextBytes).toBe(30)
  expect(record(transfer(null, 5)).contextBytes).toBe(5)
  expect(record([loads], transfer('c', 5)).contextBytes).toBeNull()
})

test('what runs just now', () => {
  const { running } = record(
    [step('a', 'running'), 1],
    [step('b', 'waiting'), 1],
    [step('c', 'running'), 2],
    [step('a', 'done'), 3],
  )
  expect(running(5)).toEqual([{ title: 'c', seconds: 3 }])
})

test('a repeated warning is one', () => {
  const warning: BuildEvent = { kind: 'warning', rule: 'R', message: 'm', line: 3 }
  expect(record([warning], [warning]).warnings).toEqual([{ rule: 'R', message: 'm', line: 3 }])
})

test('memory is bounded', () => {
  const many = Array.from({ length: 20_000 }, (_, index): [BuildEvent] => [step(`s${index}`, 'done')])
  const words = Array.from({ length: 1000 }, (_, index): [BuildEvent] => [
    { kind: 'text', line: `${index}${'x'.repeat(9000)}` },
  ])
  const { steps, text } = record(...many, ...words)
  expect(steps).toHaveLength(5000)
  expect(text).toHaveLength(200)
  expect(text.at(-1)).toMatch(/^999x{3997}$/)
})

test('a builder that knows the date says when a step began', () => {
  const began = (started: number) => record([step('a', 'running', { started })]).steps[0]?.startedAt
  expect([began(1_780_000_000.5), began(12), began(1e15)]).toEqual([1_780_000_000.5, undefined, undefined])
})
