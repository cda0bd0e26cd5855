/**
 * The HTML page of a run: one file without a network. Its script and its style are allowed by their hashes, so that nothing
 * else in it can run; the data is text that cannot end its element.
 */
import { createHash } from 'node:crypto'
import type { Report } from '../../core/schema.ts'
import { HEADINGS } from '../sections/verdict.ts'
import { entities } from '../render/escape.ts'
import { cap, oneLine } from '../render/text.ts'
import type { PageData, PageImage } from './data.ts'
import { packPage } from './pack.ts'
import { smallerTree } from './tree.ts'

export type { PageData, PageImage, PageTree } from './data.ts'
export { MOST_ROWS, pageTree } from './tree.ts'

/** What the browser runs, and how it looks. */
export interface PageAssets {
  readonly script: string
  readonly style: string
}

const MOST_BYTES = 1_000_000
/** A tree of fewer is left out. */
const LEAST_ROWS = 1000

/** Of at most 1 MB, with fewer rows of files where there is no room; longer only if the Reports alone are. Throws for an asset that would end its element. */
export function renderHtml(data: PageData, assets: PageAssets): string {
  const around = documentOf(data, assets)
  return around(packWithin(data, MOST_BYTES - Buffer.byteLength(around(''))))
}

function packWithin(data: PageData, room: number): string {
  const packed = packPage(data)
  const most = Math.max(0, ...data.images.map(({ tree }) => tree?.names.length ?? 0))
  if (packed.length <= room || most === 0) return packed
  return packWithin({ ...data, images: data.images.map((image) => smaller(image, most / 2)) }, room)
}

function smaller(image: PageImage, most: number): PageImage {
  const { report, tree } = image
  if (!tree) return image
  return most >= LEAST_ROWS
    ? { report, tree: smallerTree(tree, most) }
    : { report, tree: null, whyNoFiles: 'There is no room for them: a page has at most 1 MB.' }
}

/** Where the comment is, for a browser that runs no scripts. */
const NO_SCRIPT =
  'This page needs a script, which this browser does not run. The comment on the pull request and the job summary say the same in text.'

function documentOf({ images }: PageData, { script, style }: PageAssets): (packed: string) => string {
  for (const [name, text] of Object.entries({ script, style }))
    if (new RegExp(`</${name}|<!--`, 'i').test(text))
      throw new RangeError(`the page's ${name} would end its element`)
  const reports = images.map(({ report }) => report)
  const title = reports.map(({ name }) => cap(oneLine(name), 60)).join(', ')
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  return (packed) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${entities(cap(title, 200))} · Sea Trial</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>
${reports.map(summaryOf).join('\n')}
<p>${NO_SCRIPT}</p>
</noscript>
<script type="application/json" id="data">${packed}</script>
<script>${script}</script>
</body>
</html>
`
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** Of one that was only weighed, the headline says so. */
const summaryOf = ({ verdict, headline }: Report): string =>
  `<h1>${HEADINGS[verdict].icon} ${entities(oneLine(headline))}</h1>`
