/** How the tested service’s `build` section decides what is built. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argvOf, baseArgvOf } from '../../../src/build/client/argv.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'
import { Model } from '../../../src/smoke/services/model-schema.ts'
import { composedSource, type Composed } from '../../../src/smoke/services/source.ts'

const root = mkdtempSync(join(tmpdir(), 'source-'))
afterAll(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'app'))
writeFileSync(join(root, 'app', 'Dockerfile'), 'FROM busybox')

const given = (extra: Partial<BuildSource> = {}): BuildSource => ({
  kind: 'build',
  context: root,
  file: join(root, 'Dockerfile'),
  target: null,
  buildArgs: [],
  buildSecrets: [],
  platform: null,
  builder: null,
  cacheFrom: [],
  cacheTo: [],
  network: null,
  timeout: 1800,
  ...extra,
})
const inlineFile = join(root, 'dockerfile_inline')
const composed = (build: unknown, source: BuildSource = given(), secrets: object = {}): Composed | null => {
  const model = Model.parse({ services: { web: { build } }, secrets })
  const service = model.services.web
  if (!service) throw new Error('no model')
  return composedSource(source, { model, service }, { root, inlineFile })
}

test('a service that builds nothing changes nothing', () => expect(composed(undefined)).toBeNull())

test('stage, arguments and Dockerfile are those of the service', () => {
  const found = composed({
    context: root,
    dockerfile: 'docker/x',
    target: 'dev',
    args: { A: '1', COST: '5$$' },
  })
  expect(found).toMatchObject({
    source: { context: root, file: join(root, 'docker/x'), target: 'dev', buildArgs: ['A=1', 'COST=5$'] },
    taken: ['dockerfile docker/x', 'target dev', 'arguments A, COST'],
    differs: [],
  })
})

test('settings override it', () => {
  const source = given({
    target: 'mine',
    buildArgs: ['A=2'],
    platform: 'linux/arm64',
    network: 'host',
    file: join(root, 'own'),
    chosen: { context: false, file: true },
  })
  const found = composed(
    {
      context: root,
      dockerfile: 'x',
      target: 'dev',
      args: { A: '1', B: '3' },
      platforms: ['linux/amd64'],
      network: 'none',
    },
    source,
  )
  expect(found?.source).toMatchObject({
    file: join(root, 'own'),
    target: 'mine',
    buildArgs: ['B=3', 'A=2'],
    platform: 'linux/arm64',
    network: 'host',
  })
  expect(found?.taken).toEqual(['arguments B'])
})

describe('another context', () => {
  const build = { context: join(root, 'app'), target: 'dev' }
  test('is used where none is set', () =>
    expect(composed(build)).toMatchObject({
      source: { context: join(root, 'app'), file: join(root, 'app/Dockerfile'), target: 'dev' },
      taken: ['context app', 'target dev'],
    }))
  test('is used where the set one has no Dockerfile', () =>
    expect(composed(build, given({ chosen: { context: true, file: false } }))?.taken).toContain(
      'context app',
    ))
  test('is not used where the set one can be built, and that is reported', () => {
    const source = given({
      context: join(root, 'app'),
      file: join(root, 'app/Dockerfile'),
      chosen: { context: true, file: false },
    })
    const found = composed({ context: root, target: 'dev' }, source)
    expect(found).toEqual({
      source,
      taken: [],
      differs: ['it builds ., and the setting builds app'],
      inline: null,
    })
  })
  test('of another machine is not used', () =>
    expect(composed({ context: 'https://example.org/a.git' })?.differs).toEqual([
      'it builds https://example.org/a.git, and the setting builds .',
    ]))
})

test('a Dockerfile in the compose file', () =>
  expect(composed({ context: root, dockerfile_inline: 'FROM busybox\nRUN echo $$HOME\n' })).toMatchObject({
    source: { file: inlineFile },
    inline: 'FROM busybox\nRUN echo $HOME\n',
    taken: ['dockerfile_inline'],
  }))

test('other keys become options of the builder, or are reported', () => {
  const build = {
    context: root,
    labels: { a: 'b' },
    extra_hosts: ['db=10.0.0.1'],
    shm_size: '64',
    ulimits: { nofile: 10, nproc: { soft: 1, hard: 2 } },
    no_cache: true,
    additional_contexts: { base: 'docker-image://busybox' },
    cache_from: ['app:cache'],
    platforms: ['linux/amd64', 'linux/arm64'],
    secrets: [{ source: 'token' }],
    tags: ['mine'],
    sbom: 'true',
  }
  const found = composed(build, given(), { token: { file: join(root, 'token') } })
  const source = found?.source ?? given()
  const outputs = { tag: 't', metadata: 'm', file: 'f', outputMode: 'load' as const }
  const buildx = argvOf('buildx', source, outputs).join(' ')
  for (const words of [
    '--label a=b',
    '--add-host db:10.0.0.1',
    '--shm-size 64',
    '--ulimit nofile=10 --ulimit nproc=1:2',
    '--no-cache',
    '--build-context base=docker-image://busybox',
    '--cache-from app:cache',
    `--secret id=token,src=${join(root, 'token')}`,
  ])
    expect(buildx).toContain(words)
  expect(argvOf('buildkit', source, outputs)).not.toContain('--build-context')
  expect(baseArgvOf('buildx', source, outputs)).not.toContain('--no-cache')
  expect(baseArgvOf('buildx', source, outputs)).toContain('--build-context')
  expect(found?.differs).toEqual(['platforms: one is built', 'sbom'])
})
