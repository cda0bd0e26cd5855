/**
 * One run of the program: its id, its signals, its temporary folder, and the clean-up at its end. Several images have a run
 * each, so that what one of them made is known by its id; they share the signals and the secrets.
 */
import { makeTempDir, removeRun } from './cleanup.ts'
import { systemClock, type Clock } from '../core/clock.ts'
import type { Engine, Labelled } from '../engine/index.ts'
import { readContext, type Context } from '../github/index.ts'
import type { Host } from './host.ts'
import { legOf, readJob, readSecrets, type Job, type Mode, type Secrets } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import { localSecret } from './local-secret.ts'
import { maskCommands } from './mask-commands.ts'
import { maskOf, type Mask } from '../lib/redact.ts'
import { filtered, silent, type Progress } from '../core/progress.ts'
import { makeProgress } from '../report/progress.ts'
import { newRunId } from '../core/run-id.ts'
import { saveRuns } from './action-state.ts'

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
  /** Set where the image is copied to the engine of `smoke-host`. */
  smokeEngine: Engine | null
  /** A healthy container was left running, as `keep-running` asks. */
  isContainerKept: boolean
  /** Resolves on SIGINT or SIGTERM. */
  interrupted: Promise<void>
  /** Removes what the run made. In an action the image and a kept container stay for later steps; `post` removes them. */
  close(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** The run of one image. */
export function openRun(mode: Mode, host: Host, inputs: Inputs): Run {
  const [run] = openRuns(mode, host, [inputs])
  if (!run) throw new Error('no run was opened')
  return run
}

/** A run for each image, in their order. With several, the lines of progress begin with the name of the image. */
export function openRuns(mode: Mode, host: Host, images: readonly Inputs[]): Run[] {
  const signingKey = localSecret(host.env)
  const owner = mode === 'action' ? process.ppid : process.pid
  const ids = images.map(() => newRunId(owner, signingKey))
  const signals = catchSignals()
  if (mode === 'action') saveRuns(ids, host.env)
  const secrets = images.map((inputs) => readSecrets(inputs, host.env, host.cwd))
  const all = [...new Set(secrets.flatMap((one) => one.all))]
  const mask = maskOf(all)
  if (mode === 'action')
    for (const line of maskCommands([...new Set(secrets.flatMap(({ ofBuild }) => ofBuild))]))
      host.stdout.write(`${line}\n`)
  const progress = progressOf(mode, host, images)
  let open = images.length
  const onClosed = () => {
    open -= 1
    if (open === 0) signals.release()
  }
  const job = readJob(mode === 'action' ? host.env : {})
  return images.map(({ source }, index): Run => {
    const id = ids[index] ?? ''
    const run: Run = {
      id,
      mode,
      host,
      context: readContext(host.env),
      job: legOf(job, source),
      clock: systemClock,
      progress: filtered(progress[index] ?? silent, mask),
      secrets: { all, ofBuild: secrets[index]?.ofBuild ?? [] },
      mask,
      signal: signals.signal,
      tempDir: makeTempDir(id),
      signingKey,
      engine: null,
      smokeEngine: null,
      isContainerKept: false,
      interrupted: new Promise((done) => signals.signal.addEventListener('abort', () => done())),
      async close() {
        run.progress.end()
        const keep = mode === 'action' && !signals.signal.aborted
        const kept: Labelled['kind'][] = run.isContainerKept
          ? ['image', 'container', 'network', 'volume']
          : ['image']
        const failures = await removeRun(run.engine, id, keep ? kept : [])
        if (run.smokeEngine !== null)
          failures.push(...(await removeRun(run.smokeEngine, id, keep && run.isContainerKept ? kept : [])))
        for (const failure of failures) host.stderr.write(`${mask(failure)}\n`)
        for (const engine of [run.engine, run.smokeEngine]) engine?.close()
        onClosed()
      },
    }
    return run
  })
}

/** Aborts on SIGINT and SIGTERM, until it is released. */
export function catchSignals(): { signal: AbortSignal; release: () => void } {
  const cancel = new AbortController()
  const onSignal = () => cancel.abort()
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  return { signal: cancel.signal, release }
}

/** Groups and redrawn lines of several images cannot be mixed, so theirs are plain. */
function progressOf(mode: Mode, host: Host, images: readonly Inputs[]): Progress[] {
  const stream = mode === 'action' ? host.stdout : host.stderr
  if (images.length === 1) return [makeProgress({ stream, mode: lookOf(mode, host) })]
  const names = images.map(labelOf)
  const width = Math.max(...names.map(({ length }) => length))
  return names.map((name) =>
    filtered(makeProgress({ stream, mode: 'plain' }), (text) => `${name.padEnd(width)}  ${text}`),
  )
}

/** `api`, or `api (linux/arm64)` of an image of several platforms. */
const labelOf = ({ name, source }: Inputs): string =>
  source.kind === 'build' && source.platforms ? `${name} (${source.platform ?? ''})` : name

function lookOf(mode: Mode, { stderr, env }: Host): 'live' | 'plain' | 'actions' {
  if (mode === 'action') return 'actions'
  return stderr.isTTY && env.CI !== 'true' ? 'live' : 'plain'
}
