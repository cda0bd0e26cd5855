/** What the image stands on, how that was found, and what it shares with other images. */
import type { BaseLink, BaseName, FoundBy, Image, Report, SharedImage } from '../../core/schema.ts'
import { code, inline, join, list, paragraph, strong, type Block, type Words } from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import type { SizeBudget } from './view.ts'

const FOUND: Readonly<Record<FoundBy, string>> = {
  build: 'as FROM names it',
  label: 'as a label names it',
  local: 'an image of this engine',
  history: 'by the history, not proved',
}
const SAID: Readonly<Record<BaseName['saidBy'], string>> = {
  build: 'FROM names ',
  label: 'A label names ',
}
const MOST_LINKS = 5

/** In short: nothing where the figures have said all, which is that the image stands on what FROM names. */
export function baseBlocks({ image }: Report, isShort = false): Block[] {
  if (!image) return []
  const { base, baseName } = image
  const isPlain = !base || ((base.foundBy ?? 'build') === 'build' && base.chain.length === 0)
  if (isShort && isPlain && !baseName) return []
  const sentences = [
    base ? [strong('Base'), ' ', linkText(base), ...below(base.chain), '.'] : '',
    baseName ? saidText(baseName) : '',
  ]
  const words = join(sentences, ' ')
  return inline(words).length === 0 ? [] : [paragraph(words)]
}

/** The name of an image that this one stands on; empty where nothing tells it. */
export function nameOf({ ref, name }: Pick<BaseLink, 'ref' | 'name'>): Words {
  if (ref !== undefined) return code(cap(oneLine(ref), 80))
  return cap(oneLine(name ?? ''), 80)
}

/** Of the images below the lowest that has the layer: `debian:bookworm` for one of python's first. */
export function ownerOf({ base }: Image, layer: number): Words {
  const links = base ? [...base.chain].reverse().concat(base) : []
  const owner = links.find(({ layers }) => layer < layers)
  const name = owner ? nameOf(owner) : ''
  return inline(name).length === 0 ? 'base' : name
}

function linkText(link: BaseLink): Words {
  const said = [count(link.layers, 'layer'), link.foundBy ? FOUND[link.foundBy] : '']
  return [join([nameOf(link), bytes(link.onDisk)], ', '), ' (', join(said, ', '), ')']
}

function below(chain: readonly BaseLink[]): Words[] {
  if (chain.length === 0) return []
  const more = chain.length - MOST_LINKS
  const links = join(chain.slice(0, MOST_LINKS).map(linkText), ', ')
  return [', on ', links, more > 0 ? `, and ${more} more below` : '']
}

const saidText = ({ ref, saidBy }: BaseName): Words => [
  SAID[saidBy],
  code(cap(oneLine(ref), 160)),
  ' as the base: which layers are its could not be told.',
]

/** Shared layers were asked for, so they are told in full view. */
export function sharedBlocks({ image }: Report, room: SizeBudget): Block[] {
  const { shared = [], together } = image ?? {}
  if (!image || shared.length === 0) return []
  const apart = shared.reduce((sum, { onDisk }) => sum + onDisk, image.sizes.onDisk)
  const sum = together
    ? ` Together the ${count(together.images, 'image')} take ${bytes(together.onDisk)} on disk, apart ${bytes(apart)}.`
    : ''
  const lines = shared.slice(0, Math.max(room.rows, 1)).map((other, index) => {
    const number = shared.length > 1 ? `${index + 1}: ` : ''
    return [number, ...sharedText(other)]
  })
  return [paragraph(strong('Shared layers'), ' count once.', sum), list(lines)]
}

function sharedText({ ref, layers, bytes: size, onDisk }: SharedImage): Words[] {
  const what = layers === 0 ? 'no layer' : `${count(layers, 'layer')}, ${bytes(size)}`
  return [code(cap(oneLine(ref), 160)), `: ${what} of its ${bytes(onDisk)}`]
}
