/**
 * Builds the image of the commit to compare with, by the same settings and builder, and weighs it. It is not run here; its
 * tag stays where it is to be started later.
 */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { checkOut, type Git, type Outcome, type WantedCommit } from '../baseline/index.ts'
import { isInside } from '../core/file-access.ts'
import { baselineTag } from '../core/run-id.ts'
import type { BuildOption, BuildSource } from '../inputs/types.ts'
import { assemble } from './assemble.ts'
import { startsBaseline } from './starts.ts'
import { buildFrom } from './subject.ts'
import type { Trial } from './trial.ts'
import { weigh } from './weigh-and-run.ts'
import { notRun, weighedOnly } from './weighed-only.ts'

/** Rejects where the commit cannot be checked out or its image not be weighed. */
export async function builtBaseline(trial: Trial, wanted: WantedCommit, git: Git): Promise<Outcome> {
  const { inputs, run } = trial
  const { source } = inputs
  const { sha, branch } = wanted
  if (source.kind !== 'build')
    return { kind: 'skipped', note: 'Nothing is built here, so the baseline is not built either' }
  if (inputs.smoke?.services)
    return { kind: 'skipped', note: 'The baseline is not built with `compose-file`' }
  if (sha === null) return { kind: 'failed', note: 'The commit to build is unknown' }
  const folder = join(run.tempDir, 'baseline')
  const moved = movedSource(source, inputs.root, folder)
  if (moved === null)
    return {
      kind: 'skipped',
      note: 'The Dockerfile is outside the repository, so it is not part of a commit',
    }
  mkdirSync(folder)
  await checkOut(sha, folder, git)
  const name = `${branch === null ? '' : `${branch}@`}${sha.slice(0, 7)}`
  return trialOf(trial, moved, folder, name, wanted)
}

/** The same paths in the other folder; null where they are not in the repository. */
export function movedSource(source: BuildSource, root: string, folder: string): BuildSource | null {
  const { context, file } = source
  if (![context, file].every((path) => isInside(path, root))) return null
  const moved = (path: string) => join(folder, relative(root, path))
  const options = (source.options ?? []).flatMap((option) => movedOption(option, root, moved))
  const other = { context: moved(context), file: moved(file), options }
  return { ...source, ...other, cacheTo: [], notes: [], keep: false, platforms: undefined }
}

/** The tags are of the image under test; a folder of the repository is that of the commit. */
function movedOption(option: BuildOption, root: string, moved: (path: string) => string): BuildOption[] {
  const [flag, value = ''] = option
  if (flag === '--tag') return []
  const at = value.indexOf('=') + 1
  const path = value.slice(at)
  return flag === '--build-context' && isInside(path, root)
    ? [[flag, value.slice(0, at) + moved(path)]]
    : [option]
}

async function trialOf(
  trial: Trial,
  source: BuildSource,
  root: string,
  name: string,
  { sha, branch }: WantedCommit,
): Promise<Outcome> {
  const { run } = trial
  const { engine, info } = await trial.link()
  const tempDir = join(run.tempDir, 'baseline-build')
  mkdirSync(tempDir)
  const inputs = { ...weighedOnly(trial.inputs, source), root }
  const other: Trial = { ...trial, inputs, run: { ...run, tempDir }, results: { engine: info }, seconds: {} }
  const tag = baselineTag(run.id)
  const began = run.clock.now()
  try {
    const subject = await buildFrom(source, other, engine, { title: `Building the baseline ${name}`, tag })
    if (subject === null) return { kind: 'failed', note: unbuilt(sha, other) }
    other.results.inspect = await weigh(subject, other, engine, info)
    trial.results.built = { name, image: subject.image }
  } finally {
    // it may not have been built; what is left is removed by its label
    if (!startsBaseline(trial.inputs)) await engine.untag(tag).catch(() => undefined)
  }
  const context = { sha, ref: branch, repository: run.context.repository, pullRequest: null }
  const totalSeconds = run.clock.now() - began
  const report = assemble({ ...other, context, at: run.clock.date(), totalSeconds, error: null })
  return { kind: 'found', report: notRun(report) }
}

/** The first cause that the build found. */
function unbuilt(sha: string | null, { results }: Trial): string {
  const cause = results.build?.findings.find(({ level }) => level === 'fail')
  return `The commit ${(sha ?? '').slice(0, 7)} does not build${cause ? `: ${cause.message}` : ''}`
}
