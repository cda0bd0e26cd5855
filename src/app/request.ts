/** What a run is asked to do: the settings, those of the config file and of policies among them. */
import { systemClock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import { connect as connectGitHub, isChange, readContext, whyRefused } from '../github/index.ts'
import {
  loadReaders,
  readConfig,
  readFirst,
  readGiven,
  readImageList,
  readRequest,
  type ConfigResult,
  type ListedImages,
  type Mode,
  type Policy,
} from '../inputs/index.ts'
import type { Request } from '../inputs/types.ts'
import { VERSION } from '../core/version.ts'
import type { Host } from './host.ts'

const REFUSED =
  'Run the trial on `pull_request`, and comment with `mode: publish` (docs/github.md). If the job has neither secrets nor permissions to write, set `allow-fork-code: true`.'

/** Rejects with a UserError: exit 2 for wrong settings, all of them at once. */
export async function requestOf(mode: Mode, host: Host): Promise<Request> {
  const { args, env, cwd } = host
  const given = readGiven(mode, args, env)
  if (given === null) return readRequest(mode, args, env, cwd, VERSION)
  const { publishing, allowsForkCode } = readFirst(mode, given, env, cwd)
  if (publishing !== null) return { kind: 'publish', inputs: publishing }
  const why = allowsForkCode ? null : whyRefused(readContext(env))
  if (why !== null) throw new UserError('event-refused', why, REFUSED, { exit: 2 })
  const { config, policies, listed } = await readSettings(mode, host)
  return readRequest(mode, args, env, cwd, VERSION, config, policies, listed)
}

export interface AllSettings {
  readonly config: ConfigResult
  readonly policies: readonly Policy[]
  readonly listed: ListedImages | null
}

/** The settings that are not on the command line. In a pull request, the config file of the base branch counts. */
export async function readSettings(mode: Mode, host: Host): Promise<AllSettings> {
  const { args, env, cwd } = host
  const given = readGiven(mode, args, env)
  if (given === null) throw new UserError('settings', '--version has no settings', '', { exit: 2 })
  await loadReaders()
  const context = readContext(env)
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
  return { config, policies, listed }
}
