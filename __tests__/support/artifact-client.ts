/** Starts only the client of artifacts, as the program does when its first argument asks for it. */
import { artifactClient } from '../../src/publish/artifact-client.ts'

process.exitCode = await artifactClient(process.argv.slice(3))
