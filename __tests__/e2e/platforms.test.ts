/** Two platforms of one image, built in one build: the engine's own runs, the other is weighed, or runs under emulation. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report, Reports } from '../../src/core/schema.ts'
import { parsePlatform } from '../../src/platform/name.ts'
import { command } from '../support/dist.ts'

import { engineEnv, registry, type EngineName } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { remoteBuilder } from '../support/remote-builder.ts'
import { OTHER_PLATFORM, writeTwoPlatforms } from '../support/two-platforms.ts'

const folder = mkdtempSync(join(tmpdir(), 'platforms-'))
const socket = join(folder, 'buildkit.sock')
const envOf = (name: EngineName): NodeJS.ProcessEnv => ({
  ...engineEnv(name),
  BUILDX_CONFIG: join(folder, 'buildx'),
})

const OTHER = OTHER_PLATFORM

const [context, lacking] = [join(folder, 'web'), join(folder, 'lacking')]

let builder: { close(): Promise<void> }
let native = ''
beforeAll(async () => {
  writeTwoPlatforms(context)
  mkdirSync(lacking)
  const env = envOf('new-containerd')
  const base = `${registry()}/sea-trial-platforms-${process.pid}:1`
  await docker(['tag', 'busybox', base], env)
  await docker(['push', '--quiet', base], env)
  await docker(['rmi', base], env)
  // an index of that one platform
  await docker(['buildx', 'imagetools', 'create', '--tag', base, base], env)
  writeFileSync(join(lacking, 'Dockerfile'), `FROM ${base}\n`)
  native = `linux/${parsePlatform(await docker(['info', '--format', '{{.Architecture}}'], env)).architecture}`
  builder = await remoteBuilder(socket, String(env.DOCKER_HOST).replace('unix://', ''))
  await docker(['buildx', 'create', '--name', 'apart', '--driver', 'remote', `unix://${socket}`], env)
})
afterAll(async () => {
  await builder.close()
  for (const name of ['old', 'new-containerd'] as const) expect(await leftovers(envOf(name))).toEqual([])
  rmSync(folder, { recursive: true })
})

async function tried(path: string, more: readonly string[], name: EngineName) {
  const args = [path, '--platforms', `${native},${OTHER}`, '--soak', '0', '--report', '-', ...more]
  const { code, stdout, stderr } = await command(args, envOf(name))
  const all = stdout === '' ? null : (JSON.parse(stdout) as Reports)
  return { code, stderr, all, reports: all?.reports ?? [] }
}

const codesOf = ({ findings }: Report) => findings.map(({ code }) => code)

test.each<[EngineName, string[]]>([
  ['new-containerd', []],
  ['old', ['--builder', 'apart']],
])(
  'on %s with %j: one build, one Report each',
  async (name, builderArgs) => {
    const { code, stderr, all, reports } = await tried(context, [...builderArgs, '--max-ready', '30s'], name)
    expect(stderr.match(/buildx build/g)).toHaveLength(1)
    expect(all?.headline).toBe('1 of 2 images is seaworthy, 1 was weighed only')
    expect(reports.map(({ headline }) => headline)).toEqual([
      expect.stringMatching(/^web is seaworthy: ready in /),
      'web was weighed only: it cannot run here',
    ])
    const [own, other] = reports
    expect(own?.matrix).toEqual([['platform', native]])
    expect(other?.matrix).toEqual([['platform', OTHER]])
    expect(own?.smoke?.ready).toBe(true)
    expect(other?.smoke).toBeNull()
    expect(other?.image?.platform.architecture).toBe('s390x')
    expect(other && codesOf(other)).toEqual(['other-platform'])
    expect(other?.budgets?.[0]).toMatchObject({ name: 'max-ready', level: 'warn', state: 'open' })
    expect(own?.platformDifferences?.join()).toContain(`${native} has `)
    expect(code).toBe(0)
  },
  60_000,
)

describe('what cannot be built', () => {
  test('a platform that the base lacks fails each of them, and is named', async () => {
    const { code, reports } = await tried(lacking, [], 'new-containerd')
    expect(reports.map(({ verdict }) => verdict)).toEqual(['fail', 'fail'])
    for (const { headline } of reports)
      expect(headline).toContain(`has no image for ${OTHER}, only for ${native}`)
    expect(code).toBe(1)
  }, 60_000)

  test('several platforms without a builder that makes an index: wrong settings', async () => {
    const { code, stderr } = await tried(context, [], 'old')
    expect(stderr).toContain(
      `${native} and ${OTHER} cannot be built in one build: the engine's own builder makes no index for its image store (overlay2)`,
    )
    expect(code).toBe(2)
  })
})
