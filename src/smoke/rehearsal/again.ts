/**
 * Starts a container again that has passed and was stopped, as a restart policy or a machine that boots does: first after the
 * stop, then after SIGKILL where that is asked for. What was measured of the first start stays as it is.
 */
import { atMost } from '../../core/clock.ts'
import type { Moment } from '../../core/schema.ts'
import { collectEvidence } from '../container/collect-evidence.ts'
import { runContainer } from '../container/lifecycle.ts'
import type { Subject } from '../container/observation.ts'
import { Observer } from '../container/observer.ts'
import type { Evidence, StartedAgain } from '../evidence.ts'
import { filesLeft } from './files-left.ts'
import { inputsOf, wantedOf, type Wanted } from './wanted.ts'

/** How long the kernel may take to end a killed process. */
const KILL_SECONDS = 10
/** Before a job is killed: its program has begun by then. */
const BEGIN_SECONDS = 0.2

export interface First {
  /** Its observer, which is closed. */
  readonly observer: Observer
  /** Of its first start, which has passed. */
  readonly evidence: Evidence
  readonly hasPassed: (seen: StartedAgain) => boolean
}

export interface Again {
  readonly rehearsals: readonly StartedAgain[]
  readonly moments: readonly Moment[]
}

/** `signal` ends the wait for the container's end. Ends with the first rehearsal that fails; throws `cancelled`. */
export async function startAgain(first: First, signal: AbortSignal): Promise<Again> {
  const rehearsals: StartedAgain[] = []
  const moments: Moment[] = []
  for (const wanted of wantedOf(first.evidence)) {
    const seen = await rehearse(wanted, first, signal, (text) => moments.push(momentOf(first, text)))
    rehearsals.push(seen)
    if (!first.hasPassed(seen)) break
  }
  return { rehearsals, moments }
}

const momentOf = ({ observer }: First, text: string): Moment => ({
  at: observer.sinceStarted(observer.subject.deps.clock.now()),
  kind: 'rehearsal',
  text,
})

async function rehearse(
  { kind, isAsked }: Wanted,
  first: First,
  signal: AbortSignal,
  note: (text: string) => void,
): Promise<StartedAgain> {
  const { observer, evidence: before } = first
  const { clock } = observer.subject.deps
  observer.checkCancelled()
  const since = clock.now()
  if (kind === 'kill') await kill(observer.subject, signal)
  note(kind === 'kill' ? 'started again after SIGKILL' : 'started again after the stop')
  const evidence = await startOnce(subjectOf(observer.subject, before, kind), signal)
  const seen = { kind, isAsked, seconds: clock.now() - since, evidence }
  const hasPassed = first.hasPassed(seen)
  note(hasPassed ? 'has started again' : 'has not started again')
  const leftFiles = hasPassed ? [] : await filesLeft(observer.subject, evidence)
  return leftFiles.length === 0 ? seen : { ...seen, leftFiles }
}

async function startOnce(subject: Subject, signal: AbortSignal): Promise<Evidence> {
  const observer = new Observer(subject)
  try {
    return await collectEvidence(await runContainer(observer, signal), subject)
  } finally {
    await observer.close()
  }
}

/** While it runs: a job, which has ended, is started for it. */
async function kill({ container, deps: { engine, clock } }: Subject, signal: AbortSignal): Promise<void> {
  const state = await engine.state(container)
  if (state?.running !== true) {
    await engine.start(container)
    await clock.sleep(BEGIN_SECONDS)
  }
  await engine.kill(container, 'SIGKILL')
  await atMost(clock, KILL_SECONDS, engine.ended(container, signal))
}

const subjectOf = (subject: Subject, before: Evidence, kind: Wanted['kind']): Subject => ({
  ...subject,
  purpose: kind === 'kill' ? 'rehearsing a start after SIGKILL' : 'rehearsing a restart',
  inputs: inputsOf(before),
  deps: { ...subject.deps, onSettled: () => undefined, logFile: null },
})
