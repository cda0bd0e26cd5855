/** Weighs an image that a command names: on the engine, at a registry, in an archive; or takes it from a Report. */
import { readReport } from '../baseline/index.ts'
import { systemClock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Progress } from '../core/progress.ts'
import type { Image, Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'
import type { NamedImage } from '../inputs/types.ts'
import { inspect, layerCache, type ImageAnalysis, type InspectOptions } from '../inspect/index.ts'
import { describeEngine } from './assemble.ts'
import type { CommandRun } from './command-run.ts'
import type { Host } from './host.ts'
import { weighAtRegistry } from './registry-image.ts'
import { findImage } from './shared-images.ts'
import { routesTo } from './store-access.ts'

/** A Report that is known to have an image. */
export type Weighed = Report & { readonly image: Image }

export interface NameAccess {
  readonly env: Host['env']
  readonly progress: Progress
  /** As in `Inputs`. */
  readonly roots: readonly string[]
  readonly run: CommandRun
}

/** Rejects with a UserError: `image-not-found`, `archive-invalid`, `baseline-invalid`, or one of the engine's. */
export async function weighNamed(
  name: NamedImage,
  access: NameAccess,
  more: Partial<InspectOptions> = {},
): Promise<Weighed> {
  if (name.kind === 'report') return withImage(name.name, await readReport(name.file, access.roots))
  const { image } = await analyseNamed(name, access, { ...more, findings: false })
  return reportOf(name, image, access)
}

/** Of an image that was weighed and not run. */
export async function reportOf(name: NamedImage, image: Image, { run }: NameAccess): Promise<Weighed> {
  const engine = name.kind === 'image' ? describeEngine((await run.link()).info) : null
  return { ...emptyReport(textOf(name)), engine, image }
}

/** Rejects like `weighNamed`. */
export async function analyseNamed(
  name: Exclude<NamedImage, { kind: 'report' }>,
  { env, progress, run }: NameAccess,
  more: Partial<InspectOptions> = {},
): Promise<ImageAnalysis> {
  progress.stage(`Weighing ${textOf(name)}`)
  if (name.kind === 'registry') {
    const { image: reference, platform } = name
    const rules = { env, progress, clock: systemClock, signal: run.signal }
    return weighAtRegistry({ reference, platform, options: more, ...rules }, inspect)
  }
  const { platform, ref } = name
  const options = { platform, progress, cache: layerCache(), ...more }
  if (name.kind === 'archive')
    return inspect({ kind: 'archive', file: name.file }, { ...options, ref: name.name, pick: ref })
  const { engine, info } = await run.link()
  const image = await findImage(name, engine, progress)
  const routes = routesTo(image, { engine, info }, run)
  return inspect(
    { kind: 'engine', ref: name.ref, id: image.id, engine, ...routes },
    { ...options, ref: name.ref },
  )
}

function withImage(name: string, report: Report): Weighed {
  const { image } = report
  if (image) return { ...report, image }
  const hint = 'Use a Report of an image that was built and weighed.'
  throw new UserError('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
    exit: 2,
  })
}

/** As it was given. */
export function textOf(name: NamedImage): string {
  if (name.kind === 'registry') return name.image.text
  return name.kind === 'image' ? name.ref : name.name
}

/** Of an image that was only weighed. */
const emptyReport = (name: string): Omit<Report, 'image' | 'engine'> => ({
  schemaVersion: 1,
  generator: `sea-trial ${VERSION}`,
  at: systemClock.date().toISOString(),
  name,
  ref: null,
  sha: null,
  verdict: 'pass',
  headline: '',
  findings: [],
  build: null,
  smoke: null,
  baseline: null,
  delta: null,
  timings: {},
})
