/**
 * `start-times`: starts the image under test several times after its trial, for the median of the time until ready. The
 * trial's own start is not counted: it reads files from disk, which later ones find in memory.
 */
import { timesOfStarts } from '../compare/index.ts'
import { messageOf } from '../core/errors.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import { notRehearsed } from '../smoke/index.ts'
import { MOST_SECONDS, failedStarts, hasPassed, noMoment, timeOf, type Start } from './starts.ts'
import { timed, type Results, type Trial } from './trial.ts'
import { smokeDeps } from './weigh-and-run.ts'

/** Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
export async function measureStartTimes(trial: Trial): Promise<void> {
  const { inputs, results } = trial
  const { smoke } = inputs
  if (smoke?.startTimes == null || !hasPassed(results)) return
  const { tested, smoke: tried } = results
  if (tested === undefined) return
  const wanted = smoke.startTimes
  const work = tried?.smoke.readySeconds == null ? null : () => startsOf(trial, tested, smoke, wanted)
  results.startTimes = await timed(trial, 'start-times', async () => {
    const { starts, note } = work === null ? { starts: [], note: noMoment('this image') } : await work()
    const short = note === null ? [] : [notRehearsed('start-times', note)]
    return {
      times: timesOfStarts(
        starts.map((one) => one.smoke),
        wanted,
      ),
      findings: [...failedStarts(starts), ...short],
    }
  })
}

interface Starts {
  readonly starts: readonly Start[]
  /** Why there are fewer than were asked for. */
  readonly note: string | null
}

async function startsOf(
  trial: Trial,
  { image, places }: NonNullable<Results['tested']>,
  smoke: SmokeInputs,
  wanted: number,
): Promise<Starts> {
  const { inputs, run, stages } = trial
  const { clock, progress } = run
  const starts: Start[] = []
  const began = clock.now()
  progress.stage(`Starting ${inputs.name} ${wanted} times`)
  try {
    const link = trial.host ?? (await trial.link())
    while (starts.length < wanted && clock.now() - began < MOST_SECONDS) {
      const start = await stages.startUntilReady(image, smoke, smokeDeps(trial, link, places))
      starts.push(start)
      progress.step(`start ${starts.length} of ${wanted}: ${timeOf(start)}`)
    }
  } catch (cause) {
    if (run.signal.aborted) throw cause
    return { starts, note: `the starts ended early: ${messageOf(cause)}` }
  }
  const fitted = `only ${starts.length} of ${wanted} starts fit into ${MOST_SECONDS / 60} minutes`
  return { starts, note: starts.length < wanted ? fitted : null }
}
