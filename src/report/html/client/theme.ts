/** Dark and light: as the system has it, until the switch is used. The choice is kept where the browser allows it. */
import { el } from './dom.ts'

const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]
const KEY = 'sea-trial-theme'
const TITLES: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' }

/** `onChange` is called after the colours of the page changed. */
export function themeSwitch(onChange: () => void): HTMLElement {
  const show = (theme: Theme): void => {
    document.documentElement.dataset.theme = theme
    onChange()
  }
  show(stored())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange)
  return choice('Theme', THEMES, TITLES, stored(), (theme) => {
    store(theme)
    show(theme)
  })
}

/** A group of radio buttons in one row. */
export function choice<T extends string>(
  label: string,
  values: readonly T[],
  titles: Readonly<Record<T, string>>,
  chosen: T,
  onChoose: (value: T) => void,
): HTMLElement {
  const group = `choice-${label.toLowerCase().replace(/\W+/g, '-')}`
  const options = values.map((value) =>
    el(
      'label',
      {},
      el('input', {
        ...{ type: 'radio', name: group, value, checked: value === chosen },
        change: () => onChoose(value),
      }),
      el('span', {}, titles[value]),
    ),
  )
  return el('fieldset', { class: 'choice' }, el('legend', {}, label), options)
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return THEMES.find((theme) => theme === value) ?? 'auto'
  } catch {
    return 'auto' // a page of a file may have no storage
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // not kept then
  }
}
