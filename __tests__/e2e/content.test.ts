/** One build of two platforms with provenance, on real BuildKit and engines: what is tried is in the index, digest for digest. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentKeeper } from '../../src/app/content.ts'
import type { Run } from '../../src/app/session.ts'
import { build, buildPlatforms } from '../../src/build/index.ts'
import type { ImageContent } from '../../src/core/image-content.ts'
import { silent } from '../../src/core/progress.ts'
import { baseTag, imageTag, newRunId } from '../../src/core/run-id.ts'
import { connect } from '../../src/engine/docker.ts'
import type { BuildSource } from '../../src/inputs/types.ts'
import { BuilderTar } from '../../src/inspect/index.ts'
import { field, list, parseJson, text } from '../../src/lib/json.ts'
import { sourceOf } from '../build/sources.ts'
import { engineEnv, type EngineName } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { remoteBuilder } from '../support/remote-builder.ts'

const folder = mkdtempSync(join(tmpdir(), 'content-'))
const socket = join(folder, 'buildkit.sock')
const envOf = (name: EngineName) => ({ ...engineEnv(name), BUILDX_CONFIG: join(folder, 'buildx') })
const environment = { ...process.env }

/** The program is the same for both, so that one of them can run. */
const DOCKERFILE = `FROM --platform=$BUILDPLATFORM busybox AS tools
FROM scratch
ARG TARGETARCH
COPY --from=tools /bin/busybox /busybox
COPY text-$TARGETARCH /text
CMD ["/busybox", "cat", "/text"]
`
const context = join(folder, 'context')

let builder: { close(): Promise<void> }
beforeAll(async () => {
  mkdirSync(context)
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE)
  for (const arch of ['amd64', 'arm64']) writeFileSync(join(context, `text-${arch}`), `for ${arch}`)
  const engine = String(engineEnv('new-containerd').DOCKER_HOST).replace('unix://', '')
  builder = await remoteBuilder(socket, engine)
  const create = ['buildx', 'create', '--name', 'apart', '--driver', 'remote', `unix://${socket}`]
  await docker(create, envOf('new'))
})
beforeEach(() => {
  process.env = { ...environment }
})
afterAll(async () => {
  process.env = { ...environment }
  await builder.close()
  rmSync(folder, { recursive: true })
})

const MORE = `sea-trial.local/kept:${process.pid}`
const PLATFORMS = ['linux/amd64', 'linux/arm64']
const PROVENANCE = { keep: true, attests: ['type=provenance,mode=max'] }

async function start(name: EngineName) {
  process.env = { ...process.env, ...envOf(name) }
  const { engine } = await connect()
  const id = newRunId(process.pid, null)
  const tempDir = mkdtempSync(join(folder, 'run-'))
  const run = { id, tempDir, progress: silent } as Run
  const { signal } = new AbortController()
  const keeper = contentKeeper(engine, run)
  const deps = { engine, progress: silent, signal, root: context, secrets: [], keeper }
  const tagOf = (platform: string) => `${imageTag(id)}-${platform.replace('/', '-')}`
  const request = { id, tag: imageTag(id), baseTag: baseTag(id), tempDir }
  const clean = async () => {
    const containers = (await engine.labelled()).filter((one) => one.run === id)
    for (const one of containers) if (one.kind === 'container') await engine.remove(one.id)
    for (const tag of [request.tag, ...PLATFORMS.map(tagOf)]) await engine.untag(tag)
    engine.close()
  }
  return { engine, deps, request, tempDir, tagOf, clean }
}

async function digestOf(content: ImageContent, blob: Parameters<ImageContent['blob']>[0]): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of content.blob(blob)) hash.update(chunk)
  return `sha256:${hash.digest('hex')}`
}

/** The manifests below the root, by platform; every blob of theirs has the digest that names it. */
async function manifestsOf(content: ImageContent): Promise<Map<string, { digest: string; config: string }>> {
  const index = parseJson(await content.manifest(content.root.digest))
  const found = new Map<string, { digest: string; config: string }>()
  for (const row of list(field(index, 'manifests'))) {
    const digest = text(field(row, 'digest'))
    const manifest = parseJson(await content.manifest(digest))
    for (const blob of [field(manifest, 'config'), ...list(field(manifest, 'layers'))])
      expect(await digestOf(content, blob as never)).toBe(text(field(blob, 'digest')))
    const platform = `${text(field(row, 'platform', 'os'))}/${text(field(row, 'platform', 'architecture'))}`
    found.set(platform, { digest, config: text(field(manifest, 'config', 'digest')) })
  }
  return found
}

const source = (more: Partial<BuildSource>): BuildSource => sourceOf(context, { ...PROVENANCE, ...more })

test.each<[EngineName, string | null]>([
  ['old', 'apart'],
  ['new-containerd', null],
])(
  'two platforms for %s, by the builder %s',
  async (name, builderName) => {
    const { engine, deps, request, tempDir, tagOf, clean } = await start(name)
    try {
      const built = await buildPlatforms(source({ builder: builderName }), PLATFORMS, request, deps)
      const content = await built.content?.()
      if (!content) throw new Error('nothing is kept')
      const manifests = await manifestsOf(content)
      expect([...manifests.keys()].sort()).toEqual([...PLATFORMS, 'unknown/unknown'])
      for (const platform of PLATFORMS) {
        const tar = new BuilderTar()
        const outcome = await built.outcomes.get(platform)?.({
          ...request,
          tag: tagOf(platform),
          readTar: (chunks) => tar.read(chunks),
        })
        const { digest = '', config = '' } = manifests.get(platform) ?? {}
        expect(outcome?.image?.id).toBe(name === 'new-containerd' ? digest : config)
        // what is the same for both is one step of BuildKit's, which it names for one of them
        expect(outcome?.build.steps.filter(({ line }) => line === 5)).toHaveLength(1)
        expect((await engine.image(tagOf(platform)))?.platform.architecture).toBe(platform.slice(6))
        expect(tar.hasStarted).toBe(builderName !== null)
        if (tar.hasStarted) await tar.archive()
      }
      const run = ['run', '--rm', '--network', 'none', tagOf('linux/amd64')]
      expect(await docker(run, process.env)).toBe('for amd64')
      expect(readdirSync(tempDir).filter((one) => one.endsWith('.tar'))).toHaveLength(builderName ? 1 : 0)
    } finally {
      await clean()
    }
    expect(await leftovers(process.env)).toEqual([])
  },
  60_000,
)

test('one platform, by a builder apart: loaded while it is kept', async () => {
  const { engine, deps, request, clean } = await start('new-containerd')
  const tar = new BuilderTar()
  try {
    const readTar = (chunks: AsyncIterable<Buffer>) => tar.read(chunks)
    const options = [['--tag', MORE]] as const
    const outcome = await build(source({ builder: 'apart', options }), request, { ...deps, readTar })
    const content = await outcome.content?.()
    if (!content) throw new Error('nothing is kept')
    expect(outcome.image?.id).toBe((await manifestsOf(content)).get('linux/amd64')?.digest)
    expect((await tar.archive()).blob('index.json')).not.toBeNull()
    expect((await engine.image(MORE))?.id).toBe(outcome.image?.id)
    await engine.untag(MORE)
    expect(outcome.findings).toEqual([])
  } finally {
    await clean()
  }
}, 60_000)
