/** `push` as users run it, to a real registry with TLS and a password: what is there is what was tried, digest for digest. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import type { Report, Reports } from '../../src/core/schema.ts'
import { field, list, number, parseJson, text } from '../../src/lib/json.ts'
import { openRegistry } from '../../src/registry/index.ts'
import { reportOf } from '../support/dist.ts'
import { elf } from '../support/elf.ts'
import { engineEnv, registry, type EngineName } from '../support/engines.ts'
import { startGuarded, type Guarded } from '../support/guarded-registry.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import { remoteBuilder } from '../support/remote-builder.ts'
import { refOf } from '../support/writers.ts'

const folder = mkdtempSync(join(tmpdir(), 'push-'))
const socket = join(folder, 'buildkit.sock')
let guarded: Guarded
let name = ''

const SERVER = 'FROM busybox\nCOPY text /text\nEXPOSE 8080\nSTOPSIGNAL SIGKILL\n'
const HEALTHY = `${SERVER}CMD ["httpd", "-f", "-p", "8080"]\n`
const BROKEN = `${SERVER}CMD ["false"]\n`
/** The program is the same for both, so that one of them can run. */
const NATIVE = process.arch === 'arm64' ? 'arm64' : 'amd64'
/** s390x is nowhere the engine’s own: its program is the header of one, so that it is weighed only. */
const PLATFORMS = `FROM --platform=$BUILDPLATFORM busybox AS tools
FROM scratch AS program-${NATIVE}
COPY --from=tools /bin/busybox /busybox
FROM scratch AS program-s390x
COPY s390x /busybox
FROM program-$TARGETARCH
ARG TARGETARCH
COPY text /text-$TARGETARCH
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["/busybox", "httpd", "-f", "-p", "8080"]
`

beforeAll(async () => {
  registry() // the lab has its program by then
  guarded = await startGuarded(folder, join(folder, 'data'))
  name = `${guarded.host}/acme/api`
  for (const user of ['sailor:ahoy', 'sailor:wrong']) {
    const config = configOf(user)
    mkdirSync(config)
    const auth = Buffer.from(user).toString('base64')
    writeFileSync(join(config, 'config.json'), JSON.stringify({ auths: { [guarded.host]: { auth } } }))
    symlinkSync(join(engineEnv('new').DOCKER_CONFIG ?? '', 'cli-plugins'), join(config, 'cli-plugins'))
  }
})
afterAll(() => {
  guarded.child.kill()
  rmSync(folder, { recursive: true })
})

const configOf = (user: string): string => join(folder, user.replace(':', '-'))

const envOf = (engine: EngineName, user = 'sailor:ahoy'): NodeJS.ProcessEnv => ({
  ...engineEnv(engine),
  DOCKER_CONFIG: configOf(user),
  BUILDX_CONFIG: join(folder, 'buildx'),
  NODE_EXTRA_CA_CERTS: guarded.certificate,
})

/** A folder with its Dockerfile. */
function app(dockerfile: string, at = join(folder, `app-${dockerfile.length}`)): string {
  mkdirSync(at, { recursive: true })
  writeFileSync(join(at, 'text'), `of ${process.pid}\n`)
  writeFileSync(join(at, 's390x'), elf(22, { little: false }), { mode: 0o755 })
  writeFileSync(join(at, 'Dockerfile'), dockerfile)
  return at
}

const pushing = (...tags: string[]): string[] => ['--soak', '0', '--push', '--tags', tags.join(',')]

interface Manifest {
  readonly digest: string
  readonly config: string
  readonly layers: number[]
}

/** What the registry has: the manifests of a tag by platform, each verified by its digest. */
async function stored(ref: string): Promise<{ digest: string; manifests: Map<string, Manifest> }> {
  const client = openRegistry(refOf(ref), {
    env: { DOCKER_CONFIG: configOf('sailor:ahoy') },
    certificates: certificates(),
    clock: systemClock,
    signal: new AbortController().signal,
  })
  try {
    const digest = await client.digest()
    const root = parseJson(await client.manifest())
    const rows = list(field(root, 'manifests')).map((row) => [
      text(field(row, 'digest')),
      text(field(row, 'platform', 'architecture')),
    ])
    const manifests = new Map<string, Manifest>()
    for (const [of = '', platform = ''] of rows.length > 0 ? rows : [[digest, 'amd64']]) {
      const manifest = parseJson(await client.manifest(of))
      const layers = list(field(manifest, 'layers')).map((layer) => number(field(layer, 'size')) ?? 0)
      manifests.set(platform, { digest: of, config: text(field(manifest, 'config', 'digest')), layers })
    }
    return { digest, manifests }
  } finally {
    client.close()
  }
}

function certificates(): string {
  const at = join(folder, 'certs.d', guarded.host)
  mkdirSync(at, { recursive: true })
  writeFileSync(join(at, 'ca.crt'), guarded.cert)
  return join(folder, 'certs.d')
}

