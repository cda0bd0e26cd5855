/** Uploads one file as an artifact of the run, by a client in a process of its own. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { whyNoArtifacts } from '../core/artifact-service.ts'
import { messageOf } from '../core/errors.ts'
import { runActionsClient, type ActionsClient } from '../lib/actions-client.ts'
import { ARTIFACT_CLIENT, AS_IT_IS, UPLOADED } from './artifact-client.ts'

/** `why`: why not, without a full stop. */
export type Uploaded = { name: string; id: string } | { name: null; why: string }

export interface UploadedFile {
  /** Of the file, without a folder. */
  readonly file: string
  readonly text: string
  /** Of the artifact: the first that the run does not have yet. */
  readonly names: readonly string[]
  /** The artifact is the file itself, which has the artifact's name; else a zip archive. */
  readonly asItIs: boolean
}

/** A slow service does not hold the job longer. */
const SECONDS = 20

/** `seconds`: time limit. Never rejects. */
export async function uploadFile(
  { file, text, names, asItIs }: UploadedFile,
  access: Omit<ActionsClient, 'seconds'>,
  seconds = SECONDS,
): Promise<Uploaded> {
  let folder: string | null = null
  try {
    const why = whyNoArtifacts(access.env)
    if (why !== null) return { name: null, why }
    folder = mkdtempSync(join(access.env.RUNNER_TEMP ?? tmpdir(), 'artifact-'))
    writeFileSync(join(folder, file), text)
    const args = [ARTIFACT_CLIENT, ...(asItIs ? [AS_IT_IS] : []), join(folder, file), ...names]
    return await upload(args, folder, { ...access, seconds })
  } catch (cause) {
    return { name: null, why: messageOf(cause) }
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

/** Of a name that another job or an earlier attempt of the run may have. */
export const randomSuffix = (): string => randomBytes(4).toString('hex')

async function upload(args: readonly string[], folder: string, client: ActionsClient): Promise<Uploaded> {
  const own = { HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder }
  const answer = await runActionsClient(args, own, client)
  const line = linesOf(answer.stdout).findLast((one) => one.startsWith(UPLOADED))
  const [id = '', name] = line?.slice(UPLOADED.length).split(' ', 2) ?? []
  if (answer.code === 0 && name !== undefined) return { name, id }
  const said = linesOf(answer.stderr).at(-1)?.replace(/\.$/, '')
  return {
    name: null,
    why: answer.isLate
      ? `the service of artifacts did not answer within ${client.seconds} s`
      : (said ?? 'the upload was ended'),
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
