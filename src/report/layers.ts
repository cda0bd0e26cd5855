/** The views of `sea-trial layers`: the same table for a terminal and as Markdown, and the data as JSON. */
import type { Layers } from '../core/listings.ts'
import type { Image, Layer, Report } from '../core/schema.ts'
import { renderMarkdown } from './render/markdown.ts'
import { code, footer, heading, paragraph, type Block, type Words } from './render/blocks.ts'
import { bytes, count } from './render/format.ts'
import { cap, oneLine } from './render/text.ts'
import { renderText, type Look } from './render/terminal.ts'
import { baseBlocks, sharedBlocks } from './sections/base.ts'
import { allLayers } from './sections/layers.ts'
import { FULL, NO_LINKS } from './sections/view.ts'

export type LayersFormat = 'text' | 'markdown' | 'json'

/** `look`: for text. `file`: the Dockerfile that names the lines. */
export function renderLayers(
  report: Report & { image: Image },
  format: LayersFormat,
  look: Look,
  file?: string,
): string {
  if (format === 'json') return renderLayersJson(report)
  const blocks = layersBlocks(report, file)
  return format === 'markdown' ? renderMarkdown(blocks) : renderText(blocks, look)
}

const NAME_LENGTH = 80

function layersBlocks(report: Report & { image: Image }, file?: string): Block[] {
  const { image } = report
  const { onDisk, deadWeight } = image.sizes
  const dead = deadWeight > 0 ? `, of which ${bytes(deadWeight)} dead weight` : ''
  return [
    heading('good', code(cap(oneLine(report.name), NAME_LENGTH))),
    paragraph(`${count(image.layers.length, 'layer')}, ${bytes(onDisk)} on disk${dead}.`, ...parts(image)),
    ...baseBlocks(report),
    allLayers(report, NO_LINKS, file),
    ...sharedBlocks(report, FULL),
    footer(report.generator),
  ]
}

/** What other images of the same base share, and what is this image's alone. */
function parts({ layers }: Image): Words[] {
  const [base, yours] = (['base', 'yours'] as const).map((part) =>
    layers.filter((layer) => layer.part === part),
  )
  if (!base || !yours || base.length === 0) return []
  const sum = (some: readonly Layer[]) =>
    `${bytes(some.reduce((all, { size }) => all + size, 0))} in ${count(some.length, 'layer')}`
  return [` Base: ${sum(base)}, shared by all images of that base. Yours: ${sum(yours)}.`]
}

function renderLayersJson({ generator, name, image }: Report & { image: Image }): string {
  const { id, ref, platform, sizes, base, layers, dead, shared } = image
  const data: Layers = {
    ...{ schemaVersion: 1, generator, name, id, ref, platform, sizes, base, layers, dead },
    ...(shared ? { shared } : {}),
  }
  return `${JSON.stringify(data, null, 2)}\n`
}
