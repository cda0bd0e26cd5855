/**
 * All access to paths that a setting or a file of the repository names. A pull request writes the repository, so a link in
 * it can lead anywhere. The rule: a path that enters a repository must end in it. A path that enters none is trusted: the
 * user gave it. A link that is created after the check is not followed: the checked file is opened.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'
import { messageOf, systemCode } from './errors.ts'
import { makeFolders } from './make-folders.ts'

export type Kind = 'file' | 'folder' | 'pipe' | 'socket' | 'device'

export interface Located {
  ok: true
  /** The path without links on the way to the repository: `/tmp/x/app` may become `/private/tmp/x/app`. */
  path: string
  /** The path with all links resolved. It may not exist. */
  real: string
  /** Null when it does not exist. */
  kind: Kind | null
  /** Whether the path enters a repository, whose author can create links. */
  isGuarded: boolean
}

/** `why`: one sentence without a full stop, what is wrong and how to fix it. */
export type Refused = { ok: false; why: string }

/** Linux's limit. */
const MOST_LINKS = 40

/**
 * Resolves an absolute path link by link. `roots`: real paths of repositories (`rootsOf`). A path that enters one of them
 * must end in it; other paths are allowed. A missing file is not refused: its `kind` is null.
 */
export function locate(path: string, roots: readonly string[]): Located | Refused {
  const way = follow(resolve(path), roots)
  if (way.isLoop) return no(`${shown(way.link ?? path, roots)} is a symbolic link that leads back to itself`)
  if (way.root !== null && !isInside(way.real, way.root)) return leadsOut(way, roots)
  return { ok: true, path: way.path, real: way.real, kind: kindAt(way.real), isGuarded: way.root !== null }
}

/**
 * The same for a path in a file of the repository, such as a compose file: it must be inside `root`, through any links, also
 * when it is absolute. `path` is absolute: the caller resolves it.
 */
export function locateInside(path: string, root: string): Located | Refused {
  const roots = rootsOf(root)
  const found = locate(path, roots)
  if (!found.ok || roots.some((one) => isInside(found.real, one))) return found
  return no(`${found.real} is outside the repository ${root}: move it there`)
}

/** The real paths of these folders, each once, the innermost first. */
export const rootsOf = (...folders: readonly string[]): string[] =>
  [...new Set(folders.map(realOrSelf))].sort((a, b) => b.length - a.length)

/** The nearest folder above with a `.git`, else the folder itself. */
export function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isRepository(at)) return at
    if (at === dirname(at)) return folder
  }
}

/** Whether a folder has a `.git`. */
export const isRepository = (folder: string): boolean => existsSync(join(folder, '.git'))

export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** Names of the kinds for sentences. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  file: 'a file',
  folder: 'a folder',
  pipe: 'a pipe',
  socket: 'a socket',
  device: 'a device',
}

interface Way {
  path: string
  real: string
  /** The repository that the path entered, before one of its links was followed. */
  root: string | null
  /** The last link inside a repository. */
  link: string | null
  isLoop: boolean
}

function follow(path: string, roots: readonly string[]): Way {
  const top = parse(path).root
  const way: Way = { path, real: top, root: null, link: null, isLoop: false }
  const enter = (at: string, rest: readonly string[]) => {
    const root = way.link === null ? roots.find((one) => isInside(at, one)) : undefined
    if (root === undefined) return
    if (way.root === null) way.path = join(at, ...rest)
    way.root = root
  }
  let at = top
  let rest = namesIn(path.slice(top.length))
  let links = 0
  enter(at, rest)
  while (rest.length > 0) {
    const [name = '', ...after] = rest
    const next = join(at, name)
    // the kernel's links (/proc/self/fd/3) may name files without a path
    const target = name === '..' || isInside(at, '/proc') ? null : linkAt(next)
    rest = after
    if (target === null) at = next
    else {
      if (roots.some((one) => isInside(at, one))) way.link = next
      if (++links > MOST_LINKS) return { ...way, isLoop: true }
      rest = [...namesIn(target), ...after]
      if (target.startsWith('/')) at = parse(target).root
    }
    enter(at, rest)
  }
  return { ...way, real: at }
}

const namesIn = (path: string): string[] => path.split(sep).filter((name) => name !== '' && name !== '.')

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null // not a link, missing, or unreadable: opening it reports that
  }
}

function leadsOut({ link, path, real, root }: Way, roots: readonly string[]): Refused {
  return no(
    `the link ${shown(link ?? path, roots)} leads out of the repository ${root ?? ''}, to ${real}: remove the link, or give its target as the path if you trust it`,
  )
}

/** Relative to the repository, if it is in one. */
function shown(path: string, roots: readonly string[]): string {
  const root = roots.find((one) => isInside(path, one))
  return root === undefined ? path : relative(root, path) || path
}

const no = (why: string): Refused => ({ ok: false, why })

