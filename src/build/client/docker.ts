/** Starts `docker` and waits for its end, with an argument list and without a shell, and prints nothing of it. */
import { exec } from '@actions/exec'
import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { UserError, messageOf, systemCode } from '../../core/errors.ts'
import { killProcessTree } from './processes.ts'

export type Env = Record<string, string>

/** Takes the tar that a client writes, and learns from its exit code whether it is whole. */
export type TakeTar = (tar: Readable, code: Promise<number>) => Promise<void>

interface Listeners {
  stdout?: (chunk: Buffer) => void
  stderr?: (chunk: Buffer) => void
}

const NO_CLIENT = /Unable to locate executable file|attempting to execute the process/

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
 * The same for a client that writes a tar to standard output: that is read as fast as it is taken and no faster, while
 * `exec` reads all there is. Rejects as `takeTar` does, when the client has been ended. `id`: the run's.
 */
export async function dockerSending(
  argv: readonly string[],
  env: Env,
  onError: (chunk: Buffer) => void,
  { id, takeTar }: { id: string; takeTar: TakeTar },
): Promise<number> {
  const child = spawn('docker', argv, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stderr.on('data', onError)
  const code = new Promise<number>((resolve, reject) => {
    child.once('error', (cause) => reject(systemCode(cause) === 'ENOENT' ? noClient(cause) : cause))
    child.once('close', (status) => resolve(status ?? KILLED))
  })
  code.catch(() => {}) // told by whoever waits for it
  try {
    await takeTar(child.stdout, code)
    return await code
  } catch (cause) {
    const ending = killProcessTree(id) // nobody takes what it makes
    await code.catch(() => {})
    ending.stop()
    throw cause
  }
}

function noClient(cause: unknown): UserError {
  const hint =
    'Install the Docker client with buildx (https://docs.docker.com/engine/install/), or try an image that exists with `image`.'
  return new UserError('no-engine', 'There is no `docker` command on PATH, so nothing can be built', hint, {
    cause,
  })
}
