/** The layers, each with what made it and what it weighs. */
import { commandOf } from '../inspect/index.ts'
import type { Layer, Report } from '../schema.ts'
import { code, details, left, paragraph, right, shrinking, table, type Block } from './blocks.ts'
import { bytes, count } from './format.ts'
import { cap } from './text.ts'
import { dockerfileLine, type Links, type Room } from './view.ts'

export function layerDetails(report: Report, links: Links, room: Room): Block[] {
  const layers = report.image?.layers ?? []
  if (layers.length === 0 || room.rows === 0) return []
  const shown = layers.length > room.rows ? largest(layers, room.rows) : layers
  const more = layers.length - shown.length
  const note = more > 0 ? [paragraph(`The ${more} smallest are left out.`)] : []
  return [details(title(layers), [layerTable(report, shown, links, 160), ...note])]
}

/** Yours, the largest ones, for a terminal. */
export function layerRows(report: Report, links: Links, most: number): Block[] {
  const yours = (report.image?.layers ?? []).filter(({ part, size }) => part === 'yours' && size > 0)
  return yours.length === 0 ? [] : [layerTable(report, largest(yours, most), links, 120)]
}

function layerTable(report: Report, layers: readonly Layer[], links: Links, width: number): Block {
  const columns = [right('Layer'), right('Size'), right('Dead'), shrinking('Made by'), left('At')]
  return table(
    columns,
    layers.map((layer) => [
      String(layer.index),
      bytes(layer.size),
      layer.deadWeight > 0 ? bytes(layer.deadWeight) : '',
      code(cap(commandOf(layer.createdBy), width)),
      dockerfileLine(report, layer.line, links) ?? (layer.part === 'base' ? 'base' : ''),
    ]),
  )
}

/** The largest ones, in the order they lie. */
function largest(layers: readonly Layer[], most: number): Layer[] {
  const bySize = [...layers].sort((a, b) => b.size - a.size).slice(0, most)
  return bySize.sort((a, b) => a.index - b.index)
}

function title(layers: readonly Layer[]): string {
  const base = layers.filter(({ part }) => part === 'base').length
  const parts = base > 0 ? `: ${base} from the base, ${layers.length - base} yours` : ''
  return `Layers (${count(layers.length, 'layer').replace(/ layers?$/, '')}${parts})`
}
