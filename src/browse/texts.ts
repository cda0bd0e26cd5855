/** The texts of `browse` that are longer than a line: the details of a layer, the help, the source of a layer. */
import type { Dead, Finding } from '../core/schema.ts'
import { commandOf } from '../inspect/index.ts'
import { bytes, count } from '../lib/units.ts'
import { fit, named, said } from './cells.ts'
import { BINDINGS } from './keys.ts'
import { layout } from './layout.ts'
import { plain, styled, wrapped, type Line } from './line.ts'
import type { Model } from './model.ts'
import type { State } from './state.ts'

/** Of the pane with details: the layer, the image, its dead weight, what would make it smaller. */
export function detailLines(state: State, model: Model): Line[] {
  const width = layout(state, model.files.layers.length).details?.columns ?? state.size.columns
  return [
    ...layerLines(state, model, width),
    plain(''),
    ...imageLines(model, width),
    ...deadLines(model, width),
    ...model.findings.flatMap((finding) => findingLines(finding, width)),
  ]
}

function layerLines({ layer: index }: State, { image, dockerfile }: Model, width: number): Line[] {
  const layer = image.layers[index]
  if (!layer) return []
  const { size, deadWeight, files, part, line, createdBy, diffId, download } = layer
  const sizes = [bytes(size), count(files, 'file'), deadWeight > 0 ? `${bytes(deadWeight)} dead` : '']
  const packed = download === undefined ? '' : `, ${bytes(download)} to download`
  return [
    styled('bold', `Layer ${index} of ${image.layers.length}, ${part === 'base' ? 'base image' : 'yours'}`),
    ...wrapped(sizes.filter(Boolean).join(', ') + packed, width),
    ...wrapped(diffId, width, 'dim'),
    ...(line === undefined ? [] : wrapped(`${dockerfile?.name ?? 'Dockerfile'}:${line}`, width, 'changed')),
    ...wrapped(commandOf(createdBy) || '(no command)', width),
  ]
}

function imageLines({ image }: Model, width: number): Line[] {
  const { onDisk, fileSystem, deadWeight, efficiency } = image.sizes
  const { os, architecture } = image.platform
  const base = image.base?.ref ?? image.base?.name
  return [
    styled('bold', 'Image'),
    ...wrapped(`${bytes(onDisk)} on disk, ${bytes(fileSystem)} in the final file system`, width),
    ...wrapped(`${bytes(deadWeight)} dead weight, efficiency ${(efficiency * 100).toFixed(1)} %`, width),
    ...wrapped(`${os}/${architecture}${base === undefined ? '' : `, base ${base}`}`, width),
  ]
}

const MOST_DEAD = 30

function deadLines({ image }: Model, width: number): Line[] {
  const rows = image.dead.slice(0, MOST_DEAD)
  if (rows.length === 0) return []
  return [plain(''), styled('bold', 'Dead weight'), ...rows.map((row) => plain(deadText(row, width)))]
}

function deadText({ path, bytes: size, addedBy, killedBy }: Dead, width: number): string {
  const from = addedBy === null ? '' : ` ${addedBy}→${killedBy ?? '?'}`
  return fit(
    `${bytes(size).padStart(8)}${from.padEnd(6)} ${path === '' ? 'smaller ones' : named(path)}`,
    width,
  )
}

function findingLines({ message, fix, bytes: saved, location }: Finding, width: number): Line[] {
  const place = location ? ` (${location.file}:${location.line})` : ''
  return [
    plain(''),
    ...wrapped(`${saved === undefined ? '' : `${bytes(saved)}: `}${message}${place}`, width, 'bold'),
    ...(fix === undefined ? [] : wrapped(fix, width, undefined, '  ')),
  ]
}

/** Of the page in place of the panes. */
export function pageLines(state: State, model: Model): Line[] {
  return state.page === 'help' ? helpLines(state.size.columns) : sourceLines(state, model)
}

const PANE_NAMES = { layers: 'layers', files: 'files', details: 'details' } as const

function helpLines(width: number): Line[] {
  const rows = BINDINGS.map(({ keys, panes, about }) => {
    const where = panes ? ` (in ${panes.map((pane) => PANE_NAMES[pane]).join(', ')})` : ''
    return plain(fit(`  ${keys.join('  ').padEnd(22)} ${about}${where}`, width))
  })
  const marks = wrapped(
    'Marks: + added, ~ modified, - removed. Sizes of removed files begin with a minus.',
    width,
  )
  return [styled('bold', 'Keys'), ...rows, plain(''), ...marks]
}

/** The Dockerfile with the layer's line marked; without one, the command that made the layer. */
function sourceLines({ layer, size }: State, { image, dockerfile }: Model): Line[] {
  const row = image.layers[layer]
  if (!dockerfile || row?.line === undefined)
    return [
      styled('bold', `Layer ${layer} was made by`),
      ...wrapped(row ? commandOf(row.createdBy) || '(no command)' : '', size.columns),
      plain(''),
      ...wrapped('To see its line: browse with --dockerfile FILE.', size.columns, 'dim'),
    ]
  return dockerfile.lines.map((text, index) => {
    const line = fit(
      `${String(index + 1).padStart(4)}  ${said(text) === '' ? '' : named(text)}`,
      size.columns,
    )
    return index + 1 === row.line ? styled('cursor', line) : plain(line)
  })
}
