import { expect, test } from '@jest/globals'
import { fileNameOf, refuseSharedFile } from '../../src/inputs/predicate.ts'

test('{name} is the name of the image, without what could be a folder', () => {
  expect(fileNameOf('/out/proof-{name}.json', 'acme/api')).toBe('/out/proof-acme-api.json')
  expect(fileNameOf('/out/{name}/{name}.json', '../..')).toBe('/out/..-../..-...json')
  expect(fileNameOf('/out/proof.json', 'api')).toBe('/out/proof.json')
})

const images = (file: string, ...names: string[]) => names.map((name) => ({ name, file }))

test('platforms of one image share a file; several images do not', () => {
  for (const fine of [images('/p.json', 'api', 'api'), images('/{name}.json', 'api', 'web')])
    expect(() => refuseSharedFile('predicate', fine)).not.toThrow()
  const both = 'predicate: api and web would both be written to /p.json'
  expect(() => refuseSharedFile('predicate', images('/p.json', 'api', 'web'))).toThrow(both)
  expect(() => refuseSharedFile('predicate', images('/{name}.json', 'a/b', 'a-b'))).toThrow(
    'both be written to /a-b.json',
  )
})
