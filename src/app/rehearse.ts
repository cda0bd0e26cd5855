/**
 * Rehearsals with other containers than the one of the trial, after it has passed: `twice` starts two at once on the same
 * volumes, `upgrade` starts the baseline's image, this one and the baseline's again on one set of volumes. What goes wrong
 * in one that was not asked for does not change the verdict.
 */
import { messageOf } from '../core/errors.ts'
import type { Finding } from '../core/schema.ts'
import type { SmokeInputs } from '../inputs/types.ts'
import {
  notRehearsed,
  rehearsalFindings,
  removeOwnVolumes,
  shareVolumes,
  toRehearsal,
  type RehearsalSeen,
  type Shared,
  type SmokeResult,
} from '../smoke/index.ts'
import { writeEvidence } from './evidence-file.ts'
import { MOST_SECONDS, findOther, hasPassed, timeOf, type Side } from './starts.ts'
import { timed, type Link, type Trial } from './trial.ts'
import { smokeDeps } from './weigh-and-run.ts'

type Kind = 'twice' | 'upgrade'

interface Stage {
  readonly trial: Trial
  readonly smoke: SmokeInputs
  readonly tested: Side
  readonly link: Link
  readonly isAsked: boolean
}

interface Outcome {
  readonly seen: readonly RehearsalSeen[]
  /** About what could not be rehearsed. */
  readonly findings: readonly Finding[]
}

const NOTHING: Outcome = { seen: [], findings: [] }
const REHEARSALS: Readonly<Record<Kind, (stage: Stage) => Promise<Outcome>>> = { twice, upgrade }

/** Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
export async function rehearse(trial: Trial): Promise<void> {
  const { inputs, results } = trial
  const { smoke, name } = inputs
  if (smoke === null || results.tested === undefined || !hasPassed(results)) return
  const tested = { ...results.tested, name }
  const { asked } = smoke.rehearse
  const kinds = (['twice', 'upgrade'] as const).filter(
    (kind) => asked.includes(kind) || (kind === 'twice' && isTwiceByDefault(trial, smoke, tested)),
  )
  if (kinds.length === 0) return
  const outcomes: Outcome[] = []
  for (const kind of kinds) {
    const stage = { smoke, tested, isAsked: asked.includes(kind) }
    outcomes.push(await timed(trial, kind, () => guarded(kind, trial, stage)))
  }
  const seen = outcomes.flatMap((one) => one.seen)
  const findings = [...outcomes.flatMap((one) => one.findings), ...seen.flatMap(rehearsalFindings)]
  results.rehearsed = { rehearsals: seen.map(toRehearsal), findings }
  if (results.smoke) await writeEvidence(results.smoke.evidence, trial.run, seen)
}

async function guarded(kind: Kind, trial: Trial, stage: Omit<Stage, 'trial' | 'link'>): Promise<Outcome> {
  try {
    const link = trial.host ?? (await trial.link())
    return await REHEARSALS[kind]({ ...stage, trial, link })
  } catch (cause) {
    if (trial.run.signal.aborted) throw cause
    return refused(kind, `it ended early: ${messageOf(cause)}`, stage.isAsked)
  }
}

const refused = (kind: Kind, why: string, isAsked: boolean): Outcome => ({
  seen: [],
  findings: [notRehearsed(`rehearse: ${kind}`, why, isAsked ? 'warn' : 'note')],
})

/** How many times the memory of one container the machine must have, so that two do not exhaust it. */
const SPARE_MEMORY = 3

/** Two containers on one volume are usual in a rolling update; without a volume nothing is expected to be shared. */
function isTwiceByDefault({ results }: Trial, smoke: SmokeInputs, { image }: Side): boolean {
  const { rehearse: wanted, keepRunning, services, network, container } = smoke
  const isAlone = !keepRunning && services === null && container.gpus === null
  const { memory = Infinity } = results.smokeEngine ?? results.engine ?? {}
  const isOwnNetwork = network !== 'host' && !network?.startsWith('container:')
  const tried = results.smoke?.smoke
  const stays = tried?.exit === undefined && (tried?.readySeconds ?? Infinity) <= UNASKED_READY
  const fits = SPARE_MEMORY * (tried?.memory.peak ?? 0) < memory
  return wanted.byDefault && image.volumes.length > 0 && isAlone && isOwnNetwork && stays && fits
}

/** Seconds for a start that nobody asked for, beside some times what the trial's start took. */
const UNASKED_SECONDS = 5
const UNASKED_TIMES = 2
/** Two starts that nobody asked for are worth this long each. */
const UNASKED_READY = 15

