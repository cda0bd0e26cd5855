/** COPY or ADD names a file that the context, or the other stage, does not have. */
import { basename, dirname } from 'node:path/posix'
import type { Failure } from '../failure.ts'
import { nearest } from '../nearest.ts'
import type { Cause } from './index.ts'
import { locationAt, place, quote, reason, sourceLines } from './say.ts'

/** BuildKit 0.12+ and before, and where a folder on the way is missing; the old builder, for the context and a stage. */
const MISSING: readonly RegExp[] = [
  /^failed to walk \S+?\/buildkit-mount\d+\/(.+?): lstat .*: no such file or directory$/,
  /^"\/?([^"]+)":? not found(?:: not found)?$/,
  /^(?:COPY|ADD) failed: (?:file not found in build context or excluded by \.dockerignore: )?stat \/?(.+): (?:file does not exist|no such file or directory)$/,
]

export const copySource: Cause = (failure) => {
  const path = MISSING.map((pattern) => pattern.exec(failure.words)?.[1]).find((found) => found !== undefined)
  if (path === undefined) return null
  const [, from] = /--from=(\S+)/.exec(failure.instruction?.args ?? failure.step?.name ?? '') ?? []
  const { sentence, fix, seen } = from === undefined ? inContext(path, failure) : inStage(path, from)
  return {
    code: 'build-failed',
    level: 'fail',
    confidence: 'proved',
    message: `${place(failure)} failed: ${sentence}`,
    fix,
    ...locationAt(failure.line, failure),
    evidence: [...sourceLines(failure), reason(failure.words), ...seen],
  }
}

interface Explained {
  sentence: string
  fix: string
  seen: string[]
}

const MOST_SHOWN = 5

function inContext(path: string, { neighbours }: Failure): Explained {
  const folder = dirname(path)
  const names = neighbours(folder)
  const name = basename(path)
  if (names?.includes(name)) {
    return {
      sentence: `${quote(path)} is in the context, but .dockerignore leaves it out`,
      fix: `Add \`!${path.replaceAll('`', "'")}\` to .dockerignore, or stop copying it.`,
      seen: [],
    }
  }
  const near = nearest(name, names ?? []).slice(0, MOST_SHOWN)
  const [best] = near
  const meant = best === undefined ? '' : folder === '.' ? best : `${folder}/${best}`
  return {
    sentence: `${quote(path)} is not in the context${meant ? `; did you mean ${quote(meant)}?` : ''}`,
    fix: meant
      ? `Change it to ${quote(meant)}.`
      : 'Commit the file, correct its path (it starts at the context’s root), or see whether .dockerignore leaves it out.',
    seen: near.map((one) => `the context has: ${folder === '.' ? '' : `${folder}/`}${one}`),
  }
}

const inStage = (path: string, stage: string): Explained => ({
  sentence: `${quote(`/${path}`)} is not in ${quote(stage)}`,
  fix: `Make the file in ${quote(stage)}, or correct its path.`,
  seen: [],
})
