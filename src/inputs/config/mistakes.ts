/** Mistakes of a config file as sentences: where, what is wrong, what was meant, and the line with a caret. Pure. */
import { field } from '../../lib/json.ts'
import { suggestion } from '../../lib/nearest.ts'
import type { ConfigDocument, Mistake, Path, Position } from './document.ts'

/** The parts of zod's issues that are read. */
export interface Issue {
  readonly code?: string | undefined
  readonly path: PropertyKey[]
  readonly message: string
  readonly keys?: string[]
  readonly errors?: Issue[][]
}

const MOST = 20
/** Characters of a line around the mistake. */
const WIDTH = 100

/** What the schema says about keys. */
interface Keys {
  /** Those that are valid at a path. */
  readonly at: (path: Path) => string[]
  /** Where a key belongs that is not valid at this path; null if nowhere. */
  readonly placeOf: (key: string, path: Path) => string | null
}
/** More names than these are listed by `--help`. */
const MOST_NAMES = 20

export function issuesToMistakes(
  issues: readonly Issue[],
  { positionOf, value }: Pick<ConfigDocument, 'positionOf' | 'value'>,
  known: Keys,
): Mistake[] {
  return issues.flatMap(resolveUnion).flatMap((issue): Mistake[] => {
    const { path, keys = [], message } = issue
    if (issue.code === 'unrecognized_keys')
      return keys.map((key) => ({
        ...positionOf([...path, key], 'key'),
        message: unknownKey(key, path, known),
      }))
    const isEmpty = path.length > 0 && field(value, ...path.map(String)) === null
    return [{ ...positionOf(path), message: `${nameOf(path)}${isEmpty ? ' has no value' : ''}: ${message}` }]
  })
}

/** Of the alternatives of a union the one that got furthest: `{ max: 5x }` is meant as an object. */
function resolveUnion(issue: Issue): Issue[] {
  const { errors = [], path } = issue
  const isOfKind = ({ code, path: within }: Issue) => within.length > 0 || !WRONG_KIND.includes(code ?? '')
  const inner = errors.filter((issues) => issues.some(isOfKind))
  const [best] = inner.sort((a, b) => depthOf(b) - depthOf(a))
  if (issue.code !== 'invalid_union' || best === undefined) return [issue]
  return best.flatMap((one) => resolveUnion({ ...one, path: [...path, ...one.path] }))
}

/** The value is of another kind than this alternative. */
const WRONG_KIND = ['invalid_type', 'invalid_union']

const depthOf = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length))

function unknownKey(key: string, path: Path, { at: keysAt, placeOf }: Keys): string {
  const name = `\`${key.slice(0, 100)}\``
  const place = placeOf(key, path)
  if (place !== null) return `${name} ${place}`
  const keys = keysAt(path)
  const near = suggestion(key, keys)
  const all = keys.length > MOST_NAMES ? '' : `; known are ${keys.join(', ')}`
  return `${name} is unknown${path.length > 0 ? ` in ${nameOf(path)}` : ''}${near === undefined ? all : `: did you mean ${near}?`}`
}

/** `budgets.on-disk.max`, `accept[2].until`; at the top `the file`. */
function nameOf(path: Path): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return name.replace(/^\./, '') || 'the file'
}

/** One text a mistake, of several lines. */
export function showMistakes(file: string, text: string, mistakes: readonly Mistake[]): string[] {
  const lines = text.split(/\r?\n/)
  const sorted = [...mistakes].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST)
  return sorted.map(({ line, column, message }) =>
    [`${at(file, { line, column })}: ${message}`, ...snippet(lines[line - 1] ?? '', { line, column })].join(
      '\n',
    ),
  )
}

/** `.sea-trial.yml:3:10` */
export const at = (file: string, { line, column }: Position): string => `${file}:${line}:${column}`

function snippet(text: string, { line, column }: Position): string[] {
  if (text.trim() === '') return []
  const from = Math.max(0, column - 1 - Math.floor(WIDTH / 2))
  const shown = text.slice(from, from + WIDTH).replaceAll('\t', ' ')
  const margin = String(line).padStart(5)
  const caret = ' '.repeat(Math.min(column - 1 - from, WIDTH))
  return [`${margin} | ${shown}`, `${' '.repeat(margin.length)} | ${caret}^`]
}
