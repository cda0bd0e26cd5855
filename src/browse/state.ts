/** What `browse` remembers between two keys. Data only. */

export interface Size {
  readonly columns: number
  readonly rows: number
}

export type Pane = 'layers' | 'files' | 'details'
export const PANES: readonly Pane[] = ['layers', 'files', 'details']

export interface State {
  readonly size: Size
  readonly pane: Pane
  readonly layer: number
  /** Changes of the selected layer alone, or of all layers above the base image up to it. */
  readonly scope: 'layer' | 'image'
  /** Values of `Change`. */
  readonly hidden: ReadonlySet<number>
  /** Whether only dead weight is shown. */
  readonly isDead: boolean
  readonly sort: 'size' | 'name'
  readonly hasAttributes: boolean
  readonly filter: string
  /** Whether keys go to the filter. */
  readonly isTyping: boolean
  readonly isAllOpen: boolean
  /** Folders that are not as the others: closed, and open while there is a filter or `isAllOpen`. */
  readonly toggled: ReadonlySet<number>
  /** The path under the cursor. */
  readonly path: number
  /** First line shown of each pane, and of the page. */
  readonly top: Readonly<Record<Pane, number>>
  /** A text in place of the panes. */
  readonly page: 'help' | 'source' | null
  readonly pageTop: number
  /** What the terminal is asked to do. */
  readonly request: 'quit' | 'edit' | null
}

export const firstState = (size: Size, layers: number): State => ({
  size,
  pane: 'files',
  layer: Math.max(0, layers - 1),
  scope: 'image',
  hidden: new Set(),
  isDead: false,
  sort: 'size',
  hasAttributes: true,
  filter: '',
  isTyping: false,
  isAllOpen: false,
  toggled: new Set(),
  path: 0,
  top: { layers: 0, files: 0, details: 0 },
  page: null,
  pageTop: 0,
  request: null,
})

/** Whether folders are open unless they are `toggled`. */
export const isOpenByDefault = ({ isAllOpen, filter }: State): boolean => isAllOpen || filter !== ''

export const isOpen = (state: State, path: number): boolean =>
  isOpenByDefault(state) !== state.toggled.has(path)
