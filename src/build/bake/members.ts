/** What one bake run builds: the images, and the targets that they build on. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../core/errors.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { linkedIn } from '../../lib/buildx-options.ts'
import { prepare, type BuildDeps, type BuildOutcome, type BuildRun, type Prepared } from '../outcome.ts'

export interface Member {
  name: string
  /** Its name in the bake file: names of images may be anything. */
  id: string
  prepared: Prepared
  /** Null for a target that is no image. */
  run: BuildRun | null
}

export interface Members {
  ready: ReadonlyMap<string, Member>
  /** Those without a Dockerfile. */
  notBuilt: ReadonlyMap<string, BuildOutcome>
  /** The image and all targets that it builds on, itself first. Throws a `settings` error when one is unknown. */
  needs: (name: string) => string[]
}

/** `tempDir`: for the files of targets that are no images. */
export function membersOf(
  images: ReadonlyMap<string, { source: BuildSource; run: BuildRun }>,
  linked: ReadonlyMap<string, BuildSource>,
  tempDir: string,
  deps: Pick<BuildDeps, 'root' | 'secrets'>,
): Members {
  const ready = new Map<string, Member>()
  const notBuilt = new Map<string, BuildOutcome>()
  const sources = new Map([...linked, ...[...images].map(([name, { source }]) => [name, source] as const)])
  let count = 0
  for (const [name, source] of sources) {
    const id = `image-${count++}`
    const run = images.get(name)?.run ?? null
    const made = prepare(source, run ?? ownRun(id, tempDir), deps)
    if (made.ok) ready.set(name, { name, id, prepared: made.prepared, run })
    else notBuilt.set(name, made.outcome)
  }
  return { ready, notBuilt, needs: (name) => needsOf(name, sources) }
}

/** Its image is not kept, so that it has no tags. */
function ownRun(id: string, parent: string): BuildRun {
  const tempDir = join(parent, id)
  mkdirSync(tempDir, { recursive: true, mode: 0o700 })
  return { id, tag: '', baseTag: '', tempDir }
}

function needsOf(name: string, sources: ReadonlyMap<string, BuildSource>): string[] {
  const needs = new Set([name])
  for (const one of needs)
    for (const { context, target } of linksOf(sources.get(one))) {
      if (!sources.has(target)) throw unknown(one, context, target)
      needs.add(target)
    }
  return [...needs]
}

const linksOf = (source: BuildSource | undefined): { context: string; target: string }[] =>
  (source?.options ?? []).flatMap(([flag, value]) => {
    const link = flag === '--build-context' ? linkedIn(value ?? '') : null
    return link === null ? [] : [{ context: link.name, target: link.target }]
  })

const unknown = (image: string, context: string, target: string): UserError =>
  new UserError(
    'settings',
    `${image}: its build context ${context} is the target ${target}, which this run does not build`,
    'A context of the form target:NAME is for the targets of a bake file.',
    { exit: 2 },
  )
