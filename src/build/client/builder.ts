/**
 * Whether the builder sends each image through the client as a tar, which can be read on its way. To ask takes half as
 * long as a cached build, so it is done only when a builder was selected.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { field, parseJson, text } from '../../lib/json.ts'

/** buildx's drivers that write a tar. */
const SENDING = new Set(['docker-container', 'kubernetes', 'remote'])

type Env = Readonly<Record<string, string | undefined>>

/** `ask` runs a client command and returns its output; null when it failed. */
export async function sendsTar(
  builder: string | null,
  env: Env,
  ask: (argv: readonly string[]) => Promise<string | null>,
): Promise<boolean> {
  if (builder === null && !env.BUILDX_BUILDER && !hasChosen(configFolder(env))) return false
  const output = await ask(['buildx', 'inspect', ...(builder === null ? [] : ['--', builder])])
  return SENDING.has(driverOf(output ?? ''))
}

/** The builder's driver, which is printed before its nodes. */
const driverOf = (output: string): string => /^Driver:[ \t]*(\S+)/m.exec(output)?.[1] ?? ''

const configFolder = (env: Env): string =>
  set(env.BUILDX_CONFIG) ?? join(set(env.DOCKER_CONFIG) ?? join(homedir(), '.docker'), 'buildx')

const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value)

/** Whether `docker buildx use` has selected a builder, for this or another engine. */
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
    return '' // missing or unreadable
  }
}
