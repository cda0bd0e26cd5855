/**
 * A process of its own around GitHub's client of artifacts. It prints what it wants and retries for as long as it wants: in a
 * process that the caller bounds and listens to, none of that reaches the job.
 */
import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stderr, stdout } from 'node:process'
import { messageOf } from '../core/errors.ts'

/** The first argument of the program that starts this client; not an option for users. */
export const ARTIFACT_CLIENT = '--actions-artifact-client'
/** Before the file: the artifact is the file itself, not a zip archive. */
export const AS_IT_IS = '--as-it-is'
/** Begins the line with the id and the name of the artifact. */
export const UPLOADED = 'uploaded as '

/**
 * `[--as-it-is] FILE NAME…`: uploads the file by the first of the names that the run does not have yet; one that is no
 * archive is renamed to it. Exit code 0: uploaded; 1: not.
 */
export async function artifactClient(args: readonly string[]): Promise<number> {
  const skipArchive = args[0] === AS_IT_IS
  const [given = '', ...names] = skipArchive ? args.slice(1) : args
  const { DefaultArtifactClient } = await import('@actions/artifact')
  const client = new DefaultArtifactClient()
  let file = given
  let failure: unknown
  for (const name of names) {
    try {
      if (skipArchive) file = renamed(file, name)
      const { id } = await client.uploadArtifact(name, [file], dirname(file), { skipArchive })
      stdout.write(`\n${UPLOADED}${id ?? ''} ${name}\n`)
      return 0
    } catch (cause) {
      failure = cause
      if (!/already exists/i.test(messageOf(cause))) break
    }
  }
  stderr.write(`${messageOf(failure)}\n`)
  return 1
}

function renamed(file: string, name: string): string {
  const to = join(dirname(file), name)
  renameSync(file, to)
  return to
}
