/**
 * Which kind of builder is going to build. One that is not the engine's own sends each image through the client as a
 * tar, which can be read on its way. To ask costs as much as half a cached build, so that is only done where somebody has
 * chosen a builder.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { field, parseJson, text } from '../../lib/json.ts'

/** buildx's drivers that write a tar; of those that are not known, nothing is expected. */
const SENDING = new Set(['docker-container', 'kubernetes', 'remote'])

type Env = Readonly<Record<string, string | undefined>>

/** `ask` runs a client command and gives what it printed, null when it failed. */
export async function sendsTar(
  builder: string | null,
  env: Env,
  ask: (argv: readonly string[]) => Promise<string | null>,
): Promise<boolean> {
  if (builder === null && !env.BUILDX_BUILDER && !hasChosen(configFolder(env))) return false
  const told = await ask(['buildx', 'inspect', ...(builder === null ? [] : ['--', builder])])
  return SENDING.has(driverOf(told ?? ''))
}

/** Of the builder, which stands before its nodes. */
const driverOf = (told: string): string => /^Driver:[ \t]*(\S+)/m.exec(told)?.[1] ?? ''

const configFolder = (env: Env): string =>
  set(env.BUILDX_CONFIG) ?? join(set(env.DOCKER_CONFIG) ?? join(homedir(), '.docker'), 'buildx')

const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value)

/** Whether a `docker buildx use` is remembered, if only for another engine: buildx tells which one counts. */
function hasChosen(folder: string): boolean {
  return (
    text(field(parseJson(orEmpty(() => readFileSync(join(folder, 'current'), 'utf8'))), 'Name')) !== '' ||
    orEmpty(() => readdirSync(join(folder, 'defaults')).join('')) !== ''
  )
}

function orEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return '' // not there, or not ours to read
  }
}
