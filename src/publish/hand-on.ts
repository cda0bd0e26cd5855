/** Hands the Reports on as an artifact of the run, so that another workflow, which may comment, can read it. */
import { IMAGES_ARTIFACT, REPORT_ARTIFACT, artifactNameOf } from '../core/report-artifact.ts'
import type { Report, Reports } from '../core/schema.ts'
import type { ActionsClient } from '../lib/actions-client.ts'
import { renderJson } from '../report/index.ts'
import { randomSuffix, uploadFile } from './upload.ts'

/** `why`: why not, without a full stop. */
export type HandedOn = { name: string } | { name: null; why: string }

/** `written`: of one image or of several, already redacted. `seconds`: time limit. Never rejects. */
export async function handOn(
  written: Report | Reports,
  access: Omit<ActionsClient, 'seconds'>,
  seconds?: number,
): Promise<HandedOn> {
  const named = 'name' in written ? artifactNameOf(written.name) : IMAGES_ARTIFACT
  const file = {
    file: `${REPORT_ARTIFACT}.json`,
    text: renderJson(written),
    names: [REPORT_ARTIFACT, named, `${named}-${randomSuffix()}`],
    asItIs: false,
  }
  const uploaded = await uploadFile(file, access, seconds)
  return uploaded.name === null ? uploaded : { name: uploaded.name }
}
