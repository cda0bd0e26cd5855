/**
 * Makes elements. Every text becomes a text node and passes through `visible`, so that no name or log line can run, hide or
 * reorder anything; there is no way to write HTML or inline styles.
 */
import { bounded, spelled, visible } from '../../../lib/visible.ts'

export type Child = Node | string | number | null | undefined | false | readonly Child[]

/** Attributes; `true` is an empty one, `false` and undefined leave it out. Functions listen to the event of that name. */
export type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

const SVG = 'http://www.w3.org/2000/svg'
const MOST_NAME = 400

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), props, children)
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, tag), props, children)
}

function filled<E extends Element>(element: E, props: Props, children: readonly Child[]): E {
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (value === true) element.setAttribute(key, '')
    else if (value !== undefined && value !== false) element.setAttribute(key, visible(String(value)))
  }
  append(element, children)
  return element
}

function append(to: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue
    if (typeof child === 'string' || typeof child === 'number') to.append(visible(String(child)))
    else if (child instanceof Node) to.append(child)
    else append(to, child)
  }
}

export function replace(to: Element, ...children: Child[]): void {
  to.replaceChildren()
  append(to, children)
}

/** A name as one line in which every character is seen: file names may contain line breaks and terminal sequences. */
export const nameText = (name: string): string => bounded(spelled(name), MOST_NAME)

/** The same as an element; its direction of writing affects nothing around it. */
export const nameOf = (name: string): HTMLElement => el('bdi', { class: 'name' }, nameText(name))

/** Calls `draw` with the width of `frame` in pixels, now that it is shown and whenever it changes. */
export function onWidth(frame: Element, draw: (width: number) => void): void {
  let last = 0
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0)
    if (width === last || width === 0) return
    last = width
    draw(width)
  }).observe(frame)
}
