import { expect, test } from '@jest/globals'
import { maskCommands } from '../../src/app/mask-commands.ts'

test('each line of a secret once, as the runner decodes it', () => {
  expect(maskCommands(['first line\n  100% of\rit\r\nfirst line\n', 'another'])).toEqual([
    '::add-mask::first line',
    '::add-mask::100%25 of%0Dit',
    '::add-mask::another',
  ])
})

test('no line that occurs in ordinary text, and no more than a runner can search for', () => {
  expect(maskCommands(['{\n}\ntrue\n12345\n'])).toEqual([])
  expect(maskCommands([Array.from({ length: 5000 }, (_, index) => `line ${index}`).join('\n')])).toHaveLength(
    1000,
  )
})
