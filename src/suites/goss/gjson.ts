/** Paths into JSON as the matcher `gjson` takes them: keys, indexes, `#`, `#.key`, `@this`. Others are refused. Pure. */
import type { Plain } from '../../lib/document.ts'

export type Found = { readonly value: Plain } | { readonly wrong: string; readonly isUnsupported?: boolean }

const DEEPEST = 50
/** Queries, modifiers, wildcards, pipes and literals. */
const UNSUPPORTED = /[*?|!{}[\]()@:]|#\(/

export function gjson(text: string, path: string): Found {
  let root: Plain
  try {
    root = JSON.parse(text) as Plain
  } catch {
    return { wrong: 'it is not valid JSON' }
  }
  if (path === '@this') return { value: root }
  if (UNSUPPORTED.test(path.replace(/\\./g, '')))
    return { wrong: `the gjson path ${path.slice(0, 100)} is not supported`, isUnsupported: true }
  const parts = [...path.matchAll(/(?:\\.|[^.\\])+/g)].map(([part]) => part.replace(/\\(.)/g, '$1'))
  const value = parts.length > DEEPEST ? undefined : valueAt(root, parts)
  return value === undefined ? { wrong: `it has nothing at ${path.slice(0, 100)}` } : { value }
}

function valueAt(value: Plain, parts: readonly string[]): Plain | undefined {
  const [part, ...rest] = parts
  if (part === undefined) return value
  if (Array.isArray(value)) {
    if (part === '#') {
      if (rest.length === 0) return value.length
      return value.map((item) => valueAt(item, rest)).filter((item) => item !== undefined)
    }
    const item = /^\d+$/.test(part) ? value[Number(part)] : undefined
    return item === undefined ? undefined : valueAt(item, rest)
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  const item = value[part]
  return item === undefined ? undefined : valueAt(item, rest)
}
