/** Whether the program was started as the client of the Actions cache. Apart from `baseline.ts`, to start fast. */
import { CACHE_CLIENT, cacheClient } from '../baseline/cache-client.ts'

/** Runs the client and returns its exit code; null where the program was started as something else. */
export const asCacheClient = (args: readonly string[]): Promise<number> | null =>
  args[0] === CACHE_CLIENT ? cacheClient(args.slice(1)) : null
