/** Runs `docker` to its end, with an argument list and without a shell; its output goes to listeners only. */
import { exec } from '@actions/exec'
import type { Readable } from 'node:stream'
import { UserError, messageOf } from '../../core/errors.ts'
import { isMissingCommand, start } from '../../lib/child-process.ts'
import { processesWith, type SignalTree } from '../../lib/process-tree.ts'

export type Env = Record<string, string>

/** Consumes the tar that a client writes. `code` is the client's exit code: 0 means that the tar is complete. */
export type TakeTar = (tar: Readable, code: Promise<number>) => Promise<void>

interface Listeners {
  stdout?: (chunk: Buffer) => void
  stderr?: (chunk: Buffer) => void
}

const NO_CLIENT = /Unable to locate executable file|attempting to execute the process/

/** Environment variable of the client and its descendants; its value is the run's id. */
export const RUN_VARIABLE = 'SEA_TRIAL_BUILD'

/**
 * The client of a run and all that it has started. `@actions/exec` does not expose the PID of its child, and the docker
 * client runs buildx as a child of its own, so the processes are found by an environment variable.
 */
export const clientTree = (run: string): SignalTree => processesWith(`${RUN_VARIABLE}=${run}`, 'docker')

/** Resolves with the exit code. Rejects with `no-engine` when there is no client. */
export async function docker(argv: readonly string[], env: Env, listeners: Listeners): Promise<number> {
  try {
    return await exec('docker', [...argv], { silent: true, ignoreReturnCode: true, env, listeners })
  } catch (cause) {
    throw NO_CLIENT.test(messageOf(cause)) ? noClient(cause) : cause
  }
}

/** Exit code of a client that a signal ended. */
const KILLED = 1

/**
 * The same for a client that writes a tar to standard output. Not by `@actions/exec`, which reads on even when its
 * listener cannot keep up. Rejects with the error of `takeTar`, after the client has ended. `id`: the run's.
 */
export async function dockerSending(
  argv: readonly string[],
  env: Env,
  onError: (chunk: Buffer) => void,
  { id, takeTar }: { id: string; takeTar: TakeTar },
): Promise<number> {
  const child = start('docker', argv, { env, tree: clientTree(id) })
  child.stderr.on('data', onError)
  const code = child.exit.then(
    (status) => status ?? KILLED,
    (cause: unknown): never => {
      throw isMissingCommand(cause) ? noClient(cause) : cause
    },
  )
  code.catch(() => {}) // reported to whoever awaits it
  try {
    await takeTar(child.stdout, code)
    return await code
  } catch (cause) {
    child.kill() // its output is no longer read
    await code.catch(() => {})
    throw cause
  }
}

export function noClient(cause?: unknown): UserError {
  const hint =
    'Install the Docker client with buildx (https://docs.docker.com/engine/install/), or test an existing image with `image`.'
  return new UserError('no-engine', 'There is no `docker` command on PATH, so nothing can be built', hint, {
    cause,
  })
}
