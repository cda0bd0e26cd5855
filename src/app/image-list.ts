/** Reads bake and compose files with buildx and Compose, and checks that what they name is in the repository. */
import { rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { printBake } from '../build/index.ts'
import { locateInside, repositoryOf } from '../core/file-access.ts'
import { newRunId } from '../core/run-id.ts'
import { connect } from '../engine/docker.ts'
import {
  bakeEntries,
  composeEntries,
  wrongSettings,
  type Entries,
  type ListedImages,
} from '../inputs/index.ts'
import type { BakeSource, ComposeSource, ImageListSource } from '../inputs/types.ts'
import { bakeReadsOutside, printServices } from '../smoke/index.ts'
import { makeTempDir } from './cleanup.ts'
import type { Host } from './host.ts'
import { localSecret } from './local-secret.ts'

export interface ImageListContext {
  /** Absolute path of the repository. */
  root: string
  /** Paths in labels are relative to it, and so are relative paths in compose files. */
  cwd: string
  /** Of the engine; nothing is asked of it. */
  endpoint: string
  signal: AbortSignal
  /** The run's id. */
  run: string
  tempDir: string
  /** `NAME=value`, as set for the container: a compose file may use them. */
  env: readonly string[]
}

/** The same with a folder of its own, as no run has begun. What it writes is removed. */
export async function readListed(source: ImageListSource, { cwd, env }: Host): Promise<ListedImages> {
  const root = repositoryOf(source.kind === 'bake' ? source.folder : dirname(source.files[0] ?? cwd))
  const run = newRunId(process.pid, localSecret(env))
  const tempDir = makeTempDir(run)
  try {
    const endpoint = source.kind === 'compose' ? await endpointOf() : ''
    const { signal } = new AbortController()
    const entries = await readEntries(source, { root, cwd, endpoint, signal, run, tempDir, env: [] })
    return { ...entries, files: source.files }
  } finally {
    rmSync(tempDir, { recursive: true, force: true })
  }
}

async function endpointOf(): Promise<string> {
  const { engine } = await connect()
  const { endpoint } = engine
  engine.close()
  return endpoint
}

/**
 * The images that the files define. Rejects with one `settings` error for all mistakes in them; with `no-engine` or
 * `no-compose` without the tool, `cancelled`.
 */
export async function readEntries(
  source: ImageListSource,
  around: ImageListContext,
): Promise<Pick<Entries, 'images' | 'linked' | 'notes'>> {
  const read = source.kind === 'bake' ? readBake(source, around) : readCompose(source, around)
  const { images, linked, notes, mistakes, places } = await read
  const outside = places.flatMap(({ path, label }) => {
    const found = locateInside(path, around.root)
    return found.ok ? [] : [`${label}: ${found.why}`]
  })
  refuse([...mistakes, ...outside])
  return { images, linked, notes }
}

async function readBake(source: BakeSource, { root, cwd, signal }: ImageListContext): Promise<Entries> {
  const { folder, grants } = source
  refuse(await bakeReadsOutside(source.files, folder, root))
  const files = source.files.map((file) => relative(cwd, file))
  return bakeEntries(await printBake(source, signal), { files, folder, grants })
}

async function readCompose(source: ComposeSource, around: ImageListContext): Promise<Entries> {
  const label = source.files.map((file) => relative(around.cwd, file)).join(', ')
  return composeEntries(await printServices(source, around), { ...source, label, folder: around.cwd })
}

/** Throws one error with all sentences; nothing without any. */
function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw wrongSettings([...new Set(mistakes)], 'See docs/many-images.md.')
}
