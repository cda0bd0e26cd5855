/** Why the image grew or shrank: the layers with the largest change. */
import { commandOf } from '../../inspect/index.ts'
import type { LayerChange, Report } from '../../core/schema.ts'
import { nameOf } from './base.ts'
import { code, join, paragraph, strong, type Block, type Words } from '../render/blocks.ts'
import { bytesChange } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { dockerfileLine, type Links } from './view.ts'

const SHOWN = 3
/** A package with a smaller share of its layer's change is not named. */
const WORTH_SHARE = 0.05

export function growthBlocks(report: Report, links: Links): Block[] {
  const row = report.delta?.rows.find(({ key }) => key === 'onDisk')
  const total = (row?.after ?? 0) - (row?.before ?? 0)
  if (!report.delta || total === 0) return []
  const parts = partsOf(report, report.delta.layers, links).sort(
    (a, b) => Math.abs(b.change) - Math.abs(a.change),
  )
  if (parts.length === 0) return []
  const shown = parts.slice(0, SHOWN).map(({ change, text }): Words => [bytesChange(0, change), ' ', text])
  const more = parts.length - SHOWN
  const rest = more > 0 ? `; and ${more} more` : ''
  return [paragraph(strong(total > 0 ? 'Why it grew:' : 'Why it shrank:'), ' ', join(shown, '; '), rest, '.')]
}

interface Part {
  change: number
  text: Words
}

/** One part for the whole base, and one for each other layer. */
function partsOf(report: Report, layers: readonly LayerChange[], links: Links): Part[] {
  const base = layers.filter(({ part }) => part === 'base').reduce((sum, layer) => sum + changeOf(layer), 0)
  const name = report.image?.base ? nameOf(report.image.base) : ''
  const yours = layers
    .filter((layer) => layer.part !== 'base')
    .map((layer) => ({ change: changeOf(layer), text: layerText(report, layer, links) }))
  return [...yours, { change: base, text: join(['in the base', name], ' ') }].filter(
    ({ change }) => change !== 0,
  )
}

function layerText(report: Report, layer: LayerChange, links: Links): Words {
  const line = dockerfileLine(report, layer.line, links)
  const before = layer.createdByBefore
  const notes = [
    line ?? '',
    layer.before === null ? 'new' : layer.after === null ? 'removed' : '',
    before ? ['was ', command(before)] : '',
  ]
  const note = join(notes, ', ')
  const packages = packagesOf(report, layer)
  return [
    'in ',
    command(layer.createdBy),
    note.length > 0 ? [' (', note, ')'] : '',
    packages.length > 0 ? [': ', join(packages, ', ')] : '',
  ]
}

/** The packages with the largest share of this layer's change: `pandas` +7.9 MB. */
function packagesOf({ delta }: Report, layer: LayerChange): Words[] {
  if (layer.index === undefined) return []
  return (delta?.packages ?? [])
    .filter((change) => change.layer === layer.index)
    .map(({ name, before, after }) => ({ name, before: before?.bytes ?? 0, after: after?.bytes ?? 0 }))
    .filter(({ before, after }) => Math.abs(after - before) >= Math.abs(changeOf(layer)) * WORTH_SHARE)
    .slice(0, SHOWN)
    .map(({ name, before, after }) => [code(cap(oneLine(name), 60)), ' ', bytesChange(before, after)])
}

const command = (createdBy: string) => code(cap(commandOf(createdBy), 100))
const changeOf = ({ before, after }: LayerChange): number => (after ?? 0) - (before ?? 0)
