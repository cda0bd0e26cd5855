/** Starts only the client of the Actions cache, as the program does when its first argument asks for it. */
import { cacheClient } from '../../src/baseline/cache-client.ts'

process.exitCode = await cacheClient(process.argv.slice(3))
