/**
 * Runs the action on the repository of examples/history, with GitHub and its cache on 127.0.0.1: pushes to the base
 * branch, then one pull request for each kind of change.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRepository } from '../../examples/history/make.ts'
import { Report } from '../../src/core/schema.ts'
import { startCacheService, type CacheService } from './cache-service.ts'
import { actionEnv } from './dist.ts'
import type { EngineName } from './engines.ts'
import { engineEnv } from './engines.ts'
import { GitRepository } from './git-repository.ts'
import { startGitHub, type GitHubServer, type Options } from './github-server.ts'
import { docker } from './leftovers.ts'

const BASE_IMAGE = 'acme/python:3.10'
const ENGINES: readonly EngineName[] = ['new', 'new-containerd']
const PATCH_BYTES = 4_100_000
const LABEL = 'sea-trial:allow-growth'
const PULL_REQUEST = 7

/** One kind of change, as docs/gallery.md shows it. */
export interface Kind {
  readonly title: string
  readonly about: string
  readonly branch: string
  readonly base?: string
  readonly engine?: EngineName
  readonly inputs?: Readonly<Record<string, string>>
  /** The base image became newer after the push. */
  readonly isPatched?: boolean
  readonly isLabelled?: boolean
}

export const KINDS = {
  'grown-dependency': {
    title: 'A grown dependency',
    about: 'One more package in `requirements.txt`, which brings another one.',
    branch: 'grown-dependency',
    inputs: { smoke: 'true' },
  },
  nothing: {
    title: 'Nothing changed',
    about: 'Only `README.md`, which is not in the image.',
    branch: 'nothing',
  },
  smaller: {
    title: 'Smaller',
    about: '`requirements.txt` no longer has `router`.',
    branch: 'smaller',
  },
  loopback: {
    title: 'It cannot be reached',
    about: 'The server listens on `127.0.0.1`.',
    branch: 'loopback',
    inputs: { timeout: '5s' },
  },
  traceback: {
    title: 'It crashes',
    about: '`app.py` imports a package that is not in `requirements.txt`.',
    branch: 'traceback',
  },
  'build-fails': {
    title: 'The build fails',
    about: '`requirements.txt` has a version that does not exist.',
    branch: 'build-fails',
  },
  'moved-layer': {
    title: 'A moved layer',
    about: '`COPY static static` now stands before `RUN pip install`.',
    branch: 'moved-layer',
  },
  unreproducible: {
    title: 'A build that is not reproducible',
    about: 'The same files, but `RUN pip install` ran again and wrote other times.',
    branch: 'nothing',
    inputs: { 'build-args': 'BUILD=2' },
  },
  'other-store': {
    title: 'Another image store',
    about: 'The baseline is of an engine with overlay2, this run of one with the containerd store.',
    branch: 'nothing',
    engine: 'new-containerd',
  },
  'over-budget': {
    title: 'Over budget',
    about:
      '`.sea-trial.yml` of the base branch allows 12 MB of growth. The pull request adds 20 MB, and also changes the limit.',
    branch: 'over-budget',
  },
  allowed: {
    title: 'Allowed by a label',
    about: 'The same pull request, after a maintainer added the label.',
    branch: 'over-budget',
    isLabelled: true,
  },
  accepted: {
    title: 'An accepted finding',
    about:
      'Files `*.pem` are forbidden; `.sea-trial.yml` of `release/2` accepts this one. That branch was not pushed before, so the commit of `main` that it started at is compared with.',
    branch: 'certificate-2',
    base: 'release/2',
  },
  expired: {
    title: 'An expired acceptance',
    about: 'The same, but on `release/1` the acceptance ended.',
    branch: 'certificate-1',
    base: 'release/1',
  },
  'new-base': {
    title: 'A newer base image',
    about:
      'Since the push to `main`, `acme/python:3.10` got 4.1 MB larger. The pull request changes no file of the image.',
    branch: 'nothing',
    isPatched: true,
  },
} as const satisfies Readonly<Record<string, Kind>>
export type KindName = keyof typeof KINDS

export interface Outcome {
  readonly code: number | null
  readonly report: Report
  /** Empty where the run writes none. */
  readonly comment: string
}

export class History {
  readonly github: GitHubServer
  private readonly folder = mkdtempSync(join(tmpdir(), 'history-'))
  private readonly cache: CacheService
  private readonly repository = new GitRepository(join(this.folder, 'app'))
  private readonly labelEvents: NonNullable<Options['labelEvents']>[number][]

  private constructor(github: GitHubServer, cache: CacheService, labelEvents: History['labelEvents']) {
    this.github = github
    this.cache = cache
    this.labelEvents = labelEvents
  }

