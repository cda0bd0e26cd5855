/** Access to the lab's engines. */
import { execFileSync } from 'node:child_process'

export type EngineName = 'old' | 'new' | 'new-containerd'

/** The environment for a program that uses an engine of the lab. */
export function labEnv(engine: EngineName): NodeJS.ProcessEnv {
  const lines = lab('env', engine).split('\n')
  return {
    ...process.env,
    ...Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
  }
}

/** Returns the standard output of a lab command; its messages go to the terminal. */
export function lab(...args: string[]): string {
  return execFileSync('bash', ['lab/lab.sh', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}
