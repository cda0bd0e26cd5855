/** `sea-trial diff A B`: gets both images, compares them, prints what changed. */
import { readReport } from '../baseline/index.ts'
import { compare } from '../compare/index.ts'
import { systemClock } from '../core/clock.ts'
import { UserError, asUserError, type ErrorCode } from '../core/errors.ts'
import type { DiffSide, Image, Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'
import { connect } from '../engine/docker.ts'
import type { DiffInputs, DiffSide as Given } from '../inputs/types.ts'
import { renderDiff } from '../report/index.ts'
import { makeProgress } from '../report/progress.ts'
import type { Progress } from '../core/progress.ts'
import { describeEngine } from './assemble.ts'
import type { Host } from './host.ts'
import { inspect } from '../inspect/index.ts'
import { weighAtRegistry } from './registry-image.ts'
import { findOthers, weigh } from './shared-images.ts'
import type { Link } from './trial.ts'

const NARROW = 100

/** A Report that is known to have an image. */
type Weighed = Report & { readonly image: Image }
type Connect = () => Promise<Link>

/** Returns the exit code 0. Rejects with a UserError that names what is wrong with both sides: exit 2, or 3 for the engine. */
export async function diff(inputs: DiffInputs, host: Host, connectTo: Connect = connect): Promise<number> {
  const progress = makeProgress({
    stream: host.stderr,
    mode: host.stderr.isTTY && host.env.CI !== 'true' ? 'live' : 'silent',
  })
  const [before, after] = await bothOf(inputs, host.env, progress, connectTo).finally(() => progress.end())
  const delta = compare(after, before)
  const sides = { before: sideOf(inputs.before, before), after: sideOf(inputs.after, after) }
  const { stdout, env } = host
  const look = {
    color: stdout.isTTY && !env.NO_COLOR,
    width: stdout.isTTY ? stdout.columns || NARROW : NARROW,
  }
  const found = { schemaVersion: 1 as const, generator: `sea-trial ${VERSION}`, ...sides, delta }
  stdout.write(renderDiff(found, after, inputs.format, look))
  return 0
}

async function bothOf(
  { before, after, roots }: DiffInputs,
  env: Host['env'],
  progress: Progress,
  connectTo: Connect,
): Promise<readonly [Weighed, Weighed]> {
  let link: Promise<Link> | null = null
  const once = () => (link ??= connectTo())
  const get = (side: Given) =>
    reportOf(side, roots, env, progress, once).then(
      (report) => ({ report, error: null }),
      (cause: unknown) => ({ report: null, error: asUserError(cause) }),
    )
  try {
    const first = await get(before)
    const second = await get(after)
    if (first.report && second.report) return [first.report, second.report]
    throw together([first, second].flatMap(({ error }) => error ?? []))
  } finally {
    await (link as Promise<Link> | null)?.then(
      ({ engine }) => engine.close(),
      () => undefined,
    )
  }
}

/** Errors about what was given; the others are about the engine or this program. */
const OF_INPUT: readonly ErrorCode[] = ['settings', 'baseline-invalid', 'archive-invalid', 'image-not-found']

function together(errors: readonly UserError[]): UserError {
  const [first, second] = errors
  const other = errors.find(({ code }) => !OF_INPUT.includes(code))
  if (!first || other) return other ?? asUserError(first)
  const sentence =
    second && second.message !== first.message ? `${first.message}; ${second.message}` : first.message
  return new UserError(first.code, sentence, first.hint, { exit: 2, cause: first.cause })
}

async function reportOf(
  side: Given,
  roots: readonly string[],
  env: Host['env'],
  progress: Progress,
  once: Connect,
): Promise<Weighed> {
  if (side.kind === 'report') return withImage(side.name, await readReport(side.file, roots))
  if (side.kind === 'registry') {
    progress.stage(`Weighing ${nameOf(side)}`)
    const { image } = await weighAtRegistry(
      { reference: side.image, platform: side.platform, env, progress, ...FOR_REGISTRY },
      inspect,
    )
    return { ...emptyReport(nameOf(side)), engine: null, image }
  }
  const [found] = await findOthers([side], async () => (await once()).engine, progress)
  if (!found) throw new UserError('internal', 'the image was not found')
  progress.stage(`Weighing ${nameOf(side)}`)
  const image = await weigh(found, progress)
  const engine = side.kind === 'image' ? describeEngine((await once()).info) : null
  return { ...emptyReport(nameOf(side)), engine, image }
}

function withImage(name: string, report: Report): Weighed {
  const { image } = report
  if (image) return { ...report, image }
  const hint = 'Compare Reports of images that were built and weighed.'
  throw new UserError('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
    exit: 2,
  })
}

/** A comparison is ended by its process. */
const FOR_REGISTRY = { clock: systemClock, signal: new AbortController().signal }

function nameOf(side: Given): string {
  if (side.kind === 'registry') return side.image.text
  return side.kind === 'image' ? side.ref : side.name
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

const sideOf = (side: Given, { image, at }: Weighed): DiffSide => ({
  name: nameOf(side),
  kind: side.kind,
  ref: image.ref,
  id: image.id,
  at: side.kind === 'report' ? at : null,
  sizes: image.sizes,
})
