/** Docker's own configuration on this machine, which `docker login` and `docker context use` write. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseJson, type Json } from '../lib/json.ts'
import { messageOf, systemCode } from './errors.ts'

type Env = Readonly<Record<string, string | undefined>>

export const dockerFolder = (env: Env): string => env.DOCKER_CONFIG ?? join(homedir(), '.docker')

export interface DockerConfig {
  /** The content of config.json; null if it is missing or cannot be read. */
  readonly config: Json
  /** Why it cannot be read although it exists. Says nothing of its content, which has secrets. */
  readonly problem: string | null
}

export function readDockerConfig(env: Env): DockerConfig {
  try {
    const text = readFileSync(join(dockerFolder(env), 'config.json'), 'utf8')
    const config = parseJson(text)
    const isWrong = config === null && text.trim() !== '' // Docker, too, takes an empty file
    return { config, problem: isWrong ? 'Docker’s config.json is not valid JSON' : null }
  } catch (cause) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(systemCode(cause) ?? '')
    return {
      config: null,
      problem: isMissing ? null : `Docker’s config.json cannot be read: ${messageOf(cause)}`,
    }
  }
}
