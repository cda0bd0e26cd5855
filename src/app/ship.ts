/**
 * Pushes what was tried, after the verdict: an image that passed, all of its platforms as one index, to all of its tags. A push
 * changes no verdict. The Report then has the sizes that the registry has, and is attached to the image.
 */
import { CANCELLED, messageOf } from '../core/errors.ts'
import type { ImageContent } from '../core/image-content.ts'
import { parseImageReference, type ImageReference } from '../core/image-reference.ts'
import { REPORT_TYPE } from '../core/report-artifact.ts'
import type { Image, Push } from '../core/schema.ts'
import type { EngineImage } from '../engine/index.ts'
import { commitName } from '../core/verdicts.ts'
import { groupBy } from '../lib/group-by.ts'
import { redact } from '../lib/redact.ts'
import { isSameMachine, platformText } from '../platform/name.ts'
import { openRegistry, openRegistryWriter, type RegistryRules } from '../registry/index.ts'
import { renderJson } from '../report/index.ts'
import {
  attach,
  registryContent,
  ship,
  shipFromEngine,
  type ShipAccess,
  type ShipResult,
  type ShippedManifest,
} from '../ship/index.ts'
import type { Tried } from './images.ts'
import type { Run } from './session.ts'

/** The same trials with what was pushed in their Reports. Does not reject: what a cancelled run did not push has failed. */
export async function shipImages(tried: readonly Tried[]): Promise<Tried[]> {
  const isWhole = tried.every(isPassed)
  const shipped = new Map<Tried, Tried>()
  /** Repositories that have layers of this run. */
  const known: ImageReference[] = []
  // one after the other: what one image has sent, the next one mounts
  for (const platforms of groupBy(tried, ({ inputs }) => inputs.name).values()) {
    const [first] = platforms
    const push = first?.inputs.push
    if (!first || !push) continue
    if (!first.piped) {
      const again = await pushAgain(first, push.tags)
      for (const one of platforms) shipped.set(one, withPush(one, again))
      known.push(...push.tags)
      continue
    }
    const isDue = push.when === 'each' ? platforms.every(isPassed) : isWhole
    if (!isDue) {
      const skipped = platforms.every(isPassed)
        ? 'another image of this run did not pass, and `push: true` pushes all or none'
        : 'it did not pass'
      for (const one of platforms) shipped.set(one, withPush(one, { ...NOTHING, skipped }))
      continue
    }
    for (const [one, result] of await shipPlatforms(platforms, push.tags, known)) shipped.set(one, result)
    known.push(...push.tags)
  }
  return tried.map((one) => shipped.get(one) ?? one)
}

const isPassed = ({ report }: Tried): boolean => report.verdict === 'pass'
const NOTHING: Push = { digest: null, refs: [], verified: false, failed: [] }
/** Of an image that was skipped as unchanged: what an earlier run pushed gets these tags, without layers. */
async function pushAgain({ report, run, inputs }: Tried, tags: readonly ImageReference[]): Promise<Push> {
  const { digest = null, refs = [] } = report.push ?? {}
  const [named] = refs.flatMap((ref) => parseImageReference(ref) ?? [])
  const at = named && digest !== null ? { ...named, tag: null, digest } : null
  if (at === null) {
    const since = commitName(report.unchangedSince ?? report)
    return { ...NOTHING, failed: [], skipped: `it is unchanged since ${since}, whose run did not push it` }
  }
  run.progress.stage(`Pushing ${inputs.name}`)
  const rules = rulesOf(run)
  const access = accessOf(run, [])
  try {
    const result = await promote({ at, isGuess: false }, tags, access, rules)
    return pushOf(result ?? notPushed(tags, `${at.text} is not there any more`), undefined, run.signal)
  } catch (cause) {
    return pushOf(notPushed(tags, messageOf(cause)), undefined, run.signal)
  }
}

const accessOf = (run: Run, mountFrom: readonly ImageReference[]): ShipAccess => ({
  openRegistry: (reference) => openRegistryWriter(reference, rulesOf(run)),
  clock: run.clock,
  signal: run.signal,
  progress: run.progress,
  mountFrom,
})
const withPush = (one: Tried, push: Push): Tried => ({ ...one, report: { ...one.report, push } })

const rulesOf = ({ host, clock, signal }: Run): RegistryRules => ({ env: host.env, clock, signal })

