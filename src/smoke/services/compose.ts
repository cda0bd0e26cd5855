/** Docker Compose as a command: which one there is, and what it is asked. Version 2 or later, as a plugin or alone. */
import { clientEnv } from '../../lib/docker-client-env.ts'
import { devNull } from 'node:os'
import { UserError } from '../../core/errors.ts'
import { run, type Output } from '../../lib/child-process.ts'

/** For what may pull and build images. */
const SLOW_SECONDS = 1800
const READ_SECONDS = 60
/** What pulls and builds may need, and no compose file. */
const CREDENTIALS = /^(?:DOCKER_AUTH_CONFIG|SSH_AUTH_SOCK)$/i

export interface Compose {
  /** `2.40.3` */
  version: string
  /** `code` null: it took longer than `seconds`. Rejects with `cancelled`. */
  ask(argv: readonly string[], seconds?: number): Promise<Output>
  /** The same for what reads the file of the repository, which may use every variable that it finds. */
  read(argv: readonly string[]): Promise<Output>
}

const WAYS: readonly (readonly [command: string, ...first: string[]])[] = [
  ['docker', 'compose'],
  ['docker-compose'],
]

const HINT = 'Install Docker Compose 2 or later: https://docs.docker.com/compose/install/'

/** Variables of `.env` may be meant for Compose itself. */
export const NO_ENV_FILE = ['--env-file', devNull]

export interface Leave {
  signal: AbortSignal
  /** `NAME=value`, as set for the container: the compose file may use them too. */
  env: readonly string[]
  /** It may fetch compose files from elsewhere. */
  isTrusted: boolean
}

/** Rejects with `no-compose`. */
export async function findCompose(
  endpoint: string,
  { signal, env: given, isTrusted }: Leave,
): Promise<Compose> {
  const env = composeEnv(endpoint, given, isTrusted)
  const tooOld: string[] = []
  for (const [command, ...first] of WAYS) {
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
    return ran ?? { code: 1, stdout: '', stderr: `${command} is gone` }
  }
  const readable = Object.fromEntries(Object.entries(env).filter(([name]) => !CREDENTIALS.test(name)))
  return {
    ask: (argv, seconds = SLOW_SECONDS) => runIn(env, argv, seconds),
    read: (argv) => runIn(readable, argv, READ_SECONDS),
  }
}

/** Of what the settings give the container, the file may use what steers no program. */
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
