/**
 * Builds with the best available client. buildx runs without a check of its version, which would take a sixth of a second;
 * the version is checked only after a build that failed before its first step.
 */
import type { Readable } from 'node:stream'
import type { Engine } from '../engine/index.ts'
import type { BuildOption, BuildSource } from '../inputs/types.ts'
import { UserError, messageOf } from '../core/errors.ts'
import type { Progress } from '../core/progress.ts'
import type { Finding } from '../core/schema.ts'
import { argvOf, printable, type ClientKind, type OutputMode, type Outputs } from './client/argv.ts'
import { sendsTar } from './client/builder.ts'
import { askClient, runClient, wantedBy } from './client/run.ts'
import { titleOf, type Dockerfile } from './dockerfile/index.ts'
import { lastWords } from './causes/failure.ts'
import { sendToBoth } from './client/tee.ts'
import { NOTABLE_SECONDS, isHousekeeping, showRunning, stepLine } from './output/live.ts'
import { metadataWarnings } from './output/metadata.ts'
import type { BuildEvent } from './output/events.ts'
import { recorder, type Recording } from './output/recorder.ts'
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
}

export interface Job {
  source: BuildSource
  outputs: Omit<Outputs, 'outputMode'>
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
  readTar?: (tar: Readable) => Promise<void>
}

const BUILDERS: Readonly<Record<ClientKind, string>> = {
  buildx: 'buildx',
  buildkit: 'docker build (BuildKit)',
  legacy: 'docker build (the legacy builder, without BuildKit)',
}

export async function attemptBuild(job: Job): Promise<Attempt> {
  const first = await attempt('buildx', job, await outputModeOf(job))
  const lack = first.isLate ? null : await missingCapability(first, job)
  if (lack === null) return first
  const { builder, options } = job.source
  refuseWithout(lack, 'buildx', [
    ...(builder === null ? [] : ['builder']),
    ...settingsWith(options, { 'build-contexts': '--build-context', allow: '--allow' }),
  ])
  job.progress.step(`${lack}: building with docker build`)
  const second = await attempt('buildkit', job)
  const built =
    noStep(second) && lacksBuildKit(second.recording.text.join('\n')) ? await legacyBuild(lack, job) : second
  return built.isLate ? built : { ...built, notes: [note(lack, built.kind, job.source)] }
}

async function legacyBuild(lack: string, job: Job): Promise<Attempt> {
  const { buildSecrets, options } = job.source
  refuseWithout(lack, 'BuildKit', [
    ...(buildSecrets.length === 0 ? [] : ['secrets']),
    ...settingsWith(options, { ssh: '--ssh' }),
  ])
  return attempt('legacy', job)
}

/** Whether the builder is apart from the engine, and sends the image through this process. */
export const sendsImage = (
  { builder }: BuildSource,
  client: Parameters<typeof askClient>[1],
): Promise<boolean> => sendsTar(builder, process.env, (argv) => askClient(argv, client))

/** A tar only when it is read and the builder sends one; in the format that buildx would load into this engine. */
async function outputModeOf({ source, run, engine, signal, readTar }: Job): Promise<OutputMode> {
  const client = { id: run, signal, endpoint: engine.endpoint }
  if (!readTar || !(await sendsImage(source, client))) return 'load'
  return (await engine.info()).store === 'containerd' ? 'oci' : 'docker'
}

async function attempt(kind: ClientKind, job: Job, outputMode: OutputMode = 'load'): Promise<Attempt> {
  const { source, dockerfile, run, engine, progress, signal, late } = job
  const outputs = { ...job.outputs, outputMode }
  const argv = argvOf(kind, source, outputs)
  progress.step(printable(argv))
  const record = recorder({
    describe: (name) => describe(name, dockerfile),
    redact: dockerfile.redact,
    onEnd: (step) => {
      if (signal.aborted) return // every step fails then
      if (step.status === 'failed' || !isHousekeeping(step) || step.seconds >= NOTABLE_SECONDS)
        progress.step(stepLine(step))
    },
  })
  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1000
  const hide = showRunning(() => record.running(elapsed()), progress)
  const ended = (code: number, isLate = false): Attempt => {
    const [builder, seconds] = [BUILDERS[kind], elapsed()]
    return { kind, builder, code, seconds, recording: record.result(), notes: [], isLate }
  }
  try {
    const onEvent = (event: BuildEvent) => record.add(event, elapsed())
    const code = await runClient(kind, argv, {
      id: run,
      signal,
      endpoint: engine.endpoint,
      wanted: wantedBy(source),
      onEvent,
      ...(outputMode === 'load' ? {} : { takeTar: (tar, ended) => takeTar(tar, ended, job) }),
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

/** A shell's exit code for a process that SIGTERM ended. */
const ENDED = 143

/** Whether the time limit came first, before a cancellation. */
const isLate = (signal: AbortSignal, late: AbortSignal): boolean =>
  late.aborted && signal.reason === late.reason

async function takeTar(
  tar: Readable,
  code: Promise<number>,
  { engine, progress, signal, readTar = () => Promise.resolve() }: Job,
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

/** A step's title from the Dockerfile, which contains no values; else the builder's name, redacted. */
function describe(name: string, { step, redact }: Dockerfile): { title: string; line?: number } {
  const instruction = step(name)
  return instruction ? { title: titleOf(instruction), line: instruction.line } : { title: redact(name) }
}

const noStep = ({ code, recording }: Attempt): boolean => code !== 0 && recording.steps.length === 0

/** What is missing when buildx failed before its first step; null when it built, or failed for another reason. */
async function missingCapability(
  first: Attempt,
  { run, signal, engine: { endpoint } }: Job,
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

function note(lack: string, kind: ClientKind, { cacheFrom, cacheTo, options }: BuildSource): Finding {
  const unused = [
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
