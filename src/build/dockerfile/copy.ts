/** Parses COPY and ADD. Pure. */
import { jsonList, shellWords, unquote, withoutFlags } from './heredoc.ts'
import type { Instruction } from './parse.ts'

export interface Copy {
  /** As written, relative to the context or to the root of the stage. Without URLs. */
  sources: readonly string[]
  target: string
  /** Whether the target is certainly a folder. */
  isFolder: boolean
  from: string | null
  chmod: string | null
  /** Whether its content is a here-document. */
  isInline: boolean
}

/** Null for other instructions, and without a target. */
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
