/** Runs Docker Compose, version 2 or later, as a plugin or a program of its own. */
import { clientEnv } from '../../lib/docker-client-env.ts'
import { devNull } from 'node:os'
import { UserError } from '../../core/errors.ts'
import { run, type Output } from '../../lib/child-process.ts'

/** For commands that may pull and build images. */
const SLOW_SECONDS = 1800
const READ_SECONDS = 60
/** Variables that pulls and builds may need, and that no compose file may use. */
const CREDENTIALS = /^(?:DOCKER_AUTH_CONFIG|SSH_AUTH_SOCK)$/i

export interface Compose {
  /** `2.40.3` */
  version: string
  /** Runs a command. `code` is null when it took longer than `seconds`. Rejects with `cancelled`. */
  ask(argv: readonly string[], seconds?: number): Promise<Output>
  /** The same without credentials, for commands that read the repository's file: it may use every variable. */
  read(argv: readonly string[]): Promise<Output>
}

const COMMANDS: readonly (readonly [command: string, ...first: string[]])[] = [
  ['docker', 'compose'],
  ['docker-compose'],
]

const HINT = 'Install Docker Compose 2 or later: https://docs.docker.com/compose/install/'

/** Turns off `.env`, whose variables could configure Compose itself. */
export const NO_ENV_FILE = ['--env-file', devNull]

export interface ComposeOptions {
  signal: AbortSignal
  /** `NAME=value`, as set for the container: the compose file may use them too. */
  env: readonly string[]
  /** Compose may fetch compose files from other machines. */
  isTrusted: boolean
}

/** Finds a command of version 2 or later. Rejects with `no-compose`. */
export async function findCompose(
  endpoint: string,
  { signal, env: given, isTrusted }: ComposeOptions,
): Promise<Compose> {
  const env = composeEnv(endpoint, given, isTrusted)
  const tooOld: string[] = []
  for (const [command, ...first] of COMMANDS) {
    const version = await run(command, [...first, 'version', '--short'], { env, signal, seconds: 20 })
    const words = [command, ...first].join(' ')
    const number = version?.code === 0 ? /\d+\.\d+\S*/.exec(version.stdout)?.[0] : undefined
    if (number !== undefined && parseInt(number, 10) >= 2)
      return { version: number, ...composeBy(command, first, env, signal) }
    if (number !== undefined) tooOld.push(`\`${words}\` is version ${number}`)
  }
  throw new UserError(
    'no-compose',
    tooOld.length > 0
      ? `Docker Compose is too old: ${tooOld.join(', ')}, and cannot say what it read as JSON`
      : 'There is no Docker Compose: neither `docker compose` nor `docker-compose` works',
    HINT,
  )
}

function composeBy(
  command: string,
  first: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Omit<Compose, 'version'> {
  const runIn = async (its: NodeJS.ProcessEnv, argv: readonly string[], seconds: number): Promise<Output> => {
    const ran = await run(command, [...first, ...argv], { env: its, signal, seconds })
    if (signal.aborted) throw new UserError('cancelled', 'Cancelled while services were being started')
    return ran ?? { code: 1, stdout: '', stderr: `${command} was removed` }
  }
  const readable = Object.fromEntries(Object.entries(env).filter(([name]) => !CREDENTIALS.test(name)))
  return {
    ask: (argv, seconds = SLOW_SECONDS) => runIn(env, argv, seconds),
    read: (argv) => runIn(readable, argv, READ_SECONDS),
  }
}

/** The environment of Compose. Of the container's variables, it gets those that configure no program. */
export const composeEnv = (
  endpoint: string,
  values: readonly string[],
  isTrusted: boolean,
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> => ({
  PWD: process.cwd(),
  ...clientEnv(endpoint, { purpose: 'compose', names: ['DOCKER_AUTH_CONFIG'], values }, env),
  ...(isTrusted
    ? {}
    : { COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false', COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false' }),
})
