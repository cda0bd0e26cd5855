/**
 * The files of an image, to look through. `listFiles` finds what `sea-trial tree` prints. `browse` shows layers and files
 * in a terminal: `update` is the pure step from one state to the next by a key, `view` the pure picture of a state, and
 * `terminal.ts` alone reads keys and writes to the screen.
 */
export { listFiles, listJson, listText, type Entry, type Listed, type ListOptions } from './list.ts'
export { modelOf, type Model, type Source } from './model.ts'
export { browse, type Terminal } from './terminal.ts'
