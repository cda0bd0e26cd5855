/** The three images of examples/monorepo from its bake file, with the real buildx: read, built in one run, one of them broken. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntries } from '../../src/app/image-list.ts'
import { bakeImages, type BakeResult } from '../../src/build/index.ts'
import { silent } from '../../src/core/progress.ts'
import { connect } from '../../src/engine/docker.ts'
import type { Engine } from '../../src/engine/index.ts'
import type { ImageEntry } from '../../src/inputs/index.ts'
import { resolveInputs } from '../../src/inputs/resolve.ts'
import type { BakeSource, BuildSource } from '../../src/inputs/types.ts'
import { engineEnv } from '../support/engines.ts'
import { docker } from '../support/leftovers.ts'
import '../support/contract-readers.ts'

const before = { ...process.env }
const env = engineEnv('new')
const root = realpathSync(mkdtempSync(join(tmpdir(), 'bake-')))
const shop = join(root, 'monorepo')
const NO_GRANTS = { variables: new Set<string>(), entitlements: new Set<string>(), ssh: new Set<string>() }
const tagOf = (name: string) => `sea-trial.local/bake-test:${process.pid}-${name}`
let engine: Engine

beforeAll(async () => {
  Object.assign(process.env, env, { GITHUB_TOKEN: 'a-token-of-the-job' })
  engine = (await connect()).engine
  mkdirSync(join(root, '.git'))
  cpSync('examples/monorepo', shop, { recursive: true })
  const marker = `RUN echo ${Date.now()} >/tmp/built && sleep 0.5\n`
  edit('Dockerfile', (text) => text.replace('FROM common AS worker\n', `FROM common AS worker\n${marker}`))
})
afterAll(async () => {
  await Promise.all(['web', 'api', 'worker'].map((name) => engine.untag(tagOf(name))))
  engine.close()
  process.env = before
  rmSync(root, { recursive: true })
})

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(join(shop, file), change(readFileSync(join(shop, file), 'utf8')))
}

const around = () => ({
  root,
  cwd: root,
  endpoint: engine.endpoint,
  signal: new AbortController().signal,
  run: 'bake-test',
  tempDir: root,
  env: [],
})
const sourceIn = (file: string, given: Partial<BakeSource> = {}): BakeSource => ({
  kind: 'bake',
  files: [join(shop, file)],
  folder: shop,
  targets: [],
  variables: [],
  grants: NO_GRANTS,
  ...given,
})

/** As the run of many images does. */
function buildSource({ settings }: ImageEntry): BuildSource {
  const given = { values: new Map(settings), mistakes: [], notes: [] }
  const { source } = resolveInputs(given, { cwd: root, env: {}, commandLine: false })
  if (source.kind !== 'build') throw new Error('not a build')
  return source
}

async function bake(name: string, source: BakeSource): Promise<ReadonlyMap<string, BakeResult>> {
  const { images, linked } = await readEntries(source, around())
  const folder = join(root, name)
  const runs = images.map((entry) => {
    const tempDir = join(folder, entry.name)
    mkdirSync(tempDir, { recursive: true })
    const run = { id: 'bake-test', tag: tagOf(entry.name), baseTag: `${tagOf(entry.name)}-base`, tempDir }
    return [entry.name, { source: buildSource(entry), run }] as const
  })
  const targets = new Map(linked.map((entry) => [entry.name, buildSource(entry)]))
  const deps = { engine, progress: silent, signal: new AbortController().signal, root, secrets: [] }
  return bakeImages(new Map(runs), targets, { id: 'bake-test', tempDir: folder }, deps)
}

test('a broken image does not hide the others, which are built though bake stops', async () => {
  edit('Dockerfile', (text) =>
    text.replace('FROM common AS api\n', 'FROM common AS api\nUSER 0\nRUN echo it breaks >&2; exit 3\n'),
  )
  const results = await bake('broken', sourceIn('docker-bake.hcl', { variables: ['VERSION=1.2.3'] }))
  expect([...results.keys()].sort()).toEqual(['api', 'web', 'worker'])
  expect(results.get('api')).toMatchObject({
    outcome: {
      image: null,
      build: { ok: false, log: ['it breaks'] },
      findings: [{ code: 'build-failed', location: { file: 'monorepo/Dockerfile', line: 14 } }],
    },
  })
  for (const name of ['web', 'worker']) {
    expect(results.get(name)).toMatchObject({ outcome: { build: { ok: true }, image: { ref: tagOf(name) } } })
    const labels = await docker(['inspect', '--format', '{{json .Config.Labels}}', tagOf(name)], env)
    expect(JSON.parse(labels)).toMatchObject({ 'org.opencontainers.image.version': '1.2.3' })
  }
})

