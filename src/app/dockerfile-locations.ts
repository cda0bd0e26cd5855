/** Lines of the Dockerfile that say how the container runs or made a layer, for findings that point to them. */
import type { Dockerfile } from '../build/index.ts'
import type { InspectOptions } from '../inspect/index.ts'
import type { Keyword, Places } from '../smoke/index.ts'

const KEYWORDS: readonly Keyword[] = [
  'FROM',
  'EXPOSE',
  'USER',
  'WORKDIR',
  'ENTRYPOINT',
  'CMD',
  'HEALTHCHECK',
  'STOPSIGNAL',
]

/** `isOverridden`: the command comes from a setting, so no line of the Dockerfile has it. */
export function locationsIn(dockerfile: Dockerfile | null, isOverridden: boolean): Places {
  const found = KEYWORDS.flatMap((keyword) => {
    const instruction = dockerfile?.instruction(keyword)
    const isElsewhere = isOverridden && (keyword === 'CMD' || keyword === 'ENTRYPOINT')
    return dockerfile && instruction && !isElsewhere
      ? [[keyword, { file: dockerfile.file, line: instruction.line }] as const]
      : []
  })
  return { ...Object.fromEntries(found), exposed: exposedBy(dockerfile) }
}

/** Limit for wide ranges. */
const MOST_PORTS = 1000

/** The TCP ports that the Dockerfile's own EXPOSE lines name, in all of its stages that make the image. */
function exposedBy(dockerfile: Dockerfile | null): string[] {
  const lines = dockerfile?.chain.flatMap(({ instructions }) => instructions) ?? []
  const words = lines
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ args }) => args.split(/\s+/))
    .filter((word) => word !== '' && !/\/udp$|\/sctp$/i.test(word))
  return [...new Set(words.map((word) => word.replace(/\/tcp$/i, '')))].slice(0, MOST_PORTS)
}

/** How the Dockerfile explains the layers. */
export function explainedBy({ file, instructions, linesOf, redact }: Dockerfile): Partial<InspectOptions> {
  const instructionAt = (at: number): string | null => {
    const found = instructions.find(({ line }) => line === at)
    return found ? `${found.keyword} ${found.args}` : null
  }
  return { dockerfile: { file, instructionAt }, linesOf, redact }
}
