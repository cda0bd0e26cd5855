/** Runs `docker buildx bake` once, and records the steps of each target as if it had been built alone. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filtered, type Progress } from '../../core/progress.ts'
import type { BuildSource } from '../../inputs/types.ts'
import { ENDED, isLate, recordSteps, type Attempt } from '../attempt.ts'
import { printable } from '../client/argv.ts'
import { runClient, wantedBy } from '../client/run.ts'
import type { BuildEvent } from '../output/events.ts'
import { showRunning } from '../output/live.ts'
import { metadataWarnings } from '../output/metadata.ts'
import type { Recording, Step } from '../output/recorder.ts'
import type { BuildDeps } from '../outcome.ts'
import { definitionOf } from './definition.ts'
import type { Member } from './members.ts'
import { failedTarget, splitByTarget } from './split.ts'

export interface BakeRun {
  /** Marks the client's processes. */
  id: string
  /** A folder for files of the run; the caller removes it. */
  tempDir: string
}

export interface Baked {
  code: number
  /** The time limit of those images ended it, in seconds; null when it ended itself. */
  late: number | null
  /** The target whose failure ended it, where the client names one. */
  failed: string | null
  attempts: ReadonlyMap<string, Attempt>
}

/** `members`: images, and targets that they build on. Rejects with `no-engine` or `cancelled`. */
export async function runBake(
  members: readonly Member[],
  run: BakeRun,
  { engine, progress, signal: cancel }: Pick<BuildDeps, 'engine' | 'progress' | 'signal'>,
): Promise<Baked> {
  const limit = Math.min(...members.map(({ run, prepared }) => (run ? prepared.source.timeout : Infinity)))
  const late = AbortSignal.timeout(Math.ceil(limit * 1000))
  const signal = AbortSignal.any([cancel, late])
  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1000
  const { store } = await engine.info()
  const parts = members.map(({ id, name, prepared }) => {
    const record = recordSteps(prepared.model(null), withName(progress, name), signal)
    const keptIn = prepared.source.keep === true && store === 'containerd' ? ('engine' as const) : null
    return { id, name, record, keptIn }
  })
  const recordOf = new Map(parts.map(({ id, record }) => [id, record]))
  const split = splitByTarget([...recordOf.keys()], (id, event) => recordOf.get(id)?.add(event, elapsed()))
  let failed: string | null = null
  const onEvent = (event: BuildEvent) => {
    if (event.kind === 'text') failed ??= failedTarget(event.line)
    split(event)
  }
  const files = writeFiles(members, run)
  const argv = argvOf(members, files)
  progress.step(printable(argv))
  const running = () =>
    parts.flatMap(({ name, record }) =>
      record.running(elapsed()).map((step) => ({ ...step, title: `${name}: ${step.title}` })),
    )
  const hide = showRunning(running, progress)
  const ended = (code: number, isLate = false): Baked => ({
    code,
    late: isLate ? limit : null,
    failed: parts.find(({ id }) => id === failed)?.name ?? null,
    attempts: new Map(
      parts.map(({ name, record, keptIn }) => [
        name,
        { ...attemptOf(record.result(), code, isLate), keptIn },
      ]),
    ),
  })
  try {
    const { id } = run
    const wanted = wantedByAll(members.map(({ prepared }) => prepared.source))
    const code = await runClient('buildx', argv, { id, signal, endpoint: engine.endpoint, wanted, onEvent })
    metadataWarnings(files.metadata).forEach(onEvent)
    return ended(code)
  } catch (cause) {
    if (!isLate(signal, late)) throw cause
    return ended(ENDED, true)
  } finally {
    hide()
  }
}

interface Files {
  definition: string
  metadata: string
}

function writeFiles(members: readonly Member[], { tempDir }: BakeRun): Files {
  const files = { definition: join(tempDir, 'bake.json'), metadata: join(tempDir, 'bake-metadata.json') }
  const ids = new Map(members.map(({ name, id }) => [name, id]))
  const targets = members.map(({ id, prepared: { source, found }, run }) => {
    return { id, source, file: found.path, tag: run?.tag ?? null }
  })
  writeFileSync(
    files.definition,
    definitionOf(targets, (name) => ids.get(name) ?? name),
    { mode: 0o600 },
  )
  rmSync(files.metadata, { force: true }) // a failed run writes none
  return files
}

/** `--provenance=false` and the output: as for one image (docs/decisions/0007-building.md). */
function argvOf(members: readonly Member[], { definition, metadata }: Files): string[] {
  const sources = members.map(({ prepared }) => prepared.source)
  const builder = sources.find((source) => source.builder !== null)?.builder ?? null
  return [
    ...['buildx', 'bake', '--file', definition],
    ...['--progress=rawjson', '--metadata-file', metadata, '--provenance=false'],
    ...(builder === null ? [] : ['--builder', builder]),
    ...grantsOf(sources).flatMap((grant) => ['--allow', grant]),
    ...members.flatMap(({ id, run }) => (run ? [id] : [])),
  ]
}

/** buildx asks before a bake file gets these; the settings of each image have been checked. */
function grantsOf(sources: readonly BuildSource[]): string[] {
  const grants = sources.flatMap(({ network, options = [] }) => [
    ...(network === 'host' ? ['network.host'] : []),
    ...options.flatMap(([flag, value = '']) => (flag === '--allow' ? [value] : [])),
    ...(options.some(([flag]) => flag === '--ssh') ? ['ssh'] : []),
  ])
  return [...new Set(grants)]
}

function wantedByAll(sources: readonly BuildSource[]): ReturnType<typeof wantedBy> {
  const all = sources.map((source) => wantedBy(source))
  return {
    names: all.flatMap(({ names = [] }) => names),
    actionsCache: all.some(({ actionsCache }) => actionsCache),
  }
}

function attemptOf(recording: Recording, code: number, isLate: boolean): Omit<Attempt, 'keptIn'> {
  const seconds = secondsOf(recording.steps)
  return { kind: 'buildx', builder: 'buildx bake', code, seconds, recording, notes: [], isLate }
}

/** From the start of the first step to the end of the last. */
function secondsOf(steps: readonly Step[]): number {
  const begun = steps.filter(({ status }) => status !== 'waiting')
  if (begun.length === 0) return 0
  const first = Math.min(...begun.map(({ began }) => began))
  return Math.max(...begun.map(({ began, seconds }) => began + seconds)) - first
}

/** Lines that stay in the log begin with the image's name. */
export const withName = (progress: Progress, name: string): Progress =>
  filtered(progress, (text) => `${name}: ${text}`)
