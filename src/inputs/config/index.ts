/** The config file of a run: found, validated, and in a pull request replaced by the base branch's. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Given } from '../sources.ts'
import type { Base, Configured, Occasion } from './effective.ts'
import { findConfig, searchFor } from './find.ts'
import type { ConfigFile } from './parse.ts'

export type { Configured, ConfiguredImage, Occasion } from './effective.ts'

/** The base branch's file, as it is stored: `text` is null without one. */
export type BaseFile =
  { ok: true; file: string; text: string | null; commit: string; name: string } | { ok: false; why: string }

export interface Around {
  readonly cwd: string
  /** The job's checkout (GITHUB_WORKSPACE); null on a laptop. */
  readonly workspace: string | null
  readonly occasion: Occasion
  /** Reads the first of the files at the base of the change under test. Null where no change is tested. */
  readonly readBase: ((root: string, files: readonly string[]) => Promise<BaseFile>) | null
}

/** What the file says: null without one. In a wrong file, what of it may be right, so that all mistakes are reported together. */
export interface ConfigResult {
  readonly configured: Configured | null
  /** Of the file, absolute: paths of its `images` start there. */
  readonly folder: string
  readonly mistakes: readonly string[]
}

/** Loads YAML and zod only where there is a file. */
export async function readConfig(given: Given, around: Around): Promise<ConfigResult> {
  const { cwd, workspace, occasion, readBase } = around
  const text = (name: 'path' | 'file') => given.values.get(name)?.text ?? ''
  const folder = text('file') === '' ? resolve(cwd, text('path') || '.') : dirname(resolve(cwd, text('file')))
  const search = searchFor(folder, workspace)
  const found = findConfig(search)
  if (found && 'mistake' in found) return { configured: null, folder, mistakes: [found.mistake] }
  const base = readBase && (await readBase(search.root, search.candidates))
  const file = base?.ok && base.text !== null ? base.file : found?.file
  const at = resolve(search.root, dirname(file ?? ''))
  const none = { configured: null, folder: at, mistakes: [] }
  if (!found && !base) return none
  if (!found && base?.ok && base.text === null) return none
  const [{ parseConfig }, { gated, trusted }] = await Promise.all([
    import('./parse.ts'),
    import('./effective.ts'),
  ])
  const own = found && parseConfig(found.file, found.text)
  if (own && !own.ok) {
    return { ...none, configured: own.rest && trusted(own.rest, occasion), mistakes: own.mistakes }
  }
  const config = own?.config ?? null
  if (base === null) return { ...none, configured: config && trusted(config, occasion) }
  const exists = (path: string) => existsSync(resolve(at, path))
  const configured = gated(config, parsedBase(base, parseConfig), occasion, exists)
  return { ...none, configured }
}

/** A file of the base that is not valid never had limits that counted. */
function parsedBase(base: BaseFile, parse: typeof import('./parse.ts').parseConfig): Base {
  if (!base.ok) return base
  const parsed = base.text === null ? null : parse(base.file, base.text)
  const config: ConfigFile | null = parsed?.ok ? parsed.config : null
  return { ok: true, config, commit: base.commit, name: base.name }
}
