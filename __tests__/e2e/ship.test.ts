/** Pushes to Debian's docker-registry with TLS and a password, which has no API for referrers; by our client, and by engines. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attachedReport } from '../../src/baseline/index.ts'
import { systemClock } from '../../src/core/clock.ts'
import { REPORT_TYPE } from '../../src/core/report-artifact.ts'
import { connect } from '../../src/engine/docker.ts'
import { openRegistry, openRegistryWriter, type RegistryRules } from '../../src/registry/index.ts'
import { attach, registryContent, ship, shipFromEngine } from '../../src/ship/index.ts'
import { engineEnv, registry } from '../support/engines.ts'
import { startGuarded, type Guarded } from '../support/guarded-registry.ts'
import { docker } from '../support/leftovers.ts'
import { attachment, flask } from '../support/reports.ts'
import { twoPlatforms } from '../support/shippable.ts'
import { refOf } from '../support/writers.ts'

const folder = mkdtempSync(join(tmpdir(), 'ship-'))
const rules: RegistryRules = {
  env: { DOCKER_CONFIG: folder },
  certificates: join(folder, 'certs.d'),
  clock: systemClock,
  signal: new AbortController().signal,
}
const access = {
  ...rules,
  openRegistry: (ref: ReturnType<typeof refOf>) => openRegistryWriter(ref, rules),
  progress: { waiting() {} },
}
let guarded: Guarded
let name = ''

beforeAll(async () => {
  registry() // the lab has its program by then
  guarded = await startGuarded(folder, join(folder, 'data'))
  mkdirSync(join(folder, 'certs.d', guarded.host), { recursive: true })
  writeFileSync(join(folder, 'certs.d', guarded.host, 'ca.crt'), guarded.cert)
  const auth = Buffer.from('sailor:ahoy').toString('base64')
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [guarded.host]: { auth } } }))
  name = `${guarded.host}/acme/api`
})
afterAll(() => {
  guarded.child.kill()
  rmSync(folder, { recursive: true })
})

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

test('an index of two platforms arrives byte for byte; its copy in another repository is mounted; a Report is attached', async () => {
  const image = twoPlatforms('e2e', 2_000_000)
  const refs = [`${name}:1`, `${name}:latest`, `${guarded.host}/acme/copy:1`].map(refOf)
  const result = await ship(image.content, refs, access)
  expect(result.refs.map(({ state, error }) => error ?? state)).toEqual(['pushed', 'pushed', 'pushed'])
  const { sent, mounted } = result.traffic[guarded.host] ?? {}
  expect([sent?.blobs, mounted?.blobs]).toEqual([image.blobs.size, image.blobs.size])
  for (const ref of refs) {
    const client = openRegistry(ref, rules)
    expect(await client.digest()).toBe(image.root.digest)
    // the client verifies the digest of all that it reads
    for (const digest of image.manifests.keys()) await client.manifest(digest)
    for (const [digest, { length: size }] of image.blobs) await whole(client.blob({ digest, size }))
    client.close()
  }

  const writer = access.openRegistry(refOf(`${name}:1`))
  const push = { digest: image.root.digest, refs: [], verified: true, failed: [] }
  const report = attachment({ ...flask, push })
  const attached = await attach(image.root, report, writer)
  expect(await writer.referrers(image.root.digest, REPORT_TYPE)).toMatchObject([attached])
  expect(await writer.find(image.root.digest.replace(':', '-'))).not.toBeNull()
  expect((await writer.artifact(attached.digest, 1_000_000)).equals(report.bytes)).toBe(true)
  const expected = {
    name: 'flask',
    platform: 'linux/amd64',
    matrix: [],
    refs: [],
    repository: null,
    own: null,
  }
  const found = await attachedReport(writer, expected, 'linux/amd64')
  expect(found).toMatchObject({ kind: 'found', report: { at: flask.at } })

  const again = await ship(await registryContent(writer), refs, access)
  expect(again.refs.map(({ state }) => state)).toEqual(['present', 'present', 'present'])
  writer.close()
})

test.each(['old', 'new'] as const)(
  'engine %s pushes with the credentials, and its names are as before',
  async (kind) => {
    const env = engineEnv(kind)
    const tag = `sea-trial-ship:${kind}`
    mkdirSync(join(folder, 'context'), { recursive: true })
    writeFileSync(
      join(folder, 'context', 'Dockerfile'),
      `FROM scratch\nCOPY Dockerfile /\nLABEL engine=${kind}\n`,
    )
    await docker(['build', '--quiet', '--tag', tag, join(folder, 'context')], env)
    process.env.DOCKER_HOST = env.DOCKER_HOST
    process.env.DOCKER_CONFIG = folder
    const { engine } = await connect()
    try {
      const { id = '', diffIds = [] } = (await engine.image(tag)) ?? {}
      const refs = [`${name}:${kind}`, `${name}:${kind}-2`].map(refOf)
      const result = await shipFromEngine({ engine, id, diffIds }, refs, access)
      expect(result.refs.map(({ state, error }) => error ?? state)).toEqual(['pushed', 'pushed'])
      const images = await docker(['images', '--all', '--digests', '--format', '{{.Repository}}'], env)
      expect(images).not.toContain(guarded.host)
      const again = await shipFromEngine({ engine, id, diffIds }, refs, access)
      expect(again.refs.map(({ state }) => state)).toEqual(['present', 'present'])
    } finally {
      engine.close()
      await docker(['rmi', tag], env)
    }
  },
)
