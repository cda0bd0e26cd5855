/** Bake and compose files as sources of many images: which files, and what they come to. */
export { bakeEntries } from './bake.ts'
export { composeEntries } from './compose.ts'
export { duplicateNames, type Entries, type Grants, type ImageEntry, type Place } from './entry.ts'
export { readImageListSource } from './source.ts'