function realOrSelf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function kindAt(path: string): Kind | null {
  const found = statOf(path)
  return found === null ? null : kindOf(found)
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function kindOf(stat: Stats): Kind {
  if (stat.isFile()) return 'file'
  if (stat.isDirectory()) return 'folder'
  if (stat.isFIFO()) return 'pipe'
  return stat.isSocket() ? 'socket' : 'device'
}

export interface ReadLimits {
  /** Bytes; a larger file is refused. */
  most: number
  /** Whether to read a pipe, to its end and without a time limit: for `<(command)`. */
  pipes?: boolean
}

/** Opens a regular file that `locate` found, or a pipe if allowed; returns the descriptor. Throws for others. */
export function openForReading({ real }: Located, { pipes = false }: { pipes?: boolean } = {}): number {
  const before = statOf(real)
  if (pipes && before?.isFIFO()) return openSync(real, 'r')
  // NONBLOCK: otherwise opening a pipe without a writer blocks
  const flags = constants.O_RDONLY | (isKernels(real) ? 0 : constants.O_NOFOLLOW) | constants.O_NONBLOCK
  const descriptor = openSync(real, flags)
  const kind = kindOf(fstatSync(descriptor))
  if (kind === 'file') return descriptor
  closeSync(descriptor)
  throw new Error(`it is ${KIND_NAMES[kind]}, not a regular file`)
}

/** The bytes of a file that `locate` found. Throws an Error whose message completes "cannot be read: …". */
export function readWhole(place: Located, limits: ReadLimits): Buffer {
  const descriptor = openForReading(place, limits)
  try {
    const { size } = fstatSync(descriptor)
    if (size > limits.most) throw new Error(`it has ${size} bytes, and at most ${limits.most} are read`)
    return bounded(descriptor, limits.most)
  } finally {
    closeSync(descriptor)
  }
}

/** A file may grow while it is read, and a pipe has no size. */
function bounded(descriptor: number, most: number): Buffer {
  const chunks: Buffer[] = []
  let total = 0
  for (;;) {
    const chunk = Buffer.alloc(65_536)
    const count = readSync(descriptor, chunk)
    if (count === 0) return Buffer.concat(chunks)
    total += count
    if (total > most) throw new Error(`at most ${most} bytes are read`)
    chunks.push(chunk.subarray(0, count))
  }
}

export interface NewFile {
  /** Descriptor for writing; the caller closes it. */
  descriptor: number
  /** Atomically gives the file its name, replacing an existing one. Call it once. */
  commit(): void
  /** Removes it unless it was committed. */
  discard(): void
}

export interface WriteRules {
  roots: readonly string[]
  /** Whether to write to pipes and devices: on a command line only, never in an action. */
  pipes: boolean
}

/**
 * Creates a temporary file beside the path; `commit` renames it to the path. A link there is replaced, not followed; missing
 * folders are created and may not be outside the repository. Throws an Error whose message completes
 * "cannot be written: …".
 */
export function newFile(path: string, { roots, pipes }: WriteRules): NewFile {
  const place = locate(path, roots)
  if (!place.ok) throw new Error(place.why)
  if (place.kind === 'folder') throw new Error('it is a folder')
  const isPlain = (place.kind === null || place.kind === 'file') && !isKernels(place.real)
  if (!isPlain && !pipes) throw new Error(`it is ${KIND_NAMES[place.kind ?? 'device']}, not a regular file`)
  return isPlain ? besides(place.path, roots) : asItIs(place)
}

/** Writes to a new file and renames it, so that a reader never finds half of it. Throws as `newFile` does. */
export function writeWhole(path: string, text: string, rules: WriteRules): void {
  let file: NewFile | undefined
  try {
    file = newFile(path, rules)
    fill(file, text)
    file.commit()
  } catch (cause) {
    file?.discard()
    throw cause
  }
}

function fill({ descriptor }: NewFile, text: string): void {
  try {
    writeFileSync(descriptor, text)
  } finally {
    closeSync(descriptor)
  }
}

/** For `/dev/fd/3`, `/dev/stdout`, which are already open and where no file can be created. */
const isKernels = (path: string): boolean => isInside(path, '/proc') || isInside(path, '/dev/fd')

function asItIs({ real }: Located): NewFile {
  const descriptor = openSync(real, constants.O_WRONLY)
  return { descriptor, commit: () => undefined, discard: () => undefined }
}

const PART = '.part'
const PART_NAME = /\.[\da-f-]{36}\.part$/

/** The path that a temporary file of `newFile` gets at its end; any other path as it is. */
export const finalPath = (path: string): string => path.replace(PART_NAME, '')

function besides(path: string, roots: readonly string[]): NewFile {
  const folder = openFolder(dirname(path), roots)
  const part = join(folder.path, `${basename(path)}.${randomUUID()}${PART}`) // an unpredictable name, so that no link can be there
  try {
    const descriptor = openSync(part, 'wx', 0o644)
    return {
      descriptor,
      commit() {
        renameSync(part, join(folder.path, basename(path)))
        folder.close()
      },
      discard() {
        rmSync(part, { force: true })
        folder.close()
      },
    }
  } catch (error) {
    folder.close()
    throw new Error(messageOf(error).replaceAll(part, path), { cause: error })
  }
}

/** A folder, created if missing, kept open so that it cannot be replaced. */
function openFolder(path: string, roots: readonly string[]): { path: string; close: () => void } {
  const place = locate(path, roots)
  if (!place.ok) throw new Error(place.why)
  makeFolders(place.real)
  const descriptor = openSync(place.real, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  let isOpen = true
  const close = () => {
    if (isOpen) closeSync(descriptor)
    isOpen = false
  }
  const now = locate(path, roots)
  if (!now.ok || now.real !== place.real || !isSame(descriptor, now.real)) {
    close()
    throw new Error(now.ok ? `${place.real} was replaced meanwhile` : now.why)
  }
  const held = `/proc/self/fd/${descriptor}`
  return { path: isSame(descriptor, `${held}/.`) ? held : place.real, close }
}

function isSame(descriptor: number, path: string): boolean {
  try {
    const [one, other] = [fstatSync(descriptor), lstatSync(path)]
    return one.ino === other.ino && one.dev === other.dev
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return false
  }
}

/** The same as UTF-8 text. */
export const readText = (place: Located, limits: ReadLimits): string =>
  readWhole(place, limits)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
