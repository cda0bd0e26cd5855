/** Finds the file of the context, or the stage, that a path in the image comes from, by COPY and ADD. Pure, except `file`. */
import { basename, dirname, join, normalize, posix } from 'node:path'
import { placesOf } from '../../platform/search-path.ts'
import { copyOf, type Copy } from './index.ts'
import type { Dockerfile, Instruction, Stage } from './index.ts'
import type { ContextFile } from './neighbours.ts'

export interface Copied {
  /** In the image. */
  path: string
  /** The instruction that copies it. */
  by: Instruction
  /** Null when it comes from another stage or image, or from a here-document. */
  file: ContextFile | null
  /** The stage or image that it comes from; null for the context. */
  from: string | null
  /** COPY's `--chmod`, as written. */
  chmod: string | null
  /** False when only the file name matches. */
  isSure: boolean
}

/** Limit of stages to follow; a longer chain is an attack. */
const DEEPEST = 8

/** The file that the step at `at` would run as this program; null when no COPY or ADD before it copies one. */
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

/** The instructions before a step, in order, including those of its parent stages. */
export function instructionsOf(stage: Stage, at: Instruction | null): Instruction[] {
  const all: Instruction[] = []
  for (let one: Stage | null = stage, depth = 0; one && depth < DEEPEST; one = one.parent, depth++)
    all.unshift(...one.instructions)
  const end = at === null ? -1 : all.indexOf(at)
  return end < 0 ? all : all.slice(0, end)
}

/** The working directory; null with a variable in it. The base image's is unknown: `/`. */
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

/** Follows a file of another stage to the context. */
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

/** The rest of the path after the target: empty when they are equal; null when the path is not in it. */
function innerPath(path: string, target: string): string | null {
  if (path === target) return ''
  const folder = target === '/' ? '/' : `${target}/`
  return path.startsWith(folder) ? path.slice(folder.length) : null
}

/** Paths in the context, or in the stage, that would be copied there. */
function sourcesFor(source: string, inner: string, { isFolder, sources }: Copy): string[] {
  const name = basename(source)
  if (inner === '') return isFolder || sources.length > 1 || hasGlob(source) ? [] : [source]
  if (hasGlob(source))
    return inner.includes('/') && !/[*?\]]$/.test(source) ? [] : [join(dirname(source), inner)]
  return [...(name === inner ? [source] : []), join(source, inner)]
}

const hasGlob = (source: string): boolean => /[*?[]/.test(source)

/** For a variable in a target, or a `cd` in the step: only the file name is known. */
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
