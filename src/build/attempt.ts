/**
 * Builds with the best available client. buildx runs without a check of its version, which would take a sixth of a second;
 * the version is checked only after a build that failed before its first step.
 */
import type { Readable } from 'node:stream'
import type { Engine } from '../engine/index.ts'
import type { BuildOption, BuildSource } from '../inputs/types.ts'
import type { ContentKeeper } from '../core/content-keeper.ts'
import { UserError, messageOf } from '../core/errors.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding } from '../core/schema.ts'
import { argvOf, printable, type ClientKind, type Outputs } from './client/argv.ts'
import { sendsTar } from './client/builder.ts'
import { LOADED, lossesOf, makesIndex, planOf, wantsIndex, type Plan } from './client/plan.ts'
import { askClient, runClient, wantedBy } from './client/run.ts'
import { titleOf, type Dockerfile } from './dockerfile/index.ts'
import { lastWords } from './causes/failure.ts'
import { sendToBoth } from './client/tee.ts'
import { NOTABLE_SECONDS, isHousekeeping, showRunning, stepLine } from './output/live.ts'
import { metadataWarnings } from './output/metadata.ts'
import type { BuildEvent } from './output/events.ts'
import { recorder, type Recorder, type Recording } from './output/recorder.ts'
import { buildxLack, lacksBuildKit, throwDiskFull } from './client/refusals.ts'

export interface Attempt {
  kind: ClientKind
  /** For the report: `buildx`, `docker build (BuildKit)`. */
  builder: string
  code: number
  /** Duration of the client process. */
  seconds: number
  recording: Recording
  /** Findings about what another client than buildx lacks. */
  notes: Finding[]
  /** It was stopped at the time limit. */
  isLate: boolean
  /** Where the content for a push is kept; null: nowhere. */
  keptIn: Plan['keptIn']
}

export interface Job {
  source: BuildSource
  outputs: Omit<Outputs, 'outputMode' | 'isIndex'>
  dockerfile: Dockerfile
  /** The run's id. */
  run: string
  engine: Pick<Engine, 'endpoint' | 'info' | 'load'>
  progress: Progress
  /** Aborts when the run is cancelled or at the time limit. */
  signal: AbortSignal
  /** Aborts at the time limit. */
  late: AbortSignal
  /** Reads the image's tar when the client sends it to the engine; never rejects. */
  readTar?: ((tar: Readable) => Promise<void>) | undefined
  /** For a source that is to be kept, or has several platforms. */
  keeper?: ContentKeeper
}

const BUILDERS: Readonly<Record<ClientKind, string>> = {
  buildx: 'buildx',
  buildkit: 'docker build (BuildKit)',
  legacy: 'docker build (the legacy builder, without BuildKit)',
}

export async function attemptBuild(job: Job): Promise<Attempt> {
  const { plan, losses } = await planFor(job)
  const first = await attempt('buildx', job, plan)
  const lack = first.isLate ? null : await missingCapability(first, job)
  if (lack === null) return { ...first, notes: losses }
  const { builder, options, platforms } = job.source
  refuseWithout(lack, 'buildx', [
    ...(builder === null ? [] : ['builder']),
    ...(platforms ? ['platforms'] : []),
    ...settingsWith(options, { 'build-contexts': '--build-context', allow: '--allow' }),
  ])
  job.progress.step(`${lack}: building with docker build`)
  const loaded = { ...LOADED, keptIn: plan.keptIn === 'engine' ? plan.keptIn : null }
  const second = await attempt('buildkit', job, loaded)
  const built =
    noStep(second) && lacksBuildKit(second.recording.text.join('\n'))
      ? await legacyBuild(lack, job, loaded)
      : second
  return built.isLate ? built : { ...built, notes: [note(lack, built.kind, job.source)] }
}

