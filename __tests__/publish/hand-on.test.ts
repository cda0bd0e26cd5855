/** Uploads with GitHub's real client, in its own process, to a service on 127.0.0.1. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { readdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { handOn } from '../../src/publish/index.ts'
import { reportsInArtifact } from '../../src/baseline/index.ts'
import { startArtifactService, type ArtifactService } from '../support/artifact-service.ts'
import { flask } from '../support/reports.ts'

const script = join(import.meta.dirname, '../support/artifact-client.ts')
const folder = mkdtempSync(join(tmpdir(), 'hand-on-'))
afterAll(() => rmSync(folder, { recursive: true }))
const signal = new AbortController().signal

let service: ArtifactService | undefined
afterEach(async () => {
  await service?.close()
  service = undefined
  expect(readdirSync(folder)).toEqual([])
})

async function upload(taken: string[] = [], env: Record<string, string> = {}, name = 'flask') {
  const started = (service = await startArtifactService(taken))
  const access = { script, signal, env: { ...started.env, RUNNER_TEMP: folder, ...env } }
  const handed = await handOn({ ...flask, name }, access)
  return { handed, artifacts: started.artifacts }
}

/** Read as the second half reads it. */
const reportIn = async (zip: Buffer) =>
  (await reportsInArtifact({ artifact: () => Promise.resolve(zip) }, 1, { zip: 1e6, report: 1e7 }))[0]

describe('the name', () => {
  test('is the plain one, and the Report is in it', async () => {
    const { handed, artifacts } = await upload()
    expect(handed).toEqual({ name: 'sea-trial-report' })
    expect(await reportIn(artifacts.get('sea-trial-report') ?? Buffer.alloc(0))).toEqual(flask)
  })

  test('has the image where another job of the run has the plain one', async () => {
    const { handed } = await upload(['sea-trial-report'], {}, '../a b:c')
    expect(handed).toEqual({ name: 'sea-trial-report-..-a-b-c' })
  })

  test('is unique where that one is taken, too', async () => {
    const { handed, artifacts } = await upload(['sea-trial-report', 'sea-trial-report-flask'])
    expect(handed.name).toMatch(/^sea-trial-report-flask-[0-9a-f]{8}$/)
    expect(artifacts.size).toBe(3)
  })
})

describe('what fails is one sentence', () => {
  test('an Enterprise Server: nothing is sent', async () => {
    const { handed, artifacts } = await upload([], { GITHUB_SERVER_URL: 'https://ghe.example' })
    expect(handed).toEqual({
      name: null,
      why: 'GitHub Enterprise Server does not have the artifacts that this client uploads',
    })
    expect(artifacts.size).toBe(0)
  })
  test('no service', async () =>
    expect((await upload([], { ACTIONS_RUNTIME_TOKEN: '' })).handed).toEqual({
      name: null,
      why: 'this runner offers no artifacts',
    }))
  test('a refusal, in the client’s words', async () => {
    const { handed } = await upload([], { ACTIONS_RUNTIME_TOKEN: 'no.jwt' })
    expect(handed).toEqual({ name: null, why: expect.stringMatching(/token/i) })
  })
  test('a cancelled run', async () => {
    service = await startArtifactService()
    service.misbehaviour.hangs = true
    const cancel = new AbortController()
    const handed = handOn(flask, {
      script,
      signal: cancel.signal,
      env: { ...service.env, RUNNER_TEMP: folder },
    })
    cancel.abort()
    expect(await handed).toEqual({ name: null, why: 'the upload was ended' })
  })
  test('a service that hangs is given up', async () => {
    service = await startArtifactService()
    service.misbehaviour.hangs = true
    const access = { script, signal, env: { ...service.env, RUNNER_TEMP: folder } }
    expect(await handOn(flask, access, 1)).toEqual({
      name: null,
      why: 'the service of artifacts did not answer within 1 s',
    })
  })
})
