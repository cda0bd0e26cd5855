/** Folders of a build context that an image hardly needs, and their size. Symbolic links are not followed. */
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { contextFolders } from '../context-folders.ts'

export interface Part {
  /** Relative to the context. */
  path: string
  /** Pattern that excludes it and others of its name. */
  pattern: string
  bytes: number
}

export interface Walked {
  /** Largest first. */
  parts: Part[]
  /** Of all files that are not ignored. */
  bytes: number
  /** False where a limit ended the walk: there is more. */
  isComplete: boolean
}

export interface Rules {
  isIgnored: (path: string) => boolean
  /** The commands of all RUNs. */
  runs: readonly string[]
}

/** A folder is one by its name, by files in it or beside it, and because a RUN makes it or none needs it. */
interface Kind {
  is: (name: string, siblings: ReadonlySet<string>, children: () => ReadonlySet<string>) => boolean
  isUnneeded: (run: AnyRun) => boolean
}
/** Whether a RUN matches. */
type AnyRun = (pattern: RegExp) => boolean

const called =
  (...names: string[]) =>
  (name: string): boolean =>
    names.includes(name)
const beside =
  (folders: readonly string[], files: readonly string[]) =>
  (name: string, siblings: ReadonlySet<string>): boolean =>
    folders.includes(name) && files.some((file) => siblings.has(file))

const KINDS: readonly Kind[] = [
  {
    is: called('.git'),
    // its version may come from git
    isUnneeded: (run) =>
      !run(/\bgit\b|scm|version|hatch|lerna|\bnx\b|\bgo (?:build|install)|setup\.py|-m build/i) &&
      !run(/\bpip3? install .*(?<= )\./),
  },
  {
    is: called('node_modules'),
    isUnneeded: (run) => run(/\b(?:npm (?:ci|i|install)|yarn|pnpm (?:i|install)|bun install)\b/),
  },
  // its scripts name the path of the build machine's Python
  { is: (_, __, children) => children().has('pyvenv.cfg'), isUnneeded: () => true },
  {
    is: beside(['target'], ['Cargo.toml']),
    isUnneeded: (run) => run(/\bcargo (?:\S+ )*(?:build|install)\b/),
  },
  {
    is: beside(['target'], ['pom.xml']),
    isUnneeded: (run) => run(/\bmvnw? .*\b(?:package|verify|install)\b/),
  },
  {
    is: beside(['build', '.gradle'], ['build.gradle', 'build.gradle.kts']),
    isUnneeded: (run) => run(/\bgradlew? .*\b(?:build|assemble|jar|bootJar|installDist)\b/),
  },
  {
    is: beside(['.next', '.nuxt', '.angular', '.parcel-cache', '.turbo'], ['package.json']),
    isUnneeded: (run) => run(/\b(?:npm|yarn|pnpm|bun) (?:run )?build\b/),
  },
  {
    is: called(
      '.tox',
      '.nox',
      '.mypy_cache',
      '.pytest_cache',
      '.ruff_cache',
      '.terraform',
      '.idea',
      '.nyc_output',
    ),
    isUnneeded: () => true,
  },
]

/** Limits of the walk: a huge context is cut, and says so. */
const MOST_ENTRIES = 200_000
const MOST_MILLISECONDS = 2000
const DEEPEST = 64

/** Never rejects: what cannot be read counts nothing. */
export async function walkContext(context: string, { isIgnored, runs }: Rules): Promise<Walked> {
  const run: AnyRun = (pattern) => runs.some((one) => pattern.test(one))
  const kinds = KINDS.filter(({ isUnneeded }) => isUnneeded(run))
  const parts = new Map<string, Part>()
  const seen = new Map<string, { part: Part | null; names: ReadonlySet<string> }>()
  const end = performance.now() + MOST_MILLISECONDS
  let [bytes, entries] = [0, 0]
  const walked = (isComplete: boolean): Walked => ({
    parts: [...parts.values()].sort((a, b) => b.bytes - a.bytes),
    bytes,
    isComplete,
  })
  for await (const folder of contextFolders(context, { isIgnored })) {
    const { path, depth } = folder
    const names = folder.names ?? NO_NAMES
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    const parent = path === '' ? undefined : seen.get(path.slice(0, Math.max(0, slash)))
    const kind = parent && !parent.part && kinds.find(({ is }) => is(name, parent.names, () => names))
    const pattern = path === name ? name : `**/${name}`
    const part = parent?.part ?? (kind ? { path, pattern, bytes: 0 } : null)
    if (part) parts.set(part.path, part)
    seen.set(path, { part, names })
    entries += names.size
    for (const { path: inner, is } of folder.entries) {
      if (performance.now() > end) return walked(false)
      if (!is.isFile()) continue
      const size = sizeOf(join(context, inner))
      bytes += size
      if (part) part.bytes += size
    }
    if (entries > MOST_ENTRIES || (depth > DEEPEST && names.size > 0)) return walked(false)
  }
  return walked(true)
}

const NO_NAMES: ReadonlySet<string> = new Set()

function sizeOf(file: string): number {
  try {
    return lstatSync(file).size
  } catch {
    return 0
  }
}
