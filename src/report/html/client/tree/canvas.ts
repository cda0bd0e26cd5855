/** The treemap on the page: size, redrawing, the tile under the pointer, zoom by click. */
import { el, onWidth } from '../dom.ts'
import { layout, tileAt, type Tile } from './layout.ts'
import { outline, paint, type Look, type Theme } from './paint.ts'

export interface Treemap {
  readonly element: HTMLElement
  readonly draw: () => void
}

export interface TreemapOptions {
  /** What to draw now. */
  readonly look: () => Omit<Look, 'theme'> & { readonly top: number }
  readonly onOpen: (tile: Tile) => void
  /** What the tooltip says. */
  readonly describe: (tile: Tile) => HTMLElement
}

const HIGHEST = 560
const LOWEST = 320
const TIP_GAP = 14

export function treemapOf({ look, onOpen, describe }: TreemapOptions): Treemap {
  const canvas = el('canvas', { role: 'img', class: 'treemap' })
  const tip = el('div', { class: 'tip', hidden: true })
  const element = el('div', { class: 'treemap-frame' }, canvas, tip)
  const context = canvas.getContext('2d')
  let [tiles, theme, hovered]: [Tile[], Theme | null, Tile | undefined] = [[], null, undefined]
  let width = 0

  function draw(): void {
    if (width === 0 || !context) return
    const now = look()
    const height = Math.min(HIGHEST, Math.max(LOWEST, Math.round(width * 0.62)))
    canvas.width = Math.round(width * devicePixelRatio)
    canvas.height = Math.round(height * devicePixelRatio)
    canvas.style.height = `${height}px`
    theme = themeOf(element)
    tiles = layout(now.files, now.top, width, height)
    canvas.dataset.tiles = String(tiles.length)
    paint(context, tiles, { ...now, theme })
    hover(undefined)
  }
  function hover(tile: Tile | undefined): void {
    hovered = tile
    tip.hidden = tile === undefined
    if (tile) tip.replaceChildren(describe(tile))
  }
  canvas.addEventListener('pointermove', (event) => {
    const tile = tileAt(tiles, event.offsetX, event.offsetY)
    if (tile !== hovered && context && theme) {
      paint(context, tiles, { ...look(), theme })
      hover(tile)
      if (tile) outline(context, tile, theme)
    }
    tip.style.transform = `translate(${beside(event.offsetX, tip.offsetWidth, width)}px, ${event.offsetY + TIP_GAP}px)`
  })
  canvas.addEventListener('pointerleave', () => draw())
  canvas.addEventListener('click', (event) => {
    const tile = tileAt(tiles, event.offsetX, event.offsetY)
    if (tile) onOpen(tile)
  })
  onWidth(element, (now) => {
    width = now
    draw()
  })
  return { element, draw }
}

/** Where something of this width fits beside the pointer. */
const beside = (x: number, size: number, width: number): number =>
  Math.max(0, x + TIP_GAP + size <= width ? x + TIP_GAP : Math.min(x - TIP_GAP - size, width - size))

/** Colours of the page as the canvas needs them. */
function themeOf(element: HTMLElement): Theme {
  const probe = el('i', { hidden: true })
  element.append(probe)
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const theme = {
    ...{ background: colour('surface'), folder: colour('folder'), folderLine: colour('folder-line') },
    ...{ ink: colour('ink'), faint: colour('faint') },
  }
  probe.remove()
  return theme
}
