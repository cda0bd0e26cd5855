/** The layers, each with its command, size and largest content. */
import type { Layer, Report } from '../../core/schema.ts'
import { baseBlocks, ownerOf } from './base.ts'
import {
  bar,
  code,
  details,
  dropping,
  inline,
  join,
  key,
  left,
  paragraph,
  plain,
  right,
  shrinking,
  table,
  type Block,
  type Column,
  type Words,
} from '../render/blocks.ts'
import { bar as drawnBar } from '../render/bars.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { defined, dockerfileLine, layerCommand, type Links, type SizeBudget } from './view.ts'

export function layerDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const layers = report.image?.layers ?? []
  if (layers.length === 0 || budget.rows === 0) return []
  return [details(title(layers), [...baseBlocks(report, true), ...layerBars(report, links, budget)])]
}

/** Cells of the longest bar. */
const BAR = 6
/** In code points: with the size and the bar it fits a phone on two lines. */
const COMMAND = 60

/** A row for each of your layers that has files, with a bar, and one for each base. */
function layerBars(report: Report, links: Links, { rows }: SizeBudget): Block[] {
  const layers = report.image?.layers ?? []
  const yours = layers.filter(({ part, size }) => part === 'yours' && size > 0)
  const shown = largest(yours, rows)
  const most = Math.max(...shown.map(({ size }) => size), 1)
  const columns = [right(defined(links, 'layer-size', 'Size')), left(''), left('Layer')]
  const cells = [
    ...baseRows(report),
    ...shown.map((layer): Words[] => [
      bytes(layer.size),
      drawnBar(layer.size / most, BAR, { unicode: true }),
      layerText(layer, report, links),
    ]),
  ]
  const less = yours.length - shown.length
  const empty = layers.filter(({ part, size }) => part === 'yours' && size === 0).length
  const notes = [
    less > 0 ? `The ${count(less, 'smallest layer')} of yours are not shown.` : '',
    empty > 0 ? `${count(empty, 'layer')} of yours without a file.` : '',
  ].filter(Boolean)
  return [
    ...(cells.length > 0 ? [table(columns, cells)] : []),
    ...(notes.length > 0 ? [paragraph(notes.join(' '))] : []),
  ]
}

/** `239 MB | | base debian:bookworm, 4 layers`, from the bottom up. */
function baseRows(report: Report): Words[][] {
  const sums = new Map<string, { owner: Words; size: number; layers: number }>()
  for (const layer of report.image?.layers ?? []) {
    if (layer.part !== 'base') continue
    const owner = baseOf(report, layer)
    const name = plain(inline(owner))
    const { size, layers } = sums.get(name) ?? { size: 0, layers: 0 }
    sums.set(name, { owner, size: size + layer.size, layers: layers + 1 })
  }
  return [...sums.values()].map(({ owner, size, layers }) => [
    bytes(size),
    '',
    [plain(inline(owner)) === 'base' ? '' : 'base ', owner, `, ${count(layers, 'layer')}`],
  ])
}

/** The line, the command, the largest content, and what of it is dead. */
function layerText(layer: Layer, report: Report, links: Links): Words {
  const most = mostOf(layer, report)
  const others = report.image?.shared?.length ?? 0
  const shared = sharers(layer, others)
  const notes = [
    inline(most).length > 0 ? ['mostly ', most] : '',
    layer.download === undefined
      ? ''
      : [bytes(layer.download), ' to ', defined(links, 'download', 'download')],
    layer.deadWeight > 0 ? [bytes(layer.deadWeight), ' ', defined(links, 'dead-weight', 'dead')] : '',
    shared === '' ? '' : `shared with ${others === 1 ? 'the other image' : shared}`,
  ]
  const line = dockerfileLine(report, layer.line, links)
  const rest = join(notes, ', ')
  const about = [layerCommand(layer.createdBy, COMMAND), inline(rest).length > 0 ? [': ', rest] : '']
  return join([line ?? '', about], ' ')
}

/** The largest of your own layers, for a terminal. `bars`: each as long as its size is of the largest. */
export function layerRows(report: Report, links: Links, most: number, bars: boolean): Block[] {
  const yours = (report.image?.layers ?? []).filter(({ part, size }) => part === 'yours' && size > 0)
  if (yours.length === 0) return []
  const scale = bars ? Math.max(...yours.map(({ size }) => size)) : 0
  return [...(bars ? sizeBar(report) : []), layerTable(report, largest(yours, most), links, 120, { scale })]
}

