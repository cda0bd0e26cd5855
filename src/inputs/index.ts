/** The stage's one function: what was asked for, from the command line or the runner. Throws `settings` errors. */
import { helpText } from './help.ts'
import type { Inputs, Request } from './types.ts'
import { resolveInputs, resolvePublishing } from './resolve.ts'
import { fromAction, fromCommandLine } from './sources.ts'

export { jobTokens, namedValues, readSecrets, type Secrets } from './secrets.ts'

export type Mode = 'action' | 'command'

type Env = Record<string, string | undefined>

/** The runner starts an action without arguments and with its inputs in the environment; anything else is a command. */
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
  const given = fromCommandLine(args)
  if (given.mistakes.length === 0 && given.help) return { kind: 'print', text: helpText() }
  if (given.mistakes.length === 0 && given.version) return { kind: 'print', text: version }
  return { kind: 'trial', inputs: resolveInputs(given, { cwd, env, commandLine: true }) }
}

/** Of an action whose settings may be wrong: whose comment it would update. Null where not even that is known. */
export function readPublishing(env: Env, cwd: string): Pick<Inputs, 'name' | 'comment' | 'token'> | null {
  try {
    return resolvePublishing(fromAction(env), { cwd, env, commandLine: false })
  } catch {
    return null // the error that is to be reported says what is wrong
  }
}
