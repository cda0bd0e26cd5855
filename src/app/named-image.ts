/** Weighs an image that a command names: on the engine, at a registry, in an archive; or takes it from a Report. */
import { readReport } from '../baseline/index.ts'
import { systemClock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Progress } from '../core/progress.ts'
import type { Image, Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'
import { connect } from '../engine/docker.ts'
import type { NamedImage } from '../inputs/types.ts'
import { inspect, type ImageAnalysis } from '../inspect/index.ts'
import { describeEngine } from './assemble.ts'
import type { Host } from './host.ts'
import { weighAtRegistry } from './registry-image.ts'
import { findOthers, weigh } from './shared-images.ts'
import type { Link } from './trial.ts'

/** A Report that is known to have an image. */
export type Weighed = Report & { readonly image: Image }

export interface NameAccess {
  readonly env: Host['env']
  readonly progress: Progress
  /** As in `Inputs`. */
  readonly roots: readonly string[]
  /** Connects to the engine; later calls return the same connection. */
  readonly link: () => Promise<Link>
}

/** Calls `work` with a connection that is opened when it is first needed, and closes it. */
export async function withLink<T>(
  work: (link: () => Promise<Link>) => Promise<T>,
  connectTo: () => Promise<Link> = connect,
): Promise<T> {
  let link: Promise<Link> | null = null
  try {
    return await work(() => (link ??= connectTo()))
  } finally {
    await (link as Promise<Link> | null)?.then(
      ({ engine }) => engine.close(),
      () => undefined,
    )
  }
}

/** Rejects with a UserError: `image-not-found`, `archive-invalid`, `baseline-invalid`, or one of the engine's. */
export async function weighNamed(name: NamedImage, access: NameAccess): Promise<Weighed> {
  if (name.kind === 'report') return withImage(name.name, await readReport(name.file, access.roots))
  const { image } = await analyseNamed(name, access)
  return reportOf(name, image, access)
}

/** Of an image that was weighed and not run. */
export async function reportOf(name: NamedImage, image: Image, { link }: NameAccess): Promise<Weighed> {
  const engine = name.kind === 'image' ? describeEngine((await link()).info) : null
  return { ...emptyReport(textOf(name)), engine, image }
}

/** `allFiles`: as in `InspectOptions`. Rejects like `weighNamed`. */
export async function analyseNamed(
  name: Exclude<NamedImage, { kind: 'report' }>,
  { env, progress, link }: NameAccess,
  { allFiles = false } = {},
): Promise<ImageAnalysis> {
  progress.stage(`Weighing ${textOf(name)}`)
  if (name.kind === 'registry')
    return weighAtRegistry(
      { reference: name.image, platform: name.platform, env, progress, allFiles, ...FOR_REGISTRY },
      inspect,
    )
  const [found] = await findOthers([name], async () => (await link()).engine, progress)
  if (!found) throw new UserError('internal', 'the image was not found')
  return weigh(found, progress, { allFiles })
}

function withImage(name: string, report: Report): Weighed {
  const { image } = report
  if (image) return { ...report, image }
  const hint = 'Use a Report of an image that was built and weighed.'
  throw new UserError('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
    exit: 2,
  })
}

/** A command is ended by its process. */
const FOR_REGISTRY = { clock: systemClock, signal: new AbortController().signal }

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
