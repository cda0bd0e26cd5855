import { describe, expect, test } from '@jest/globals'
import { UserError, asUserError, messageOf, systemCode } from '../../src/core/errors.ts'

describe('the sentence of an error', () => {
  test('is kept as it is', () => {
    expect(new UserError('settings', 'x'.repeat(1000)).message).toBe('x'.repeat(1000))
  })

  test('is bounded, and keeps what stands at its ends', () => {
    const { message } = new UserError(
      'archive-invalid',
      `Layer 0 of a.tar (${'x'.repeat(2 ** 20)}) cannot be read`,
    )
    expect(message).toHaveLength(1000)
    expect(message).toMatch(/^Layer 0 of a\.tar \(x+…x+\) cannot be read$/)
  })
})

test('of any thrown value, its sentence and its system code', () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  const outer = new Error('writing failed', { cause: full })
  expect([messageOf(outer), messageOf('text'), messageOf(null)]).toEqual(['writing failed', 'text', 'null'])
  expect([systemCode(outer), systemCode('text')]).toEqual(['ENOSPC', undefined])
  expect(asUserError(outer)).toMatchObject({ code: 'disk-full', exit: 3 })
  expect(asUserError(new TypeError('x'))).toMatchObject({ code: 'internal', message: 'Unexpected error: x' })
})
