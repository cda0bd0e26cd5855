import { expect, test } from '@jest/globals'
import { BINDINGS, keyName } from '../../src/browse/keys.ts'

test.each([
  [{ sequence: '\x01', name: 'a', ctrl: true }, 'ctrl+a'],
  [{ sequence: '\x00', name: '`', ctrl: true }, 'ctrl+space'],
  [{ sequence: '\x1f' }, 'ctrl+/'],
  [{ sequence: ' ', name: 'space' }, 'space'],
  [{ sequence: '\r', name: 'return' }, 'enter'],
  [{ sequence: '\x1b[Z', name: 'tab', shift: true }, 'shift+tab'],
  [{ sequence: 'G', name: 'g', shift: true }, 'shift+g'],
  [{ sequence: '?' }, '?'],
  [{ sequence: '\x1b[A', name: 'up' }, 'up'],
  [{ sequence: '\x1bx', name: 'x', meta: true }, ''],
  [{ sequence: '文' }, ''],
])('%j is %s', (key, expected) => expect(keyName(key)).toBe(expected))

test('no key has two meanings in one pane', () => {
  for (const pane of ['layers', 'files', 'details'] as const) {
    const keys = BINDINGS.filter(({ panes }) => panes?.includes(pane) ?? true).flatMap((one) => one.keys)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  }
})
