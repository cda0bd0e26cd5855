import { expect, test } from '@jest/globals'
import type { Listener } from '../../../src/core/schema.ts'
import { Journal } from '../../../src/smoke/container/journal.ts'

const listener = (port: number, address = '0.0.0.0'): Listener => ({ protocol: 'tcp', address, port })

test('a listener is written down once, when it is first seen, and of thousands only some', () => {
  const journal = new Journal()
  journal.seeListeners(null, 1)
  journal.seeListeners([listener(80)], 2)
  journal.seeListeners([listener(80), { ...listener(81, '::'), process: 'app' }], 3)
  expect(journal.moments).toEqual([
    { at: 2, kind: 'listen', text: 'tcp 0.0.0.0:80' },
    { at: 3, kind: 'listen', text: 'tcp [::]:81 (app)' },
  ])
  journal.seeListeners(
    Array.from({ length: 1000 }, (_, port) => listener(port + 1000)),
    4,
  )
  expect(journal.moments).toHaveLength(20)
})
