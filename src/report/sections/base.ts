/** The base image, how it was found, and layers shared with other images. */
import type { BaseLink, BaseName, FoundBy, Image, Report, SharedImage } from '../../core/schema.ts'
import { code, inline, join, list, paragraph, strong, type Block, type Words } from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import type { SizeBudget } from './view.ts'

const FOUND: Readonly<Record<FoundBy, string>> = {
  build: 'named in FROM',
  label: 'named in a label',
  local: 'an image on this engine',
  history: 'from the history, not proved',
}
const NAMED_BY: Readonly<Record<BaseName['saidBy'], string>> = {
  build: 'FROM names ',
  label: 'A label names ',
}
const MOST_LINKS = 5

/** `isShort`: leaves out a base that is the image named in FROM and has no base of its own, which the figures show already. */
export function baseBlocks({ image }: Report, isShort = false): Block[] {
  if (!image) return []
  const { base, baseName } = image
  const isPlain = !base || ((base.foundBy ?? 'build') === 'build' && base.chain.length === 0)
  if (isShort && isPlain && !baseName) return []
  const sentences = [
    base ? [strong('Base'), ' ', linkText(base), ...below(base.chain), '.'] : '',
    baseName ? unmatchedText(baseName) : '',
  ]
  const words = join(sentences, ' ')
  return inline(words).length === 0 ? [] : [paragraph(words)]
}

/** The reference or name of a base image; empty if unknown. */
export function nameOf({ ref, name }: Pick<BaseLink, 'ref' | 'name'>): Words {
  if (ref !== undefined) return code(cap(oneLine(ref), 80))
  return cap(oneLine(name ?? ''), 80)
}

/** The base image that added a layer: `debian:bookworm` for one of the first layers of python. */
export function ownerOf({ base }: Image, layer: number): Words {
  const links = base ? [...base.chain].reverse().concat(base) : []
  const owner = links.find(({ layers }) => layer < layers)
  const name = owner ? nameOf(owner) : ''
  return inline(name).length === 0 ? 'base' : name
}

function linkText(link: BaseLink): Words {
  const notes = [count(link.layers, 'layer'), link.foundBy ? FOUND[link.foundBy] : '']
  return [join([nameOf(link), bytes(link.onDisk)], ', '), ' (', join(notes, ', '), ')']
}

function below(chain: readonly BaseLink[]): Words[] {
  if (chain.length === 0) return []
  const more = chain.length - MOST_LINKS
  const links = join(chain.slice(0, MOST_LINKS).map(linkText), ', ')
  return [', built on ', links, more > 0 ? `, and ${more} more below` : '']
}

/** The base that is named but whose layers are not in the image as such. */
const unmatchedText = ({ ref, saidBy }: BaseName): Words => [
  NAMED_BY[saidBy],
  code(cap(oneLine(ref), 160)),
  ' as the base; its layers could not be identified.',
]

/** Shared layers are shown only if `also` was set, and then never collapsed. */
export function sharedBlocks({ image }: Report, budget: SizeBudget): Block[] {
  const { shared = [], together } = image ?? {}
  if (!image || shared.length === 0) return []
  const apart = shared.reduce((sum, { onDisk }) => sum + onDisk, image.sizes.onDisk)
  const sum = together
    ? ` Together the ${count(together.images, 'image')} take ${bytes(together.onDisk)} on disk, separately ${bytes(apart)}.`
    : ''
  const lines = shared.slice(0, Math.max(budget.rows, 1)).map((other, index) => {
    const number = shared.length > 1 ? `${index + 1}: ` : ''
    return [number, ...sharedText(other)]
  })
  return [paragraph(strong('Shared layers'), ' are counted once.', sum), list(lines)]
}

function sharedText({ ref, layers, bytes: size, onDisk }: SharedImage): Words[] {
  const what = layers === 0 ? 'no layer' : `${count(layers, 'layer')}, ${bytes(size)}`
  return [code(cap(oneLine(ref), 160)), `: ${what} of its ${bytes(onDisk)}`]
}
