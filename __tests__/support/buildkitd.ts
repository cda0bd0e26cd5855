/** Real daemons of BuildKit, started as the lab starts its own, and buildx's builders that use them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LAB } from './engines.ts'

export interface BuildKit {
  /** Ends it at once, as a machine that fails does. */
  kill(): Promise<void>
}

/** `addr`: `unix:///…` or `tcp://…`; `root`: its state folder, below the lab or /tmp. Resolves when it listens. */
export async function buildkitd(addr: string, root: string, more: readonly string[] = []): Promise<BuildKit> {
  const program = join(LAB, 'buildkit', 'bin', 'buildkitd')
  const daemon = [program, '--addr', addr, '--root', root, '--oci-worker-net', 'host', ...more]
  const words = ['--mount', 'bash', 'lab/inside.sh', join(LAB, 'root', 'forky'), LAB, ...daemon]
  const child = spawn('unshare', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  for (let tries = 0; !log.includes('running server on'); tries++) {
    if (child.exitCode !== null || tries > 300)
      throw new Error(`buildkitd did not start: ${log.slice(-2000)}`)
    await setTimeout(100)
  }
  return {
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
