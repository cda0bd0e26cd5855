/** Where the Dockerfile says what the container is to do, for findings that point there. */
import type { Dockerfile } from './build/index.ts'
import type { Keyword, Places } from './smoke/index.ts'

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

/** A command given as a setting is not in the Dockerfile. */
export function placesIn(dockerfile: Dockerfile | null, isOverridden: boolean): Places {
  const found = KEYWORDS.flatMap((keyword) => {
    const instruction = dockerfile?.instruction(keyword)
    const isElsewhere = isOverridden && (keyword === 'CMD' || keyword === 'ENTRYPOINT')
    return dockerfile && instruction && !isElsewhere
      ? [[keyword, { file: dockerfile.file, line: instruction.line }] as const]
      : []
  })
  return Object.fromEntries(found)
}
