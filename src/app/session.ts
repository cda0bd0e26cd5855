/** One run from beginning to end: its id, its signals, its temporary folder, and what has to go when it is over. */
import { makeTempDir, removeRun } from './cleanup.ts'
import { systemClock, type Clock } from '../core/clock.ts'
import type { Engine, Labelled } from '../engine/index.ts'
import type { Host } from './host.ts'
import { readSecrets, type Mode, type Secrets } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { localSecret } from './local-secret.ts'
import { maskOf, type Mask } from '../lib/redact.ts'
import { filtered, type Progress } from '../core/progress.ts'
import { makeProgress } from '../report/index.ts'
import { newRunId } from '../core/run-id.ts'
import { saveRun } from './action-state.ts'

export interface Run {
  readonly id: string
  readonly mode: Mode
  readonly host: Host
  readonly clock: Clock
  readonly progress: Progress
  /** Read once: from variables, and from files that may change while the run lasts. */
  readonly secrets: Secrets
  /** Takes them out of a text. */
  readonly mask: Mask
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal
  readonly tempDir: string
  /** Signs the ids of this user's runs on this machine; null where none can be kept. */
  readonly signingKey: Buffer | null
  /** Set once there is one, so that the end can clean up on it. */
  engine: Engine | null
  /** A healthy container was left running, as was asked for. */
  isContainerKept: boolean
  /** For a command: resolves when it is told to end. */
  interrupted: Promise<void>
  /** Removes what the run made. In an action the image, and a container that is kept, stay for later steps; `post` removes them. */
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
  const progress = makeProgress({
    stream: mode === 'action' ? host.stdout : host.stderr,
    mode: lookOf(mode, host),
  })
  const run: Run = {
    id,
    mode,
    host,
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
