/**
 * Proves fixes of findings: builds the changed Dockerfile, and weighs and runs its image as the trial did. Nothing is written
 * to the repository or the build context.
 */
import { join } from 'node:path'
import { ignoredIn, locateDockerfile } from '../build/dockerfile/index.ts'
import { UserError } from '../core/errors.ts'
import { isInside } from '../core/file-access.ts'
import type { Fixes } from '../core/schema.ts'
import {
  finalFiles,
  fixesOf,
  isFixable,
  largestHolding,
  layersBelow,
  planFixes,
  whyNot,
  type Attempt,
  type Plan,
  type Source,
  type Tried,
} from '../fix/index.ts'
import type { BuildSource, Inputs } from '../inputs/types.ts'
import { saveProof } from './action-state.ts'
import { runPipeline, type Piped } from './pipeline.ts'
import { openRun, type Run } from './session.ts'

/** A file that the fixes change. `before` is null if it does not exist. */
export interface ChangedFile {
  /** Absolute. */
  readonly path: string
  readonly before: string | null
  readonly after: string
}

export interface Proof {
  readonly fixes: Fixes
  readonly files: readonly ChangedFile[]
}

/** Builds at most. */
const MOST_BUILDS = 12

/** Nothing is started a second time. */
const ONCE = { rehearse: { asked: [], byDefault: false }, startTimes: null } as const

/** The settings of a trial that only proves something: it compares with nothing, and leaves nothing behind. */
export function forProof(inputs: Inputs): Inputs {
  const { smoke, gate } = inputs
  return {
    ...inputs,
    also: [],
    smoke: smoke && { ...smoke, ...ONCE, keepRunning: false, logFile: null },
    // too large or not: it is to become smaller
    gate: { ...gate, budgets: [] },
    comment: 'never',
    artifact: 'never',
    relevant: 'off',
    changed: false,
    fix: 'suggest',
    baseline: { kind: 'none' },
    repeat: null,
    baselineImage: null,
    report: null,
    sarif: null,
    html: null,
    push: null,
    predicate: null,
  }
}

/** `piped`: a trial with `fix: suggest` that passed. `isOver`: whether no other build may begin. Rejects with a UserError where there is no Dockerfile to change. */
export async function proveFixes(
  inputs: Inputs,
  piped: Piped,
  run: Run,
  isOver?: () => boolean,
): Promise<Proof> {
  const place = placeOf(inputs, piped)
  const before = triedOf(piped)
  const findings = piped.report.findings.filter(isFixable)
  const all = planFixes(place.source, findings)
  const attempt = async (fixes: Plan['fixes']): Promise<Attempt<{ plan: Plan; tried: Tried }>> => {
    const plan = planFixes(
      place.source,
      fixes.map(({ finding }) => finding),
    )
    const [refused] = plan.notFixed
    if (refused) return { ok: false, why: refused.why } // it needs a fix that was dropped
    const tried = await tryPlan(plan, place, inputs, run)
    const why = whyNot(before, tried, plan.fixes)
    return why === null ? { ok: true, proof: { plan, tried } } : { ok: false, why }
  }
  const { proof, dropped } = await largestHolding(all.fixes, attempt, MOST_BUILDS, isOver)
  const notFixed = [
    ...all.notFixed,
    ...dropped.map(({ item, why }) => ({ finding: item.finding, why: `dropped, because ${why}` })),
  ]
  const plan = proof?.plan ?? planFixes(place.source, [])
  return {
    fixes: fixesOf(piped.report, proof?.tried.report ?? null, plan, notFixed),
    files: proof ? changedFiles(plan, place) : [],
  }
}

interface Place {
  readonly source: Source
  readonly build: BuildSource
  /** Absolute paths. */
  readonly dockerfile: string
  readonly ignoreFile: string
}

function placeOf({ source, root }: Inputs, { report, results }: Piped): Place {
  if (source.kind !== 'build' || source.inline !== undefined)
    throw cannot('there is no Dockerfile: fix needs one that is a file and is built')
  const found = locateDockerfile(source.file, source.context, root)
  if (!found.ok || found.text === null || found.file !== report.build?.dockerfile)
    throw cannot('the Dockerfile that was built cannot be read again')
  if (found.text.includes('\uFFFD')) throw cannot(`${found.file} is not UTF-8`)
  const ignored = ignoredIn(source.context, found.path, root)
  const below = results.inspect?.paths ? layersBelow(results.inspect.paths) : null
  const lineOf = (layer: number): number => report.image?.layers[layer]?.line ?? 0
  return {
    source: {
      file: found.file,
      text: found.text,
      ignore: { file: ignored.file, text: ignored.text },
      linesBelow: (path) => below?.(path).map(lineOf) ?? null,
    },
    build: source,
    dockerfile: found.path,
    ignoreFile: join(isInside(source.context, root) ? root : source.context, ignored.file),
  }
}

const cannot = (sentence: string): UserError => new UserError('settings', sentence, '', { exit: 2 })

const triedOf = ({ report, results }: Piped): Tried => ({
  report,
  files: results.inspect?.paths ? finalFiles(results.inspect.paths) : new Map<string, string>(),
  env: results.subject?.env ?? null,
})

async function tryPlan(plan: Plan, { build }: Place, inputs: Inputs, first: Run): Promise<Tried> {
  const { chosen = { context: false, file: false } } = build
  const source: BuildSource = {
    ...build,
    inline: plan.dockerfile,
    ...(plan.ignore === null ? {} : { inlineIgnore: plan.ignore }),
    chosen: { ...chosen, file: true },
  }
  const changed = { ...forProof(inputs), source, name: `${inputs.name} (${plan.fixes.length} fixed)` }
  if (first.signal.aborted) throw new UserError('cancelled', 'The run was cancelled')
  // as on a command line: then nothing of it stays for later steps
  const run = openRun('command', first.host, changed)
  if (first.mode === 'action') saveProof(run.id, first.host.env)
  try {
    return triedOf(await runPipeline(changed, run))
  } finally {
    await run.close()
  }
}

function changedFiles(plan: Plan, { source, dockerfile, ignoreFile }: Place): ChangedFile[] {
  const files = [
    { path: dockerfile, before: source.text, after: plan.dockerfile },
    { path: ignoreFile, before: source.ignore.text, after: plan.ignore },
  ]
  return files.flatMap(({ path, before, after }) =>
    after === null || after === before ? [] : [{ path, before, after }],
  )
}
