/** Finds the line of a .dockerignore or .gitignore that excludes a path. Pure, except `ignoredIn`, which reads files. */
import { dirname, join, relative, sep } from 'node:path'
import { isInside, locate, readText, rootsOf } from '../../core/file-access.ts'

export interface IgnoredBy {
  /** Relative to the repository, or to the context. */
  file: string
  line: number
  pattern: string
}

interface Rule {
  line: number
  pattern: string
  isNegated: boolean
  /** The pattern's parts between slashes. */
  parts: readonly string[]
  /** Matches folders only. */
  isFolder: boolean
}

const LARGEST = 1024 * 1024
const MOST_RULES = 5000

/** Docker's rules: patterns start at the context, the last match counts, a folder includes its content. */
export function dockerIgnores(text: string): (path: string) => Omit<IgnoredBy, 'file'> | null {
  const rules = rulesOf(text, (pattern) => pattern.replace(/^\/+|\/+$/g, '').replace(/^(?:\.\/)+/, ''))
  return (path) => lastMatch(rules, path)
}

/**
 * Whether patterns with `!` include files that others exclude; `odd` where such a pattern may be read otherwise than Docker
 * reads it.
 */
export function exceptionsIn(text: string): 'none' | 'plain' | 'odd' {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (!lines.some((line) => line.startsWith('!'))) return 'none'
  const isOdd = lines.some((line) => line.length > LONGEST || /(?:^|[/!\s])\.\.(?:\/|$)/.test(line))
  return isOdd || lines.length > MOST_RULES ? 'odd' : 'plain'
}

/** Git's rules: a pattern without a slash matches at any depth. `path` is relative to the file's folder. */
export function gitIgnores(text: string): (path: string) => Omit<IgnoredBy, 'file'> | null {
  const rules = rulesOf(text, (pattern) => {
    const inner = pattern.replace(/\/+$/, '')
    return inner.includes('/') ? inner.replace(/^\/+/, '') : `**/${inner}`
  })
  return (path) => lastMatch(rules, path)
}

function rulesOf(text: string, anchor: (pattern: string) => string): Rule[] {
  const lines = text.split(/\r?\n/, MOST_RULES)
  return lines.flatMap((whole, index) => {
    const written = whole.trim()
    if (written === '' || written.startsWith('#')) return []
    const isNegated = written.startsWith('!')
    const pattern = isNegated ? written.slice(1).trim() : written
    const parts = anchor(pattern)
      .split('/')
      .filter((part) => part !== '' && part !== '.')
    return [{ line: index + 1, pattern: written, isNegated, parts, isFolder: pattern.endsWith('/') }]
  })
}

/** The last rule that matches the path or a folder above it; null when it does not exclude. */
function lastMatch(rules: readonly Rule[], path: string): Omit<IgnoredBy, 'file'> | null {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const rule = rules.findLast((one) => matchesRule(one, parts))
  return rule === undefined || rule.isNegated ? null : { line: rule.line, pattern: rule.pattern }
}

/** Longer patterns are ignored, to bound the time. */
const LONGEST = 1000

const matchesRule = ({ parts, pattern }: Rule, path: readonly string[]): boolean =>
  parts.length > 0 && pattern.length <= LONGEST && prefixes(parts, path).includes(true)

/** Which prefixes of the path a pattern matches; `**` matches any number of folders. Dynamic programming. */
function prefixes(pattern: readonly string[], path: readonly string[]): boolean[] {
  let row = path.map(() => false)
  let before = true
  for (const part of pattern) {
    const isAny = part === '**'
    const next: boolean[] = []
    let left: boolean = before && isAny
    const start: boolean = left
    for (const [index, name] of path.entries()) {
      const diagonal: boolean = index === 0 ? before : (row[index - 1] ?? false)
      left = isAny ? left || (row[index] ?? false) || diagonal : diagonal && matchPart(part, name)
      next.push(left)
    }
    row = next
    before = start
  }
  return row
}

