/** Hands the Reports on as an artifact of the run, so that another workflow, which may comment, can read it. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf } from '../core/errors.ts'
import { IMAGES_ARTIFACT, REPORT_ARTIFACT, artifactNameOf } from '../core/report-artifact.ts'
import type { Report, Reports } from '../core/schema.ts'
import { runActionsClient, type ActionsClient } from '../lib/actions-client.ts'
import { renderJson } from '../report/index.ts'
import { ARTIFACT_CLIENT, UPLOADED } from './artifact-client.ts'

/** `why`: why not, without a full stop. */
export type HandedOn = { name: string } | { name: null; why: string }

/** A slow service does not hold the job longer. */
const SECONDS = 20

/** `written`: of one image or of several, already redacted. `seconds`: time limit. Never rejects. */
export async function handOn(
  written: Report | Reports,
  access: Omit<ActionsClient, 'seconds'>,
  seconds = SECONDS,
): Promise<HandedOn> {
  let folder: string | null = null
  try {
    const why = whyNoArtifacts(access.env)
    if (why !== null) return { name: null, why }
    folder = mkdtempSync(join(access.env.RUNNER_TEMP ?? tmpdir(), 'artifact-'))
    const file = join(folder, `${REPORT_ARTIFACT}.json`)
    writeFileSync(file, renderJson(written))
    return await upload(
      file,
      namesOf('name' in written ? artifactNameOf(written.name) : IMAGES_ARTIFACT),
      folder,
      { ...access, seconds },
    )
  } catch (cause) {
    return { name: null, why: messageOf(cause) }
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

/** Names are unique in a run, whose other jobs and earlier attempts may have the first ones. */
function namesOf(named: string): string[] {
  return [REPORT_ARTIFACT, named, `${named}-${randomBytes(4).toString('hex')}`]
}

async function upload(
  file: string,
  names: readonly string[],
  folder: string,
  client: ActionsClient,
): Promise<HandedOn> {
  const own = { HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder }
  const answer = await runActionsClient([ARTIFACT_CLIENT, file, ...names], own, client)
  const name = linesOf(answer.stdout).findLast((line) => line.startsWith(UPLOADED))
  if (answer.code === 0 && name !== undefined) return { name: name.slice(UPLOADED.length) }
  const said = linesOf(answer.stderr).at(-1)?.replace(/\.$/, '')
  return {
    name: null,
    why: answer.isLate
      ? `the service of artifacts did not answer within ${client.seconds} s`
      : (said ?? 'the upload was ended'),
  }
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** The sentence that says why this server or runner has no artifacts; null where it has. */
function whyNoArtifacts(env: ActionsClient['env']): string | null {
  if (!isGitHub(env.GITHUB_SERVER_URL ?? 'https://github.com'))
    return 'GitHub Enterprise Server does not have the artifacts that this client uploads'
  return env.ACTIONS_RUNTIME_TOKEN && env.ACTIONS_RESULTS_URL ? null : 'this runner offers no artifacts'
}

/** GitHub's own servers, as its client decides it. */
const isGitHub = (server: string): boolean => {
  const { hostname } = new URL(server)
  return hostname === 'github.com' || /\.(ghe\.com|localhost)$/.test(hostname)
}
