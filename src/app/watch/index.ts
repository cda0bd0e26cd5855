/** `--watch`: tries again after each change, and compares with the last try. */
import { relative } from 'node:path'
import { asUserError } from '../../core/errors.ts'
import type { Report } from '../../core/schema.ts'
import type { ImagesInputs, Inputs, Request } from '../../inputs/types.ts'
import { count } from '../../lib/units.ts'
import { harmless, oneLine } from '../../report/index.ts'
import type { Host } from '../host.ts'
import { isUsual, placesOf, refuseUnwatchable } from './places.ts'
import { openWatcher, type Watcher } from './watcher.ts'

/** One image, or several. */
export type TrialRequest = Extract<Request, { kind: 'trial' | 'images' }>

export interface Round {
  readonly code: number
  readonly reports: readonly Report[]
  /** Ctrl-C ended it. */
  readonly isStopped: boolean
}

/** What a test can replace. */
export interface WatchDeps {
  /** Reads the settings again: they may have changed. */
  readonly request: () => Promise<Request>
  readonly tryOnce: (request: TrialRequest) => Promise<Round>
  readonly showError: (cause: unknown) => Promise<void>
  readonly signal: AbortSignal
}

/** Returns the exit code of the last try that was not stopped. Rejects where the first one cannot be tried, or watched. */
export async function watchTrials(
  first: TrialRequest,
  host: Pick<Host, 'stderr' | 'cwd'>,
  deps: WatchDeps,
): Promise<number> {
  refuseUnwatchable(imagesOf(first))
  const isStopped = () => deps.signal.aborted
  let request: TrialRequest | null = first
  let watcher: Watcher | null = null
  let code: number | null = null
  let last: readonly Report[] = []
  try {
    while (!isStopped()) {
      if (request) {
        // opened before the try, so that a change during it counts
        const next: Watcher = await openWatcher(placesOf(imagesOf(request), listsOf(request)))
        watcher?.close()
        watcher = next
        const round = await attempt(withLast(request, last), deps, code === null)
        if (!round.isStopped || code === null) code = round.code
        last = newest(last, round.reports)
      }
      if (isStopped()) break
      host.stderr.write(`\n${waitingText(request ?? first)}\n`)
      const changed = (await watcher?.changes(deps.signal)) ?? []
      if (changed.length === 0) break
      host.stderr.write(`\n${changedText(changed, host.cwd)}\n\n`)
      request = await readAgain(deps)
    }
  } finally {
    watcher?.close()
  }
  return code ?? NOT_TRIED
}

/** Where no try has ended. */
const NOT_TRIED = 3

/** After the first try an error is shown, and the next change may repair it. */
async function attempt(
  request: TrialRequest,
  { tryOnce, showError, signal }: WatchDeps,
  isFirst: boolean,
): Promise<Round> {
  try {
    return await tryOnce(request)
  } catch (cause) {
    if (isFirst) throw cause
    await showError(cause)
    return { code: asUserError(cause).exit, reports: [], isStopped: signal.aborted }
  }
}

/** Null where the settings are wrong, which is shown. */
async function readAgain({ request, showError }: WatchDeps): Promise<TrialRequest | null> {
  try {
    const read = await request()
    if (read.kind !== 'trial' && read.kind !== 'images') return null
    refuseUnwatchable(imagesOf(read))
    return read
  } catch (cause) {
    await showError(cause)
    return null
  }
}

const imagesOf = (request: TrialRequest): readonly Inputs[] =>
  request.kind === 'trial' ? [request.inputs] : request.inputs.images

const listsOf = (request: TrialRequest): readonly string[] =>
  request.kind === 'images' ? request.inputs.files : []

/** Compares with the last try, unless something else was asked for. */
function withLast(request: TrialRequest, reports: readonly Report[]): TrialRequest {
  if (reports.length === 0) return request
  const compared = (inputs: Inputs): Inputs =>
    isUsual(inputs.baseline) ? { ...inputs, baseline: { kind: 'last', reports } } : inputs
  if (request.kind === 'trial') return { ...request, inputs: compared(request.inputs) }
  const inputs: ImagesInputs = { ...request.inputs, images: request.inputs.images.map(compared) }
  return { ...request, inputs }
}

/** The last Report of each image that has a size: a build that fails in between is not compared with. */
function newest(last: readonly Report[], now: readonly Report[]): Report[] {
  const keyOf = ({ name, matrix = [] }: Report) => JSON.stringify([name, matrix])
  const built = now.filter(({ image }) => image !== null)
  return [...new Map([...last, ...built].map((report) => [keyOf(report), report])).values()]
}

const MOST_NAMES = 3

function changedText(paths: readonly string[], cwd: string): string {
  const names = paths.slice(0, MOST_NAMES).map((path) => oneLine(relative(cwd, path) || path))
  const more = paths.length - names.length
  return harmless(`Changed: ${names.join(', ')}${more > 0 ? ` and ${count(more, 'more path')}` : ''}`)
}

const waitingText = (request: TrialRequest): string =>
  harmless(
    `Waiting for a change of ${oneLine(
      imagesOf(request)
        .map(({ name }) => name)
        .join(', '),
    )}. Ctrl-C ends.`,
  )
