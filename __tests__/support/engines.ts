/** Real engines for the end-to-end tests: Jest's global setup starts the lab, or fails with instructions. */
import { spawnSync } from 'node:child_process'

/** Engines that build and run. */
export const ENGINES = ['old', 'new', 'new-containerd'] as const
/** Engines that store images: podman cannot run containers on some machines. */
export const STORES = [...ENGINES, 'podman'] as const
export type EngineName = (typeof STORES)[number]

/** The folder of the lab. */
export const LAB = process.env.SEA_TRIAL_LAB ?? '/var/lib/sea-trial-lab'

const HOW = `The end-to-end tests need real engines, which the lab makes on Debian 12 or later as root: npm run lab -- up ${STORES.join(' ')}`

export default function setup(): void {
  lab(['up', ...STORES])
  lab(['images', '--all', ...ENGINES])
  lab(['images', '--only', 'busybox', 'podman'])
}

/** Returns the lab's standard output. Throws with instructions how to get an engine; never skips. */
export function lab(args: readonly string[]): string {
  const { status, stdout, error } = spawnSync('bash', ['lab/lab.sh', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (error || status !== 0)
    throw new Error(`lab ${args.join(' ')} failed${error ? `: ${error.message}` : ''}. ${HOW}`)
  return stdout
}

const asked = new Map<string, string[]>()

function settings(words: readonly string[]): string[] {
  const lines =
    asked.get(words.join(' ')) ??
    lab(['env', ...words])
      .trim()
      .split('\n')
  asked.set(words.join(' '), lines)
  return lines
}

/** The environment in which a command uses that engine. `bare`: with a Docker client that has no buildx. */
export function engineEnv(name: EngineName, { bare = false } = {}): NodeJS.ProcessEnv {
  const lines = settings(bare ? [name, '--bare'] : [name])
  const pairs = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf('=')),
    line.slice(line.indexOf('=') + 1),
  ])
  return { ...process.env, ...Object.fromEntries(pairs) }
}

/** Address of the lab's registry, which each engine may push to and pull from. */
export function registry(): string {
  lab(['up', 'registry'])
  const row = lab(['status'])
    .split('\n')
    .find((line) => line.startsWith('registry'))
  return row?.trim().split(/\s+/).at(-1) ?? ''
}
