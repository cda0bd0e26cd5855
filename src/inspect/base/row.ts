/**
 * A row of an image's history in one form, whoever wrote it. The old builder's `/bin/sh -c #(nop)  CMD ["bash"]` and
 * BuildKit's `CMD ["bash"]` are one, and so are `RUN |1 A=b /bin/sh -c make # buildkit` and `/bin/sh -c make`.
 */
import type { HistoryRow } from '../oci/config.ts'

export interface Row {
  /** `RUN`; empty where a row is no instruction of a Dockerfile. */
  readonly keyword: string
  /** The whole row, its keyword first, blanks squeezed: `RUN make`. */
  readonly text: string
  /** What wrote the row; null where it does not tell. */
  readonly tool: string | null
  readonly comment: string
  /** Seconds since 1970; null where it is not told, or is the 0 of builds that hide it. */
  readonly created: number | null
  readonly isLayer: boolean
}

/** Enough to tell a row by. */
const MOST_CHARACTERS = 4096
const KEYWORD =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?= |$)/
const SHELL = '/bin/sh -c '
/** The old builder's mark of an instruction that ran nothing, behind the shell that it did not start. */
const NOP = ' #(nop) '
const IS_SHELL = /^\/[\w./-]{1,64}(?: -[\w]{1,16}){1,8}$/
const BUILDKIT = ' # buildkit'

export function rowOf({ created_by = '', comment = '', author = '', created, empty_layer }: HistoryRow): Row {
  const said = created_by.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ').trim()
  const text = instructionIn(said)
  return {
    keyword: KEYWORD.exec(text)?.[0] ?? '',
    text,
    tool: TOOLS.find(({ wrote }) => wrote({ said, comment, author }))?.name ?? null,
    comment,
    created: secondsOf(created),
    isLayer: empty_layer !== true,
  }
}

function instructionIn(said: string): string {
  const bare = said.endsWith(BUILDKIT) ? said.slice(0, -BUILDKIT.length) : said
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
  readonly said: string
  readonly comment: string
  readonly author: string
}

/** Tools by what they leave in the rows that they write. */
const TOOLS: readonly { name: string; wrote: (row: Written) => boolean }[] = [
  {
    name: 'BuildKit',
    wrote: ({ said, comment }) => comment.startsWith('buildkit') || said.endsWith(BUILDKIT),
  },
  { name: 'debuerreotype', wrote: ({ comment }) => comment.startsWith('debuerreotype') },
  { name: 'docker import', wrote: ({ comment }) => comment.startsWith('Imported from') },
  { name: 'BusyBox', wrote: ({ said }) => said.startsWith('BusyBox ') },
  { name: 'apko', wrote: ({ said, author }) => author === 'apko' || said === 'apko' },
  { name: 'Bazel', wrote: ({ said, author }) => said.startsWith('bazel ') || author === 'Bazel' },
  { name: 'ko', wrote: ({ said, author }) => author === 'ko' || said.startsWith('ko build ') },
  { name: 'Jib', wrote: ({ said, author }) => author === 'Jib' || said.startsWith('jib-') },
  { name: '.NET SDK', wrote: ({ said, author }) => author === '.NET SDK' || said.startsWith('.NET SDK ') },
  { name: 'Buildpacks', wrote: ({ said }) => said.startsWith('Buildpacks ') || said.includes('buildpack:') },
  { name: 'kaniko', wrote: ({ author }) => author === 'kaniko' },
  { name: OLD_BUILDER, wrote: ({ said }) => /^(?:\/\S+ -|\|\d)/.test(said) },
]

function secondsOf(created: string | undefined): number | null {
  const seconds = Date.parse(created ?? '') / 1000
  return seconds > 0 ? seconds : null
}
