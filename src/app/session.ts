/** One run of the program: its id, its signals, its temporary folder, and the clean-up at its end. */
import { makeTempDir, removeRun } from './cleanup.ts'
import { systemClock, type Clock } from '../core/clock.ts'
import type { Engine, Labelled } from '../engine/index.ts'
import { readContext, type Context } from '../github/index.ts'
import type { Host } from './host.ts'
import { readJob, readSecrets, type Job, type Mode, type Secrets } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { localSecret } from './local-secret.ts'
import { maskCommands } from './mask-commands.ts'
import { maskOf, type Mask } from '../lib/redact.ts'
import { filtered, type Progress } from '../core/progress.ts'
import { makeProgress } from '../report/progress.ts'
import { newRunId } from '../core/run-id.ts'
import { saveRun } from './action-state.ts'

export interface Run {
  readonly id: string
  readonly mode: Mode
  readonly host: Host
  /** What the runner says about this workflow run; empty on a laptop. */
  readonly context: Context
  /** What the runner says about this job; empty on a laptop. */
  readonly job: Job
  readonly clock: Clock
  readonly progress: Progress
  /** Read once, at the start: a file may change during the run. */
  readonly secrets: Secrets
  /** Replaces the secrets in a text by `***`. */
  readonly mask: Mask
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal
  readonly tempDir: string
  /** Signs the ids of this user's runs on this machine; null where it cannot be stored. */
  readonly signingKey: Buffer | null
  /** Set when connected, so that `close` can clean up on it. */
  engine: Engine | null
  /** A healthy container was left running, as `keep-running` asks. */
  isContainerKept: boolean
  /** Resolves on SIGINT or SIGTERM. */
  interrupted: Promise<void>
  /** Removes what the run made. In an action the image and a kept container stay for later steps; `post` removes them. */
  close(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export function openRun(mode: Mode, host: Host, inputs: Inputs): Run {
  const signingKey = localSecret(host.env)
  const id = newRunId(mode === 'action' ? process.ppid : process.pid, signingKey)
  const cancel = new AbortController()
  const onSignal = () => cancel.abort()
  for (const signal of SIGNALS) process.on(signal, onSignal)
  if (mode === 'action') saveRun(id, host.env)
  const secrets = readSecrets(inputs, host.env, host.cwd)
  const mask = maskOf(secrets.all)
  if (mode === 'action') for (const line of maskCommands(secrets.ofBuild)) host.stdout.write(`${line}\n`)
  const progress = makeProgress({
    stream: mode === 'action' ? host.stdout : host.stderr,
    mode: lookOf(mode, host),
  })
  const run: Run = {
    id,
    mode,
    host,
    context: readContext(host.env),
    job: readJob(mode === 'action' ? host.env : {}),
    clock: systemClock,
    progress: filtered(progress, mask),
    secrets,
    mask,
    signal: cancel.signal,
    tempDir: makeTempDir(id),
    signingKey,
    engine: null,
    isContainerKept: false,
    interrupted: new Promise((resolve) => cancel.signal.addEventListener('abort', () => resolve())),
    async close() {
      run.progress.end()
      const keep = mode === 'action' && !cancel.signal.aborted
      const kept: Labelled['kind'][] = run.isContainerKept
        ? ['image', 'container', 'network', 'volume']
        : ['image']
      const failures = await removeRun(run.engine, id, keep ? kept : [])
      for (const failure of failures) host.stderr.write(`${mask(failure)}\n`)
      run.engine?.close()
      for (const signal of SIGNALS) process.off(signal, onSignal)
    },
  }
  return run
}

function lookOf(mode: Mode, { stderr, env }: Host): 'live' | 'plain' | 'actions' {
  if (mode === 'action') return 'actions'
  return stderr.isTTY && env.CI !== 'true' ? 'live' : 'plain'
}
