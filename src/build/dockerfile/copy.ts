/** COPY and ADD, taken apart. Pure. */
import { jsonList, shellWords, unquote, withoutFlags } from './heredoc.ts'
import type { Instruction } from './parse.ts'

export interface Copy {
  /** As written, relative to the context or to the root of the stage. Addresses are left out. */
  sources: readonly string[]
  target: string
  /** The target is surely a folder. */
  isFolder: boolean
  from: string | null
  chmod: string | null
  /** Its content stands in the Dockerfile. */
  isInline: boolean
}

/** Null for every other instruction, and for one without a target. */
export function copyOf({ keyword, args, heredocs }: Instruction): Copy | null {
  if (keyword !== 'COPY' && keyword !== 'ADD') return null
  const [flags = ''] = /^(?:--\S+\s+)*/.exec(args) ?? []
  const words = jsonList(args) ?? shellWords(withoutFlags(args)).map(unquote)
  const target = words.at(-1)
  if (target === undefined || words.length < 2) return null
  const sources = words.slice(0, -1).filter((word) => !/^(?:https?:|git@|<<)/.test(word))
  return {
    sources: sources.map((source) => source.replace(/^(?:\.?\/)+/, '') || '.'),
    target,
    isFolder: /(?:^|\/)\.{0,2}$/.test(target),
    from: flagOf('from', flags),
    chmod: flagOf('chmod', flags),
    isInline: heredocs.length > 0,
  }
}

const flagOf = (name: string, flags: string): string | null =>
  flags
    .split(/\s+/)
    .find((flag) => flag.startsWith(`--${name}=`))
    ?.slice(name.length + 3) ?? null
