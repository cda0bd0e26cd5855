/** Which file of the context, or which other stage, a path in the image comes from, by the Dockerfile's COPY and ADD. Pure but for `file`. */
import { basename, dirname, join, normalize, posix } from 'node:path'
import { placesOf } from '../../platform/search-path.ts'
import { copyOf, type Copy } from './index.ts'
import type { Dockerfile, Instruction, Stage } from './index.ts'
import type { ContextFile } from './neighbours.ts'

export interface Copied {
  /** In the image. */
  path: string
  /** The instruction that puts it there. */
  by: Instruction
  /** Null where it comes from another stage or image, or from the Dockerfile itself. */
  file: ContextFile | null
  /** The stage or image that it comes from; null for the context. */
  from: string | null
  /** What COPY's `--chmod` makes of it, as written. */
  chmod: string | null
  /** False where only the name fits. */
  isSure: boolean
}

/** Stages and bases on the way; a longer chain is an attack. */
const DEEPEST = 8

/** As the step at `at` would find a program of this name; null where no COPY or ADD before it brings such a file. */
export function copiedFor(
  name: string,
  at: Instruction,
  dockerfile: Pick<Dockerfile, 'stages'>,
  file: (path: string) => ContextFile | null,
): Copied | null {
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(at))
  if (stage === undefined) return null
  const before = instructionsOf(stage, at)
  const workingDir = workingDirOf(before)
  for (const place of placesOf(name, workingDir ?? '/', [])) {
    const found = brought(place, before, dockerfile.stages, file)
    if (found) return found
  }
  return name.includes('/') ? byName(basename(name), before, file) : null
}

/** What comes before a step, the stages below it included, the first first. */
function instructionsOf(stage: Stage, at: Instruction | null): Instruction[] {
  const all: Instruction[] = []
  for (let one: Stage | null = stage, depth = 0; one && depth < DEEPEST; one = one.parent, depth++)
    all.unshift(...one.instructions)
  const end = at === null ? -1 : all.indexOf(at)
  return end < 0 ? all : all.slice(0, end)
}

/** Null where a variable is in it. A base image's own is not known here: `/`. */
function workingDirOf(instructions: readonly Instruction[]): string | null {
  let folder: string | null = '/'
  for (const { keyword, args } of instructions) {
    if (keyword !== 'WORKDIR') continue
    const named: string = args.replace(/^["']|["']$/g, '')
    folder =
      named.includes('$') || folder === null
        ? named.startsWith('/') && !named.includes('$')
          ? named
          : null
        : posix.resolve(folder, named)
  }
  return folder
}

function brought(
  path: string,
  before: readonly Instruction[],
  stages: readonly Stage[],
  file: (path: string) => ContextFile | null,
  depth = 0,
): Copied | null {
  for (let index = before.length - 1; index >= 0; index--) {
    const by = before[index]
    const copy = by === undefined ? null : copyOf(by)
    if (by === undefined || copy === null) continue
    const folder = workingDirOf(before.slice(0, index))
    if (copy.target.includes('$') || (folder === null && !copy.target.startsWith('/'))) continue
    const target = posix.resolve(folder ?? '/', copy.target)
    const inner = innerPath(path, target)
    if (inner === null) continue
    const found = { path, by, from: copy.from, chmod: copy.chmod, isSure: true }
    if (copy.isInline) return { ...found, file: null }
    if (copy.from !== null) {
      if (!copy.sources.some((source) => sourcesFor(source, inner, copy).length > 0)) continue
      return { ...found, file: fromStage(copy, inner, stages, file, depth) }
    }
    const real = copy.sources
      .flatMap((source) => sourcesFor(source, inner, copy))
      .map((source) => file(source))
      .find((one) => one !== null)
    if (real) return { ...found, file: real }
  }
  return null
}

/** A file that another stage was given may still come from the context. */
function fromStage(
  copy: Copy,
  inner: string,
  stages: readonly Stage[],
  file: (path: string) => ContextFile | null,
  depth: number,
): ContextFile | null {
  const stage = stages.find(
    ({ name, index }) => name === copy.from?.toLowerCase() || String(index) === copy.from,
  )
  if (stage === undefined || depth >= DEEPEST) return null
  for (const source of copy.sources.flatMap((one) => sourcesFor(one, inner, copy))) {
    const found = brought(posix.resolve('/', source), instructionsOf(stage, null), stages, file, depth + 1)
    if (found?.file) return found.file
  }
  return null
}

/** What follows the target in the path: empty when the target is the path itself; null when it lies elsewhere. */
function innerPath(path: string, target: string): string | null {
  if (path === target) return ''
  const folder = target === '/' ? '/' : `${target}/`
  return path.startsWith(folder) ? path.slice(folder.length) : null
}

/** Paths in the context, or in the stage, that would end up there. */
function sourcesFor(source: string, inner: string, { isFolder, sources }: Copy): string[] {
  const name = basename(source)
  if (inner === '') return isFolder || sources.length > 1 || hasGlob(source) ? [] : [source]
  if (hasGlob(source))
    return inner.includes('/') && !/[*?\]]$/.test(source) ? [] : [join(dirname(source), inner)]
  return [...(name === inner ? [source] : []), join(source, inner)]
}

const hasGlob = (source: string): boolean => /[*?[]/.test(source)

/** A variable in a target, or `cd` in the step: then only the name of the file is known. */
function byName(
  name: string,
  before: readonly Instruction[],
  file: (path: string) => ContextFile | null,
): Copied | null {
  for (const by of before.toReversed()) {
    const copy = copyOf(by)
    if (copy?.from !== null || copy.isInline) continue
    const real = copy.sources
      .flatMap((source) =>
        basename(source) === name ? [source] : [join(hasGlob(source) ? dirname(source) : source, name)],
      )
      .map((source) => file(normalize(source)))
      .find((one) => one !== null)
    if (real) return { path: name, by, file: real, from: null, chmod: copy.chmod, isSure: false }
  }
  return null
}
