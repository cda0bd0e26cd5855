/** The layers: as stacked bars against the baseline's, and as a table. */
import type { Delta, Image, Layer } from '../../../core/schema.ts'
import { bytes, bytesChange, count } from '../../../lib/units.ts'
import { beforeName } from '../../sections/figures.ts'
import { el, nameOf, type Child } from './dom.ts'
import { commandText, layerColour, placeOf } from './layer-name.ts'
import { segmentsBefore, segmentsOf, type Segment } from './layer-stack.ts'
import { inkOn } from './palette.ts'
import { linkTo, type Page, type Section } from './page.ts'
import { words } from './render-blocks.ts'
import { dataTable, type Column } from './table.ts'
import { barOf } from './tree/lists.ts'

export function layersSection(page: Page): Section | null {
  const { image, delta } = page.report
  if (!image || image.layers.length === 0) return null
  const { base, sizes } = image
  const yours = image.layers.filter(({ part }) => part === 'yours')
  const note = base
    ? `${count(base.layers, 'layer')} of the base, ${bytes(base.onDisk)}; ${yours.length} of yours, ${bytes(sizes.onDisk - base.onDisk)}.`
    : `${count(image.layers.length, 'layer')}, ${bytes(sizes.onDisk)}.`
  return {
    ...{ id: 'layers', title: 'Layers', note },
    content: [bars(page, image, delta), layerTable(page, image)],
  }
}

function bars(page: Page, image: Image, delta: Delta | null): HTMLElement {
  const now = segmentsOf(image)
  const before = delta ? segmentsBefore(now, delta) : []
  const most = Math.max(total(now), total(before), 1)
  const name = beforeName(page.report)
  return el(
    'div',
    { class: 'stacks' },
    delta ? stack(page, ['Baseline ', name ? words(name) : null], before, most) : null,
    stack(page, 'Now', now, most),
  )
}

const total = (segments: readonly Segment[]): number => segments.reduce((sum, one) => sum + one.bytes, 0)

/** Layers with less of the bar have no number in it. */
const LABELLED = 0.035

function stack(page: Page, label: Child, segments: readonly Segment[], most: number): HTMLElement {
  const parts = segments
    .filter((segment) => segment.bytes > 0)
    .map(({ label: title, bytes: size, color, index }) => {
      const text = size / most > LABELLED && index !== null ? String(index) : ''
      const part = el('span', { title: `${title}, ${bytes(size)}` }, text)
      part.style.flexGrow = String(size / most)
      part.style.background = color
      part.style.color = inkOn(color)
      return part
    })
  const sum = total(segments)
  const bar = el(
    'div',
    { class: 'stack', role: 'img', 'aria-label': `${bytes(sum)} in ${parts.length} layers` },
    parts,
  )
  bar.style.width = `${(100 * sum) / most}%`
  return el(
    'div',
    { class: 'stack-row' },
    el('div', { class: 'stack-label' }, el('span', {}, label), el('strong', {}, bytes(sum))),
    el('div', { class: 'stack-track' }, bar),
  )
}

function layerTable(page: Page, image: Image): HTMLElement {
  const largest = Math.max(...image.layers.map(({ size }) => size), 1)
  const changes = new Map(page.report.delta?.layers.map((change) => [change.index, change]))
  const changeOf = ({ index }: Layer): number => {
    const change = changes.get(index)
    return change ? (change.after ?? 0) - (change.before ?? 0) : 0
  }
  const columns: Column<Layer>[] = [
    {
      ...{ title: 'Layer', isNumber: true },
      value: ({ index }) => index,
      cell: ({ index }) => [swatchOf(layerColour(image, index)), linkTo(page, `layer-${index}`, index)],
    },
    {
      ...{ title: 'Size', isNumber: true },
      value: ({ size }) => size,
      cell: ({ size }) => [bytes(size), barOf(size, largest)],
    },
    {
      ...{ title: 'Made by', isWide: true },
      value: commandText,
      cell: (layer) => [el('code', {}, commandText(layer)), largestPaths(page, layer)],
    },
    {
      ...{ title: 'Dead', isNumber: true },
      value: ({ deadWeight }) => deadWeight,
      cell: ({ deadWeight }) => (deadWeight > 0 ? bytes(deadWeight) : ''),
    },
    ...(page.report.delta
      ? [
          {
            ...{ title: 'Change', isNumber: true, value: changeOf },
            cell: (layer: Layer) => (changeOf(layer) === 0 ? '' : bytesChange(0, changeOf(layer))),
          },
        ]
      : []),
    { title: 'At', value: (layer) => placeOf(page.report, layer) },
    {
      title: 'Files',
      isNumber: true,
      value: ({ files }) => files,
      cell: ({ files }) => files.toLocaleString('en-US'),
    },
  ]
  const { element, showAll } = dataTable({
    ...{ label: 'Layers', noun: 'layer', columns, rows: image.layers },
    idOf: ({ index }) => `layer-${index}`,
  })
  page.openers.set('layer-', showAll)
  return element
}

function swatchOf(color: string): HTMLElement {
  const swatch = el('i', { class: 'swatch', 'aria-hidden': 'true' })
  swatch.style.background = color
  return swatch
}

function largestPaths(page: Page, { largest = [] }: Layer): Child {
  if (largest.length === 0) return null
  const items = largest.map(({ path, bytes: size }) =>
    el(
      'li',
      {},
      page.tree ? linkTo(page, `files:${path}`, nameOf(path)) : nameOf(path),
      el('span', { class: 'quiet' }, ` ${bytes(size)}`),
    ),
  )
  return el('details', {}, el('summary', {}, 'Largest content'), el('ul', { class: 'plain' }, items))
}
