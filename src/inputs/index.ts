/** Reads the settings from the command line or the runner. Throws `settings` errors. */
import { readDiff } from './diff.ts'
import { helpText } from './help.ts'
import type { Inputs, Request } from './types.ts'
import { resolveInputs, resolvePublishing } from './resolve.ts'
import { fromAction, fromCommandLine } from './sources.ts'

export { jobTokens, namedValues, readSecrets, type Secrets } from './secrets.ts'

export type Mode = 'action' | 'command'

type Env = Record<string, string | undefined>

/** `action` without arguments and with the runner's inputs in the environment; else `command`. */
export function modeOf(args: readonly string[], env: Env): Mode {
  const isAction =
    args.length === 0 &&
    env.GITHUB_ACTIONS === 'true' &&
    Object.keys(env).some((name) => name.startsWith('INPUT_'))
  return isAction ? 'action' : 'command'
}

export function readRequest(
  mode: Mode,
  args: readonly string[],
  env: Env,
  cwd: string,
  version: string,
): Request {
  if (mode === 'action')
    return { kind: 'trial', inputs: resolveInputs(fromAction(env), { cwd, env, commandLine: false }) }
  if (args[0] === 'diff') return readDiff(args.slice(1), cwd)
  const given = fromCommandLine(args)
  if (given.mistakes.length === 0 && given.help) return { kind: 'print', text: helpText() }
  if (given.mistakes.length === 0 && given.version) return { kind: 'print', text: version }
  return { kind: 'trial', inputs: resolveInputs(given, { cwd, env, commandLine: true }) }
}

/** The settings for the comment of an action whose other settings may be wrong. Null when these cannot be read. */
export function readPublishing(env: Env, cwd: string): Pick<Inputs, 'name' | 'comment' | 'token'> | null {
  try {
    return resolvePublishing(fromAction(env), { cwd, env, commandLine: false })
  } catch {
    return null // the error of the settings is already being reported
  }
}