async function legacyBuild(lack: string, job: Job, loaded: Plan): Promise<Attempt> {
  const { buildSecrets, options } = job.source
  refuseWithout(lack, 'BuildKit', [
    ...(buildSecrets.length === 0 ? [] : ['secrets']),
    ...settingsWith(options, { ssh: '--ssh' }),
  ])
  return attempt('legacy', job, loaded)
}

/** Whether the builder is apart from the engine, and sends the image through this process. */
export const sendsImage = (
  { builder }: BuildSource,
  client: Parameters<typeof askClient>[1],
): Promise<boolean> => sendsTar(builder, process.env, (argv) => askClient(argv, client))

/** Builder and engine are asked only if a tar is read, or an index is wanted. */
async function planFor(job: Job): Promise<{ plan: Plan; losses: Finding[] }> {
  const { run, engine, signal, readTar, keeper } = job
  const source = keeper ? job.source : { ...job.source, keep: false }
  const isWanted = wantsIndex(source)
  const client = { id: run, signal, endpoint: engine.endpoint }
  const isAsked = isWanted || readTar !== undefined
  const sends = isAsked && (await sendsImage(source, client))
  if (!sends && !isWanted) return { plan: LOADED, losses: [] }
  const { store } = await engine.info()
  const plan = planOf(source, { sends, store, isRead: readTar !== undefined })
  return { plan, losses: lossesOf(source, plan, store) }
}

async function attempt(kind: ClientKind, job: Job, plan: Plan): Promise<Attempt> {
  const { source, dockerfile, run, engine, progress, signal, late } = job
  const { outputMode, keptIn } = plan
  const outputs = { ...job.outputs, outputMode, isIndex: makesIndex(source, plan) }
  const argv = argvOf(kind, source, outputs)
  progress.step(printable(argv))
  const record = recordSteps(dockerfile, progress, signal)
  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1000
  const showSteps = () => {
    if (!signal.aborted) progress.show('build', { running: record.running(elapsed()), ...record.counts() })
  }
  const hide = showRunning(() => record.running(elapsed()), progress)
  const ended = (code: number, isLate = false): Attempt => {
    const [builder, seconds] = [BUILDERS[kind], elapsed()]
    return { kind, builder, code, seconds, recording: record.result(), notes: [], isLate, keptIn }
  }
  try {
    const onEvent = (event: BuildEvent) => {
      record.add(event, elapsed())
      if (event.kind === 'step') showSteps()
    }
    const code = await runClient(kind, argv, {
      id: run,
      signal,
      endpoint: engine.endpoint,
      wanted: wantedBy(source),
      onEvent,
      ...(outputMode === 'load' ? {} : { takeTar: (tar, ended) => takeTar(tar, ended, job, keptIn) }),
    })
    if (kind === 'buildx')
      for (const warning of metadataWarnings(outputs.metadata)) record.add(warning, elapsed())
    return ended(code)
  } catch (cause) {
    if (!isLate(signal, late)) throw cause
    return ended(ENDED, true)
  } finally {
    hide()
  }
}

/** Collects the steps of one Dockerfile's build, and reports each that ends. */
export const recordSteps = (dockerfile: Dockerfile, progress: Progress, signal: AbortSignal): Recorder =>
  recorder({
    describe: (name) => describe(name, dockerfile),
    redact: dockerfile.redact,
    onEnd: (step) => {
      if (signal.aborted) return // every step fails then
      if (step.status === 'failed' || !isHousekeeping(step) || step.seconds >= NOTABLE_SECONDS)
        progress.step(stepLine(step))
    },
  })

/** A shell's exit code for a process that SIGTERM ended. */
export const ENDED = 143

/** Whether the time limit came first, before a cancellation. */
export const isLate = (signal: AbortSignal, late: AbortSignal): boolean =>
  late.aborted && signal.reason === late.reason

