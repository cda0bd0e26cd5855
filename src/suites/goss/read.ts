/** Reads a gossfile and those that it includes, with their templates. Throws WrongFile. */
import { readdirSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { messageOf, systemCode } from '../../core/errors.ts'
import { matchesGlob } from '../../lib/glob.ts'
import {
  WrongFile,
  booleanOf,
  entriesOf,
  plain,
  readNodes,
  refuseOthers,
  textOf,
  type Entry,
  type Plain,
} from '../../lib/document.ts'
import { readOrWrong } from '../result.ts'
import type { ReadText } from '../types.ts'
import { render, type Data } from './template.ts'

export interface Resource {
  /** `file`, `http`: the section of the gossfile. */
  readonly kind: string
  readonly id: string
  /** From the root of the repository. */
  readonly file: string
  readonly line: number
  readonly map: ReadonlyMap<string, Entry>
}

interface Reading {
  readonly readText: ReadText
  readonly shownPath: (path: string) => string
  readonly data: Data
}

const DEEPEST = 50
const MOST_FILES = 200
const MOST_RESOURCES = 2000

/** `keys`: the attributes of each kind. Of two resources of one kind and ID the later counts, as in goss. */
export function readGossfile(
  path: string,
  keys: Readonly<Record<string, readonly string[]>>,
  reading: Reading,
): Resource[] {
  const found = new Map<string, Resource>()
  let files = 0
  const read = (at: string, depth: number): void => {
    const file = reading.shownPath(at)
    try {
      if (depth >= DEEPEST || ++files > MOST_FILES)
        throw new WrongFile(1, `it includes more than ${MOST_FILES} files, or itself`)
      for (const one of resourcesIn(at, file, keys, reading)) {
        if (one.kind !== 'gossfile') found.set(`${one.kind}:${one.id}`, one)
        else for (const next of included(one, dirname(at))) read(next, depth + 1)
      }
    } catch (error) {
      if (error instanceof WrongFile && error.file === null)
        throw new WrongFile(error.line, error.message, file)
      throw error
    }
  }
  read(path, 0)
  if (found.size > MOST_RESOURCES) throw new WrongFile(1, `it has more than ${MOST_RESOURCES} resources`)
  return [...found.values()]
}

function resourcesIn(
  path: string,
  file: string,
  keys: Readonly<Record<string, readonly string[]>>,
  { readText, data }: Reading,
): Resource[] {
  const { text, lines } = render(readOrWrong(readText, path), data)
  try {
    return sectionsOf(text, file, keys, (line) => lines[line - 1] ?? 1)
  } catch (error) {
    if (error instanceof WrongFile) throw new WrongFile(lines[error.line - 1] ?? 1, error.message)
    throw error
  }
}

/** Includes come last, in the order of their names. goss ignores sections that it does not know; here they are mistakes, or a test with a wrong name would be missing. */
function sectionsOf(
  text: string,
  file: string,
  keys: Readonly<Record<string, readonly string[]>>,
  lineOf: (line: number) => number,
): Resource[] {
  const sections = entriesOf(readNodes(text), 'the file')
  refuseOthers(sections, Object.keys(keys), 'a gossfile')
  const resources: Resource[] = []
  for (const [kind, section] of sections) {
    const known = keys[kind] ?? []
    for (const [id, entry] of entriesOf(section.node, kind)) {
      const map = entriesOf(entry.node, id)
      refuseOthers(map, [...known, 'title', 'meta', 'skip'], `${kind} ${id}`)
      const own = new Map([...map].map(([name, one]) => [name, { ...one, line: lineOf(one.line) }]))
      resources.push({ kind, id, file, line: lineOf(entry.line), map: own })
    }
  }
  const [own, includes] = [false, true].map((isInclude) =>
    resources.filter(({ kind }) => (kind === 'gossfile') === isInclude),
  )
  return [...(own ?? []), ...(includes ?? []).sort((one, other) => (one.id < other.id ? -1 : 1))]
}

/** Its name, or its `file`: a path from the folder of the file that includes it; a pattern for names in a folder. */
function included({ id, map, line }: Resource, folder: string): string[] {
  if (booleanOf(map.get('skip'), 'skip', false)) return []
  const given = textOf(map.get('file'), 'file') || id
  const path = isAbsolute(given) ? given : join(folder, given)
  if (!/[*?[]/.test(given)) return [path]
  const [parent, pattern] = [dirname(path), path.slice(dirname(path).length + 1)]
  if (/[*?[]/.test(parent) || pattern.includes('['))
    throw new WrongFile(
      line,
      `the pattern ${given} is not supported: only \`*\` and \`?\` in the name of the file`,
    )
  const names = namesIn(parent, line, given).filter((name) => matchesGlob(name, pattern))
  if (names.length === 0) throw new WrongFile(line, `no file matches ${given}`)
  return names.sort().map((name) => join(parent, name))
}

/** None where the folder is missing. */
function namesIn(folder: string, line: number, given: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(cause) ?? '')) return []
    throw new WrongFile(line, `the folder of ${given} cannot be read: ${messageOf(cause)}`)
  }
}

/** The file of `.Vars`. Throws WrongFile. */
export function readVars(path: string | null, { readText, shownPath }: Omit<Reading, 'data'>): Plain {
  if (path === null) return {}
  try {
    return plain(readNodes(readOrWrong(readText, path))) ?? {}
  } catch (error) {
    if (error instanceof WrongFile) throw new WrongFile(error.line, error.message, shownPath(path))
    throw error
  }
}
