/**
 * Starts the baseline's image and the one under test in turn, to compare times and memory on one machine (`repeat`). What
 * goes wrong here is a note or a warning: the verdict is that of the trial before.
 */
import { compareStarts, countStarts } from '../compare/index.ts'
import { messageOf } from '../core/errors.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import {
  MOST_SECONDS,
  failedStarts,
  findOther,
  hasPassed,
  noMoment,
  timeOf,
  type Side,
  type Start,
} from './starts.ts'
import { timed, type Results, type Trial } from './trial.ts'
import { smokeDeps } from './weigh-and-run.ts'

interface Starts {
  readonly before: Start[]
  readonly after: Start[]
  readonly notes: string[]
}

/** `wanted`: starts of each image. Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
export async function repeatStarts(trial: Trial, wanted: number): Promise<void> {
  const { inputs, results } = trial
  const { tested } = results
  if (inputs.smoke === null || tested === undefined || !hasPassed(results)) return
  const { smoke, name } = inputs
  results.repeated = await timed(trial, 'repeat', () => sideBySide(trial, wanted, smoke, { ...tested, name }))
}

type Repeated = NonNullable<Results['repeated']>

async function sideBySide(trial: Trial, wanted: number, smoke: SmokeInputs, tested: Side): Promise<Repeated> {
  const starts: Starts = { before: [], after: [], notes: [] }
  const { before, after, notes } = starts
  const other = await otherSide(trial, tested, notes)
  if (other !== null) await inTurn(trial, wanted, smoke, [other, tested], starts)
  const [was, now] = [before.map((one) => one.smoke), after.map((one) => one.smoke)]
  return {
    sideBySide: {
      baseline: other?.name ?? null,
      wanted,
      before: countStarts(was),
      after: countStarts(now),
      rows: compareStarts(was, now),
      notes: [...notes, ...notesOf(before)],
    },
    findings: failedStarts(after),
  }
}

/** Null, with a note, where there is nothing to compare with. */
async function otherSide(trial: Trial, tested: Side, notes: string[]): Promise<Side | null> {
  const found =
    trial.results.smoke?.smoke.readySeconds == null
      ? noMoment('this image')
      : await findOther(trial, tested, 'to start in turn with this one')
  if (typeof found !== 'string') return found
  notes.push(found)
  return null
}

/** Throws where the run is cancelled. */
async function inTurn(
  trial: Trial,
  wanted: number,
  smoke: SmokeInputs,
  [other, tested]: [Side, Side],
  { before, after, notes }: Starts,
): Promise<void> {
  const { run, stages } = trial
  const { clock, progress } = run
  const link = await trial.link()
  const start = ({ image, places }: Side): Promise<Start> =>
    stages.startUntilReady(image, smoke, smokeDeps(trial, link, places))
  progress.stage(`Starting ${other.name} and ${tested.name} in turn, ${wanted} times each`)
  const began = clock.now()
  try {
    // not counted: it reads files from disk, which the trial has done for the image under test
    const first = await start(other)
    if (!first.smoke.ready) return void notes.push(...notesOf([first]))
    if (first.smoke.readySeconds === null) return void notes.push(noMoment('the baseline'))
    while (after.length < wanted && clock.now() - began < MOST_SECONDS) {
      const [was, now] = [await start(other), await start(tested)]
      before.push(was)
      after.push(now)
      progress.step(`start ${after.length} of ${wanted}: ${timeOf(was)}, then ${timeOf(now)}`)
    }
    if (after.length < wanted)
      notes.push(`Only ${after.length} of ${wanted} starts of each fit into ${MOST_SECONDS / 60} minutes`)
  } catch (cause) {
    if (run.signal.aborted) throw cause
    notes.push(`The starts in turn ended early: ${messageOf(cause)}`)
  }
}

/** About failures of the baseline, which are no findings about the image under test. */
const notesOf = (starts: readonly Start[]): string[] =>
  failedStarts(starts).map(({ message }) => `Of the baseline, ${message}`)
