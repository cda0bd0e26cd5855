/** Draws tiles on a canvas. */
import { cap } from '../../../render/text.ts'
import { nameText } from '../dom.ts'
import { inkOn } from '../palette.ts'
import { typical, type Scheme } from './colours.ts'
import type { Files } from './files.ts'
import { LABEL_HEIGHT, type Tile } from './layout.ts'
import { isLabelled } from './sizes.ts'

export interface Look {
  readonly files: Files
  readonly scheme: Scheme
  /** By row; null: all are. */
  readonly isLit: Uint8Array | null
  /** The only meaning that is shown in its colour; null: all. */
  readonly meaning: number | null
  readonly theme: Theme
}

export interface Theme {
  readonly background: string
  readonly folder: string
  readonly folderLine: string
  readonly ink: string
  readonly faint: string
}

const FONT = '12px ui-sans-serif, system-ui, "Segoe UI", sans-serif'
const BOLD = `600 ${FONT}`
const PIXELS_PER_LETTER = 6.6
const CORNER = 2

export function paint(context: CanvasRenderingContext2D, tiles: readonly Tile[], look: Look): void {
  const { canvas } = context
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = look.theme.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(devicePixelRatio, devicePixelRatio)
  context.textBaseline = 'middle'
  context.direction = 'ltr'
  for (const tile of tiles) {
    if (tile.isOpen) folder(context, tile, look)
    else leaf(context, tile, look)
  }
}

function folder(context: CanvasRenderingContext2D, tile: Tile, look: Look): void {
  if (tile.depth === 0 || !isLabelled(tile)) return
  box(context, tile, look.theme.folder)
  context.lineWidth = 1
  context.strokeStyle = look.theme.folderLine
  context.stroke()
  context.font = BOLD
  label(context, tile, look.theme.ink, tile.y + LABEL_HEIGHT / 2 + 1, nameText(look.files.nameOf(tile.row)))
}

function leaf(context: CanvasRenderingContext2D, tile: Tile, look: Look): void {
  const { files, scheme, theme } = look
  const meaning = scheme.meaningOf(typical(files, tile.row))
  const isShown =
    (look.isLit === null || look.isLit[tile.row] === 1) && (look.meaning === null || look.meaning === meaning)
  const color = isShown ? (scheme.meanings[meaning]?.color ?? theme.faint) : theme.faint
  box(context, tile, color)
  if (!isLabelled(tile) || tile.height < 20) return
  context.font = FONT
  const text = tile.rest > 1 ? `+${tile.rest}` : nameText(files.nameOf(tile.row))
  label(context, tile, isShown ? inkOn(color) : theme.ink, tile.y + Math.min(tile.height / 2, 12), text)
}

function box(context: CanvasRenderingContext2D, { x, y, width, height }: Tile, color: string): void {
  context.fillStyle = color
  context.beginPath()
  context.roundRect(x, y, width, height, Math.min(width, height) < 8 ? 0 : CORNER)
  context.fill()
}

/** Clipped to its tile: letters may be wider or higher than their line. */
function label(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Tile,
  color: string,
  middle: number,
  text: string,
): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.fillStyle = color
  context.fillText(cap(text, Math.max(3, Math.floor((width - 10) / PIXELS_PER_LETTER))), x + 5, middle)
  context.restore()
}

/** A frame around a tile, on a canvas that is drawn already. */
export function outline(context: CanvasRenderingContext2D, tile: Tile, { ink, background }: Theme): void {
  context.lineWidth = 4
  context.strokeStyle = background
  context.strokeRect(tile.x + 1, tile.y + 1, tile.width - 2, tile.height - 2)
  context.lineWidth = 2
  context.strokeStyle = ink
  context.strokeRect(tile.x + 1, tile.y + 1, tile.width - 2, tile.height - 2)
}
