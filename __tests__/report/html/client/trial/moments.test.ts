import { describe, expect, test } from '@jest/globals'
import {
  cpuPoints,
  memoryPoints,
  momentsOf,
  samplesOf,
  soakOf,
} from '../../../../../src/report/html/client/trial/moments.ts'
import { full } from '../../../../support/page.ts'
import { flask, unreachable, weighed } from '../../../../support/reports.ts'

const kinds = (report: typeof flask) => momentsOf(report).map(({ at, kind }) => `${kind} ${at}`)

describe('momentsOf', () => {
  test('the timeline of the container and the log, by time', () => {
    expect(kinds(full).slice(0, 5)).toEqual(['start 0', 'log 0.52', 'log 0.53', 'log 0.55', 'log 0.56'])
    expect(kinds(full).at(-1)).toBe('exit 4.1')
  })

  test('without a timeline: from the times that the Report has', () => {
    expect(kinds(flask)).toEqual(['start 0', 'ready 0.84', 'soak 0.84', 'stop 3.86'])
    expect(kinds(unreachable)).toEqual(['start 0'])
    expect(kinds(weighed)).toEqual([])
  })
})

test('the soak ends with the stop', () => {
  expect(soakOf(full, momentsOf(full))).toEqual({ from: 0.85, to: 3.85 })
  expect(soakOf(unreachable, momentsOf(unreachable))).toBeNull()
})

test('memory and processors from samples, of which some do not know one of them', () => {
  const samples = [
    { at: 0, memory: null, cpuSeconds: 0 },
    { at: 1, memory: 5, cpuSeconds: null },
    { at: 2, memory: 7, cpuSeconds: 1 },
    { at: 2, memory: 8, cpuSeconds: 1 },
  ]
  expect(memoryPoints(samples).map(({ y }) => y)).toEqual([5, 7, 8])
  expect(cpuPoints(samples)).toEqual([{ x: 2, y: 0.5 }])
  expect(samplesOf(full)).toHaveLength(41)
  expect(samplesOf(flask)).toEqual([])
})
