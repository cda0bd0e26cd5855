/** Finds the Dockerfile. Without one the result is a finding, with similar files as suggestions. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { messageOf, systemCode } from '../../core/errors.ts'
import type { Finding } from '../../core/schema.ts'
import { nearest } from '../../lib/nearest.ts'

export interface Found {
  ok: true
  /** Absolute. */
  path: string
  /** Relative, as in findings. */
  file: string
  /** Null when it is too large to parse: it may still build, but findings have no lines. */
  text: string | null
}

export type Located = Found | { ok: false; finding: Finding }

const LARGEST = 1024 * 1024
/** Limits the search for similar files. */
const MOST_ENTRIES = 2000

export function locateDockerfile(asked: string, context: string, root: string): Located {
  const path = inLowerCase(asked) ?? asked
  const file = relativeTo(root, path)
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return missing(`${file} is a folder, not a Dockerfile`, asked, context, root)
    if (!stat.isFile()) return missing(`${file} is no regular file`, asked, context, root)
    return { ok: true, path, file, text: stat.size > LARGEST ? null : readFileSync(path, 'utf8') }
  } catch (cause) {
    const why = WHY.get(systemCode(cause) ?? '')
    return missing(
      why ? `${file} ${why}` : `${file} cannot be read: ${messageOf(cause)}`,
      asked,
      context,
      root,
    )
  }
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EACCES', 'cannot be read: permission denied'],
  ['EPERM', 'cannot be read: permission denied'],
  ['ELOOP', 'cannot be read: it is a symbolic link to itself'],
])

/** As Docker does, uses `dockerfile` when `Dockerfile` is missing. */
function inLowerCase(asked: string): string | null {
  if (basename(asked) !== 'Dockerfile') return null
  const names = list(dirname(asked))
  return !names.includes('Dockerfile') && names.includes('dockerfile')
    ? join(dirname(asked), 'dockerfile')
    : null
}

/** Relative to the repository, with `/`; only the name of a file outside it. */
export function relativeTo(root: string, path: string): string {
  const inside = relative(root, path)
  const isOutside = inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside)
  return isOutside ? basename(path) : inside.split(sep).join('/')
}

function missing(sentence: string, asked: string, context: string, root: string): Located {
  const near = lookAlikes(asked, context).map((path) => relativeTo(root, path))
  const best = near[0]
  return {
    ok: false,
    finding: {
      code: 'dockerfile-missing',
      level: 'fail',
      confidence: 'proved',
      message: `there is no Dockerfile to build: ${sentence}`,
      fix: best
        ? `Select the Dockerfile with \`file: ${best}\`, or add ${relativeTo(root, asked)}.`
        : `Add ${relativeTo(root, asked)}, or set the folder to build with \`path\` and the Dockerfile with \`file\`.`,
      evidence: [`looked for: ${asked}`, `context: ${context}`, ...near.map((name) => `there is: ${name}`)],
    },
  }
}

const FOLDERS: readonly string[] = ['.', 'docker', 'build', '.docker', 'deploy', 'src', 'app']
const MOST_SHOWN = 5

/** Files in the usual folders that look like Dockerfiles, the most similar name first. */
function lookAlikes(asked: string, context: string): string[] {
  const folders = [...new Set([dirname(asked), ...FOLDERS.map((folder) => join(context, folder))])]
  const found = folders.flatMap((folder) =>
    list(folder)
      .filter((name) => /^(?:.+\.)?(?:docker|container)file(?:\..+)?$/i.test(name))
      .map((name) => join(folder, name))
      .filter(isFile),
  )
  const [best] = nearest(asked, found, Infinity)
  return [...new Set([...(best === undefined ? [] : [best]), ...found])]
    .filter((path) => path !== asked)
    .slice(0, MOST_SHOWN)
}

/** Names in a folder; empty when it cannot be read. */
export function list(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, MOST_ENTRIES)
  } catch {
    return []
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}
