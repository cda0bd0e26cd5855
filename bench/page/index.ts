/**
 * `npm run bench:page` measures the HTML page of an image of 200,000 files: what it adds to a run, and in Chromium the time from
 * the start of its loading to its first paint, compared with that of an image of 2,000 files.
 */
import { pages } from '../../__tests__/support/chromium.ts'
import { full, treeOf } from '../../__tests__/support/page.ts'
import { alternate, median } from '../rounds.ts'
import { ms, printTable, times } from '../table.ts'
import { makingRow } from './making.ts'

const [FEW, MANY, ROUNDS] = [2000, 200_000, 9]
const TARGET_SECONDS = 1
/** When the browser painted first, in milliseconds since it began to load. */
const FIRST_PAINT = `new Promise((done) =>
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') done(startTime)
  }).observe({ type: 'paint', buffered: true }))`

const browser = await pages()
try {
  /** Returns what loads the page again and measures it. */
  const pageOf = async (files: number): Promise<() => Promise<number>> => {
    const { page } = await browser.open({ images: [{ report: full, tree: treeOf(files) }] })
    return async () => {
      await page.reload()
      await page.locator('canvas[data-tiles]').waitFor()
      return (await page.evaluate<number>(FIRST_PAINT)) / 1000
    }
  }
  const [few, many] = [await pageOf(FEW), await pageOf(MANY)]
  const paint = await alternate(ROUNDS, { few, many })
  const verdict = median(paint.many) <= TARGET_SECONDS ? 'met' : 'missed'
  printTable([
    makingRow(),
    [
      'first paint, 200,000 files / 2,000 files',
      times(median(paint.many) / median(paint.few), 1),
      `${ms(median(paint.many))} / ${ms(median(paint.few))}, target ≤ 1 s: ${verdict}`,
    ],
  ])
} finally {
  await browser.close()
}
