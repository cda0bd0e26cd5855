/**
 * Checks the files that Docker Compose reads before there is a model: `.env`, and those that `include`, `extends`,
 * `env_file` and `label_file` name. Compose prints no list of them, so they are looked up in the YAML: each value below
 * such a key, wherever the key is, must be a path in the scope. Nothing else of the text is interpreted.
 */
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { messageOf } from '../../core/errors.ts'
import { locate, readWhole, rootsOf, type Kind, type Located } from '../../core/file-access.ts'
import { isInScope, locateInScope, type Scope } from './scope.ts'
import { namedBy, type Named } from './yaml.ts'

/** Compose fetches these, some with git. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|oci:)/i
const LARGEST = 256 * 1024
const MOST_FILES = 50

/** Replaces Compose's variables; returns the texts in the same order. */
export type Interpolate = (texts: readonly string[]) => Promise<readonly string[]>

interface Entry {
  file: string
  /** Folders to which a path in it may be relative. */
  folders: readonly string[]
}

/**
 * A sentence for each file that may not be read; empty where all may. `files` are absolute. Without `fill`, paths with
 * variables are refused. `project`: the folder that Compose works in.
 */
export async function readsOutside(
  files: readonly string[],
  scope: Scope,
  fill: Interpolate | null,
  project = dirname(files[0] ?? ''),
): Promise<string[]> {
  const seen = new Set<string>()
  const sentences = new Set<string>()
  for (const sentence of outsideOfWorkingDir(scope)) sentences.add(sentence)
  const todo: Entry[] = files.map((file) => ({ file, folders: [project] }))
  for (let entry = todo.shift(); entry !== undefined; entry = todo.shift()) {
    if (seen.has(entry.file)) continue
    seen.add(entry.file)
    if (seen.size > MOST_FILES) return [...sentences, `more than ${MOST_FILES} files are included`]
    const isOwn = files.includes(entry.file)
    const found = await look(entry, scope, isOwn ? fill : null)
    for (const sentence of found.sentences) sentences.add(sentence)
    todo.push(...found.entries)
  }
  return [...sentences]
}

/** `fill` is null in an included file: its variables may come from other files. */
async function look(
  { file, folders }: Entry,
  scope: Scope,
  fill: Interpolate | null,
): Promise<{ sentences: string[]; entries: Entry[] }> {
  const bases = [...new Set([...folders, dirname(file)])]
  const place = locateInScope(scope, file)
  const read = place === null ? { wrong: 'is outside the repository' } : namesIn(place)
  if ('wrong' in read) return { sentences: [`${file} ${read.wrong}`], entries: [] }
  const sentences = bases.flatMap((folder) => outside(join(folder, '.env'), '.env', scope))
  const entries: Entry[] = []
  for (const { key, text, isCompose } of await interpolated(read.named, fill)) {
    if (text === null)
      sentences.push(`${key} of ${file} has variables, which are followed only in the file given`)
    else if (REMOTE.test(text)) sentences.push(`${key}: ${text.slice(0, 200)} is on another machine`)
    else {
      const paths = isAbsolute(text)
        ? [resolve(text)]
        : [...new Set(bases.map((base) => resolve(base, text)))]
      sentences.push(...paths.flatMap((path) => outside(path, key, scope)))
      if (!isCompose) continue
      // paths of the included file may be relative to a folder named there
      const inner = [...bases, ...paths.filter((path) => kindOf(path) === 'folder')]
      const files = paths.filter((path) => kindOf(path) === 'file')
      entries.push(...files.map((path) => ({ file: path, folders: inner })))
    }
  }
  return { sentences, entries }
}

async function interpolated(
  named: readonly Named[],
  fill: Interpolate | null,
): Promise<(Omit<Named, 'text'> & { text: string | null })[]> {
  const open = named.map(({ text }) => text).filter((text) => text.includes('$'))
  if (open.length === 0) return [...named]
  const texts = fill === null ? null : await fill(open)
  return named.map((one) => ({
    ...one,
    text: one.text.includes('$') ? (texts?.[open.indexOf(one.text)] ?? null) : one.text,
  }))
}

/** Compose also reads the `.env` of its working directory, which may be outside the repository. */
function outsideOfWorkingDir(scope: Scope): string[] {
  const here = rootsOf(process.cwd())
  return here.flatMap((folder) =>
    outside(join(folder, '.env'), '.env', { folders: [...scope.folders, ...here] }),
  )
}

/** A missing file cannot be read. */
const outside = (path: string, key: string, scope: Scope): string[] =>
  kindOf(path) !== null && !isInScope(scope, path) ? [`${key}: ${path} is outside the repository`] : []

/** Null for a missing path. */
function kindOf(path: string): Kind | null {
  const place = locate(path, [])
  return place.ok ? place.kind : null
}

function namesIn(place: Located): { named: readonly Named[] } | { wrong: string } {
  try {
    return namedBy(readWhole(place, { most: LARGEST }))
  } catch (cause) {
    return { wrong: `cannot be read: ${messageOf(cause)}` }
  }
}
