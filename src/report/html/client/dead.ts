/** Dead weight: which layer added it, and which one deleted or replaced it. */
import type { Dead, DeadCause, Image } from '../../../core/schema.ts'
import { bytes } from '../../../lib/units.ts'
import { deadMatrix } from './dead-matrix.ts'
import { el, nameOf } from './dom.ts'
import { layerName, placeOf } from './layer-name.ts'
import { linkTo, type Page, type Section } from './page.ts'
import { dataTable, type Column } from './table.ts'

const CAUSES: Readonly<Record<DeadCause, string>> = {
  overwritten: 'replaced',
  deleted: 'deleted',
  metadata: 'only its mode, owner or time changed',
}

export function deadSection(page: Page): Section | null {
  const { image } = page.report
  if (!image || image.sizes.deadWeight === 0) return null
  const { deadWeight, onDisk } = image.sizes
  const share = ((100 * deadWeight) / Math.max(1, onDisk)).toFixed(1)
  return {
    ...{ id: 'dead', title: 'Dead weight' },
    note: `${bytes(deadWeight)}, ${share} % of the image: content that a later layer deleted or replaced. It is downloaded and stored, and no one can see it.`,
    content: [matrix(page, image), pathTable(page, image)],
  }
}

/** The strongest colour of a cell, so that text on it stays readable. */
const STRONGEST = 42

function matrix(page: Page, image: Image): HTMLElement | null {
  const { added, killed, at } = deadMatrix(image.dead)
  if (added.length === 0) return null
  const most = Math.max(...added.flatMap((row) => killed.map((column) => at(row, column))))
  const cell = (row: number, column: number): HTMLElement => {
    const size = at(row, column)
    const td = el('td', { class: 'right' }, size > 0 ? bytes(size) : '')
    if (size > 0)
      td.style.background = `color-mix(in srgb, var(--warn) ${Math.round(8 + (STRONGEST - 8) * (size / most))}%, transparent)`
    return td
  }
  const head = killed.map((layer) =>
    el(
      'th',
      { scope: 'col', class: 'right', title: layerName(image.layers[layer], layer) },
      linkTo(page, `layer-${layer}`, layer),
    ),
  )
  const rows = added.map((layer) =>
    el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        linkTo(page, `layer-${layer}`, layer),
        ' ',
        el('span', { class: 'quiet' }, layerTitle(page, image, layer)),
      ),
      killed.map((column) => cell(layer, column)),
    ),
  )
  const table = el(
    'table',
    { class: 'matrix' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('td'),
        el('th', { scope: 'colgroup', colspan: killed.length, class: 'right' }, 'Died in layer'),
      ),
      el('tr', {}, el('th', { scope: 'col' }, 'Added in layer'), head),
    ),
    el('tbody', {}, rows),
  )
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Dead weight by layer' },
    table,
  )
}

function layerTitle({ report }: Page, image: Image, index: number): string {
  const layer = image.layers[index]
  if (!layer) return ''
  const place = placeOf(report, layer)
  return `${layerName(layer, index).replace(/^Layer \d+: /, '')}${place === '' ? '' : ` (${place})`}`
}

function pathTable(page: Page, { dead }: Image): HTMLElement {
  const layerCell = (layer: number | null) => (layer === null ? '' : linkTo(page, `layer-${layer}`, layer))
  const columns: Column<Dead>[] = [
    { title: 'Bytes', isNumber: true, value: (row) => row.bytes, cell: (row) => bytes(row.bytes) },
    {
      ...{ title: 'Path', isWide: true },
      value: ({ path }) => path,
      cell: ({ path, addedBy }) => (addedBy === null ? 'others, smaller' : nameOf(path)),
    },
    {
      title: 'Added in',
      isNumber: true,
      value: (row) => row.addedBy ?? -1,
      cell: (row) => layerCell(row.addedBy),
    },
    {
      title: 'Died in',
      isNumber: true,
      value: (row) => row.killedBy ?? -1,
      cell: (row) => layerCell(row.killedBy),
    },
    { title: 'Because', value: ({ cause }) => (cause === null ? '' : CAUSES[cause]) },
  ]
  return dataTable({ label: 'Dead weight by path', noun: 'path', columns, rows: dead, most: 50 }).element
}
