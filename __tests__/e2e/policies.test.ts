/** Policies from a folder, a repository and a registry gate one run of dist on a real engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'
import { leftovers } from '../support/leftovers.ts'
import { digestOf, startRegistry, type RegistryServer } from '../support/registry-server.ts'

const COMMIT = 'b'.repeat(40)
const folder = mkdtempSync(join(tmpdir(), 'policies-'))
const env = engineEnv('new')
const ofArtifact = Buffer.from('soak: 1s\nnever-accept: [over-budget]\n')
const manifest = Buffer.from(
  JSON.stringify({ schemaVersion: 2, layers: [{ digest: digestOf(ofArtifact), size: ofArtifact.length }] }),
)
let github: GitHubServer
let registry: RegistryServer

beforeAll(async () => {
  writeFileSync(join(folder, 'size.yml'), 'budgets: { on-disk: 1KB }\n')
  github = await startGitHub({
    repository: 'acme/policies',
    commits: { [COMMIT]: { 'run.yml': 'smoke: true\ntimeout: 30s\nmay-loosen: [timeout]\n' } },
    refs: { v1: COMMIT },
  })
  registry = await startRegistry({ v1: manifest }, new Map([[digestOf(ofArtifact), ofArtifact]]))
})
afterAll(async () => {
  await Promise.all([github.close(), registry.close()])
  rmSync(folder, { recursive: true })
  expect(github.failures).toEqual([])
  expect(await leftovers(env)).toEqual([])
})

test('no option loosens what they require, and the Report says which policies counted', async () => {
  const artifact = `oci://${registry.host}/acme/api@${digestOf(manifest)}`
  const ofRepository = 'github:acme/policies/run.yml@v1'
  const { code, report, stderr } = await reportOf(
    [
      ...['examples/hello', '--policy', folder, '--policy', ofRepository, '--policy', artifact],
      ...[
        '--token',
        github.token,
        '--max-size',
        '1GB',
        '--warn-only',
        '--smoke',
        'false',
        '--timeout',
        '20s',
      ],
    ],
    { ...env, GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/app' },
  )
  expect(report.policies).toMatchObject([
    { source: folder, file: 'size.yml', sets: ['budgets.on-disk.max'] },
    { source: ofRepository, commit: COMMIT, sets: ['smoke', 'timeout'], mayLoosen: ['timeout'] },
    { source: artifact, digest: digestOf(ofArtifact), sets: ['soak', 'never-accept'] },
  ])
  expect(report.smoke?.ready).toBe(true)
  expect(report.budgets).toMatchObject([{ name: 'max-size', limit: 1000, level: 'fail', state: 'exceeded' }])
  expect(code).toBe(1)
  expect(report.config?.notes).toEqual([
    '--smoke is `false`, but the policy `github:acme/policies/run.yml@v1` requires `true`: `true` counts',
    `The budget \`max-size\` is ≤ 1.0 GB (warn; where not known: fail), but the policy \`${folder}/size.yml\` requires ≤ 1.0 kB: ≤ 1.0 kB counts`,
  ])
  expect(stderr).toContain('Policies: 3, listed in the Report.')
})

test('a policy that cannot be read ends the run before anything is built', async () => {
  const { code, stderr } = await command(
    ['examples/hello', '--policy', `oci://${registry.host}/acme/api@sha256:${'0'.repeat(64)}`],
    env,
  )
  expect(code).toBe(3)
  expect(stderr).toMatch(
    /^sea-trial: The policy oci:\S+ could not be read: .* check its name, or push it first\n/,
  )
})
