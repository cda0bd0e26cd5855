import { describe, expect, test } from '@jest/globals'
import { cannotRunHere, isOtherPlatform, withoutTimes } from '../../src/app/other-platform.ts'
import type { BudgetRule, FigureKey } from '../../src/core/budget.ts'
import type { Finding } from '../../src/core/schema.ts'
import { sourceOf } from '../build/sources.ts'
import { ungated } from '../support/gate.ts'

const amd64 = { os: 'linux', architecture: 'amd64' }
const arm64 = { os: 'linux', architecture: 'arm64', variant: 'v8' }
const TWO = ['linux/amd64', 'linux/arm64']
const source = (platform: string | null, platforms?: string[]) => sourceOf('/repo', { platform, platforms })
const refused: Finding = {
  code: 'wrong-architecture',
  level: 'fail',
  confidence: 'proved',
  message: '',
  evidence: [],
}

describe('a platform that may be refused', () => {
  test('is not the engine’s, while another one is', () => {
    expect(isOtherPlatform(source('linux/arm64', TWO), amd64)).toBe(true)
    expect(isOtherPlatform(source('linux/amd64', TWO), amd64)).toBe(false)
    expect(isOtherPlatform(source('linux/amd64', TWO), arm64)).toBe(true)
    expect(isOtherPlatform(source('linux/386', ['linux/386', ...TWO]), amd64)).toBe(false)
  })
  test('is none where nothing would be run then', () => {
    expect(isOtherPlatform(source('linux/arm64', ['linux/arm64', 'linux/s390x']), amd64)).toBe(false)
    expect(isOtherPlatform(source('linux/arm64'), amd64)).toBe(false)
    expect(isOtherPlatform(source('linux/arm64', TWO), undefined)).toBe(false)
  })
  test('could not run only if the kernel said so', () => {
    const other = source('linux/arm64', TWO)
    expect(cannotRunHere(other, amd64, [refused])).toBe(true)
    expect(cannotRunHere(other, amd64, [{ ...refused, code: 'exited' }])).toBe(false)
    expect(cannotRunHere(other, amd64, [])).toBe(false)
    expect(cannotRunHere(source('linux/amd64', TWO), amd64, [refused])).toBe(false)
  })
})

test('budgets of times and memory warn, and may stay open; others are as they were', () => {
  const rule = (figure: FigureKey): BudgetRule => ({
    kind: 'figure',
    name: `max-${figure}`,
    figure,
    is: 'max',
    limit: 1,
    isPercent: false,
    level: 'fail',
    unknown: 'fail',
  })
  const { budgets } = withoutTimes({ ...ungated.gate, budgets: [rule('ready'), rule('on-disk')] })
  expect(budgets).toEqual([{ ...rule('ready'), level: 'warn', unknown: 'pass' }, rule('on-disk')])
})
