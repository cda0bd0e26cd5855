/** The run of a command that reads images: connects when it is needed, and leaves nothing behind, also on Ctrl-C. */
import { UserError } from '../core/errors.ts'
import { newRunId } from '../core/run-id.ts'
import { connect } from '../engine/docker.ts'
import type { Engine } from '../engine/index.ts'
import { removeRun, sweepDeadRuns } from './cleanup.ts'
import type { Host } from './host.ts'
import { localSecret } from './local-secret.ts'
import { catchSignals } from './session.ts'
import type { Link } from './trial.ts'

export interface CommandRun {
  readonly id: string
  /** Aborts on SIGINT and SIGTERM. */
  readonly signal: AbortSignal
  /** Connects to the engine; later calls return the same connection. */
  readonly link: () => Promise<Link>
}

/**
 * Resolves like `work`. Rejects with `cancelled` on a signal. Removes what it has made on the engine, and what killed runs
 * have left there.
 */
export async function withRun<T>(
  env: Host['env'],
  work: (run: CommandRun) => Promise<T>,
  connectTo: () => Promise<Link> = connect,
): Promise<T> {
  const key = localSecret(env)
  const id = newRunId(process.pid, key)
  const signals = catchSignals()
  const creating = new Set<Promise<string>>()
  const opened: { link?: Promise<Link>; swept?: Promise<unknown> } = {}
  const link = (): Promise<Link> => (opened.link ??= open())
  const open = async (): Promise<Link> => {
    const { engine, info } = await connectTo()
    opened.swept = sweepDeadRuns(engine, key)
    return { engine: watched(engine, creating), info }
  }
  let isDone = false
  try {
    const result = await Promise.race([work({ id, signal: signals.signal, link }), cancelled(signals.signal)])
    isDone = true
    return result
  } finally {
    const engine = await opened.link?.then((made) => made.engine).catch(() => null)
    await Promise.allSettled([opened.swept, ...creating])
    if (engine && !isDone) await removeRun(engine, id)
    engine?.close()
    signals.release()
  }
}

const cancelled = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new UserError('cancelled', 'The run was cancelled'))),
  )

/** The same engine; `creating` has its unanswered requests for a container, which can be removed only afterwards. */
const watched = (engine: Engine, creating: Set<Promise<string>>): Engine => ({
  ...engine,
  create(spec) {
    const made = engine.create(spec).finally(() => creating.delete(made))
    creating.add(made)
    return made
  },
})
