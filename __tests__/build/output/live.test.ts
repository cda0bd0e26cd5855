import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { isHousekeeping, showRunning, stepLine } from '../../../src/build/output/live.ts'
import type { Step } from '../../../src/build/output/recorder.ts'
import { silent } from '../../../src/core/progress.ts'

const step = (more: Partial<Step>): Step => ({
  title: 'RUN make',
  name: '[2/2] RUN make',
  status: 'done',
  began: 0,
  seconds: 2.14,
  log: [],
  ...more,
})

test.each<[Partial<Step>, string]>([
  [{}, 'RUN make  2.1 s'],
  [{ status: 'cached' }, 'RUN make  cached'],
  [{ status: 'failed' }, 'RUN make  failed after 2.1 s'],
  [{ title: 'x'.repeat(500) }, `${'x'.repeat(159)}…  2.1 s`],
])('%j is shown as %s', (more, line) => {
  expect(stepLine(step(more))).toBe(line)
})

test.each<[string, boolean]>([
  ['[internal] load build context', true],
  ['[auth] library/python:pull token for registry-1.docker.io', true],
  ['[2/2] RUN make', false],
  ['exporting to image', false],
])('%s is housekeeping: %s', (name, expected) => {
  expect(isHousekeeping(step({ name }))).toBe(expected)
})

describe('what runs just now', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('is reported every second, until the end', () => {
    const shown: string[] = []
    const running = [
      { title: 'RUN make', seconds: 1.2 },
      { title: 'COPY . .', seconds: 0.1 },
    ]
    const stop = showRunning(() => running, { ...silent, waiting: (text) => shown.push(text) })
    jest.advanceTimersByTime(1000)
    running.splice(0)
    jest.advanceTimersByTime(1000)
    stop()
    running.push({ title: 'late', seconds: 1 })
    jest.advanceTimersByTime(5000)
    expect(shown).toEqual(['RUN make (1 s), COPY . . (0 s)'])
  })
})
