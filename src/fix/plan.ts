/** Which findings can be fixed by changes of the Dockerfile that are certain, and what it is then. Pure. */
import type { Finding, Remedy, Way } from '../core/schema.ts'
import { applied, type LinesBelow } from './apply.ts'
import { dockerfileOf, draftOf, type Draft } from './draft.ts'
import { patchOf } from './diff.ts'

export interface Source {
  /** Of the Dockerfile, from the repository's root. */
  readonly file: string
  readonly text: string
  readonly ignore: { readonly file: string; readonly text: string | null }
  readonly linesBelow: LinesBelow
}

export interface Fixable extends Finding {
  readonly remedy: Remedy
}

export interface Fix {
  readonly finding: Fixable
  readonly way: Way
}

export interface NotFixed {
  readonly finding: Finding
  /** One sentence without a full stop. */
  readonly why: string
}

/** Some lines of a file, and what to put in their place. */
export interface Edit {
  readonly file: string
  readonly line: number
  readonly endLine: number
  readonly before: string
  readonly text: string
}

export interface Plan {
  readonly fixes: readonly Fix[]
  readonly notFixed: readonly NotFixed[]
  readonly dockerfile: string
  readonly ignore: string | null
  readonly patch: string
  /** Of the Dockerfile, in its order; they do not touch. */
  readonly edits: readonly Edit[]
}

/** Applies the fixes of all findings that have one, one after the other. */
export function planFixes(source: Source, findings: readonly Finding[]): Plan {
  let draft = draftOf(source.file, source.text, source.ignore)
  const fixes: Fix[] = []
  const notFixed: NotFixed[] = []
  for (const finding of findings) {
    if (!isFixable(finding)) continue
    const whys: string[] = []
    const way = finding.remedy.ways.find((one) => {
      const change = applied(draft, one, source.linesBelow)
      if (change.ok) draft = change.value
      else whys.push(change.why)
      return change.ok
    })
    if (way) fixes.push({ finding, way })
    else notFixed.push({ finding, why: [...new Set(whys)].join('; ') })
  }
  const { ignore } = draft
  return {
    fixes,
    notFixed,
    dockerfile: dockerfileOf(draft),
    ignore: ignore.text,
    patch: patchOf(draft),
    edits: editsOf(draft),
  }
}

export const isFixable = (finding: Finding): finding is Fixable => finding.remedy !== undefined

/** Each changed instruction with those that became a part of it, and what is between them. */
function editsOf({ file, pieces }: Draft): Edit[] {
  const ranges: [number, number][] = []
  for (const { line, endLine, before, text } of pieces) {
    if (before === text) continue
    const end = Math.max(endLine, ...pieces.filter(({ into }) => into === line).map((one) => one.endLine))
    const last = ranges.at(-1)
    if (last && line <= last[1]) last[1] = Math.max(last[1], end)
    else ranges.push([line, end])
  }
  return ranges.map(([line, endLine]) => {
    const within = pieces.filter((one) => one.line >= line && one.endLine <= endLine)
    const joined = (key: 'before' | 'text') => within.map((one) => one[key]).join('')
    return { file, line, endLine, before: joined('before'), text: joined('text') }
  })
}
