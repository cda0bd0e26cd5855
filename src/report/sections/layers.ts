/** The layers, each with its command, size and largest content. */
import type { Layer, Report } from '../../core/schema.ts'
import { baseBlocks, ownerOf } from './base.ts'
import {
  code,
  details,
  inline,
  left,
  paragraph,
  right,
  shrinking,
  table,
  type Block,
  type Column,
  type Words,
} from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { dockerfileLine, layerCommand, type Links, type SizeBudget } from './view.ts'

export function layerDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const layers = report.image?.layers ?? []
  if (layers.length === 0 || budget.rows === 0) return []
  const shown = layers.length > budget.rows ? largest(layers, budget.rows) : layers
  const more = layers.length - shown.length
  const note = more > 0 ? [paragraph(`The ${more} smallest layers are not shown.`)] : []
  return [details(title(layers), [...baseBlocks(report), layerTable(report, shown, links, 160), ...note])]
}

/** The largest of your own layers, for a terminal. */
export function layerRows(report: Report, links: Links, most: number): Block[] {
  const yours = (report.image?.layers ?? []).filter(({ part, size }) => part === 'yours' && size > 0)
  return yours.length === 0 ? [] : [layerTable(report, largest(yours, most), links, 120)]
}

/** Every layer, with a bar for its share of the largest. `file`: the Dockerfile, where the Report does not name it. */
export const allLayers = (report: Report, links: Links, file?: string): Block =>
  layerTable(report, report.image?.layers ?? [], links, 160, { hasBars: true, file })

const BAR = 12

const barOf = (size: number, largest: number): string =>
  size === 0 ? '' : '█'.repeat(Math.max(1, Math.round((BAR * size) / largest)))

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
  { hasBars = false, file }: { hasBars?: boolean; file?: string | undefined } = {},
): Block {
  const others = report.image?.shared?.length ?? 0
  const most = Math.max(...layers.map(({ size }) => size))
  const fields: Field[] = [
    { column: right('Layer'), cell: ({ index }) => String(index) },
    { column: right('Size'), cell: ({ size }) => bytes(size) },
    { column: left(''), cell: ({ size }) => (hasBars ? barOf(size, most) : ''), isOptional: true },
    {
      column: right('Download'),
      cell: ({ download }) => (download === undefined ? '' : bytes(download)),
      isOptional: true,
    },
    { column: right('Dead'), cell: ({ deadWeight }) => (deadWeight > 0 ? bytes(deadWeight) : '') },
    { column: shrinking('Made by'), cell: ({ createdBy }) => layerCommand(createdBy, width) },
    { column: left('Most of it'), cell: (layer) => (hasBars ? '' : mostOf(layer, report)), isOptional: true },
    {
      column: left('At'),
      cell: (layer) =>
        file !== undefined && layer.line !== undefined
          ? oneLine(`${file}:${layer.line}`)
          : (dockerfileLine(report, layer.line, links) ?? baseOf(report, layer)),
    },
    { column: left('Shared'), cell: (layer) => sharers(layer, others), isOptional: true },
  ]
  const shown = fields.filter(
    ({ cell, isOptional }) => !isOptional || layers.some((layer) => inline(cell(layer)).length > 0),
  )
  return table(
    shown.map(({ column }) => column),
    layers.map((layer) => shown.map(({ cell }) => cell(layer))),
  )
}

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
