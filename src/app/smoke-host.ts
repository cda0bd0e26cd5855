/**
 * `smoke-host`: the container runs on another engine than the one that builds. That engine is connected to first, because
 * its platform decides which image is built. A builder apart from the engine sends its image there directly; then no other
 * engine is used. Else the image is copied.
 */
import type { Readable } from 'node:stream'
import { sendsImage } from '../build/index.ts'
import { UserError } from '../core/errors.ts'
import { RUN_REPOSITORY, imageTag } from '../core/run-id.ts'
import { connect, findEndpoint, namedEndpoint, type Endpoint } from '../engine/docker.ts'
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import type { ArchiveSource, Inputs, Source } from '../inputs/types.ts'
import { isOtherPlatform, runsHere } from './other-platform.ts'
import { platformText } from '../platform/name.ts'
import { saveEngines } from './action-state.ts'
import type { Subject } from './subject.ts'
import { timed, type Link, type Trial } from './trial.ts'

/** The trial as it goes on with the engine of `smoke-host`. Rejects with `no-engine` when that does not respond. */
export async function withSmokeHost(
  trial: Trial,
  connectTo: (endpoint: Endpoint) => Promise<Link> = connect,
): Promise<Trial> {
  const { inputs, run } = trial
  const { smoke, source } = inputs
  if (smoke?.host === undefined || source.kind === 'archive') return trial
  const [there, here] = [namedEndpoint(smoke.host), findEndpoint()]
  if (there.host === here.host) return trial
  const host = await connectTo(there)
  if (isOtherPlatform(source, host.info) && (await isNativeHere(trial))) {
    host.engine.close()
    return trial
  }
  const client = { id: run.id, signal: run.signal, endpoint: here.host }
  const isAlone = source.kind === 'build' && (await sendsImage(source, client))
  if (run.mode === 'action') saveEngines(run.id, isAlone ? [smoke.host] : ['', smoke.host], run.host.env)
  return isAlone ? alone(trial, source, host, here) : beside(trial, source, host)
}

/** Of several platforms, each runs on the engine whose platform it is. */
async function isNativeHere({ inputs: { source }, link }: Trial): Promise<boolean> {
  const here = await link().catch(() => null)
  return here !== null && source.platform !== null && runsHere(source.platform, here.info)
}

/** The builder needs no engine, or its own, so the client still starts with the settings of this one. */
async function alone(trial: Trial, source: Source, host: Link, { host: endpoint }: Endpoint): Promise<Trial> {
  const unused = await trial.link().catch(() => null)
  unused?.engine.close()
  const { run, results } = trial
  run.engine = host.engine
  results.engine = host.info
  const link = { engine: { ...host.engine, endpoint }, info: host.info }
  return {
    ...trial,
    link: () => Promise.resolve(link),
    host,
    inputs: forPlatform(trial.inputs, source, host.info),
  }
}

async function beside(trial: Trial, source: Exclude<Source, ArchiveSource>, host: Link): Promise<Trial> {
  const { run, results, inputs } = trial
  run.smokeEngine = host.engine
  results.smokeEngine = host.info
  const { info } = await trial.link()
  const isSame = platformText(info) === platformText(host.info)
  return { ...trial, host, inputs: isSame ? inputs : forPlatform(inputs, source, host.info) }
}

const forPlatform = (inputs: Inputs, source: Source, info: EngineInfo): Inputs =>
  source.platform === null ? { ...inputs, source: { ...source, platform: platformText(info) } } : inputs

/** The image on the engine that runs it. Copies it there, unless the two are one engine under two addresses. */
export async function placeImage(
  { image, ref }: Subject,
  trial: Trial,
  { engine, info }: Link,
): Promise<{ image: EngineImage; link: Link }> {
  const { host, run, results } = trial
  if (host === undefined || results.smokeEngine === undefined)
    return { image, link: host ?? { engine, info } }
  const tag = imageTag(run.id)
  const isUsers = ref !== tag
  if (isUsers) {
    if (image.tags.length === 0) throw unnamed(ref)
    await engine.tag(image.id, RUN_REPOSITORY, run.id)
  }
  try {
    const known = await host.engine.image(tag)
    if (known) becomesOne(trial)
    return { image: known ?? (await copied(tag, image, trial, engine, host)), link: host }
  } finally {
    if (isUsers) await engine.untag(tag)
  }
}

/** No other run can have given its tag: the two are one engine, whose image is kept as it would be without `smoke-host`. */
function becomesOne({ run, results }: Trial): void {
  run.smokeEngine = null
  delete results.smokeEngine
}

async function copied(
  tag: string,
  image: EngineImage,
  trial: Trial,
  engine: Engine,
  host: Link,
): Promise<EngineImage> {
  const { progress, signal } = trial.run
  progress.step(`copying the image to ${host.engine.endpoint}`)
  const onStatus = () => progress.waiting('the engine of smoke-host loads the image')
  await timed(trial, 'copy', () => send(tag, engine, (tar) => host.engine.load(tar, onStatus, signal))).catch(
    (cause: unknown) => {
      throw signal.aborted ? new UserError('cancelled', 'Cancelled while the image was copied') : cause
    },
  )
  const there = await host.engine.image(tag)
  if (there && String(there.diffIds) === String(image.diffIds)) return there
  const sentence = `The image was copied to ${host.engine.endpoint}, but ${there ? 'its layers are others there' : 'is not there'}`
  throw new UserError('engine-failed', sentence, 'Check the log of that engine, then run this again.')
}

/** The stream is closed also where the other engine stops reading. */
async function send(tag: string, from: Engine, load: (tar: Readable) => Promise<void>): Promise<void> {
  const tar = await from.save(tag)
  try {
    await load(tar)
  } finally {
    tar.destroy()
  }
}

/** To remove a tag of an image without another name would delete the image. */
const unnamed = (ref: string): UserError =>
  new UserError(
    'settings',
    `${ref} has no name on the engine, so it cannot be copied to the engine of smoke-host`,
    `Give it one (docker tag ${ref} NAME), and test NAME.`,
  )
