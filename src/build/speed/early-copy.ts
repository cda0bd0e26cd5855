/**
 * `cache-broken-early`: a COPY of a whole folder stands before a RUN that only installs packages, so each change of any
 * file of that folder installs them again. Said only where it is certain what the RUN reads (`installsOf`), its files are in
 * the context, they come from that COPY, and the folder has other files too. Pure, but for the two functions that read.
 */
import type { BuildStep, Finding } from '../../core/schema.ts'
import { groupBy } from '../../lib/group-by.ts'
import { quote } from '../causes/phrases.ts'
import { copiedFor, instructionsOf } from '../dockerfile/copied.ts'
import { copyOf, titleOf, type Dockerfile, type Instruction, type Stage } from '../dockerfile/index.ts'
import type { ContextFile } from '../dockerfile/neighbours.ts'
import { installsOf } from './installs.ts'
import { duration, listed } from './phrases.ts'

export interface Layout {
  dockerfile: Dockerfile
  steps: readonly BuildStep[]
  /** Names in a folder of the context, without ignored ones; null where there is no such folder. */
  names: (folder: string) => readonly string[] | null
  /** A file of the context that is not ignored. */
  file: (path: string) => ContextFile | null
  /** Its text; null where it cannot be read. */
  text: (path: string) => string | null
  /** The ignore file that counts. */
  ignoreFile: string
}

/** An installation, and the COPY that it should stand before. */
export interface Early {
  copy: Instruction
  run: Instruction
  /** Files that it reads, relative to the context. */
  files: readonly string[]
  /** Null where it came from the cache. */
  seconds: number | null
}

/** From here on, the installation is worth a warning. */
const WARN_SECONDS = 60

export function earlyCopies(layout: Layout): Early[] {
  const { dockerfile, steps } = layout
  const stepAt = new Map(steps.map((step) => [step.line, step]))
  return dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((run) => {
      const step = stepAt.get(run.line)
      const early = step && earlyOf(run, stage, layout)
      return early ? [{ ...early, seconds: step.cached ? null : step.seconds }] : []
    }),
  )
}

/** One for each COPY. */
export const earlyFindings = (early: readonly Early[], layout: Layout): Finding[] =>
  [...groupBy(early, ({ copy }) => copy)].map(([copy, some]) => finding(copy, some, layout))

function earlyOf(run: Instruction, stage: Stage, layout: Layout): Omit<Early, 'seconds'> | null {
  const installs = installsOf(run)
  if (installs === null) return null
  const before = instructionsOf(stage, run)
  const sources = installs.flatMap(({ needs, isEnough, unless }) =>
    needs.map((name) => ({ name, isEnough, unless, copied: broughtFor(name, run, layout) })),
  )
  const isCertain = sources.every(({ copied, isEnough, unless }) => {
    const text = copied && layout.text(copied.path)
    return (
      text !== null &&
      isEnough(text) &&
      !unless.some((name) => isThere(beside(copied?.path ?? '', name), layout))
    )
  })
  if (!isCertain) return null
  const wide = (one: Instruction) =>
    isWholeFolder(
      one,
      sources.map(({ copied }) => copied?.path ?? ''),
      layout,
    )
  const copy =
    sources.length > 0
      ? sources.map(({ copied }) => copied?.by).find((by) => by !== undefined && wide(by))
      : before.find((one) => wide(one) && isFarFromSystem(one))
  if (copy === undefined) return null
  const optional = installs.flatMap(({ needs, reads }) =>
    reads.map((name) => broughtFor(name, run, layout)?.path ?? beside(needs[0] ?? '', name)),
  )
  const files = [
    ...sources.map(({ copied }) => copied?.path ?? ''),
    ...optional.filter((path) => isThere(path, layout)),
  ]
  return { copy, run, files: [...new Set(files)] }
}

/** The COPY or ADD that certainly brings a file of the working folder, and the file in the context. */
function broughtFor(
  name: string,
  run: Instruction,
  { dockerfile, file }: Layout,
): { by: Instruction; path: string } | null {
  const copied = copiedFor(`./${name}`, run, dockerfile, file)
  return copied?.file && copied.isSure && copied.from === null
    ? { by: copied.by, path: copied.file.path }
    : null
}

const beside = (path: string, name: string): string =>
  path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/${name}` : name

const isThere = (path: string, { names }: Layout): boolean => {
  const at = path.lastIndexOf('/')
  return names(at < 0 ? '.' : path.slice(0, at))?.includes(path.slice(at + 1)) === true
}

/** Whether it copies a folder of the context that has more than these files. */
function isWholeFolder(one: Instruction, files: readonly string[], { names }: Layout): boolean {
  const copy = copyOf(one)
  if (copy?.from !== null || copy.isInline) return false
  return copy.sources.some((source) => {
    const others = names(source)?.filter((name) => {
      const path = source === '.' ? name : `${source.replace(/\/+$/, '')}/${name}`
      return !files.includes(path) && !/dockerfile|dockerignore/i.test(name)
    })
    return others !== undefined && others.length > 0
  })
}

/** A copy to `/` or `/etc` may configure the package manager. */
function isFarFromSystem(one: Instruction): boolean {
  const copy = copyOf(one)
  return (
    copy !== null && copy.sources.includes('.') && !/^\/(?:etc\b.*|root\b.*|usr\b.*)?$|\$/.test(copy.target)
  )
}

function finding(copy: Instruction, some: readonly Early[], { dockerfile, ignoreFile }: Layout): Finding {
  const { file } = dockerfile
  const [first] = some
  const ran = some.flatMap(({ seconds }) => seconds ?? [])
  const seconds = ran.reduce((sum, one) => sum + one, 0)
  const files = [...new Set(some.flatMap((one) => one.files))]
  const runs = some.length === 1 ? 'this RUN' : 'these RUNs'
  const more = some.length > 1 ? ` and ${some.length - 1} more` : ''
  const isWorth = seconds >= WARN_SECONDS
  return {
    code: 'cache-broken-early',
    level: isWorth ? 'warn' : 'note',
    confidence: 'likely',
    message: `${placed(copy, file)} stands before ${first ? placed(first.run, file) : ''}${more}, so each change of any file that it copies installs the packages again${seconds >= 1 ? `, which took ${duration(seconds)} in this build` : ''}`,
    fix:
      files.length === 0
        ? `Move ${runs} above that line: no file of the context is needed for it.`
        : `Copy ${listed(files.map((name) => quote(name)))} first, then ${runs}, then the rest; and list in \`${ignoreFile}\` what the image does not need.`,
    location: { file, line: copy.line },
    evidence: [copy, ...some.map(({ run }) => run)].map((one) =>
      `${file}:${one.line}: ${titleOf(one)}`.slice(0, WIDEST),
    ),
  }
}

const WIDEST = 300
const placed = (one: Instruction, file: string): string => `${quote(titleOf(one))} (${file}:${one.line})`
