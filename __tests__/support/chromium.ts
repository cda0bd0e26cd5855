/** Real Chromium for tests of the HTML page. Jest's global setup installs it where it is missing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { PageData } from '../../src/report/html/index.ts'
import { pageMaker } from './page.ts'

export default function setup(): void {
  program()
}

/** The program. Throws with instructions where there is none; never skips. */
function program(): string {
  const { status, stdout } = spawnSync('bash', ['lab/lab.sh', 'chromium'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status === 0) return stdout.trim()
  throw new Error(
    'The tests of the HTML page need Chromium. On Debian 12 or later as root: bash lab/lab.sh chromium',
  )
}

export interface OpenPage {
  readonly page: Page
  /** Errors and violations of its policy on the console, and every address that it asked for. */
  readonly problems: string[]
}

/** Opens everything that can be opened. */
export const openAll = (page: Page): Promise<unknown> =>
  page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')

export interface Pages {
  /** Opens the page of `data` from a file. `anchor`: `#finding-x`. */
  readonly open: (data: PageData, options?: BrowserContextOptions & { anchor?: string }) => Promise<OpenPage>
  readonly folder: string
  readonly close: () => Promise<void>
}

export async function pages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'sea-trial-page-'))
  const make = pageMaker(folder)
  const browser: Browser = await chromium.launch({
    executablePath: program(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  let count = 0

  async function open(
    data: PageData,
    { anchor = '', ...options }: BrowserContextOptions & { anchor?: string } = {},
  ) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const problems: string[] = []
    const file = join(folder, `page-${count++}.html`)
    writeFileSync(file, make(data))
    page.on('console', (message) => problems.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('dialog', (dialog) => {
      problems.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url().replace(/#.*/, '') !== `file://${file}`) problems.push(`asked for ${request.url()}`)
    })
    await page.goto(`file://${file}${anchor}`)
    await page.locator('main h1').waitFor()
    return { page, problems }
  }
  async function close(): Promise<void> {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
  return { open, close, folder }
}
