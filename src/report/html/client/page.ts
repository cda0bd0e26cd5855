/** What the sections of one image share. */
import type { PageImage } from '../data.ts'
import { el, type Child } from './dom.ts'
import { hashOf } from './place.ts'

export interface Page extends PageImage {
  /** Number of the image in the page, from 0. */
  readonly image: number
  /** What shows a place that is not simply an element: called with the rest of the anchor after this prefix. */
  readonly openers: Map<string, (rest: string) => void>
  /** Puts a place into the address, so that it can be copied and the browser leads back. */
  readonly remember: (anchor: string) => void
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly content: Child
  /** One sentence below the title. */
  readonly note?: Child
}

export const sectionOf = ({ id, title, note, content }: Section): HTMLElement =>
  el(
    'section',
    { id, 'aria-labelledby': `${id}-title`, tabindex: -1 },
    el('h2', { id: `${id}-title` }, title),
    note ? el('p', { class: 'lead' }, note) : null,
    content,
  )

export const linkTo = (page: Page, anchor: string, ...children: Child[]): HTMLElement =>
  el('a', { href: hashOf({ image: page.image, anchor }) }, children)
