/** The HTML page in real Chromium, for everybody: axe in both themes, keyboard, phone, print, less motion. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { openAll, pages, type Pages } from '../support/chromium.ts'
import { full, treeOf } from '../support/page.ts'
import { unreachable } from '../support/reports.ts'

let browser: Pages
beforeAll(async () => (browser = await pages()))
afterAll(() => browser.close())

const tree = treeOf(5000)
const data = {
  images: [
    { report: full, tree },
    { report: unreachable, tree: null },
  ],
}
const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const VIOLATIONS = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))`

describe('axe finds nothing', () => {
  test.each([
    ['light', ''],
    ['dark', ''],
    ['light', '#2:finding-loopback-only'],
    ['dark', '#2:finding-loopback-only'],
  ] as const)('%s %s', async (colorScheme, anchor) => {
    // axe is a script of its own, which the page's policy would stop
    const { page } = await browser.open(data, { colorScheme, anchor, bypassCSP: true })
    await openAll(page)
    await page.evaluate(AXE)
    expect(await page.evaluate(VIOLATIONS)).toEqual([])
  })
})

test('the first key leads to the content, and every control is reached with a visible focus', async () => {
  const { page } = await browser.open(data)
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  const invisible: unknown[] = []
  for (let key = 0; key < 60; key++) {
    await page.keyboard.press('Tab')
    invisible.push(
      await page.evaluate(`{
        const at = document.activeElement
        const seen = [at, at.nextElementSibling].filter(Boolean).map((one) => getComputedStyle(one).outlineStyle)
        seen.every((style) => style === 'none') ? at.outerHTML.slice(0, 200) : null
      }`),
    )
  }
  expect(invisible.filter((one) => one !== null)).toEqual([])
})

test('the theme is the system’s until it is chosen, and the choice is kept', async () => {
  const { page } = await browser.open(data, { colorScheme: 'dark' })
  const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const pixel = () =>
    page.evaluate<number[]>(
      '[...document.querySelector("canvas").getContext("2d").getImageData(2, 20, 1, 1).data]',
    )
  const [dark, darkPixel] = [await background(), await pixel()]
  await page.getByRole('radio', { name: 'Light' }).check()
  expect(await background()).not.toBe(dark)
  expect(await pixel()).not.toEqual(darkPixel)
  await page.reload()
  await page.locator('h1').waitFor()
  expect(await background()).not.toBe(dark)
})

test.each([320, 390])('on a phone of %i pixels nothing is wider than the screen', async (width) => {
  const { page } = await browser.open(data, {
    viewport: { width, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  expect(await page.locator('canvas').boundingBox()).toMatchObject({ x: expect.any(Number) })
})

test('on paper all is open, and the treemap is left out', async () => {
  const { page } = await browser.open(data)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  expect(await page.locator('details:not([open])').count()).toBe(0)
  expect(await page.locator('canvas').isVisible()).toBe(false)
  expect(await page.locator('.files-list').isVisible()).toBe(true)
  await page.evaluate('dispatchEvent(new Event("afterprint"))')
  expect(await page.locator('details:not([open])').count()).toBeGreaterThan(5)
  expect((await page.pdf()).length).toBeGreaterThan(10_000)
})

test('nothing moves where less motion is wanted', async () => {
  const { page } = await browser.open(data, { reducedMotion: 'reduce' })
  expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto')
  expect(
    await page.evaluate(
      '[...document.querySelectorAll("*")].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length',
    ),
  ).toBe(0)
})