/** Requests that send content or start to, since the log had so many lines. */
const uploads = (since: number): string[] =>
  guarded
    .log()
    .slice(since)
    .filter((line) => /"(?:POST|PATCH|PUT) \/v2\/[^ ]*\/blobs\/uploads/.test(line))

test.each<[EngineName, keyof Manifest]>([
  ['old', 'config'],
  ['new-containerd', 'digest'],
])(
  'engine %s: the image at the registry is the one that was tried, by its %s',
  async (engine, id) => {
    const env = envOf(engine)
    const tags = [`${name}:${engine}`, `${name}:${engine}-2`]
    const { code, report, stderr } = await reportOf([app(HEALTHY), ...pushing(...tags)], env)
    expect([code, report.push]).toMatchObject([0, { refs: tags, verified: true, failed: [] }])
    expect(stderr).toContain(`Pushed: ${tags[0]}, ${tags[1]} as`)
    for (const tag of tags) {
      const { digest, manifests } = await stored(tag)
      expect(digest).toBe(report.push?.digest)
      const manifest = manifests.get('amd64')
      expect(manifest?.[id]).toBe(report.image?.id)
      expect(report.image?.layers.map(({ download }) => download)).toEqual(manifest?.layers)
      expect(report.image?.sizes.download?.exact).toBe(true)
    }
    expect(await docker(['images', '--format', '{{.Repository}}'], env)).not.toContain(guarded.host)
    expect(await leftovers(env)).toEqual([])
  },
  30_000,
)

test('two platforms with provenance by a remote builder; then promoted by digest, without a layer; then once more', async () => {
  const env = envOf('old')
  const builder = await remoteBuilder(
    socket,
    String(engineEnv('new-containerd').DOCKER_HOST).replace('unix://', ''),
  )
  let pushed: Report | undefined
  try {
    await docker(['buildx', 'create', '--name', 'apart', '--driver', 'remote', `unix://${socket}`], env)
    const options = [
      '--builder',
      'apart',
      '--platforms',
      `linux/${NATIVE},linux/s390x`,
      '--provenance',
      'mode=max',
    ]
    const ran = await reportOf([app(PLATFORMS), ...options, ...pushing(`${name}:two`)], env)
    const { reports } = ran.report as unknown as Reports
    const { digest, manifests } = await stored(`${name}:two`)
    expect([...manifests.keys()].sort()).toEqual([NATIVE, 's390x', 'unknown'])
    expect(reports.map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
    for (const { image, push } of reports) {
      expect(push?.digest).toBe(digest)
      expect(manifests.get(image?.platform.architecture ?? '')?.config).toBe(image?.id)
    }
    pushed = reports[0]
  } finally {
    await builder.close()
  }

  const digest = pushed?.push?.digest ?? ''
  const from = `${name}@${digest}`
  const before = guarded.log().length
  const promote = ['--image', from, '--attach', 'false', ...pushing(`${name}:prod`)]
  const { code, report } = await reportOf(promote, env)
  expect([code, report.push]).toMatchObject([0, { digest, refs: [`${name}:prod`] }])
  expect((await stored(`${name}:prod`)).digest).toBe(digest)
  expect(uploads(before)).toEqual([])

  const again = await reportOf(promote, env)
  expect(again.report.push).toMatchObject({ present: [`${name}:prod`], failed: [] })
  expect(again.stderr).toContain(`Pushed before: ${name}:prod`)
  await docker(['rmi', from], env)
  expect(await leftovers(env)).toEqual([])
})

test('a wrong password: exit code 4, and the verdict stands', async () => {
  const env = envOf('new', 'sailor:wrong')
  const { code, report, stderr } = await reportOf([app(HEALTHY), ...pushing(`${name}:no`)], env)
  expect([code, report.verdict, report.push?.digest]).toEqual([4, 'pass', null])
  expect(report.push?.failed[0]?.error).toContain('the stored credentials are wrong or have expired')
  expect(stderr.replace(/\s+/g, ' ')).toContain(`⚠️ Not pushed: ${name}:no: ${guarded.host} refuses`)
})

test('of two images with `push: each` the one that passes is pushed', async () => {
  const at = join(folder, 'both')
  app(HEALTHY, join(at, 'web'))
  app(BROKEN, join(at, 'api'))
  mkdirSync(join(at, '.git'))
  const image = (of: string) => `  - { name: ${of}, path: ${of}, tags: [${guarded.host}/acme/${of}:each] }\n`
  writeFileSync(join(at, '.sea-trial.yml'), `soak: 0s\nimages:\n${image('web')}${image('api')}`)
  const { code, report, stderr } = await reportOf([at, '--push', 'each'], envOf('new'))
  const { reports } = report as unknown as Reports
  expect(code).toBe(1)
  expect(reports.map(({ verdict }) => verdict)).toEqual(['pass', 'fail'])
  expect(reports[0]?.push?.refs).toEqual([`${guarded.host}/acme/web:each`])
  expect(reports[1]?.push).toMatchObject({ digest: null, failed: [], skipped: 'it did not pass' })
  expect(guarded.log().join('\n')).not.toContain('/v2/acme/api/manifests/each')
  expect(stderr).toMatch(/web.* Pushed\./)
  expect(await leftovers(envOf('new'))).toEqual([])
})
