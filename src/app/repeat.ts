/**
 * Starts the baseline's image and the one under test in turn, to compare times and memory on one machine (`repeat`). What
 * goes wrong here is a note or a warning: the verdict is that of the trial before.
 */
import { compareStarts, countStarts } from '../compare/index.ts'
import { messageOf } from '../core/errors.ts'
import { baselineTag } from '../core/run-id.ts'
import type { Finding } from '../core/schema.ts'
import type { Mode } from '../inputs/index.ts'
import type { RepeatInput, SmokeInputs, Source } from '../inputs/types.ts'
import type { SmokeResult } from '../smoke/index.ts'
import { findImage } from './shared-images.ts'
import { timed, type Results, type Trial } from './trial.ts'
import { smokeDeps } from './weigh-and-run.ts'

/** After this no other pair begins. */
const MOST_SECONDS = 300

/** An image, how it is called in the report, and where its Dockerfile says what. */
type Side = NonNullable<Results['tested']> & { readonly name: string }
type Start = Pick<SmokeResult, 'smoke' | 'findings'>
interface Starts {
  readonly before: Start[]
  readonly after: Start[]
  readonly notes: string[]
}

/** Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
export async function repeatStarts(trial: Trial, repeat: RepeatInput): Promise<void> {
  const { inputs, run, results } = trial
  const { tested } = results
  try {
    if (inputs.smoke === null || tested === undefined || !hasPassed(results)) return
    const { smoke, name } = inputs
    results.repeated = await timed(trial, 'repeat', () =>
      sideBySide(trial, repeat, smoke, { ...tested, name }),
    )
  } finally {
    // what is left is removed by its label
    if (results.built) await run.engine?.untag(baselineTag(run.id)).catch(() => undefined)
  }
}

const hasPassed = ({ build, smoke }: Results): boolean =>
  smoke?.smoke.ready === true &&
  [build, smoke].every((stage) => stage?.findings.every(({ level }) => level !== 'fail') ?? true)

type Repeated = NonNullable<Results['repeated']>

async function sideBySide(
  trial: Trial,
  repeat: RepeatInput,
  smoke: SmokeInputs,
  tested: Side,
): Promise<Repeated> {
  const starts: Starts = { before: [], after: [], notes: [] }
  const { before, after, notes } = starts
  const other = await otherSide(trial, repeat, tested, notes)
  if (other !== null) await inTurn(trial, repeat, smoke, [other, tested], starts)
  const [was, now] = [before.map((one) => one.smoke), after.map((one) => one.smoke)]
  return {
    sideBySide: {
      baseline: other?.name ?? null,
      wanted: repeat.starts,
      before: countStarts(was),
      after: countStarts(now),
      rows: compareStarts(was, now),
      notes: [...notes, ...notesOf(before)],
    },
    findings: failedStarts(after),
  }
}

const noMoment = (whose: string): string =>
  `Nothing says when ${whose} is ready: it has no port, no probe and no HEALTHCHECK`
/** Options of a command and inputs of an action are written differently. */
export function noImage(kind: Source['kind'], mode: Mode): string {
  const [built, named] =
    mode === 'command'
      ? ['`--baseline build`', '`--baseline-image`']
      : ['`baseline: build`', '`baseline-image`']
  return `There is no image to start in turn with this one: ${kind === 'build' ? `${built} builds one, ` : ''}${named} names one`
}

/** Null, with a note, where there is nothing to compare with. */
async function otherSide(
  trial: Trial,
  { image: source }: RepeatInput,
  tested: Side,
  notes: string[],
): Promise<Side | null> {
  const { inputs, run, results, link } = trial
  const refuse = (note: string) => {
    notes.push(note)
    return null
  }
  if (results.smoke?.smoke.readySeconds == null) return refuse(noMoment('this image'))
  if (source === null)
    return results.built ? { ...results.built, places: {} } : refuse(noImage(inputs.source.kind, run.mode))
  try {
    const image = await findImage(source, (await link()).engine, run.progress)
    const [platform, own] = [image, tested.image].map(({ platform: of }) => `${of.os}/${of.architecture}`)
    if (platform !== own) return refuse(`${source.ref} is for another platform (${platform}, here ${own})`)
    return { name: source.ref, image, places: {} }
  } catch (cause) {
    return refuse(`${source.ref} cannot be started in turn with ${inputs.name}: ${messageOf(cause)}`)
  }
}

/** Throws where the run is cancelled. */
async function inTurn(
  trial: Trial,
  { starts: wanted }: RepeatInput,
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

const timeOf = ({ smoke }: Start): string =>
  smoke.ready ? `ready in ${(smoke.readySeconds ?? 0).toFixed(2)} s` : 'not ready'

/** About failures of the baseline, which are no findings about the image under test. */
const notesOf = (starts: readonly Start[]): string[] =>
  failedStarts(starts).map(({ message }) => `Of the baseline, ${message}`)

/** One warning for each cause. The code is that of the cause, which ends a trial whose only start fails like this. */
function failedStarts(starts: readonly Start[]): Finding[] {
  const causes = starts
    .filter(({ smoke }) => !smoke.ready)
    .flatMap(({ findings }) => findings.find(({ level }) => level === 'fail') ?? [])
  return [...new Set(causes.map(({ code }) => code))].flatMap((code) => {
    const [first, ...others] = causes.filter((cause) => cause.code === code)
    if (!first) return []
    const times = `${others.length + 1} of ${starts.length} repeated starts failed`
    return [{ ...first, level: 'warn', message: `${times}: ${first.message}` }]
  })
}