async function shipPlatforms(
  platforms: readonly Tried[],
  tags: readonly ImageReference[],
  known: readonly ImageReference[],
): Promise<[Tried, Tried][]> {
  const [first] = platforms
  if (!first) return []
  const { run, inputs } = first
  run.progress.stage(`Pushing ${inputs.name}`)
  const { result, differs } = await pushTo(tags, first, [...known, ...basesOf(platforms)])
  for (const { ref, state, error = '' } of result.refs)
    run.progress.step(state === 'failed' ? `${ref} was not pushed: ${error}` : `${ref}  ${state}`)
  const weighedOnly = notRunOf(platforms)
  if (weighedOnly.length > 0) run.progress.step(`weighed only, not run: ${weighedOnly.join(', ')}`)
  const push = {
    ...pushOf(result, differs, run.signal),
    ...(weighedOnly.length > 0 ? { weighedOnly } : {}),
  }
  const own = platforms.map((one) => withShipped(one, push, result.manifests))
  const attached =
    inputs.push?.attach && push.digest !== null && !run.signal.aborted ? await attachReports(own) : own
  return platforms.map((one, index) => [one, attached[index] ?? one])
}

/** The platforms of several that were not run. */
const notRunOf = (platforms: readonly Tried[]): string[] =>
  platforms.flatMap(({ inputs: { source }, report }) =>
    source.kind === 'build' && source.platforms && report.smoke === null ? [source.platform ?? ''] : [],
  )

interface Pushed {
  result: ShipResult
  /** What of the settings the pushed image cannot have. */
  differs?: string | undefined
}

/** By its stored bytes where there are any; else by the engine, which may compress layers in its own way. */
async function pushTo(
  tags: readonly ImageReference[],
  { inputs, run, piped }: Tried,
  mountFrom: readonly ImageReference[],
): Promise<Pushed> {
  const rules = rulesOf(run)
  const access = accessOf(run, mountFrom)
  const subject = piped?.results.subject
  if (!piped || !subject) return { result: notPushed(tags, 'there is no image of this run') }
  const { content, noContent } = piped.results.build ?? {}
  try {
    if (content) return { result: await ship(await content(), tags, access) }
    if (inputs.source.kind === 'image') {
      const at = registryNameOf(inputs.source.ref, subject)
      const result = at && (await promote(at, tags, access, rules))
      if (result) return { result }
    }
    const { engine } = await piped.link()
    const { id, diffIds } = subject
    return { result: await shipFromEngine({ engine, id, diffIds }, tags, access), differs: noContent }
  } catch (cause) {
    return { result: notPushed(tags, messageOf(cause)) }
  }
}

interface AtRegistry {
  readonly at: ImageReference
  /** It may not be there: engines with containerd's store give a digest to images that were built on them, too. */
  readonly isGuess: boolean
}

/** The image at its registry, by digest: as it was named, or as the engine has pulled it. */
function registryNameOf(ref: string, { digests }: EngineImage): AtRegistry | null {
  const named = parseImageReference(ref)
  if (!named) return null
  if (named.digest !== null) return { at: named, isGuess: false }
  const known = digests.flatMap((text) => parseImageReference(text) ?? [])
  const at = known.find(({ host, repository }) => host === named.host && repository === named.repository)
  return at ? { at, isGuess: true } : null
}

/** Gives the image at a registry more names, there or elsewhere, byte for byte. Null if a guess is not there. */
async function promote(
  { at, isGuess }: AtRegistry,
  tags: readonly ImageReference[],
  access: ShipAccess,
  rules: RegistryRules,
): Promise<ShipResult | null> {
  const client = openRegistry(at, rules)
  try {
    const reading: Promise<ImageContent> = registryContent(client, at.digest ?? undefined)
    const content = isGuess ? await reading.catch(() => null) : await reading
    if (content === null) return null
    return await ship(content, tags, { ...access, mountFrom: [at, ...(access.mountFrom ?? [])] })
  } finally {
    client.close()
  }
}

const notPushed = (tags: readonly ImageReference[], error: string): ShipResult => ({
  digest: null,
  refs: tags.map(({ text }) => ({ ref: text, digest: null, state: 'failed', error })),
  traffic: {},
  manifests: [],
})

/** Registries of the base images: if it is the same one, their layers are mounted. */
const basesOf = (platforms: readonly Tried[]): ImageReference[] =>
  platforms.flatMap(({ report: { image } }) => parseImageReference(image?.base?.ref ?? '') ?? [])