/** All bytes on disk as one bar: those of the base and yours that can be seen, and dead weight. */
function sizeBar({ image }: Report): Block[] {
  if (!image || image.sizes.onDisk === 0) return []
  const { onDisk, deadWeight } = image.sizes
  const seen = (part: Layer['part']) =>
    image.layers.reduce((sum, one) => sum + (one.part === part ? one.size - one.deadWeight : 0), 0)
  const parts = (
    [
      ['base', 'base', seen('base')],
      ['yours', 'yours', seen('yours')],
      ['dead', 'dead weight', deadWeight],
    ] as const
  ).filter(([, , size]) => size > 0)
  if (parts.length < 2) return []
  const whole = bar(parts.map(([tone, , size]) => ({ tone, share: size / onDisk })))
  const legend = parts.map(([tone, label, size]) => [key(tone), ` ${label} ${bytes(size)}`])
  return [paragraph(whole, ` ${bytes(onDisk)}:`), paragraph(join(legend, ', '))]
}

/** Every layer, with a bar for its share of the largest, and room for its command. `file`: the Dockerfile, where the Report does not name it. */
export function allLayers(report: Report, links: Links, file?: string): Block {
  const layers = report.image?.layers ?? []
  const scale = Math.max(...layers.map(({ size }) => size))
  return layerTable(report, layers, links, 160, { scale, hasMost: false, file })
}

interface Field {
  readonly column: Column
  readonly cell: (layer: Layer) => Words
  /** Left out if it is empty for all layers. */
  readonly isOptional?: boolean
}

function layerTable(
  report: Report,
  layers: readonly Layer[],
  links: Links,
  width: number,
  { scale = 0, hasMost = true, file }: { scale?: number; hasMost?: boolean; file?: string | undefined } = {},
): Block {
  const others = report.image?.shared?.length ?? 0
  const fields: Field[] = [
    { column: right('Layer'), cell: ({ index }) => String(index) },
    { column: right('Size'), cell: ({ size }) => bytes(size) },
    {
      column: dropping(right('Download')),
      cell: ({ download }) => (download === undefined ? '' : bytes(download)),
      isOptional: true,
    },
    { column: right('Dead'), cell: ({ deadWeight }) => (deadWeight > 0 ? bytes(deadWeight) : '') },
    { column: left(), cell: (layer) => layerBar(layer, scale), isOptional: true },
    { column: shrinking('Made by'), cell: ({ createdBy }) => layerCommand(createdBy, width) },
    {
      column: dropping(left('Most of it')),
      cell: (layer) => (hasMost ? mostOf(layer, report) : ''),
      isOptional: true,
    },
    {
      column: left('At'),
      cell: (layer) =>
        file !== undefined && layer.line !== undefined
          ? oneLine(`${file}:${layer.line}`)
          : (dockerfileLine(report, layer.line, links) ?? baseOf(report, layer)),
    },
    { column: dropping(left('Shared')), cell: (layer) => sharers(layer, others), isOptional: true },
  ]
  const shown = fields.filter(
    ({ cell, isOptional }) => !isOptional || layers.some((layer) => inline(cell(layer)).length > 0),
  )
  return table(
    shown.map(({ column }) => column),
    layers.map((layer) => shown.map(({ cell }) => cell(layer))),
  )
}

const layerBar = ({ size, deadWeight }: Layer, scale: number): Words =>
  scale === 0
    ? ''
    : bar([
        { tone: 'yours', share: (size - deadWeight) / scale },
        { tone: 'dead', share: deadWeight / scale },
      ])

/** A package with a smaller share of the layer is not named. */
const WORTH_SHARE = 0.1

/** The largest package that the layer added, else its largest path. */
function mostOf(layer: Layer, { image }: Report): Words {
  const packages = (image?.packages ?? []).filter(
    (one) => one.layer === layer.index && (one.bytes ?? 0) >= layer.size * WORTH_SHARE,
  )
  const [first] = packages.map(({ name, bytes: size }) => ({ name, size: size ?? 0 }))
  const [largestPath] = (layer.largest ?? []).map(({ path, bytes: size }) => ({ name: path, size }))
  const most = first ?? largestPath
  return most && layer.size > 0 ? [code(cap(oneLine(most.name), 40)), ` ${bytes(most.size)}`] : ''
}

/** The base image that a layer of the base comes from. */
const baseOf = ({ image }: Report, { part, index }: Layer): Words =>
  image && part === 'base' ? ownerOf(image, index) : ''

/** The images that share the layer, by their number in the list of images; `yes` if there is only one image. */
const sharers = ({ sharedWith = [] }: Layer, others: number): string =>
  others === 1 && sharedWith.length > 0 ? 'yes' : sharedWith.map((other) => other + 1).join(', ')

/** The largest layers, in the order of the image. */
function largest(layers: readonly Layer[], most: number): Layer[] {
  const bySize = [...layers].sort((a, b) => b.size - a.size).slice(0, most)
  return bySize.sort((a, b) => a.index - b.index)
}

function title(layers: readonly Layer[]): string {
  const base = layers.filter(({ part }) => part === 'base').length
  const parts = base > 0 ? `: ${base} from the base, ${layers.length - base} yours` : ''
  return `Layers (${count(layers.length, 'layer').replace(/ layers?$/, '')}${parts})`
}
