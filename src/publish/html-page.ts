/** Uploads the HTML page as an artifact that is no archive, so that a browser opens it from a link. */
import { PAGE_ARTIFACT, artifactWord } from '../core/report-artifact.ts'
import type { Context } from '../github/index.ts'
import type { ActionsClient } from '../lib/actions-client.ts'
import { randomSuffix, uploadFile } from './upload.ts'

/** `why`: why not, without a full stop. */
export type UploadedPage = { url: string } | { url: null; why: string }

/** `name`: of the image. Never rejects. */
export async function uploadPage(
  html: string,
  name: string,
  { serverUrl, repository, run }: Pick<Context, 'serverUrl' | 'repository' | 'run'>,
  access: Omit<ActionsClient, 'seconds'>,
): Promise<UploadedPage> {
  if (!repository || run.id === null) return { url: null, why: 'the runner does not say which run this is' }
  const named = `${PAGE_ARTIFACT}-${artifactWord(name)}`
  const names = [PAGE_ARTIFACT, named, `${named}-${randomSuffix()}`].map((one) => `${one}.html`)
  const uploaded = await uploadFile(
    { file: `${PAGE_ARTIFACT}.html`, text: html, names, asItIs: true },
    access,
  )
  if (uploaded.name === null) return { url: null, why: uploaded.why }
  return { url: artifactUrl({ serverUrl, repository }, run.id, uploaded.id) }
}

export const artifactUrl = (
  { serverUrl, repository }: { serverUrl: string; repository: string },
  run: number,
  artifact: number | string,
): string => `${serverUrl}/${repository}/actions/runs/${run}/artifacts/${artifact}`