function pushOf(
  { digest, refs, traffic }: ShipResult,
  differs: string | undefined,
  signal: AbortSignal,
): Push {
  const done = refs.filter(({ state }) => state !== 'failed')
  const present = done.flatMap(({ ref, state }) => (state === 'present' ? [ref] : []))
  const failed = refs.flatMap(({ ref, state, error = '' }) =>
    state === 'failed' ? [{ ref, error: reasonOf(error, signal) }] : [],
  )
  return {
    digest: done.length > 0 ? digest : null,
    refs: done.map(({ ref }) => ref),
    ...(present.length > 0 ? { present } : {}),
    verified: done.length > 0,
    failed,
    ...(differs === undefined ? {} : { differs }),
    ...(Object.keys(traffic).length > 0 ? { traffic } : {}),
  }
}

/** An aborted request has no sentence of its own. */
const reasonOf = (error: string, signal: AbortSignal): string =>
  signal.aborted && (error === messageOf(signal.reason) || error.endsWith(CANCELLED))
    ? 'the run was cancelled before it was pushed'
    : error

function withShipped(one: Tried, push: Push, manifests: readonly ShippedManifest[]): Tried {
  const { image } = one.report
  const manifest = image && manifestFor(image, manifests)
  if (!manifest) return withPush(one, push)
  const { digest, config } = manifest
  return withPush(withExactSizes(one, manifest), {
    ...push,
    ...(push.digest === null ? {} : { manifest: digest, ...(config ? { config: config.digest } : {}) }),
  })
}

/** What the registry stores replaces estimates, also in the comparison. Budgets were judged before: the verdict stands. */
function withExactSizes(one: Tried, manifest: ShippedManifest): Tried {
  const { piped } = one
  const inspect = piped?.results.inspect
  if (!piped || !inspect) return one
  const { compared } = piped.results
  const changed = {
    inspect: { ...inspect, image: asStored(inspect.image, manifest) },
    ...(compared ? { compared: asStored(compared, manifest) } : {}),
  }
  const { image, delta } = piped.reassemble(changed)
  return { ...one, report: { ...one.report, image, delta } }
}

const manifestFor = (
  { platform, layers }: Image,
  manifests: readonly ShippedManifest[],
): ShippedManifest | undefined =>
  manifests.find(
    (one) =>
      one.layers.length === layers.length && (one.platform === null || isSameMachine(one.platform, platform)),
  )

function asStored(image: Image, manifest: ShippedManifest): Image {
  const layers = image.layers.map((layer, index) => {
    const stored = manifest.layers[index]
    return stored ? { ...layer, digest: stored.digest, download: stored.size } : layer
  })
  const bytes = manifest.layers.reduce((sum, { size }) => sum + size, 0)
  const sizes = { ...image.sizes, download: { bytes, exact: true } }
  // estimates
  delete sizes.downloadYours
  delete sizes.downloadUnknown
  return { ...image, layers, sizes }
}

/** The Report of each platform, as a referrer of what was pushed, in each of its repositories. */
async function attachReports(platforms: readonly Tried[]): Promise<Tried[]> {
  const done: Tried[] = []
  for (const one of platforms) done.push(await attachReport(one))
  return done
}

async function attachReport(one: Tried): Promise<Tried> {
  const { run, report, inputs } = one
  const { image, push = NOTHING } = report
  const bytes = Buffer.from(renderJson(redact(report, run.secrets.all)))
  const annotations = {
    'org.opencontainers.image.created': report.at,
    'org.opencontainers.image.title': 'sea-trial.json',
    'sea-trial.name': report.name,
    'sea-trial.verdict': report.verdict,
    ...(image ? { 'sea-trial.platform': platformText(image.platform) } : {}),
  }
  const artifact = { artifactType: REPORT_TYPE, mediaType: REPORT_TYPE, bytes, annotations }
  const pushed = (inputs.push?.tags ?? []).filter(({ text }) => push.refs.includes(text))
  const repositories = new Map(pushed.map((ref) => [`${ref.host}/${ref.repository}`, ref]))
  try {
    let attached = ''
    for (const reference of repositories.values()) {
      const writer = openRegistryWriter(reference, rulesOf(run))
      try {
        const { root } = await registryContent(writer, push.digest ?? undefined)
        attached = (await attach(root, artifact, writer)).digest
      } finally {
        writer.close()
      }
    }
    return withPush(one, { ...push, attached })
  } catch (cause) {
    const notAttached = messageOf(cause)
    run.progress.step(`the Report was not attached: ${notAttached}`)
    return withPush(one, { ...push, notAttached })
  }
}
