/** Whether the program was started as one of GitHub's clients. Imports nothing else, to start fast. */
import { CACHE_CLIENT, cacheClient } from '../baseline/cache-client.ts'
import { ARTIFACT_CLIENT, artifactClient } from '../publish/artifact-client.ts'

const CLIENTS = { [CACHE_CLIENT]: cacheClient, [ARTIFACT_CLIENT]: artifactClient }

/** Runs the client and returns its exit code; null where the program was started as something else. */
export function asActionsClient([name = '', ...args]: readonly string[]): Promise<number> | null {
  const client = Object.entries(CLIENTS).find(([one]) => one === name)?.[1]
  return client?.(args) ?? null
}
