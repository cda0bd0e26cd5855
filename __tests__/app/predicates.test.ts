import { afterAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tried } from '../../src/app/images.ts'
import { writePredicates } from '../../src/app/predicates.ts'
import { readContext } from '../../src/github/index.ts'
import type { Report } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'predicates-'))
afterAll(() => rmSync(folder, { recursive: true }))
const root = join(folder, 'repository')
mkdirSync(root)
writeFileSync(join(root, 'Dockerfile'), 'FROM scratch\n')
writeFileSync(join(folder, 'secret'), 'outside')
symlinkSync(join(folder, 'secret'), join(root, 'goss.yaml'))
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const context = readContext({ GITHUB_REPOSITORY: 'acme/app', GITHUB_RUN_ID: '7' })

/** What is written of these Reports, by file. */
function write(
  reports: readonly Report[],
  source: object = { kind: 'build' },
): Map<string, Record<string, unknown>> {
  const tried = reports.map((report) => ({
    inputs: { name: report.name, predicate: '/out/{name}.json', root, roots: [root], source },
    run: { context, job: { checkRun: null } },
    report,
  })) as unknown as Tried[]
  const written = new Map<string, Record<string, unknown>>()
  writePredicates(tried, reports, null, (path, text) =>
    written.set(path, JSON.parse(text) as Record<string, unknown>),
  )
  return written
}

const suite = { kind: 'goss' as const, tests: [] }
const report: Report = {
  ...flask,
  sha: 'a1b2',
  build: flask.build && { ...flask.build, dockerfile: 'Dockerfile' },
  policies: [{ source: 'oci://x', file: 'a.yml', digest: 'sha256:c0', sets: [], mayLoosen: [] }],
  suites: [
    { ...suite, file: 'goss.yaml' },
    { ...suite, file: 'missing.yaml' },
  ],
}
const uri = 'git+https://github.com/acme/app'

test('one file for each image, with what decided how it was tested; what cannot be read is left out', () => {
  const written = write([report, { ...report, name: 'acme/web' }, { ...report, name: 'acme/web' }])
  expect([...written.keys()]).toEqual(['/out/flask.json', '/out/acme-web.json'])
  expect(written.get('/out/flask.json')).toMatchObject({
    url: 'https://github.com/acme/app/actions/runs/7',
    configuration: [
      { uri, digest: { gitCommit: 'a1b2' } },
      { name: 'Dockerfile', digest: { sha256: sha256('FROM scratch\n') } },
      { name: 'oci://x a.yml', digest: { sha256: 'c0' } },
    ],
  })
  expect(written.get('/out/flask.json')?.seaTrial).not.toHaveProperty('report')
})

test.each([
  ['its own commit', 'd4e5', { name: '.sea-trial.yml', uri, digest: { gitCommit: 'd4e5' } }],
  ['the commit under test', null, { name: '.sea-trial.yml', digest: { sha256: sha256('probe: http\n') } }],
])('the config file is that of %s', (_, commit, expected) => {
  writeFileSync(join(root, '.sea-trial.yml'), 'probe: http\n')
  const config = { file: '.sea-trial.yml', commit, notes: [] }
  const configuration = write([{ ...report, config }]).get('/out/flask.json')?.configuration
  expect((configuration as unknown[])[2]).toEqual(expected)
})

test('a Dockerfile in a bake file counts, not the file of that name', () => {
  const configuration = write([report], { kind: 'build', inline: 'FROM busybox\n' }).get('/out/flask.json')
    ?.configuration as unknown[]
  const digest = { sha256: sha256('FROM busybox\n') }
  expect(configuration[1]).toEqual({ name: 'Dockerfile in the bake or compose file', digest })
})
