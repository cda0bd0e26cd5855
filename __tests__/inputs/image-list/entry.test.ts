import { expect, test } from '@jest/globals'
import { duplicateNames } from '../../../src/inputs/image-list/entry.ts'

test('names that two images have', () => {
  const images = ['api', 'web', 'api', 'api'].map((name) => ({ name, settings: new Map() }))
  expect(duplicateNames(images)).toEqual([
    'two images are called api: give each its own name, which the report shows',
  ])
})
