/** The HTML page in real Chromium: hostile names, and what its policy allows. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openAll, pages, type Pages } from '../support/chromium.ts'
import { full, treeOf } from '../support/page.ts'
import type { Report } from '../../src/core/schema.ts'

let browser: Pages
beforeAll(async () => (browser = await pages()))
afterAll(() => browser.close())

const SCRIPT = '</script><img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script>'
/** Turns the direction of writing, rings the bell, sets a colour, breaks the line. */
const TRICKS = 'safe\u202egnp.exe\u0007\u001b[31mred\n\tnext\u2028x'
const LONG = 'w'.repeat(3000)
const HOSTILE = `${SCRIPT}${TRICKS}`
const SLASHLESS = HOSTILE.replaceAll('/', '|')

/** With the text in every place of the Report that holds text from outside, codes and times apart. */
function everywhere<T>(value: T, text: string, key = ''): T {
  const kept = [
    'code',
    'level',
    'confidence',
    'verdict',
    'verdictBefore',
    'at',
    'key',
    'part',
    'cause',
    'kind',
    'startedAt',
  ]
  const change = (one: unknown, name: string): unknown => {
    if (typeof one === 'string') return kept.includes(name) ? one : text
    if (Array.isArray(one)) return one.map((item: unknown) => change(item, name))
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([inner, item]) => [inner, change(item, inner)]))
  }
  return change(value, key) as T // of the same shape
}

/** What makes the page wider than the window: outside of what scrolls by itself. */
const WIDER = `[...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.parentElement.closest('.scroll, pre, svg, .stack, .treemap-frame, .timeline, .history, .sections'))
  .map((one) => one.outerHTML.slice(0, 120))`

const hostileTree = treeOf(200, [
  { path: `usr/${SLASHLESS}/${SLASHLESS}`, bytes: 90_000_000, layer: 2 },
  { path: `opt/${LONG.slice(0, 250)}`, bytes: 40_000_000, layer: 3 },
  { path: 'opt/__proto__/constructor', bytes: 30_000_000, layer: 3 },
])

test.each([
  ['scripts and tricks', HOSTILE],
  ['very long words', LONG],
])(
  '%s everywhere: nothing runs, nothing is asked for, the page stays as wide as the window',
  async (_, text) => {
    const report: Report = everywhere(full, text)
    const { page, problems } = await browser.open({ images: [{ report, tree: hostileTree }] })
    await page.locator('canvas').hover({ position: { x: 100, y: 100 } })
    await page.locator('.files-list button').first().click()
    await openAll(page)
    expect(await page.locator('img, iframe, object, script:not(#data):not(:last-of-type)').count()).toBe(0)
    expect(await page.evaluate(WIDER)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1280)
    expect(problems).toEqual([])
  },
)

test('characters that hide or reorder others are shown', async () => {
  const report: Report = everywhere(full, TRICKS)
  const { page } = await browser.open({ images: [{ report, tree: hostileTree }] })
  await page.getByRole('radio', { name: 'In this folder' }).check()
  const seen = await page.evaluate<string>('document.querySelector("#app").textContent')
  // eslint-disable-next-line no-control-regex -- these must not be there
  expect(seen).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2066-\u2069]/)
  expect(await page.locator('#packages bdi').first().innerText()).toBe(
    String.raw`safe\u202Egnp.exe\x07\x1B[31mred\x0A\x09next\u2028x`,
  )
})

test('the policy stops what is not the page’s own: a script, a style, a request', async () => {
  const { page, problems } = await browser.open({ images: [{ report: full, tree: null }] })
  await page.evaluate(`{
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.body.append(script)
    fetch('http://127.0.0.1:9/').catch(() => {})
  }`)
  await page.waitForTimeout(50)
  expect(await page.title()).toBe('flask · Sea Trial')
  expect(
    problems.filter((problem) => problem.includes('Content Security Policy')).length,
  ).toBeGreaterThanOrEqual(2)
})
