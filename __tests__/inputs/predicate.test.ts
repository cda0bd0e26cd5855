import { expect, test } from '@jest/globals'
import { refuseSharedPredicate } from '../../src/inputs/predicate.ts'
import { predicateFileOf } from '../../src/inputs/index.ts'

test('{name} is the name of the image, without what could be a folder', () => {
  expect(predicateFileOf('/out/proof-{name}.json', 'acme/api')).toBe('/out/proof-acme-api.json')
  expect(predicateFileOf('/out/{name}/{name}.json', '../..')).toBe('/out/..-../..-...json')
  expect(predicateFileOf('/out/proof.json', 'api')).toBe('/out/proof.json')
})

const images = (predicate: string | null, ...names: string[]) => names.map((name) => ({ name, predicate }))

test('platforms of one image share a file; several images do not', () => {
  for (const fine of [
    images('/p.json', 'api', 'api'),
    images('/{name}.json', 'api', 'web'),
    images(null, 'a', 'b'),
  ])
    expect(() => refuseSharedPredicate(fine)).not.toThrow()
  const both = 'predicate: api and web would both be written to /p.json'
  expect(() => refuseSharedPredicate(images('/p.json', 'api', 'web'))).toThrow(both)
  expect(() => refuseSharedPredicate(images('/{name}.json', 'a/b', 'a-b'))).toThrow(
    'both be written to /a-b.json',
  )
})
