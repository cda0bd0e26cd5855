/** Which key does what, as a table: `update` follows it, and the help shows it. */
import type { Pane } from './state.ts'

export type Action =
  | 'quit'
  | 'help'
  | 'next-pane'
  | 'previous-pane'
  | 'filter'
  | 'escape'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'scope-image'
  | 'scope-layer'
  | 'toggle-folder'
  | 'toggle-all'
  | 'toggle-added'
  | 'toggle-removed'
  | 'toggle-changed'
  | 'toggle-same'
  | 'toggle-dead'
  | 'toggle-attributes'
  | 'sort'
  | 'edit'

export interface Binding {
  /** As `keyName` writes them; the first is shown first. */
  readonly keys: readonly string[]
  readonly action: Action
  /** Where it counts; without it, everywhere. */
  readonly panes?: readonly Pane[]
  readonly about: string
}

export const BINDINGS: readonly Binding[] = [
  { keys: ['q', 'ctrl+c'], action: 'quit', about: 'quit' },
  { keys: ['tab'], action: 'next-pane', about: 'next pane' },
  { keys: ['shift+tab'], action: 'previous-pane', about: 'previous pane' },
  { keys: ['?'], action: 'help', about: 'this help' },
  { keys: ['up', 'k'], action: 'up', about: 'up' },
  { keys: ['down', 'j'], action: 'down', about: 'down' },
  { keys: ['pageup', 'u'], action: 'page-up', about: 'page up' },
  { keys: ['pagedown', 'd'], action: 'page-down', about: 'page down' },
  { keys: ['home', 'g'], action: 'first', about: 'first line' },
  { keys: ['end', 'shift+g'], action: 'last', about: 'last line' },
  { keys: ['ctrl+f', '/', 'ctrl+/'], action: 'filter', about: 'filter by a part of the path' },
  { keys: ['escape'], action: 'escape', about: 'remove the filter; close a page' },
  { keys: ['ctrl+a'], action: 'scope-image', panes: ['layers'], about: 'changes since the base image' },
  { keys: ['ctrl+l'], action: 'scope-layer', about: 'changes of the selected layer alone' },
  { keys: ['right', 'l'], action: 'right', panes: ['files'], about: 'open the folder' },
  {
    keys: ['left', 'h'],
    action: 'left',
    panes: ['files'],
    about: 'close the folder, or go to the one above',
  },
  { keys: ['space', 'enter'], action: 'toggle-folder', panes: ['files'], about: 'open or close the folder' },
  { keys: ['ctrl+space'], action: 'toggle-all', panes: ['files'], about: 'open or close all folders' },
  { keys: ['ctrl+a'], action: 'toggle-added', panes: ['files'], about: 'show or hide what was added' },
  { keys: ['ctrl+r'], action: 'toggle-removed', panes: ['files'], about: 'show or hide what was removed' },
  { keys: ['m'], action: 'toggle-changed', panes: ['files'], about: 'show or hide what was modified' },
  { keys: ['ctrl+u'], action: 'toggle-same', panes: ['files'], about: 'show or hide what was not modified' },
  { keys: ['ctrl+b'], action: 'toggle-attributes', panes: ['files'], about: 'show or hide modes and owners' },
  { keys: ['x'], action: 'toggle-dead', about: 'only dead weight, or everything' },
  { keys: ['ctrl+o', 's'], action: 'sort', about: 'sort by size or by name' },
  { keys: ['e'], action: 'edit', about: "the layer's line in the Dockerfile, in your editor" },
]

/** What Node's readline reports for a key. */
export interface Keypress {
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly shift?: boolean | undefined
  readonly meta?: boolean | undefined
  readonly sequence?: string | undefined
}

/** Keys that readline reports by a name that nobody would look for. */
const SEQUENCES: Readonly<Record<string, string>> = {
  '\x00': 'ctrl+space',
  '\x1f': 'ctrl+/',
  ' ': 'space',
  '\r': 'enter',
  '\n': 'enter',
}

/** `ctrl+a`, `shift+g`, `space`, `?`; empty for what is no key. */
export function keyName({ name, ctrl, shift, meta, sequence = '' }: Keypress): string {
  const known = SEQUENCES[sequence]
  if (known !== undefined) return known
  if (meta && name !== 'escape') return ''
  const plain = name ?? (/^[!-~]$/.test(sequence) ? sequence : '')
  if (plain === '') return ''
  return `${ctrl ? 'ctrl+' : ''}${shift ? 'shift+' : ''}${plain}`
}

export const actionOf = (key: string, pane: Pane): Action | null =>
  BINDINGS.find(({ keys, panes }) => keys.includes(key) && (panes?.includes(pane) ?? true))?.action ?? null
