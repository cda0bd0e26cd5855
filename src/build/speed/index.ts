/** What makes builds slow: an order of lines that breaks the cache early, a large context; and why this one took longer. */
import { isAbsolute, relative, sep } from 'node:path'
import type { Build, Finding } from '../../core/schema.ts'
import { copyOf, type Dockerfile } from '../dockerfile/index.ts'
import { ignoredIn } from '../dockerfile/ignored.ts'
import { fileIn, neighboursIn, textIn } from '../dockerfile/neighbours.ts'
import { walkContext } from './context-parts.ts'
import { earlyCopies, earlyFindings } from './early-copy.ts'
import { LARGE_BYTES, largeContext } from './large-context.ts'
import { slower, type Slower } from './slower.ts'

export { isWorth as isMuchSlower, type Slower } from './slower.ts'

export interface Built {
  build: Build
  dockerfile: Dockerfile
  /** Absolute paths: of the build context, of the Dockerfile, and of the repository. */
  context: string
  path: string
  root: string
  /** The legacy builder sends the whole context. */
  sendsAll: boolean
}

export async function speedFindings(built: Built): Promise<Finding[]> {
  const { build, dockerfile, context, sendsAll } = built
  const { isIgnored, ...layout } = layoutOf(built)
  const { ignoreFile } = layout
  const early = earlyFindings(earlyCopies(layout), layout)
  const sent = build.contextBytes ?? 0
  if (sent < LARGE_BYTES) return early
  const { instructions } = dockerfile
  const runs = instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .map(({ args, heredocs }) => [args, ...heredocs.map(({ content }) => content)].join('\n'))
  const sources = sendsAll ? ['.'] : copiedSources(build, dockerfile)
  const large = largeContext(sent, sources, await walkContext(context, { isIgnored, runs }), ignoreFile)
  return large ? [...early, large] : early
}

function layoutOf({ build, dockerfile, context, path, root }: Built) {
  const { byDocker, file: ignoreFile } = ignoredIn(context, path, root)
  const isIgnored = (one: string): boolean => byDocker(one) !== null
  const [names, file] = [neighboursIn(context), fileIn(context)]
  return {
    dockerfile,
    steps: build.steps,
    names: (folder: string) =>
      names(folder)?.filter((name) => !isIgnored(folder === '.' ? name : `${folder}/${name}`)) ?? null,
    file: (one: string) => (isIgnored(one) ? null : file(one)),
    text: textIn(context),
    ignoreFile,
    isIgnored,
  }
}

/** What the steps of this build copy from the context. */
function copiedSources({ steps }: Build, { instructions }: Dockerfile): string[] {
  const lines = new Set(steps.map(({ line }) => line))
  return instructions.flatMap((one) => {
    const copy = lines.has(one.line) ? copyOf(one) : null
    return copy?.from === null ? copy.sources : []
  })
}

/** `changed`: absolute paths; null where they are not known. */
export type WhySlower = (
  before: Build,
  changed: readonly string[] | null,
  isSameCache: boolean,
) => Slower | null

export function whySlower(built: Built): WhySlower {
  return (before, changed, isSameCache) => {
    const { build, dockerfile, context } = built
    const { isIgnored, ...layout } = layoutOf(built)
    const inContext = changed?.flatMap((one) => {
      const inner = relative(context, one).split(sep).join('/')
      const isOutside = inner.split('/')[0] === '..' || isAbsolute(inner)
      return isOutside || isIgnored(inner) ? [] : [inner]
    })
    const early = earlyCopies(layout)
    const { ignoreFile } = layout
    return slower({
      dockerfile,
      now: build,
      before,
      changed: inContext ?? null,
      early,
      ignoreFile,
      isSameCache,
    })
  }
}
