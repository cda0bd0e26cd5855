import { afterAll, afterEach, expect, test } from '@jest/globals'
import { attachedReport, type Expected } from '../../src/baseline/index.ts'
import type { Report } from '../../src/core/schema.ts'
import { attach } from '../../src/ship/index.ts'
import { sha256 } from '../support/archives.ts'
import { attachment, flask } from '../support/reports.ts'
import { refOf, writers } from '../support/writers.ts'

const { registry, writer, ...servers } = writers()
afterEach(() => servers.close())
afterAll(() => servers.end())

const expected: Expected = {
  ...{ name: 'flask', platform: 'linux/amd64', matrix: [], refs: [], repository: 'acme/flask', own: null },
}
const mediaType = 'application/vnd.oci.image.index.v1+json'
const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [] }))
const root = { mediaType, digest: `sha256:${sha256(manifest)}`, size: manifest.length }
const pushed = { digest: root.digest, refs: [], verified: true, failed: [] }
const passed: Report = { ...flask, repository: 'acme/flask', push: pushed }

type Attachment = ReturnType<typeof attachment>

/** What is found for an image with these artifacts. */
async function find(attachments: readonly Attachment[], options: { hasReferrers?: boolean } = {}) {
  const { host } = await registry(options)
  const client = writer(refOf(`${host}/acme/flask:1`))
  await client.putManifest('1', { mediaType, bytes: manifest })
  for (const one of attachments) await attach(root, one, client)
  const found = await attachedReport(client, expected, 'linux/amd64')
  return found.kind === 'found' ? found.report.at : `${found.kind}: ${found.note.replaceAll(`${host}/`, '')}`
}

test.each([true, false])(
  'the newest of this image is taken; the API for referrers: %s',
  async (hasReferrers) => {
    const dates = ['2026-03-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z', '2026-03-03T10:00:00.000Z']
    const newer = attachment(
      { ...passed, at: '2026-03-09T10:00:00.000Z' },
      { 'sea-trial.platform': 'linux/arm64' },
    )
    const all = [...dates.map((at) => attachment({ ...passed, at })), newer]
    expect(await find(all, { hasReferrers })).toBe('2026-03-04T10:00:00.000Z')
  },
)

test.each<[string, Attachment[], string]>([
  ['nothing attached', [], 'nothing: No Report is attached to acme/flask:1'],
  [
    'a Report of a failed trial',
    [attachment({ ...passed, verdict: 'fail' })],
    'nothing: No Report of flask that passed on linux/amd64 is attached to acme/flask:1',
  ],
  [
    'an annotation that hides a failed trial',
    [attachment({ ...passed, verdict: 'fail' }, { 'sea-trial.verdict': 'pass' })],
    'nothing: The Report that is attached to acme/flask:1 was not used. It is of a trial that did not pass',
  ],
  [
    'the Report of another image',
    [attachment({ ...passed, push: { ...pushed, digest: `sha256:${'0'.repeat(64)}` } })],
    'nothing: The Report that is attached to acme/flask:1 was not used. It is of another image',
  ],
  [
    'the Report of another repository',
    [attachment({ ...passed, repository: 'evil/flask' })],
    'nothing: The Report that is attached to acme/flask:1 was not used. It is of another repository, "evil/flask"',
  ],
  [
    'something else',
    [{ ...attachment(passed), bytes: Buffer.from('{"schemaVersion":1}') }],
    'nothing: The baseline attached to acme/flask:1 is not a Report of Sea Trial:',
  ],
])('%s is no baseline', async (_, attachments, sentence) => {
  expect(await find(attachments)).toContain(sentence)
})

test('what is broken does not hide an older Report', async () => {
  const broken = { ...attachment({ ...passed, at: '2026-03-04T10:00:00.000Z' }), bytes: Buffer.from('no') }
  expect(await find([attachment(passed), broken])).toBe(flask.at)
})

test('a Report without a smoke test has no times to compare: it is taken only where no other is attached', async () => {
  const weighed = attachment({ ...passed, smoke: null, at: '2026-03-04T10:00:00.000Z' })
  expect(await find([attachment(passed), weighed])).toBe(flask.at)
  expect(await find([weighed])).toBe('2026-03-04T10:00:00.000Z')
})
