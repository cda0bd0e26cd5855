/** What the starts after a trial have in common: the other image, when they make sense, and what is said of those that fail. */
import { messageOf } from '../core/errors.ts'
import type { Finding } from '../core/schema.ts'
import type { Mode } from '../inputs/index.ts'
import type { ImageSource, Inputs, Source } from '../inputs/types.ts'
import type { SmokeResult } from '../smoke/index.ts'
import { findImage } from './shared-images.ts'
import type { Results, Trial } from './trial.ts'

/** Of one kind of starts: after this no other one begins. */
export const MOST_SECONDS = 300

/** An image, how it is called in the report, and where its Dockerfile says what. */
export type Side = NonNullable<Results['tested']> & { readonly name: string }
export type Start = Pick<SmokeResult, 'smoke' | 'findings'>

/** Whether the image of the baseline is to be started after the trial, so that it must be kept. */
export const startsBaseline = ({ repeat, smoke }: Inputs): boolean =>
  repeat !== null || (smoke?.rehearse.asked.includes('upgrade') ?? false)

export const hasPassed = ({ build, smoke }: Results): boolean =>
  smoke?.smoke.ready === true &&
  [build, smoke].every((stage) => stage?.findings.every(({ level }) => level !== 'fail') ?? true)

export const noMoment = (whose: string): string =>
  `Nothing says when ${whose} is ready: it has no port, no probe and no HEALTHCHECK`

/** `purpose`: `to start in turn with this one`. Options of a command and inputs of an action are written differently. */
export function noImage(kind: Source['kind'], mode: Mode, purpose: string): string {
  const [built, named] =
    mode === 'command'
      ? ['`--baseline build`', '`--baseline-image`']
      : ['`baseline: build`', '`baseline-image`']
  return `There is no image ${purpose}: ${kind === 'build' ? `${built} builds one, ` : ''}${named} names one`
}

/**
 * The image that `baseline-image` names, else the one that `baseline` has built, else the one at a registry that it names.
 * A sentence without a full stop where there is none that can be started here.
 */
export async function findOther(trial: Trial, tested: Side, purpose: string): Promise<Side | string> {
  const { inputs, run, results, link } = trial
  const { baselineImage, baseline, source } = inputs
  const named: ImageSource | null =
    baselineImage ??
    (results.built === undefined && baseline.kind === 'registry'
      ? { kind: 'image', ref: baseline.image.text, platform: source.platform }
      : null)
  if (named === null)
    return results.built ? { ...results.built, places: {} } : noImage(source.kind, run.mode, purpose)
  try {
    const image = await findImage(named, (await link()).engine, run.progress)
    const [platform, own] = [image, tested.image].map(({ platform: of }) => `${of.os}/${of.architecture}`)
    if (platform !== own) return `${named.ref} is for another platform (${platform}, here ${own})`
    return { name: named.ref, image, places: {} }
  } catch (cause) {
    if (run.signal.aborted) throw cause
    return `${named.ref} cannot be started beside ${inputs.name}: ${messageOf(cause)}`
  }
}

export const timeOf = ({ smoke }: Start): string =>
  smoke.ready ? `ready in ${(smoke.readySeconds ?? 0).toFixed(2)} s` : 'not ready'

/** One warning for each cause. The code is that of the cause, which ends a trial whose only start fails like this. */
export function failedStarts(starts: readonly Start[]): Finding[] {
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
