/**
 * A process of its own around GitHub's client of artifacts. It prints what it wants and retries for as long as it wants: in a
 * process that the caller bounds and listens to, none of that reaches the job.
 */
import { dirname } from 'node:path'
import { stderr, stdout } from 'node:process'
import { messageOf } from '../core/errors.ts'

/** The first argument of the program that starts this client; not an option for users. */
export const ARTIFACT_CLIENT = '--actions-artifact-client'
/** Begins the line that names the artifact. */
export const UPLOADED = 'uploaded as '

/** `FILE NAME…`: uploads the file by the first of the names that the run does not have yet. Exit code 0: uploaded; 1: not. */
export async function artifactClient([file = '', ...names]: readonly string[]): Promise<number> {
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const client = new DefaultArtifactClient()
  let failure: unknown
  for (const name of names) {
    try {
      await client.uploadArtifact(name, [file], dirname(file))
      stdout.write(`\n${UPLOADED}${name}\n`)
      return 0
    } catch (cause) {
      failure = cause
      if (!/already exists/i.test(messageOf(cause))) break
    }
  }
  stderr.write(`${messageOf(failure)}\n`)
  return 1
}
