import { describe, expect, test } from '@jest/globals'
import type { State } from '../../src/browse/state.ts'
import { update } from '../../src/browse/update.ts'
import { filesOf } from '../support/image-files.ts'
import { bytes, dir, file, whiteout } from '../support/tar.ts'
import { modelFor, press, screen } from './support.ts'

const files = filesOf(
  [
    dir('usr'),
    dir('usr/lib'),
    file('usr/lib/big', bytes(9000)),
    file('usr/small', bytes(10)),
    file('old', bytes(500)),
  ],
  [file('new', bytes(2000)), file('usr/small', bytes(20)), whiteout('old')],
)
const model = modelFor(files)
const SIZE = { columns: 100, rows: 20 }

/** The rows of the pane of files: size, mark and name. */
const rows = (state: State): string[] =>
  screen(state, model)
    .slice(2, -1)
    .map((line) =>
      line
        .slice(43)
        .replace(/ [-d][rwx-]{9} \d+:\d+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
const after = (...keys: string[]): string[] => rows(press(model, SIZE, ...keys))

test('begins with the final file system, the largest first, folders closed', () => {
  expect(after()).toEqual(['9.02 kB ▸ usr', '2.0 kB + new', '−500 B - old'])
})

describe('folders', () => {
  test('open and close by right and left, space and enter', () => {
    const open = ['9.02 kB ▾ usr', '9.0 kB ▸ lib', '20 B ~ small', '2.0 kB + new', '−500 B - old']
    for (const key of ['right', 'l', 'space', 'enter']) expect(after(key)).toEqual(open)
    for (const key of ['left', 'h', 'space', 'enter']) expect(after('right', key)).toEqual(after())
  })
  test('left goes to the folder above', () => {
    const state = press(model, SIZE, 'right', 'down', 'down', 'left')
    expect(files.text(state.path)).toBe('/usr')
  })
  test('ctrl+space opens and closes all', () => {
    expect(after('ctrl+space')).toContain('9.0 kB big')
    expect(after('ctrl+space', 'ctrl+space')).toEqual(after())
  })
})

describe('what is shown', () => {
  test.each([
    ['ctrl+a', ['9.02 kB ▸ usr', '−500 B - old']],
    ['ctrl+r', ['9.02 kB ▸ usr', '2.0 kB + new']],
    ['m', ['9.0 kB ▸ usr', '2.0 kB + new', '−500 B - old']],
    ['ctrl+u', ['2.0 kB + new', '20 B ▸ usr', '−500 B - old']],
  ])('%s hides, and shows again', (key, expected) => {
    expect(after(key)).toEqual(expected)
    expect(after(key, key)).toEqual(after())
  })
  test('s and ctrl+o sort by name', () => {
    expect(after('s')).toEqual(['2.0 kB + new', '−500 B - old', '9.02 kB ▸ usr'])
    expect(after('s', 'ctrl+o')).toEqual(after())
  })
  test('x: only dead weight', () => {
    expect(after('tab', 'tab', 'up', 'tab', 'tab', 'x')).toEqual(['500 B old (0→1)', '10 B ▸ usr'])
  })
  test('ctrl+a in the pane of layers: since the base image; ctrl+l: of the layer alone', () => {
    const base = press(model, SIZE, 'shift+tab', 'up')
    expect(base.layer).toBe(0)
    expect(rows(base)).toEqual(['9.01 kB + ▸ usr', '500 B + old'])
    const alone = update(base, { kind: 'key', key: 'ctrl+l' }, model)
    expect(alone.scope).toBe('layer')
    expect(update(alone, { kind: 'key', key: 'ctrl+a' }, model).scope).toBe('image')
  })
})

describe('filter', () => {
  test('opens what matches; enter keeps it, and letters are keys again', () => {
    expect(after('ctrl+f', 'b', 'i', 'g')).toEqual(['9.0 kB ▾ usr', '9.0 kB ▾ lib', '9.0 kB big'])
    const kept = press(model, SIZE, '/', 'b', 'i', 'g', 'enter', 'q')
    expect(kept).toMatchObject({ filter: 'big', isTyping: false, request: 'quit' })
  })
  test('upper case counts only where it is typed', () => {
    expect(after('/', 'B')).toEqual(['nothing to show'])
  })
  test('backspace; esc removes it and keeps the folders above the cursor open', () => {
    expect(press(model, SIZE, '/', 'b', 'i', 'backspace').filter).toBe('b')
    const state = press(model, SIZE, '/', 'b', 'i', 'g', 'enter', 'end', 'escape')
    expect(files.text(state.path)).toBe('/usr/lib/big')
    expect(rows(state)).toContain('9.0 kB big')
  })
  test('q is a letter of it, ctrl+c quits', () => {
    expect(press(model, SIZE, '/', 'q')).toMatchObject({ filter: 'q', request: null })
    expect(press(model, SIZE, '/', 'ctrl+c').request).toBe('quit')
  })
})

describe('the cursor', () => {
  test('stays on its path when rows come and go, else moves to the folder above', () => {
    const state = press(model, SIZE, 'ctrl+space', 'down', 'down')
    expect(files.text(state.path)).toBe('/usr/lib/big')
    expect(files.text(update(state, { kind: 'key', key: 'ctrl+space' }, model).path)).toBe('/usr')
  })
  test('stops at both ends', () => {
    expect(files.text(press(model, SIZE, 'up', 'k', 'pageup').path)).toBe('/usr')
    expect(files.text(press(model, SIZE, 'pagedown', 'end', 'j').path)).toBe('/old')
  })
  test('is shown after the terminal became small', () => {
    const state = press(model, SIZE, 'ctrl+space', 'end')
    const small = update(state, { kind: 'size', columns: 60, rows: 4 }, model)
    expect(screen(small, model).join('\n')).toContain('old')
  })
})

describe('pages', () => {
  test('? shows the keys, of any of which esc, q and ? close it', () => {
    const help = press(model, SIZE, '?')
    expect(screen(help, model).join('\n')).toContain('ctrl+f  /')
    for (const key of ['escape', 'q', '?'])
      expect(update(help, { kind: 'key', key }, model)).toMatchObject({ page: null, request: null })
    expect(update(help, { kind: 'key', key: 'ctrl+c' }, model).request).toBe('quit')
  })
  test('e shows the command where no Dockerfile is known', () => {
    const source = press(model, SIZE, 'e')
    expect(source.request).toBeNull()
    expect(screen(source, model).join('\n')).toContain('RUN step 1')
  })
  test('e asks for an editor where the line is known', () => {
    const known = modelFor(files)
    const layers = known.image.layers.map((layer) => ({ ...layer, line: 3 }))
    const dockerfile = { name: 'Dockerfile', path: '/x/Dockerfile', lines: ['FROM a', '', 'RUN b'] }
    const withLines = { ...known, image: { ...known.image, layers }, dockerfile }
    expect(press(withLines, SIZE, 'e').request).toBe('edit')
  })
})

test('unknown keys do nothing', () => {
  const before = press(model, SIZE)
  expect(press(model, SIZE, 'f12', '', 'ctrl+w')).toEqual(before)
})
