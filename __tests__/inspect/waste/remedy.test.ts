/** The data of fixes, for waste of each kind. */
import { expect, test } from '@jest/globals'
import { PATH_RULES } from '../../../src/inspect/waste/catalogue/index.ts'

test('hints and likely caches have no fix of their own, except files that a trial shows to be needed', () => {
  const some = PATH_RULES.filter(
    ({ repair, confidence = 'proved' }) => repair?.clean && confidence !== 'proved',
  )
  expect(some.map(({ code }) => code)).toEqual(['logs', 'temporary-files'])
  expect(PATH_RULES.filter(({ repair, confidence }) => repair && confidence === 'hint')).toEqual([])
})

test('what is avoided by an option is a program, perhaps a subcommand, and an option', () => {
  const avoided = PATH_RULES.flatMap(({ repair }) => repair?.avoid ?? [])
  expect(avoided.length).toBeGreaterThan(3)
  for (const call of avoided) expect(call).toMatch(/^[a-z]+( [a-z]+)? --[a-z-]+$/)
})
