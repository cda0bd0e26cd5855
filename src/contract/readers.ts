/**
 * The readers of files. They bring parsers of YAML, TOML and JSON, so they are loaded on the way to the settings of a trial,
 * and not at every start.
 */
type Readers = typeof import('./find/index.ts') & typeof import('./read.ts')

let loaded: Readers | null = null

/** To be awaited before settings are read. */
export async function loadReaders(): Promise<void> {
  loaded ??= { ...(await import('./find/index.ts')), ...(await import('./read.ts')) }
}

/** Throws where `loadReaders` was not awaited: no contract is left out in silence. */
export function contractReaders(): Readers {
  if (loaded === null) throw new Error('The readers of contracts were not loaded')
  return loaded
}
