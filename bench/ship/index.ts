/**
 * `npm run bench:ship` measures a run of six images of one repository, and their push, as ratios within one run. Uses the lab's
 * engine `new` and its registry unless DOCKER_HOST and BENCH_REGISTRY are set.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reports } from '../../src/core/schema.ts'
import { lab, labEnv } from '../lab.ts'
import { run } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { mb, printTable, s, times, type Row } from '../table.ts'

const DIST = 'dist/index.js'
const ROUNDS = 3
const NAMES = ['one', 'two', 'three', 'four', 'five', 'six']
/** As one image, with the settings that it has beside the others. */
const SLOWEST = ['--target', 'six', '--soak', '1s']
const MOST = { ratio: 1.3, seconds: 1 }

const folder = mkdtempSync(join(tmpdir(), 'bench-ship-'))
const env = process.env.DOCKER_HOST ? process.env : labEnv('new')
const registry = process.env.BENCH_REGISTRY ?? labRegistry()
const file = join(folder, 'reports.json')

try {
  writeRepository()
  printTable([await sideBySide(), ...(await pushes())])
} finally {
  rmSync(folder, { recursive: true })
}

function labRegistry(): string {
  lab('up', 'registry')
  const row = lab('status')
    .split('\n')
    .find((line) => line.startsWith('registry'))
  return row?.trim().split(/\s+/).at(-1) ?? ''
}

/** Six servers with a layer of 20 MB in common and one of 1 MB each; the last takes 2 s to start, the others up to 1 s. */
function writeRepository(): void {
  mkdirSync(join(folder, '.git'))
  const stages = NAMES.map((name, index) => {
    const starts = (0.4 * index).toFixed(1)
    return `FROM common AS ${name}
RUN head -c 1000000 /dev/urandom > /${name}
CMD ["sh", "-c", "sleep ${starts}; exec httpd -f -p 8080 -h /www"]`
  })
  const common = `FROM busybox AS common
RUN head -c 20000000 /dev/urandom > /common && mkdir /www && echo ok > /www/index.html
EXPOSE 8080`
  writeFileSync(join(folder, 'Dockerfile'), [common, ...stages, ''].join('\n'))
  const images = NAMES.map(
    (name) => `  - { name: ${name}, target: ${name}, tags: ${registry}/bench-ship/${name}:${process.pid} }`,
  )
  writeFileSync(join(folder, '.sea-trial.yml'), ['soak: 1s', 'images:', ...images, ''].join('\n'))
}

function trial(args: readonly string[]): Promise<number> {
  return run(process.execPath, [DIST, folder, '--report', file, ...args], { env })
}

function reports(): Reports['reports'] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Reports).reports
}

/** With a warm build cache: the build and the slowest trial are alternated with the run of all six. */
async function sideBySide(): Promise<Row> {
  const bake = join(folder, 'docker-bake.json')
  const target = Object.fromEntries(
    NAMES.map((name) => [name, { target: name, tags: [`bench-ship:${process.pid}-${name}`] }]),
  )
  writeFileSync(bake, JSON.stringify({ group: { default: { targets: NAMES } }, target }))
  const taken = await alternate(ROUNDS, {
    build: () => run('docker', ['buildx', 'bake', '--load', '--file', bake], { env, cwd: folder }),
    slowest: () => trial(SLOWEST),
    six: () => trial([]),
  })
  execFileSync('docker', ['rmi', ...NAMES.map((name) => `bench-ship:${process.pid}-${name}`)], {
    env,
    stdio: 'ignore',
  })
  const [built, slowest, six] = [taken.build, taken.slowest, taken.six].map(median) as [
    number,
    number,
    number,
  ]
  return [
    'six images / the slowest alone and the build',
    times(six / (slowest + built)),
    `${s(six)} / (${s(slowest)} + ${s(built)}), target ≤ ${MOST.ratio} ×`,
  ]
}

/** The first push sends all; in the second the registry has all. */
async function pushes(): Promise<Row[]> {
  const push = ['--push', 'true']
  await trial(push)
  const first = reports().map(({ push: pushed }) => pushed?.traffic?.[registry])
  const [sent, mounted] = (['sent', 'mounted'] as const).map((kind) =>
    first.reduce((sum, traffic) => sum + (traffic?.[kind].blobs ?? 0), 0),
  ) as [number, number]
  const bytes = first.reduce((sum, traffic) => sum + (traffic?.sent.bytes ?? 0), 0)
  const stored = await storedBytes()
  const taken = await alternate(ROUNDS, { without: () => trial([]), present: () => trial(push) })
  const [without, present] = [taken.without, taken.present].map(median) as [number, number]
  const again = reports().reduce(
    (sum, { push: pushed }) => sum + (pushed?.traffic?.[registry]?.sent.bytes ?? 0),
    0,
  )
  return [
    [
      'bytes sent / different blobs of the six images',
      bytes === 0 ? 'not known' : times(bytes / stored), // an engine that keeps no compressed layers pushes by itself
      `${mb(bytes)} / ${mb(stored)}: ${sent} blobs sent, ${mounted} mounted; target 1 ×`,
    ],
    [
      'push of six images that are there',
      s(present - without),
      `${s(present)} − ${s(without)} without a push, ${mb(again)} sent; target ≤ ${MOST.seconds} s beyond the answers`,
    ],
  ]
}

interface Manifest {
  config: { digest: string; size: number }
  layers: { digest: string; size: number }[]
  manifests?: { digest: string }[]
}

/** Of configs and layers, each digest once. */
async function storedBytes(): Promise<number> {
  const sizes = new Map<string, number>()
  for (const { push } of reports()) {
    const [ref = ''] = push?.refs ?? []
    const repository = ref.slice(registry.length + 1).replace(/:[^:]*$/, '')
    const manifestOf = async (digest: string): Promise<Manifest> => {
      const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json'
      const docker = 'application/vnd.docker.distribution.manifest.v2+json'
      const response = await fetch(`http://${registry}/v2/${repository}/manifests/${digest}`, {
        headers: { Accept: `${accept}, ${docker}` },
      })
      return (await response.json()) as Manifest
    }
    const top = await manifestOf(push?.digest ?? '')
    const all = top.manifests
      ? await Promise.all(top.manifests.map(({ digest }) => manifestOf(digest)))
      : [top]
    for (const { config, layers } of all)
      for (const { digest, size } of [config, ...layers]) sizes.set(digest, size)
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
