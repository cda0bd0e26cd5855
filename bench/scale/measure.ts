/**
 * Measures the inputs of the simulation that are this program's own: the sizes of what a run stores, and its requests to
 * GitHub. The action runs as a runner runs it, with the lab's engine and GitHub's services on 127.0.0.1.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { startArtifactService } from '../../__tests__/support/artifact-service.ts'
import { startCacheService } from '../../__tests__/support/cache-service.ts'
import { actionEnv, reportOf } from '../../__tests__/support/dist.ts'
import { GitRepository } from '../../__tests__/support/git-repository.ts'
import { startGitHub, type StoredArtifact } from '../../__tests__/support/github-server.ts'
import { digestOf, startRegistry } from '../../__tests__/support/registry-server.ts'
import { POLICY_TYPE, readPolicies } from '../../src/app/policies.ts'
import { systemClock } from '../../src/core/clock.ts'
import { readContext } from '../../src/github/index.ts'
import { fromCommandLine } from '../../src/inputs/sources.ts'
import { labEnv } from '../lab.ts'
import type { Row } from '../table.ts'

const IMAGE = 'examples/flask'

export async function measuredRows(): Promise<Row[]> {
  const env = process.env.DOCKER_HOST ? process.env : labEnv('new')
  return [...(await sizeRows(env)), ...(await requestRows(env)), ...(await policyRows())]
}

/** Of a Python app on a Debian base. */
async function sizeRows(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const own = { ...env, SEA_TRIAL_CACHE: folder }
    const { report, code, stdout } = await reportOf([IMAGE, '--build-network', 'host'], own)
    if (code !== 0) throw new Error(`${IMAGE} does not pass: ${report.headline}`)
    const [layers = ''] = readdirSync(folder)
    const files = readdirSync(join(folder, layers)).filter((name) => name.endsWith('.layer'))
    const cached = files.reduce((sum, name) => sum + statSync(join(folder, layers, name)).size, 0)
    const { packages = [], layers: of = [] } = report.image ?? {}
    return [
      [
        `Report of ${IMAGE}`,
        bytes(Buffer.byteLength(stdout)),
        `${of.length} layers, ${packages.length} packages`,
      ],
      [
        'the same, gzipped without indentation',
        bytes(gzipSync(JSON.stringify(report), { level: 9 }).length),
        '',
      ],
      ['its entries of the layer cache', bytes(cached), `${files.length} files`],
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const bytes = (count: number): string => `${count.toLocaleString('en')} bytes`

/** What a run asks GitHub does not depend on what is in the image. */
async function requestRows(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const [cache, uploads] = [await startCacheService(), await startArtifactService()]
  const artifacts: StoredArtifact[] = []
  const branches = { main: [] as string[] }
  const github = await startGitHub({
    repository: 'acme/app',
    pullRequest: 7,
    token: TOKEN,
    artifacts,
    branches,
  })
  const repository = GitRepository.create()
  const rows: Row[] = []
  const act = async (what: string, event: 'push' | 'pull_request', inputs: Record<string, string> = {}) => {
    const sha = repository.git('rev-parse', 'HEAD')
    const [from, calls] = [github.requests.length, cache.calls.length]
    const isPush = event === 'push'
    const services = isPush && inputs.relevant === 'auto' ? uploads.env : cache.env
    const run = actionEnv(
      env,
      { path: repository.path, name: 'app', smoke: 'false', ...inputs },
      {
        event,
        apiUrl: github.url,
        workspace: repository.path,
        contexts: { github: { token: TOKEN } },
        payload: {
          repository: { default_branch: 'main' },
          ...(isPush ? {} : { pull_request: pullRequest(sha, branches.main.at(-1) ?? '') }),
        },
        env: {
          ...services,
          GITHUB_REPOSITORY: 'acme/app',
          GITHUB_REF: isPush ? 'refs/heads/main' : 'refs/pull/7/merge',
          GITHUB_SHA: sha,
        },
      },
    )
    const { code, stdout } = await run.main()
    await run.post()
    if (code !== 0) throw new Error(`${what}: exit ${code}:\n${stdout}`)
    const requests = github.requests.slice(from)
    const paths = requests.map((one) => one.replace(/\?.*|\/repos\/acme\/app/g, ''))
    rows.push([what, `${requests.length} requests`, paths.join(', ')])
    rows.push([`${what}: the cache service`, `${cache.calls.length - calls} calls`, ''])
  }
  try {
    repository.commit('.git\n*.md', '.dockerignore')
    writeFileSync(join(repository.path, 'Dockerfile'), 'FROM scratch\nCOPY . /app\nCMD ["/app"]\n')
    branches.main.push(repository.commit('one', 'app'))
    await act('push', 'push')
    await act('push, relevant: auto', 'push', { relevant: 'auto' })
    const [zip = Buffer.alloc(0)] = uploads.artifacts.values()
    rows.push(['its artifact', bytes(zip.length), ''])
    artifacts.push({ id: 1, name: 'sea-trial-report', zip, branch: 'main', sha: branches.main.at(-1) ?? '' })
    repository.commit('two', 'app')
    await act('first run of a pull request', 'pull_request')
    repository.commit('three', 'app')
    await act('later run', 'pull_request')
    await act('later run, comment: never', 'pull_request', { comment: 'never' })
    await act('later run, baseline: none', 'pull_request', { baseline: 'none' })
    github.comments.length = 0
    repository.git('checkout', '--quiet', branches.main.at(-1) ?? '', '--', 'app')
    repository.commit('words', 'README.md')
    await act('first run, comment: on-change, no change', 'pull_request', { comment: 'on-change' })
    await act('first run, relevant: auto, passes at once', 'pull_request', { relevant: 'auto' })
    await act('later run, relevant: auto, passes at once', 'pull_request', { relevant: 'auto' })
    repository.commit('four', 'app')
    await act('later run, relevant: auto, full trial', 'pull_request', { relevant: 'auto' })
    cache.entries.length = 0
    await act('later run, nothing in the cache', 'pull_request')
    return rows
  } finally {
    await Promise.all([cache.close(), uploads.close(), github.close()])
    repository.remove()
  }
}

const TOKEN = 'ghs_bench'

const pullRequest = (sha: string, base: string): object => ({
  number: 7,
  head: { sha, ref: 'topic', repo: { full_name: 'acme/app' } },
  base: { sha: base, ref: 'main', repo: { full_name: 'acme/app' } },
})

/** One policy, at a registry that gives out tokens to anyone. */
async function policyRows(): Promise<Row[]> {
  const policy = readFileSync('examples/policy/container.yml')
  const layers = [{ mediaType: POLICY_TYPE, digest: digestOf(policy), size: policy.length }]
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, layers }))
  const blobs = new Map([[digestOf(policy), policy]])
  const registry = await startRegistry({ v1: manifest }, blobs, { guard: 'anonymous-bearer' })
  try {
    const source = `oci://${registry.host}/acme/api@${digestOf(manifest)}`
    const around = { cwd: process.cwd(), env: {}, context: readContext({}), token: '', clock: systemClock }
    await readPolicies(fromCommandLine(['--policy', source]), around)
    const asked = registry.seen.map(({ method, url }) => `${method} ${url.replace(/\?.*|sha256:\w+/g, '')}`)
    return [['policy from a registry', `${asked.length} requests`, asked.join(', ')]]
  } finally {
    await registry.close()
  }
}
