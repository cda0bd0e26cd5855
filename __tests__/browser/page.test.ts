/** The HTML page in real Chromium: what it shows, and what a person does with it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/core/schema.ts'
import { pages, type Pages } from '../support/chromium.ts'
import { full, treeOf } from '../support/page.ts'
import { buildFailed, compared, notTried, unreachable, weighed } from '../support/reports.ts'

let browser: Pages
beforeAll(async () => (browser = await pages()))
afterAll(() => browser.close())

const tree = treeOf(5000)
const fullPage = { images: [{ report: full, tree }] }

describe('a trial that passed', () => {
  test('shows every section, without an error, a violation of its policy or a request', async () => {
    const { page, problems } = await browser.open(fullPage)
    expect(await page.locator('h1').innerText()).toBe('flask is seaworthy: ready in 0.84 s on port 5000')
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      ...['Findings', 'Files', 'Layers', 'Dead weight', 'Trial', 'History', 'Packages'],
    ])
    expect(await page.locator('.figures').innerText()).toMatch(/On disk\s+212 MB\s+\+9\.0 MB\s+was 203 MB/)
    expect(await page.locator('.why').innerText()).toContain('now brings pandas 2.3 (+7.9 MB)')
    expect(await page.title()).toBe('flask · Sea Trial')
    expect(problems).toEqual([])
  })

  test('the layers are bars against the baseline', async () => {
    const { page } = await browser.open(fullPage)
    expect(await page.locator('.stack-label').allInnerTexts()).toEqual([
      expect.stringMatching(/Baseline main 3f2a1c9\s+203 MB/),
      expect.stringMatching(/Now\s+212 MB/),
    ])
    const [before = 0, now = 0] = await Promise.all(
      [0, 1].map(async (at) => (await page.locator('.stack').nth(at).boundingBox())?.width),
    )
    expect(before / now).toBeCloseTo(203.1 / 212.1, 2)
    expect(await page.locator('#layer-5').innerText()).toMatch(
      /20\.2 MB.*RUN pip install flask.*6\.2 MB.*\+9\.0 MB/s,
    )
  })

  test('the dead weight shows which layer added it and which one it died in', async () => {
    const { page } = await browser.open(fullPage)
    const rows = await page.locator('.matrix tbody tr').allInnerTexts()
    expect(rows.map((row) => row.split('\t').slice(1))).toEqual([
      ['1.2 MB', ''],
      ['', '500 kB'],
      ['', '4.3 MB'],
    ])
  })

  test('the timeline has events, log lines, memory and processors on one axis', async () => {
    const { page } = await browser.open(fullPage)
    const chart = page.locator('.timeline svg')
    expect(await chart.locator('.event text').allTextContents()).toEqual([
      ...['start 0 s', 'listen 0.58 s', 'ready 0.84 s', 'soak 0.85 s', 'stop 3.87 s', 'exit 4.10 s'],
    ])
    expect(await chart.locator('.log-tick').count()).toBe(7)
    expect(await chart.locator('.lane-title').allTextContents()).toEqual([
      expect.stringMatching(/^Memory: at most 43\.\d MB$/),
      expect.stringMatching(/^Processors: at most 1\.\d+ CPU$/),
    ])
    const box = await chart.boundingBox()
    await chart.hover({ position: { x: (box?.width ?? 0) / 2, y: 20 } })
    expect(await page.locator('.readout').innerText()).toMatch(/^2\.0\d s · Memory 4\d\.\d MB · Processors/)
  })
})

describe('the top', () => {
  test('an image that was only weighed does not have the badge of a trial', async () => {
    const { page } = await browser.open({ images: [{ report: weighed, tree: null }] })
    expect(await page.locator('.badge').innerText()).toBe('Weighed')
    expect(await page.locator('.scope').innerText()).toContain('the image was not run')
  })

  test('why it grew, and what must be downloaded again', async () => {
    const delta = full.delta && { ...full.delta, redeploy: { bytes: 9_000_000, exact: true } }
    const { page } = await browser.open({ images: [{ report: { ...full, delta }, tree: null }] })
    expect(await page.locator('.why').innerText()).toMatch(/pandas.*must download 9\.0 MB\./s)
  })
})

test('budgets, test files, policies and pushes are in a section of their own', async () => {
  const budget = { name: 'on-disk', is: 'max', unit: 'bytes', level: 'warn', limit: 1e8 } as const
  const ref = 'ghcr.io/acme/app:1</script>'
  const report: Report = {
    ...full,
    budgets: [{ ...budget, value: 212_100_000, state: 'exceeded' }],
    suites: [{ kind: 'goss', file: 'goss.yaml', tests: [{ name: 'user', ok: true, seconds: 0.1 }] }],
    policies: [{ source: './policies', digest: 'sha256:0', sets: ['timeout'], mayLoosen: [] }],
    push: { digest: null, refs: [], verified: false, failed: [{ ref, error: 'denied' }] },
  }
  const { page, problems } = await browser.open({ images: [{ report, tree: null }] })
  const text = (await page.locator('#also').textContent()) ?? ''
  for (const part of ['on-disk', '212 MB', '1 of 1 passed', './policies', `${ref}: denied`])
    expect(text).toContain(part)
  expect(problems).toEqual([])
})

describe('findings', () => {
  test('of many the first are open, a link opens any other', async () => {
    const { page } = await browser.open(fullPage)
    const cards = page.locator('#findings article')
    const shown = (await cards.all()).map((card) => card.isVisible())
    expect((await Promise.all(shown)).filter(Boolean)).toHaveLength(3)
    await page.evaluate('location.hash = "#finding-runs-as-root"')
    await page.locator('#finding-runs-as-root').waitFor()
  })

  test('the cause leads, with its fix and its evidence open', async () => {
    const { page, problems } = await browser.open({ images: [{ report: unreachable, tree: null }] })
    expect(await page.locator('.badge').innerText()).toBe('Not seaworthy')
    const first = page.locator('article').first()
    expect(await first.innerText()).toMatch(
      /It listens on 127\.0\.0\.1:5000 only.*Fix: Bind 0\.0\.0\.0.*LISTEN \(flask\)/s,
    )
    expect(problems).toEqual([])
  })

  test('a deep link opens the finding and gives it the focus', async () => {
    const { page } = await browser.open(fullPage, { anchor: '#finding-runs-as-root' })
    const card = page.locator('#finding-runs-as-root')
    expect(await page.evaluate('document.activeElement.id')).toBe('finding-runs-as-root')
    expect(await card.getAttribute('class')).toContain('target')
    await page.locator('#finding-pip-cache a').click()
    expect(page.url()).toMatch(/#finding-pip-cache$/)
  })

  test.each([
    ['a failed build', buildFailed, ['Findings', 'Trial']],
    ['nothing tried', notTried, ['Findings']],
    ['weighed only', weighed, ['Findings', 'Layers', 'Dead weight', 'Trial']],
  ])('%s', async (_, report, sections) => {
    const { page, problems } = await browser.open({ images: [{ report, tree: null }] })
    expect(await page.locator('h2').allInnerTexts()).toEqual(sections)
    expect(problems).toEqual([])
  })
})

describe('files', () => {
  test('the largest folder is the first in the table, and a click shows what is in it', async () => {
    const { page } = await browser.open(fullPage)
    const first = page.locator('.files-list tbody tr').first()
    expect(await first.innerText()).toMatch(/^\/usr\/lib\/x86_64-linux-gnu\s+1\d\d MB$/)
    await first.locator('button').click()
    expect(await page.locator('.way').innerText()).toMatch(
      /^\/\s+usr\s+lib\s+x86_64-linux-gnu\s+147 MB, 71\.6 % of all$/,
    )
    expect(page.url()).toMatch(/#files:\/usr\/lib\/x86_64-linux-gnu$/)
    await page.goBack()
    await page.locator('.way [aria-current]', { hasText: /^\/$/ }).waitFor()
  })

  test('with the keyboard only: open a folder, leave it, go to the search', async () => {
    const { page } = await browser.open(fullPage)
    await page.locator('.files-list button').first().focus()
    await page.keyboard.press('Enter')
    const way = page.locator('.way [aria-current]')
    expect(await way.innerText()).toBe('x86_64-linux-gnu')
    expect(await page.evaluate('document.activeElement.closest(".files-list") !== null')).toBe(true)
    await page.keyboard.press('Backspace')
    expect(await way.innerText()).toBe('lib')
    await page.keyboard.press('/')
    await page.keyboard.type('pandas/part-0')
    await page.locator('.files-list', { hasText: 'site-packages/pandas/part-0' }).waitFor()
  })

  test('a click on the treemap zooms into the folder below the pointer', async () => {
    const { page } = await browser.open(fullPage)
    const map = page.locator('canvas')
    await map.hover({ position: { x: 30, y: 8 } })
    expect(await page.locator('.tip').innerText()).toMatch(/^\/usr/)
    await map.click({ position: { x: 30, y: 8 } })
    expect(await page.locator('.way').innerText()).toContain('usr')
    expect(await map.getAttribute('aria-label')).toMatch(/^Treemap of \/usr, \d/)
  })

  test('the colours change with what they mean, and the legend explains them', async () => {
    const { page } = await browser.open(fullPage)
    const pixels = () => page.evaluate<string>('document.querySelector("canvas").toDataURL()')
    const legend = page.locator('.legend button')
    expect(await legend.first().innerText()).toMatch(/^Layer 0: /)
    const byLayer = await pixels()
    await page.getByRole('radio', { name: 'Package' }).check()
    expect((await legend.allInnerTexts()).join()).toMatch(/libc6 2\.36 \(deb\).*No package/s)
    const byPackage = await pixels()
    await page.getByRole('radio', { name: 'Age', exact: true }).check()
    expect((await legend.allInnerTexts()).join()).toMatch(/Up to 30 days.*Up to a year/s)
    const byAge = await pixels()
    await legend.first().click()
    expect(await legend.first().getAttribute('aria-pressed')).toBe('true')
    expect(new Set([byLayer, byPackage, byAge, await pixels()]).size).toBe(4)
  })

  test('a link to a folder opens it', async () => {
    const { page } = await browser.open(fullPage, { anchor: '#files:/usr/share/perl' })
    expect(await page.locator('.way [aria-current]').innerText()).toBe('perl')
  })
})

describe('tables', () => {
  test('packages: search, sorting and links', async () => {
    const { page } = await browser.open(fullPage)
    const packages = page.locator('#packages .data').last()
    const names = () => packages.locator('tbody tr td:nth-child(2)').allInnerTexts()
    expect(await names()).toHaveLength(30)
    await packages.locator('th button', { hasText: 'Package' }).click()
    expect((await names()).slice(0, 2)).toEqual(['library-0', 'library-1'])
    expect(await packages.locator('th').nth(1).getAttribute('aria-sort')).toBe('ascending')
    await page.keyboard.press('Enter')
    expect((await names())[0]).toBe('library-99')
    await packages.getByRole('searchbox').fill('LIBRARY-23')
    expect(await names()).toHaveLength(11)
    expect(await packages.getByRole('status').innerText()).toBe('11 of 240 packages')
    await page.evaluate('location.hash = "#package-deb/library-200"')
    await page.locator('tr.target', { hasText: 'library-200' }).waitFor()
  })
})

describe('several images', () => {
  test('one is chosen by the selector, by its link, and by the way back', async () => {
    const { page, problems } = await browser.open({
      images: [
        { report: full, tree },
        { report: { ...unreachable, name: 'api' }, tree: null },
      ],
    })
    await page.getByLabel('Image').selectOption('1')
    await page.locator('h1', { hasText: 'api' }).waitFor()
    await page.locator('#finding-loopback-only a').first().click()
    expect(page.url()).toMatch(/#2:finding-loopback-only$/)
    await page.evaluate('location.hash = "#layer-5"')
    await page.locator('h1', { hasText: 'flask is seaworthy' }).waitFor()
    expect(await page.getByLabel('Image').inputValue()).toBe('0')
    expect(problems).toEqual([])
  })

  test('what they ship together, and why the files of one are not known', async () => {
    const [together, whyNoFiles] = ['Together the 2 images ship 9 MB.', 'A Report does not list <files>.']
    const images = [{ report: full, tree: null, whyNoFiles }]
    const { page, problems } = await browser.open({ images, together })
    expect(await page.locator('.together').innerText()).toBe(together)
    expect(await page.locator('#files').innerText()).toContain(whyNoFiles)
    await page.locator('label', { hasText: 'Dark' }).click()
    expect(problems).toEqual([])
  })

  test('a link to an image that is not there shows the last one', async () => {
    const { page, problems } = await browser.open(
      { images: [{ report: compared, tree: null }] },
      { anchor: '#9:x' },
    )
    expect(await page.locator('h1').innerText()).toContain('flask')
    expect(problems).toEqual([])
  })
})
