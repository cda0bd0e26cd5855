/** Uploads with GitHub's real client, in its own process, to a service on 127.0.0.1. */
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readContext } from '../../src/github/index.ts'
import { uploadPage } from '../../src/publish/index.ts'
import { startArtifactService, type ArtifactService } from '../support/artifact-service.ts'

const script = join(import.meta.dirname, '../support/artifact-client.ts')
const folder = mkdtempSync(join(tmpdir(), 'html-page-'))
afterAll(() => rmSync(folder, { recursive: true }))

let service: ArtifactService | undefined
afterEach(async () => {
  await service?.close()
  service = undefined
  expect(readdirSync(folder)).toEqual([])
})

async function upload(taken: string[] = [], env: Record<string, string> = { GITHUB_RUN_ID: '5' }) {
  const started = (service = await startArtifactService(taken))
  const all = { ...started.env, RUNNER_TEMP: folder, GITHUB_REPOSITORY: 'octo/app', ...env }
  const signal = new AbortController().signal
  const page = await uploadPage('<!doctype html>\n<p>é', 'a/b', readContext(all), {
    script,
    signal,
    env: all,
  })
  return { page, ...started }
}

test('the artifact is the page itself, and its address is known', async () => {
  const { page, artifacts, types } = await upload()
  expect(page).toEqual({ url: 'https://github.com/octo/app/actions/runs/5/artifacts/1' })
  expect(artifacts.get('sea-trial-page.html')?.toString()).toBe('<!doctype html>\n<p>é')
  expect(types.get('sea-trial-page.html')).toBe('text/html')
})

test('where the name is taken, it has that of the image', async () => {
  const { page, artifacts } = await upload(['sea-trial-page.html'])
  expect(page.url).toMatch(/artifacts\/2$/)
  expect(artifacts.get('sea-trial-page-a-b.html')?.length).toBe(21)
})

test('outside of a run nothing is sent', async () => {
  const { page, artifacts } = await upload([], {})
  expect(page).toEqual({ url: null, why: 'the runner does not say which run this is' })
  expect(artifacts.size).toBe(0)
})
