import { expect, test } from '@jest/globals'
import { placesOf } from '../../../src/app/watch/places.ts'
import { readRequest } from '../../../src/inputs/index.ts'
import '../../support/contract-readers.ts'

test('every file that a trial writes is its own: none of them starts the next trial', () => {
  const files = {
    report: '/r.json',
    sarif: '/s.sarif',
    html: '/p.html',
    predicate: '/p.json',
    'log-file': '/log',
  }
  const args = Object.entries(files).map(([name, file]) => `--${name}=${file}`)
  const request = readRequest('command', ['.', ...args], {}, process.cwd(), '0')
  const images = request.kind === 'trial' ? [request.inputs] : []
  expect([...placesOf(images).own].sort()).toEqual(Object.values(files).sort())
})