  /** With the base image on both engines, and a Report of each commit of `main` in the cache. `inputs`: of those runs. */
  static async open(inputs: Kind['inputs'] = {}): Promise<History> {
    const labelEvents: History['labelEvents'] = []
    const options = { repository: 'octo/app', pullRequest: PULL_REQUEST, token: 'ghs_testtoken' }
    const github = await startGitHub({ ...options, labelEvents, permissions: { octocat: 'write' } })
    const cache = await startCacheService(['refs/heads/main'])
    const history = new History(github, cache, labelEvents)
    await history.buildBase(0)
    const commits = makeRepository(history.repository.path)
    for (const [index, sha] of commits.entries()) {
      const isLast = index === commits.length - 1
      await history.push(sha, commits[index - 1] ?? null, isLast ? { smoke: 'true', ...inputs } : inputs)
    }
    return history
  }

  async close(): Promise<void> {
    await this.cache.close()
    await this.github.close()
    rmSync(this.folder, { recursive: true })
    for (const engine of ENGINES) await docker(['rmi', BASE_IMAGE], engineEnv(engine))
  }

  async pullRequest(kind: Kind): Promise<Outcome> {
    const { branch, base = 'main', inputs = {}, engine } = kind
    if (kind.isPatched) await this.buildBase(PATCH_BYTES)
    if (kind.isLabelled) this.labelEvents.push({ label: LABEL, event: 'labeled', by: 'octocat' })
    const repo = { full_name: 'octo/app' }
    const pull_request = {
      number: PULL_REQUEST,
      head: { sha: this.sha(branch), ref: branch, repo },
      base: { sha: this.sha(base), ref: base, repo },
    }
    this.merge(base, branch)
    const outcome = await this.act(
      'pull_request',
      `refs/pull/${PULL_REQUEST}/merge`,
      { pull_request },
      inputs,
      engine,
    )
    this.labelEvents.length = 0
    return outcome
  }

  /** An entry of the merge queue with only this pull request, which has the label. */
  async mergeGroup(branch: string): Promise<Outcome> {
    const base_sha = this.sha('main')
    this.merge('main', branch)
    const head_sha = this.sha('HEAD')
    const head_ref = `refs/heads/gh-readonly-queue/main/pr-${PULL_REQUEST}-${base_sha}`
    this.labelEvents.push({ label: LABEL, event: 'labeled', by: 'octocat' })
    const merge_group = { head_sha, head_ref, base_sha, base_ref: 'refs/heads/main' }
    const outcome = await this.act('merge_group', head_ref, { merge_group }, {})
    this.labelEvents.length = 0
    return outcome
  }

  private async push(
    sha: string,
    before: string | null,
    inputs: Readonly<Record<string, string>>,
  ): Promise<void> {
    this.repository.git('checkout', '--quiet', '--detach', sha)
    const payload = { before: before ?? '0'.repeat(40) }
    const { code, report } = await this.act('push', 'refs/heads/main', payload, inputs)
    if (code !== 0) throw new Error(`the push of ${sha} ended with ${code}: ${report.headline}`)
  }

  private sha(name: string): string {
    return this.repository.git('rev-parse', name)
  }

  /** Checks out what GitHub does in a pull request. */
  private merge(base: string, branch: string): void {
    this.repository.git('checkout', '--quiet', '--detach', base)
    this.repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', branch)
  }

  private async buildBase(patch: number): Promise<void> {
    for (const engine of ENGINES)
      await docker(
        ['build', '--quiet', '--tag', BASE_IMAGE, '--build-arg', `PATCH=${patch}`, 'examples/history/base'],
        engineEnv(engine),
      )
  }

  private async act(
    event: string,
    ref: string,
    payload: object,
    inputs: Readonly<Record<string, string>>,
    engine: EngineName = 'new',
  ): Promise<Outcome> {
    const github = {
      event,
      payload: { ...payload, repository: { default_branch: 'main' } },
      apiUrl: this.github.url,
    }
    const given = {
      path: this.repository.path,
      name: 'app',
      smoke: 'false',
      'build-args': 'BUILD=1',
      ...inputs,
    }
    const env = {
      ...this.cache.env,
      SEA_TRIAL_CACHE: join(this.folder, 'layers'),
      GITHUB_REF: ref,
      GITHUB_ACTION_REPOSITORY: 'OWNER/sea-trial',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_SHA: this.sha('HEAD'),
    }
    const workspace = this.repository.path
    const run = actionEnv(engineEnv(engine), given, { ...github, workspace, env })
    this.github.comments.length = 0
    const { code, stdout } = await run.main()
    await run.post()
    const file = run.outputs().report
    if (!file) throw new Error(`no Report (exit ${code}): ${stdout}`)
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { code, report, comment: this.github.comments[0]?.body ?? '' }
  }
}