function takeTar(
  tar: AsyncIterable<Buffer>,
  code: Promise<number>,
  job: Job,
  keptIn: Plan['keptIn'],
): Promise<void> {
  const { source, outputs, keeper } = job
  // of several platforms, each is loaded later, from what is kept
  const tags = source.platforms ? [] : [outputs.tag, ...tagsIn(source)]
  return loadTar(keeper && keptIn === 'tar' ? keeper.pass(tar, tags) : tar, code, job)
}

const tagsIn = ({ options = [] }: BuildSource): string[] =>
  options.flatMap(([flag, value]) => (flag === '--tag' && value !== undefined ? [value] : []))

/** Sends the tar to the engine, and to `readTar`. `code`: of the client that writes it; the load is completed if it is 0. */
export async function loadTar(
  tar: AsyncIterable<Buffer>,
  code: Promise<number>,
  { engine, progress, signal, readTar = () => Promise.resolve() }: LoadDeps,
): Promise<void> {
  const load = (part: Readable) =>
    engine.load(part, () => progress.waiting('the engine loads the image'), signal)
  try {
    await sendToBoth(tar, code, { load, read: readTar })
  } catch (cause) {
    throwDiskFull(messageOf(cause))
    throw cause
  }
}

type LoadDeps = Pick<Job, 'progress' | 'signal' | 'readTar'> & { engine: Pick<Engine, 'load'> }

/** A step's title from the Dockerfile, which contains no values; else the builder's name, redacted. */
function describe(name: string, { step, redact }: Dockerfile): { title: string; line?: number } {
  const instruction = step(name)
  return instruction ? { title: titleOf(instruction), line: instruction.line } : { title: redact(name) }
}

const noStep = ({ code, recording }: Attempt): boolean => code !== 0 && recording.steps.length === 0

/** What is missing when buildx failed before its first step; null when it built, or failed for another reason. */
export async function missingCapability(
  first: Attempt,
  { run, signal, engine: { endpoint } }: Pick<Job, 'run' | 'signal'> & { engine: Pick<Engine, 'endpoint'> },
): Promise<string | null> {
  if (!noStep(first)) return null
  const lack = buildxLack(await askClient(['buildx', 'version'], { id: run, signal, endpoint }))
  if (lack !== null) return lack
  return lacksBuildKit(lastWords(first.recording.text)) ? 'this engine has no BuildKit' : null
}

function refuseWithout(lack: string, needed: string, settings: string[]): void {
  if (settings.length === 0) return
  const hint = `Install buildx (docker/setup-buildx-action does), or leave ${settings.join(' and ')} out.`
  throw new UserError('settings', `${settings.join(' and ')} needs ${needed}, but ${lack}`, hint, { exit: 2 })
}

/** Names of the settings whose option is given. */
const settingsWith = (
  options: readonly BuildOption[] = [],
  flags: Readonly<Record<string, string>>,
): string[] =>
  Object.entries(flags).flatMap(([name, flag]) => (options.some(([one]) => one === flag) ? [name] : []))

function note(
  lack: string,
  kind: ClientKind,
  { cacheFrom, cacheTo, options, attests = [] }: BuildSource,
): Finding {
  const unused = [
    ...(attests.length > 0 ? ['attestations'] : []),
    ...(cacheFrom.length + cacheTo.length > 0 ? ['cache-from', 'cache-to'] : []),
    ...settingsWith(options, { 'no-cache-filters': '--no-cache-filter', annotations: '--annotation' }),
  ]
  const lost = [
    kind === 'legacy'
      ? 'steps do not run in parallel and step times are approximate'
      : 'exact step times and build checks are missing',
    ...(unused.length > 0 ? [`${unused.join(' and ')} were not used`] : []),
  ]
  return {
    code: 'no-buildx',
    level: 'note',
    confidence: 'proved',
    message: `built with ${BUILDERS[kind]}, because ${lack}: ${lost.join(', and ')}`,
    fix: 'Install buildx 0.13 or newer (docker/setup-buildx-action does).',
    evidence: [lack],
  }
}
