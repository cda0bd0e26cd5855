/** docs/gallery.md and its pictures are of the recorded Reports, as the renderers show them now. Otherwise: `npm run gallery -- --recorded`. */
import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { comments, filesOf, PICTURES } from '../scripts/gallery.ts'
import { anchorOf, pageOf, PAGE } from '../scripts/gallery/page.ts'
import { GALLERY, GALLERY_NAMES } from '../scripts/gallery/kinds.ts'
import { digestOf, sourceOf } from '../scripts/gallery/picture.ts'
import { COMMENT_LIMIT } from '../src/report/index.ts'
import { dangersOf } from './support/html.ts'

const all = comments()
/** All pictures together. */
const MOST_BYTES = 1_500_000

test('every kind was recorded', () => expect([...all.keys()]).toEqual(GALLERY_NAMES))

test('the page is made from what was recorded', () => expect(readFileSync(PAGE, 'utf8')).toBe(pageOf(all)))

describe.each(GALLERY_NAMES)('%s', (name) => {
  const comment = all.get(name) ?? ''
  test('is harmless and fits', () => {
    expect(dangersOf(comment, 'https://github.com/')).toEqual([])
    expect(Buffer.byteLength(comment)).toBeLessThan(COMMENT_LIMIT)
  })

  test.each(filesOf(name))('%s is of this comment', (file) => {
    expect(existsSync(file)).toBe(true)
    expect(sourceOf(readFileSync(file))).toBe(digestOf(comment))
  })
})

test('the pictures are small', () => {
  const sizes = GALLERY_NAMES.flatMap(filesOf).map(([file]) => readFileSync(file).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES)
})

test('the README shows one of them', () =>
  expect(readFileSync('README.md', 'utf8')).toContain(`](${join(PICTURES, 'comment.png')})`))

test('each heading has an anchor of its own', () => {
  const anchors = GALLERY_NAMES.map((name) => anchorOf(GALLERY[name].title))
  expect(new Set(anchors).size).toBe(anchors.length)
})