/** `*`, `?` and `[a-z]` within one name. Backtracks to the last star only. */
function matchPart(pattern: string, name: string): boolean {
  let star = -1
  let mark = 0
  let at = 0
  let index = 0
  while (index < name.length) {
    const step = oneOf(pattern, at, name.charAt(index))
    if (pattern.charAt(at) === '*') {
      star = at++
      mark = index
    } else if (step > 0) {
      at += step
      index++
    } else if (star >= 0) {
      at = star + 1
      index = ++mark
    } else return false
  }
  while (pattern.charAt(at) === '*') at++
  return at === pattern.length
}

/** Length of the pattern's element that matches this character; 0 when it does not match. */
function oneOf(pattern: string, at: number, character: string): number {
  const sign = pattern.charAt(at)
  if (sign === '?') return 1
  if (sign === '\\') return pattern.charAt(at + 1) === character ? 2 : 0
  const end = sign === '[' ? pattern.indexOf(']', at + 2) : -1
  if (end < 0) return sign === character && sign !== '' ? 1 : 0
  const set = pattern.slice(at + 1, end)
  const isNot = /^[!^]/.test(set)
  const isIn = inSet(isNot ? set.slice(1) : set, character)
  return isIn !== isNot ? end - at + 1 : 0
}

function inSet(set: string, character: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const isRange = set.charAt(at + 1) === '-' && at + 2 < set.length
    if (
      isRange ? set.charAt(at) <= character && character <= set.charAt(at + 2) : set.charAt(at) === character
    )
      return true
    if (isRange) at += 2
  }
  return false
}

export interface Ignored {
  /** By the Dockerfile's own ignore file, else by the context's. */
  byDocker: (path: string) => IgnoredBy | null
  /** By a .gitignore of the context, or of a folder below it or above it up to the repository's root. */
  byGit: (path: string) => IgnoredBy | null
  /** Name of the ignore file that counts, or would: relative to the repository, or to the context. */
  file: string
  /** Its text; null without one. */
  text: string | null
}

/** Takes absolute paths; the functions take paths relative to the context. */
export function ignoredIn(context: string, dockerfile: string, root: string): Ignored {
  const roots = isInside(context, root) ? rootsOf(root) : rootsOf(root, context)
  const read = (file: string) => textOf(file, roots)
  const files = [`${dockerfile}.dockerignore`, join(context, '.dockerignore')]
  const [own] = files.flatMap((path) => {
    const text = read(path)
    return text === null ? [] : [{ path, text, ignores: dockerIgnores(text) }]
  })
  const file = nameIn(root, context, own?.path ?? join(context, '.dockerignore'))
  return {
    file,
    text: own?.text ?? null,
    byDocker: (path) => {
      const found = own?.ignores(path)
      return found ? { file, ...found } : null
    },
    byGit: (path) => {
      for (const folder of foldersOf(context, path, root)) {
        const file = join(folder, '.gitignore')
        const text = read(file)
        const found =
          text === null ? null : gitIgnores(text)(relative(folder, join(context, path)).split(sep).join('/'))
        if (found) return { file: nameIn(root, context, file), ...found }
      }
      return null
    },
  }
}

const DEEPEST = 32

/** From the path's folder up to the repository's root, or to the context if it is outside the repository. */
function foldersOf(context: string, path: string, root: string): string[] {
  const top = isInside(context, root) ? root : context
  const folders: string[] = []
  for (
    let at = dirname(join(context, path));
    isInside(at, top) && folders.length < DEEPEST;
    at = dirname(at)
  ) {
    folders.push(at)
    if (at === top) break
  }
  return folders
}

const nameIn = (root: string, context: string, file: string): string =>
  relative(isInside(file, root) ? root : context, file)
    .split(sep)
    .join('/')

/** Null for what cannot be read, is not a regular file, or is a link out of the repository. */
function textOf(file: string, roots: readonly string[]): string | null {
  const place = locate(file, roots)
  try {
    return place.ok ? readText(place, { most: LARGEST }) : null
  } catch {
    return null
  }
}
