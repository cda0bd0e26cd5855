/**
 * Runs the stages of a trial and assembles what they return. A failed build or a crashed container is a verdict; a lost
 * engine is an `error`, and the Report keeps what was found before. Rejects only with wrong settings (exit 2).
 */
import { UserError, asUserError } from '../core/errors.ts'
import type { Report } from '../core/schema.ts'
import { connect } from '../engine/docker.ts'
import type { Inputs } from '../inputs/types.ts'
import { NO_ANSWER, growthAnswer, needsAllowance, type GrowthAnswer } from './growth-allowance.ts'
import type { Run } from './session.ts'
import type { Stages } from './stages.ts'
import { timed, type Link, type Results, type Trial } from './trial.ts'

/** What a test can replace. */
export interface Replaced {
  connect: () => Promise<Link>
  stages: Partial<Stages>
}

/** What a trial found, and what it was found with. */
export interface Piped {
  readonly report: Report
  readonly results: Results
  readonly link: Trial['link']
  /** The Report with other results. */
  reassemble(changed: Partial<Results>): Report
}

export async function runPipeline(
  inputs: Inputs,
  run: Run,
  replaced: Partial<Replaced> = {},
): Promise<Piped> {
  const began = run.clock.now()
  const parts = { inputs, run, results: {} as Results, seconds: {} }
  const link = linkOnce(parts, replaced.connect ?? connect)
  // the engine answers while the stages are loaded; an error is reported where the engine is needed
  const connecting = inputs.source.kind === 'archive' ? null : link().catch(() => undefined)
  const { runStages, assemble, STAGES } = await import('./run-stages.ts')
  const trial: Trial = { ...parts, link, stages: { ...STAGES, ...replaced.stages } }
  const error = await runStages(trial).then(
    () => null,
    (cause: unknown) => asUserError(cause),
  )
  await connecting
  if (error !== null) rethrowWrongSettings(error, run)
  const totalSeconds = run.clock.now() - began
  const { context, mode } = run
  const assembly = { ...parts, context, mode, at: run.clock.date(), totalSeconds, error }
  const first = assemble(assembly)
  const whole = needsAllowance(first) ? { ...assembly, growth: await askForAllowance(inputs, run) } : assembly
  return {
    report: assemble(whole),
    results: parts.results,
    link,
    reassemble: (changed) => assemble({ ...whole, results: { ...parts.results, ...changed } }),
  }
}

/** Only a pull request has labels, also one in a merge queue. */
async function askForAllowance({ gate, token }: Inputs, { context }: Run): Promise<GrowthAnswer> {
  const { repository, apiUrl } = context
  const pullRequest = context.pullRequest ?? context.queuedPullRequest
  if (pullRequest === null || gate.growthLabel === '' || !token || !repository) return NO_ANSWER
  const { connect: connectGitHub } = await import('../github/index.ts')
  const github = () => connectGitHub({ token, apiUrl, repository })
  return growthAnswer(gate.growthLabel, pullRequest, github)
}

/** Connects on the first call; later calls return the same connection, or the same error. */
function linkOnce(parts: Omit<Trial, 'link' | 'stages'>, connectTo: () => Promise<Link>): Trial['link'] {
  let linked: Promise<Link> | null = null
  const open = async (): Promise<Link> => {
    const link = await timed(parts, 'connect', connectTo)
    parts.run.engine = link.engine
    parts.results.engine = link.info
    return link
  }
  return () => (linked ??= open())
}

function rethrowWrongSettings(error: UserError, { host }: Run): void {
  if (error.exit === 2) throw error
  if (error.code === 'internal' && host.env.SEA_TRIAL_DEBUG)
    host.stderr.write(`${String(error.cause instanceof Error ? error.cause.stack : error.cause)}\n`)
}
