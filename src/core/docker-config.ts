/** Docker's own configuration on this machine, which `docker login` writes. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseJson, type Json } from '../lib/json.ts'

/** The content of config.json; null if it is missing or cannot be read. */
export function dockerConfig(env: Readonly<Record<string, string | undefined>>): Json {
  try {
    return parseJson(
      readFileSync(join(env.DOCKER_CONFIG ?? join(homedir(), '.docker'), 'config.json'), 'utf8'),
    )
  } catch {
    return null
  }
}
