/**
 * A row of an image's history in one form for all builders. The old builder's `/bin/sh -c #(nop)  CMD ["bash"]` becomes
 * BuildKit's `CMD ["bash"]`; `RUN |1 A=b /bin/sh -c make # buildkit` and `/bin/sh -c make` become `RUN make`.
 */
import type { HistoryRow } from '../oci/config.ts'

export interface Row {
  /** `RUN`; empty if the row is not a Dockerfile instruction. */
  readonly keyword: string
  /** The whole row with its keyword, whitespace collapsed: `RUN make`. */
  readonly text: string
  /** The tool that wrote the row; null if unknown. */
  readonly tool: string | null
  readonly comment: string
  /** Seconds since 1970; null if missing, or 0 as in reproducible builds. */
  readonly created: number | null
  readonly isLayer: boolean
}

/** Of a row; enough to recognise it. */
const MOST_CHARACTERS = 4096
const KEYWORD =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?= |$)/
const SHELL = '/bin/sh -c '
/** The old builder's mark of an instruction that ran nothing, after the shell. */
const NOP = ' #(nop) '
const IS_SHELL = /^\/[\w./-]{1,64}(?: -[\w]{1,16}){1,8}$/
const BUILDKIT = ' # buildkit'

export function rowOf({ created_by = '', comment = '', author = '', created, empty_layer }: HistoryRow): Row {
  const raw = created_by.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ').trim()
  const text = instructionIn(raw)
  return {
    keyword: KEYWORD.exec(text)?.[0] ?? '',
    text,
    tool: TOOLS.find(({ wrote }) => wrote({ raw, comment, author }))?.name ?? null,
    comment,
    created: secondsOf(created),
    isLayer: empty_layer !== true,
  }
}

function instructionIn(raw: string): string {
  const bare = raw.endsWith(BUILDKIT) ? raw.slice(0, -BUILDKIT.length) : raw
  const nop = bare.indexOf(NOP)
  if (nop >= 0 && IS_SHELL.test(bare.slice(0, nop))) return bare.slice(nop + NOP.length).trim()
  const isRun = bare.startsWith('RUN ')
  const command = isRun ? bare.slice('RUN '.length) : bare
  if (command.startsWith('|') || command.startsWith(SHELL)) {
    const at = command.indexOf(SHELL)
    return at < 0 ? bare : `RUN ${command.slice(at + SHELL.length)}`
  }
  return bare
}

export const OLD_BUILDER = 'the old builder'

interface Written {
  readonly raw: string
  readonly comment: string
  readonly author: string
}

/** Tools by their marks in the rows that they write. */
const TOOLS: readonly { name: string; wrote: (row: Written) => boolean }[] = [
  {
    name: 'BuildKit',
    wrote: ({ raw, comment }) => comment.startsWith('buildkit') || raw.endsWith(BUILDKIT),
  },
  { name: 'debuerreotype', wrote: ({ comment }) => comment.startsWith('debuerreotype') },
  { name: 'docker import', wrote: ({ comment }) => comment.startsWith('Imported from') },
  { name: 'BusyBox', wrote: ({ raw }) => raw.startsWith('BusyBox ') },
  { name: 'apko', wrote: ({ raw, author }) => author === 'apko' || raw === 'apko' },
  { name: 'Bazel', wrote: ({ raw, author }) => raw.startsWith('bazel ') || author === 'Bazel' },
  { name: 'ko', wrote: ({ raw, author }) => author === 'ko' || raw.startsWith('ko build ') },
  { name: 'Jib', wrote: ({ raw, author }) => author === 'Jib' || raw.startsWith('jib-') },
  { name: '.NET SDK', wrote: ({ raw, author }) => author === '.NET SDK' || raw.startsWith('.NET SDK ') },
  { name: 'Buildpacks', wrote: ({ raw }) => raw.startsWith('Buildpacks ') || raw.includes('buildpack:') },
  { name: 'kaniko', wrote: ({ author }) => author === 'kaniko' },
  { name: OLD_BUILDER, wrote: ({ raw }) => /^(?:\/\S+ -|\|\d)/.test(raw) },
]

function secondsOf(created: string | undefined): number | null {
  const seconds = Date.parse(created ?? '') / 1000
  return seconds > 0 ? seconds : null
}
