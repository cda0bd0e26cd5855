/** One command from start to exit: reads the settings, tries the images, delivers the Reports, cleans up. */
import { UserError, asUserError } from '../core/errors.ts'
import { EXIT } from '../core/exit-codes.ts'
import type { Report } from '../core/schema.ts'
import { worstOf } from '../core/verdicts.ts'
import { commandNamed, isWatching, modeOf, type Mode } from '../inputs/index.ts'
import { saveStart } from './action-state.ts'
import type { Host } from './host.ts'
import { perPlatform, tryImages, type Tried } from './images.ts'
import { requestOf } from './request.ts'
import { catchSignals, openRuns, type Run } from './session.ts'
import type { Round, TrialRequest } from './watch/index.ts'

/**
 * Returns the exit code (`src/core/exit-codes.ts`); with `mode: publish`, 1 if it could not publish. Never rejects.
 */
export async function main(host: Host): Promise<number> {
  const mode = modeOf(host.args, host.env)
  if (mode === 'action') saveStart(host.env)
  try {
    const command = mode === 'command' ? commandNamed(host.args[0]) : null
    if (command !== null) {
      const { runCommand } = await import('./commands/index.ts')
      return await runCommand(command, host.args.slice(1), host)
    }
    const request = await requestOf(mode, host)
    if (request.kind === 'trial' || request.kind === 'images')
      return mode === 'command' && isWatching(host.args)
        ? await watch(request, host)
        : (await tryAll(request, mode, host)).code
    if (request.kind === 'publish') {
      const { publishRun } = await import('./publish-run.ts')
      return await publishRun(request.inputs, mode, host)
    }
    host.stdout.write(`${request.text}\n`)
    return 0
  } catch (cause) {
    const error = asUserError(cause)
    const { showError } = await import('./deliver.ts')
    await showError(error, mode, host)
    return error.exit
  }
}

/** With `keep-running` on the command line: waits for Ctrl-C, because nothing else would remove the container. */
async function holdContainer({ smoke }: Report, run: Run): Promise<void> {
  if (run.mode !== 'command' || !smoke?.kept) return
  const { url, host, containerId } = smoke.kept
  run.host.stderr.write(`Running at ${url ?? host ?? containerId}. Ctrl-C stops and removes it.\n`)
  await run.interrupted
}

/** An error that ends the command may quote a log or a file, so it is masked like a Report. */
function withoutSecrets({ code, message, hint, exit, cause }: UserError, { mask }: Run): UserError {
  return new UserError(code, mask(message), mask(hint), { exit, cause })
}

/** Loaded only if it is asked for. */
async function watch(first: TrialRequest, host: Host): Promise<number> {
  const { watchTrials } = await import('./watch/index.ts')
  const { signal, release } = catchSignals()
  try {
    return await watchTrials(first, host, {
      request: () => requestOf('command', host),
      tryOnce: (request) => tryAll(request, 'command', host),
      showError: async (cause) =>
        (await import('./deliver.ts')).showError(asUserError(cause), 'command', host),
      signal,
    })
  } finally {
    release()
  }
}

/** Tries the images, pushes those that are to be pushed, and reports. */
async function tryAll(request: TrialRequest, mode: Mode, host: Host): Promise<Round> {
  const isList = request.kind === 'images'
  const given = isList ? request.inputs : { images: [request.inputs], linked: new Map(), notes: [] }
  const images = perPlatform(given.images)
  const runs = openRuns(mode, host, images)
  try {
    for (const note of given.notes) runs[0]?.progress.step(note)
    const tried = await tryImages(images, runs, given.linked)
    const fixed = images.some(({ fix }) => fix === 'suggest') ? await fixTried(tried) : tried
    const shipped = images.some(({ push }) => push !== null) ? await shipTried(fixed) : fixed
    const { deliver } = await import('./deliver.ts') // loaded while nothing waits for it
    const { withDifferences } = await import('./platform-differences.ts')
    await deliver(withDifferences(shipped), isList || images.length > 1)
    for (const { report, run } of shipped) await holdContainer(report, run)
    const reports = shipped.map(({ report }) => report)
    const code =
      EXIT[worstOf(reports.map(({ verdict }) => verdict))] || (reports.some(isNotPushed) ? EXIT.notPushed : 0)
    return { code, reports, isStopped: runs.some(({ signal }) => signal.aborted) }
  } catch (cause) {
    const [run] = runs
    throw run ? withoutSecrets(asUserError(cause), run) : cause
  } finally {
    // the first run holds what all platforms are built into, which containers of the others may use
    for (const run of [...runs].reverse()) await run.close()
  }
}

async function fixTried(tried: readonly Tried[]): Promise<readonly Tried[]> {
  const { withFixes } = await import('./suggest.ts')
  return withFixes(tried)
}

/** Loaded only if something is pushed. */
async function shipTried(tried: readonly Tried[]): Promise<readonly Tried[]> {
  const { shipImages } = await import('./ship.ts')
  return shipImages(tried)
}

const isNotPushed = ({ push }: Report): boolean => (push?.failed ?? []).length > 0
