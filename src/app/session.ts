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
import { terminalOf } from '../core/terminal.ts'
import { newRunId } from '../core/run-id.ts'
import { saveRuns } from './action-state.ts'
import { stopNotice } from './stop.ts'

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
  const notice = stopNotice()
  const signals = catchSignals(mode === 'command' ? { host, onFirst: () => notice.begin(runs, first) } : null)
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
    if (open > 0) return
    signals.release()
    const stopped = notice.text()
    if (stopped !== null) host.stderr.write(`${stopped}\n`)
  }
  const job = readJob(mode === 'action' ? host.env : {})
  const first = progress[0] ?? silent
  const runs = images.map(({ source }, index): Run => {
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
        run.progress.end(false)
        const keep = mode === 'action' && !signals.signal.aborted
        const kept: Labelled['kind'][] = run.isContainerKept
          ? ['image', 'container', 'network', 'volume']
          : ['image']
        const failures = await removeRun(run.engine, id, keep ? kept : [])
        if (run.smokeEngine !== null)
          failures.push(...(await removeRun(run.smokeEngine, id, keep && run.isContainerKept ? kept : [])))
        await notice.note(run)
        for (const failure of failures) host.stderr.write(`${mask(failure)}\n`)
        for (const engine of [run.engine, run.smokeEngine]) engine?.close()
        onClosed()
      },
    }
    return run
  })
  return runs
}

/** npm sends a Ctrl-C of the terminal once more: only a later one is a second one. In seconds. */
const SECOND_AFTER = 1
/** A shell's exit code for a process that SIGINT ended. */
const INTERRUPTED = 130

/**
 * Aborts on SIGINT and SIGTERM, until it is released. `command`: where a person presses Ctrl-C; a second one ends the process
 * without clean-up.
 */
export function catchSignals(command: { host: Host; onFirst: () => void } | null = null): {
  signal: AbortSignal
  release: () => void
} {
  const cancel = new AbortController()
  let first: number | null = null
  const onSignal = (signal: NodeJS.Signals) => {
    if (first === null) {
      first = systemClock.now()
      command?.onFirst()
      cancel.abort()
    } else if (command && signal === 'SIGINT' && systemClock.now() - first > SECOND_AFTER) {
      command.host.stderr.write('Not cleaned up: the next run on this machine removes what is left.\n')
      process.exit(INTERRUPTED)
    }
  }
  for (const signal of SIGNALS) process.on(signal, onSignal)
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal)
  }
  return { signal: cancel.signal, release }
}

/** Groups and redrawn lines of several images cannot be mixed, so theirs are plain. */
function progressOf(mode: Mode, host: Host, images: readonly Inputs[]): Progress[] {
  const stream = mode === 'action' ? host.stdout : host.stderr
  const look = terminalOf(stream, host.env)
  const own = look.live ? 'live' : 'plain'
  if (images.length === 1) return [makeProgress({ stream, look, mode: mode === 'action' ? 'actions' : own })]
  const names = images.map(labelOf)
  const width = Math.max(...names.map(({ length }) => length))
  return names.map((name) =>
    filtered(makeProgress({ stream, look, mode: 'plain' }), (text) => `${name.padEnd(width)}  ${text}`),
  )
}

/** `api`, or `api (linux/arm64)` of an image of several platforms. */
const labelOf = ({ name, source }: Inputs): string =>
  source.kind === 'build' && source.platforms ? `${name} (${source.platform ?? ''})` : name
