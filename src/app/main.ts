/** One command from start to exit: reads the settings, tries the images, delivers the Reports, cleans up. */
import { systemClock } from '../core/clock.ts'
import { UserError, asUserError } from '../core/errors.ts'
import type { Host } from './host.ts'
import { connect as connectGitHub, isChange, readContext, whyRefused } from '../github/index.ts'
import {
  checkText,
  modeOf,
  readConfig,
  readFirst,
  readImageList,
  readGiven,
  readRequest,
  type Mode,
} from '../inputs/index.ts'
import { saveStart } from './action-state.ts'
import { perPlatform, tryImages, type Tried } from './images.ts'
import { openRuns, type Run } from './session.ts'
import type { ImagesInputs, Request } from '../inputs/types.ts'
import type { Report, Verdict } from '../core/schema.ts'
import { worstOf } from '../core/verdicts.ts'
import { VERSION } from '../core/version.ts'

const EXIT: Record<Verdict, number> = { pass: 0, fail: 1, error: 3 }

/**
 * Returns the exit code: 0 seaworthy, 1 not seaworthy, 2 wrong settings, 3 could not be tried, 4 could not be pushed; with `mode: publish`, 1 if it
 * could not publish. Never rejects.
 */
export async function main(host: Host): Promise<number> {
  const mode = modeOf(host.args, host.env)
  if (mode === 'action') saveStart(host.env)
  try {
    const request = await requestOf(mode, host)
    if (request.kind === 'trial')
      return await tryAll({ images: [request.inputs], linked: new Map(), notes: [] }, false, mode, host)
    if (request.kind === 'images') return await tryAll(request.inputs, true, mode, host)
    if (request.kind === 'publish') {
      const { publishRun } = await import('./publish-run.ts')
      return await publishRun(request.inputs, mode, host)
    }
    if (request.kind === 'diff') {
      const { diff } = await import('./diff.ts')
      return await diff(request.inputs, host)
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

const REFUSED =
  'Run the trial on `pull_request`, and comment with `mode: publish` (docs/github.md). If the job has neither secrets nor permissions to write, set `allow-fork-code: true`.'

/** The settings, those of the config file among them: in a pull request, of the base branch's. */
async function requestOf(mode: Mode, host: Host): Promise<Request> {
  const { env, cwd } = host
  const [word, ...rest] = host.args
  if (mode === 'command' && word === 'diff') return readRequest(mode, host.args, env, cwd, VERSION)
  const command = mode === 'command' && (word === 'check' || word === 'init') ? word : 'trial'
  const args = command === 'trial' ? host.args : rest
  const given = readGiven(mode, args, env)
  if (given === null) return readRequest(mode, args, env, cwd, VERSION)
  if (command === 'init') {
    const { init } = await import('./init.ts')
    return { kind: 'print', text: init(rest, cwd) }
  }
  const context = readContext(env)
  if (command === 'trial') {
    const { publishing, allowsForkCode } = readFirst(mode, given, env, cwd)
    if (publishing !== null) return { kind: 'publish', inputs: publishing }
    const why = allowsForkCode ? null : whyRefused(context)
    if (why !== null) throw new UserError('event-refused', why, REFUSED, { exit: 2 })
  }
  const token = given.values.get('token')?.text ?? ''
  const { apiUrl, repository } = context
  const connect =
    token === '' || repository === null ? null : () => connectGitHub({ token, apiUrl, repository })
  const config = await readConfig(given, {
    cwd,
    workspace: env.GITHUB_WORKSPACE ?? null,
    occasion: { event: context.event, branch: context.baseRef ?? context.ref },
    readBase: isChange(context)
      ? async (root, files) =>
          (await import('./base-config.ts')).readBaseFile(root, files, { context, env, connect })
      : null,
  })
  const policies = given.values.has('policy')
    ? await (
        await import('./policies.ts')
      ).readPolicies(given, { cwd, env, context, token, clock: systemClock })
    : []
  const list = readImageList(config, given, { cwd, env, commandLine: mode === 'command' })
  const listed = list && (await (await import('./image-list.ts')).readListed(list, host))
  if (command === 'check') {
    const today = systemClock.date().toISOString().slice(0, 10)
    return { kind: 'print', text: checkText(args, env, cwd, { config, policies, listed, today }) }
  }
  return readRequest(mode, args, env, cwd, VERSION, config, policies, listed)
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

/** Tries the images, pushes those that are to be pushed, and reports. Returns the exit code. */
async function tryAll(given: ImagesInputs, isList: boolean, mode: Mode, host: Host): Promise<number> {
  const images = perPlatform(given.images)
  const runs = openRuns(mode, host, images)
  try {
    for (const note of given.notes) runs[0]?.progress.step(note)
    const tried = await tryImages(images, runs, given.linked)
    const shipped = images.some(({ push }) => push !== null) ? await shipTried(tried) : tried
    const { deliver } = await import('./deliver.ts') // loaded while nothing waits for it
    const { withDifferences } = await import('./platform-differences.ts')
    await deliver(withDifferences(shipped), isList || images.length > 1)
    for (const { report, run } of shipped) await holdContainer(report, run)
    const reports = shipped.map(({ report }) => report)
    return (
      EXIT[worstOf(reports.map(({ verdict }) => verdict))] || (reports.some(isNotPushed) ? NOT_PUSHED : 0)
    )
  } catch (cause) {
    const [run] = runs
    throw run ? withoutSecrets(asUserError(cause), run) : cause
  } finally {
    // the first run holds what all platforms are built into, which containers of the others may use
    for (const run of [...runs].reverse()) await run.close()
  }
}

/** Loaded only if something is pushed. */
async function shipTried(tried: readonly Tried[]): Promise<readonly Tried[]> {
  const { shipImages } = await import('./ship.ts')
  return shipImages(tried)
}

const NOT_PUSHED = 4
const isNotPushed = ({ push }: Report): boolean => (push?.failed ?? []).length > 0
