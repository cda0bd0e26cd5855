/** Docker Compose as a command: which one there is, and what it is asked. Version 2 or later, as a plugin or alone. */
import { clientEnv } from '../../client-env.ts'
import { UserError } from '../../errors.ts'
import { run, type Ran } from './client.ts'

/** For what may pull and build images. */
const SLOW_SECONDS = 1800

export interface Compose {
  /** `code` null: it took longer than `seconds`. Rejects with `cancelled`. */
  ask(argv: readonly string[], seconds?: number): Promise<Ran>
}

const WAYS: readonly (readonly [command: string, ...first: string[]])[] = [
  ['docker', 'compose'],
  ['docker-compose'],
]

const HINT = 'Install Docker Compose 2 or later: https://docs.docker.com/compose/install/'

/** `values`: the setting `env`, which the compose file may ask for by name. Rejects with `no-compose`. */
export async function findCompose(
  endpoint: string,
  values: readonly string[],
  signal: AbortSignal,
): Promise<Compose> {
  const env = clientEnv(endpoint, { purpose: 'compose', values })
  const tooOld: string[] = []
  for (const [command, ...first] of WAYS) {
    const version = await run(command, [...first, 'version', '--short'], { env, signal, seconds: 20 })
    const words = [command, ...first].join(' ')
    const number = version?.code === 0 ? /\d+\.\d+\S*/.exec(version.stdout)?.[0] : undefined
    if (number !== undefined && parseInt(number, 10) >= 2) return composeBy(command, first, env, signal)
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
): Compose {
  return {
    async ask(argv, seconds = SLOW_SECONDS) {
      const ran = await run(command, [...first, ...argv], { env, signal, seconds })
      if (signal.aborted) throw new UserError('cancelled', 'Cancelled while services were being started')
      return ran ?? { code: 1, stdout: '', stderr: `${command} is gone` }
    },
  }
}