/** Long waits are only for what was asked for. */
function patience({ trial, smoke, isAsked }: Stage): number {
  const took = trial.results.smoke?.smoke.readySeconds ?? 0
  return isAsked ? smoke.timeout : Math.min(smoke.timeout, UNASKED_SECONDS + Math.ceil(UNASKED_TIMES * took))
}

async function twice(stage: Stage): Promise<Outcome> {
  const { trial, smoke, tested, link, isAsked } = stage
  const { run, stages, results } = trial
  if (results.smoke?.smoke.exit !== undefined)
    return refused('twice', 'the container ends by itself, so two of them are not there at once', isAsked)
  run.progress.stage(`Rehearsing ${tested.name} twice at once`)
  const shared = shareVolumes({ ...smoke, timeout: patience(stage) }, [tested.image], run.id, false)
  const deps = smokeDeps(trial, link, tested.places)
  const began = run.clock.now()
  const second: SmokeResult[] = []
  const beside = async () => {
    run.progress.step('the first container is ready; starting the second one')
    second.push(await stages.startAndStop(tested.image, shared.inputs, { ...deps, role: 'second' }))
  }
  const first = await withVolumes(stage, shared, () =>
    stages.startAndStop(tested.image, shared.inputs, { ...deps, beside }),
  )
  const [other] = second
  if (other === undefined)
    return refused('twice', `the first container was not ready: ${reasonOf(first)}`, isAsked)
  const isFirst = failed(first) && !failed(other)
  run.progress.step(`the second container: ${timeOf(other)}${isFirst ? '; the first one failed' : ''}`)
  const seen: RehearsalSeen = {
    kind: 'twice',
    isAsked,
    seconds: run.clock.now() - began,
    evidence: (isFirst ? first : other).evidence,
    volumes: shared.paths,
    ...(isFirst ? { isFirst } : {}),
  }
  return { ...NOTHING, seen: [seen] }
}

async function upgrade(stage: Stage): Promise<Outcome> {
  const { trial, smoke, tested, link, isAsked } = stage
  const { run, stages } = trial
  const no = (why: string) => refused('upgrade', why, isAsked)
  const other = await findOther(trial, tested, 'to upgrade from')
  if (typeof other === 'string') return no(other)
  const shared = shareVolumes(smoke, [other.image, tested.image], run.id, true)
  if (shared.paths.length === 0) return no(NO_DATA)
  run.progress.stage(`Rehearsing an upgrade from ${other.name}`)
  const { clock, progress } = run
  const began = clock.now()
  const seen: RehearsalSeen[] = []
  const start = async ({ image, places, name }: Side): Promise<SmokeResult> => {
    const result = await stages.startAndStop(image, shared.inputs, smokeDeps(trial, link, places))
    progress.step(`${name}: ${timeOf(result)}`)
    return result
  }
  return withVolumes(stage, shared, async () => {
    const before = await start(other)
    if (failed(before)) return no(`${other.name} itself does not become ready: ${reasonOf(before)}`)
    for (const [kind, side] of [
      ['upgrade', tested],
      ['rollback', other],
    ] as const) {
      if (clock.now() - began >= MOST_SECONDS) return { seen, findings: no(tooLong(kind)).findings }
      const since = clock.now()
      const { evidence } = await start(side)
      const [volumes, seconds] = [shared.paths, clock.now() - since]
      seen.push({ kind, isAsked, seconds, evidence, volumes, other: other.name })
    }
    return { ...NOTHING, seen }
  })
}

const NO_DATA =
  'neither image has a VOLUME, and the settings name no volume, so nothing is kept from one to the other; set `volume`: data:/path'
const tooLong = (kind: string): string => `the ${kind} was left out after ${MOST_SECONDS / 60} minutes`

/** Both before and after the work there are none of these volumes; what cannot be removed is removed by its label. */
async function withVolumes<T>(
  { trial, link }: Stage,
  { inputs, names }: Shared,
  work: () => Promise<T>,
): Promise<T> {
  const { engine } = link
  await removeOwnVolumes(inputs.container, { engine, run: trial.run.id })
  try {
    return await work()
  } finally {
    for (const name of names) await engine.removeVolume(name).catch(() => undefined)
  }
}

const failed = ({ findings }: SmokeResult): boolean => findings.some(({ level }) => level === 'fail')
const reasonOf = ({ findings }: SmokeResult): string =>
  findings.find(({ level }) => level === 'fail')?.message ?? 'its checks were not completed'