test('targets that build on another one, with values that are no variables of buildx', async () => {
  writeFileSync(
    join(shop, 'linked.json'),
    JSON.stringify({
      target: {
        base: { context: 'common', 'dockerfile-inline': 'FROM busybox\nCOPY serve /serve\n' },
        web: {
          context: 'web',
          contexts: { base: 'target:base' },
          dockerfile: '../linked.Dockerfile',
          args: { A: '$${HOME}%%{x}' },
        },
        api: { context: 'api', contexts: { base: 'target:base' }, dockerfile: '../linked.Dockerfile' },
      },
    }),
  )
  writeFileSync(join(shop, 'linked.Dockerfile'), 'FROM base\nARG A=none\nLABEL a=$A\nCOPY . /www\n')
  writeFileSync(join(shop, 'common/Dockerfile'), 'FROM busybox\nCOPY serve /serve\n')
  const results = await bake('linked', sourceIn('linked.json', { targets: ['web', 'api'] }))
  expect([...results.values()].map(({ ok }) => ok)).toEqual([true, true])
  expect(await docker(['inspect', '--format', '{{.Config.Labels.a}}', tagOf('web')], env)).toBe('${HOME}%{x}')
  expect(await docker(['inspect', '--format', '{{.Config.Labels.a}}', tagOf('api')], env)).toBe('none')
})

describe('a bake file that is wrong', () => {
  const read = (text: string, targets: readonly string[] = []) => {
    writeFileSync(join(shop, 'wrong.hcl'), text)
    return readEntries(sourceIn('wrong.hcl', { targets }), around())
  }
  test.each([
    [
      'a missing target',
      'group "default" {\n  targets = ["nope"]\n}',
      'wrong.hcl: there is no target or group nope',
    ],
    [
      'targets in a circle',
      'group "default" {\n  targets = ["x"]\n}\ntarget "x" {\n  contexts = { a = "target:y" }\n}\ntarget "y" {\n  contexts = { a = "target:x" }\n}',
      'in wrong.hcl the targets y and x build on each other',
    ],
    [
      'no syntax',
      'target "x" {',
      'buildx cannot read wrong.hcl: wrong.hcl:1,12-13: Unclosed configuration block',
    ],
    [
      'a path outside',
      'group "default" {\n  targets = ["x"]\n}\ntarget "x" {\n  context = "/etc"\n}',
      '/etc is outside the repository',
    ],
  ])('%s', async (_, text, sentence) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'settings',
      message: expect.stringContaining(sentence),
    })
  })

  test('the variables of the job cannot be printed, except those given', async () => {
    const text =
      'variable "GITHUB_TOKEN" {\n  default = "unknown"\n}\nvariable "TAG" {\n  default = "unknown"\n}\ntarget "default" {\n  args = { T = GITHUB_TOKEN }\n}\n'
    const { images } = await read(text)
    expect(images[0]?.settings.get('build-args')?.text).toBe('T=unknown')
  })
})

test('services of the compose file', async () => {
  const source = {
    kind: 'compose',
    files: [join(shop, 'compose.yaml')],
    host: 'refuse',
    grants: NO_GRANTS,
  } as const
  const { images } = await readEntries({ ...source, targets: [] }, around())
  expect(images.map(({ name, settings }) => [name, settings.get('path')?.text])).toEqual(
    ['api', 'web', 'worker'].map((name) => [name, shop]),
  )
  await expect(readEntries({ ...source, targets: ['db'] }, around())).rejects.toMatchObject({
    message: 'targets: the service db of monorepo/compose.yaml has no build, so it is no image to build',
  })
})
