/** The page: unpacks its data, shows an image, opens the place in the address. */
import type { PageData, PageImage } from '../data.ts'
import { unpackPage } from '../unpack.ts'
import { alsoSection } from './also.ts'
import { deadSection } from './dead.ts'
import { el, nameText, replace } from './dom.ts'
import { findingsSection } from './findings.ts'
import { headerOf } from './header.ts'
import { historySection } from './history.ts'
import { layersSection } from './layers.ts'
import { packagesSection } from './packages.ts'
import { linkTo, sectionOf, type Page, type Section } from './page.ts'
import { hashOf, placeIn } from './place.ts'
import { themeSwitch } from './theme.ts'
import { trialSection } from './trial/index.ts'
import { filesSection } from './tree/index.ts'

interface Shown {
  readonly page: Page
  readonly redraw: () => void
}

async function start(app: HTMLElement): Promise<void> {
  const data = await unpackPage(document.getElementById('data')?.textContent ?? '')
  const main = el('main', { id: 'main', tabindex: -1 })
  const nav = el('nav', { class: 'sections', 'aria-label': 'Sections' })
  let shown: Shown | null = null
  const follow = (): void => {
    const place = placeIn(location.hash)
    const image = Math.min(place.image, data.images.length - 1)
    if (shown?.page.image !== image) shown = showImage(data, image, main, nav)
    if (shown) openPlace(shown.page, place.anchor)
  }
  const theme = themeSwitch(() => shown?.redraw())
  const bar = el(
    'header',
    { class: 'bar-top' },
    el('span', { class: 'brand' }, 'Sea Trial'),
    data.images.length > 1 ? selector(data) : null,
    theme,
  )
  const skip = el('a', { class: 'skip', href: '#main', click: skipTo(main) }, 'Skip to the content')
  replace(app, skip, bar, nav, main, footer())
  follow()
  window.addEventListener('hashchange', follow)
  keyboard(main)
  printing()
}

function showImage(
  { images, together }: PageData,
  image: number,
  main: HTMLElement,
  nav: HTMLElement,
): Shown | null {
  const one = images[image]
  if (!one) return null
  const page = pageOf(one, image)
  const { report } = one
  const files = filesSection(page)
  const sections = [
    findingsSection(page),
    files,
    layersSection(page),
    deadSection(page),
    trialSection(page),
    alsoSection(page),
    historySection(page),
    packagesSection(page),
  ].filter((section): section is Section => section !== null)
  replace(
    main,
    headerOf(report),
    together ? el('p', { class: 'lead together' }, together) : null,
    sections.map(sectionOf),
  )
  replace(
    nav,
    sections.map(({ id, title }) => linkTo(page, id, title)),
  )
  document.title = `${nameText(report.name)} · Sea Trial`
  for (const select of document.querySelectorAll('select')) select.value = String(image)
  return { page, redraw: () => files?.redraw?.() }
}

const pageOf = (one: PageImage, image: number): Page => ({
  ...{ ...one, image },
  openers: new Map(),
  remember: (anchor) => history.pushState(null, '', hashOf({ image, anchor })),
})

/** Opens what contains the place, scrolls to it and gives it the focus. */
function openPlace({ openers }: Page, anchor: string): void {
  if (anchor === '') return openers.get('files:')?.('/')
  const opener = [...openers].find(([prefix]) => anchor.startsWith(prefix))
  if (opener) opener[1](anchor.slice(opener[0].length))
  const target = document.getElementById(anchor.startsWith('files:') ? 'files' : anchor)
  if (!target) return
  for (let at: Element | null = target; at; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true
  for (const old of document.querySelectorAll('.target')) old.classList.remove('target')
  target.classList.add('target')
  target.scrollIntoView({ block: 'start' })
  target.focus({ preventScroll: true })
}

const selector = ({ images }: PageData): HTMLElement =>
  el(
    'label',
    { class: 'selector' },
    el('span', {}, 'Image'),
    el(
      'select',
      {
        change: ({ target }) => {
          if (target instanceof HTMLSelectElement)
            location.hash = hashOf({ image: Number(target.value), anchor: 'main' })
        },
      },
      images.map(({ report }, at) =>
        el('option', { value: at }, `${nameText(report.name)}: ${report.verdict}`),
      ),
    ),
  )

const skipTo = (main: HTMLElement) => (event: Event) => {
  event.preventDefault()
  main.focus()
}

/** `/` goes to the search of files. */
function keyboard(main: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    const field = main.querySelector<HTMLElement>('#files input[type=search]')
    if (!field) return
    event.preventDefault()
    field.focus()
  })
}

/** On paper everything is open. */
function printing(): void {
  let opened: HTMLDetailsElement[] = []
  window.addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details')].filter(({ open }) => !open)
    for (const one of opened) one.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const one of opened) one.open = false
  })
}

const footer = (): HTMLElement =>
  el(
    'footer',
    {},
    'This page is one file. It loads nothing and sends nothing. ',
    el('kbd', {}, '/'),
    ' searches files, ',
    el('kbd', {}, 'Backspace'),
    ' leaves a folder.',
  )

const app = document.getElementById('app')
if (app)
  start(app).catch((error: unknown) => {
    replace(app, el('p', { role: 'alert' }, `This page could not be shown: ${String(error)}`))
  })
