/** Pictures of comments: Markdown to HTML with GitHub’s rules for wrapping, and a photo of it by Chromium. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { toHtml } from '../../__tests__/support/html.ts'

export type Frame = keyof typeof FRAMES

/** CSS pixels, as GitHub has on a desktop and on a phone. `scale`: device pixels in one of them. */
const FRAMES = {
  desktop: { width: 900, scale: 1.5, theme: 'light' },
  'desktop-dark': { width: 900, scale: 1.5, theme: 'dark' },
  phone: { width: 390, scale: 2, theme: 'light' },
  'phone-dark': { width: 390, scale: 2, theme: 'dark' },
} as const

/** Text on plain ground needs few colours; the file gets about a third of its size. */
const COLOURS = '16'

/** Hands out a function that returns the PNG of a comment; closes the browser after it. */
export async function withCamera<T>(
  use: (take: (markdown: string, frame: Frame) => Promise<Buffer>) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
  try {
    return await use((markdown, frame) => take(browser, markdown, frame))
  } finally {
    await browser.close()
  }
}

/** Debian’s; the lab installs it, and what else the pictures need, and prints its path. */
const chromiumPath = (): string =>
  execFileSync('bash', ['lab/lab.sh', 'chromium', '--pictures'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1) ?? ''

async function take(browser: Browser, markdown: string, frame: Frame): Promise<Buffer> {
  const { width, scale, theme } = FRAMES[frame]
  const page = await browser.newPage({ viewport: { width, height: 100 }, deviceScaleFactor: scale })
  try {
    await page.setContent(pageOf(markdown, theme))
    return labelled(reduced(await page.screenshot({ fullPage: true })), digestOf(markdown))
  } finally {
    await page.close()
  }
}

const CSS = readFileSync(join(import.meta.dirname, 'comment.css'), 'utf8')

const pageOf = (markdown: string, theme: string): string => `<!doctype html>
<html data-theme="${theme}"><meta charset="utf-8"><style>${CSS}</style>
<article class="comment"><header><b>github-actions</b> <i>bot</i></header><div class="body">${toHtml(markdown)}</div></article></html>`

const NEEDS = 'Pictures need: apt-get install chromium pngquant fonts-liberation fonts-noto-color-emoji'

/** The same picture with a palette. */
function reduced(png: Buffer): Buffer {
  const { status, stdout, error } = spawnSync('pngquant', ['--speed', '1', '--strip', COLOURS, '-'], {
    input: png,
    maxBuffer: 64 * 1024 ** 2,
  })
  if (error || status !== 0) throw new Error(`pngquant: ${error?.message ?? `exit ${status}`}. ${NEEDS}`)
  return stdout
}

const KEYWORD = 'Source'
/** Bytes of a PNG before its second chunk: signature and IHDR. */
const HEAD = 33

/** Of the comment and of how it is drawn. */
export const digestOf = (markdown: string): string =>
  createHash('sha256').update(CSS).update(markdown).digest('hex')

/** With a text chunk that says what the picture is of, so that a test finds one that is out of date. */
function labelled(png: Buffer, text: string): Buffer {
  const data = Buffer.from(`tEXt${KEYWORD}\0${text}`, 'latin1')
  const chunk = Buffer.alloc(data.length + 8)
  chunk.writeUInt32BE(data.length - 4, 0)
  data.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(data), data.length + 4)
  return Buffer.concat([png.subarray(0, HEAD), chunk, png.subarray(HEAD)])
}

/** The digest in a picture; null for one that was not made here. */
export const sourceOf = (png: Buffer): string | null =>
  new RegExp(`tEXt${KEYWORD}\0([0-9a-f]{64})`).exec(png.subarray(HEAD, HEAD + 100).toString('latin1'))?.[1] ??
  null
