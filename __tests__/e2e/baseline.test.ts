/** The baseline, found by itself: dist on real engines, with real git, and GitHub's services on 127.0.0.1. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Report } from '../../src/core/schema.ts'
import { startCacheService, type CacheService } from '../support/cache-service.ts'
import { actionEnv, reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'
import { leftovers } from '../support/leftovers.ts'

const DOCKERFILE = 'FROM scratch\nCOPY small /small\nCOPY big /big\nCMD ["/small"]\n'
const origin = GitRepository.create()
const add = (bytes: number, on: string) => {
  writeFileSync(join(origin.path, 'Dockerfile'), DOCKERFILE)
  writeFileSync(join(origin.path, 'small'), 'small')
  return origin.commit('x'.repeat(bytes - 1), 'big') && origin.git('rev-parse', on)
}
const before = add(1000, 'HEAD')
const pushed = add(2000, 'HEAD')
origin.git('checkout', '--quiet', '-b', 'topic')
const head = add(5000, 'HEAD')
origin.git('checkout', '--quiet', '--detach', 'main')
origin.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic')
origin.git('branch', 'merged')
const main = origin.clone('--depth=1', '--branch', 'main')
const merged = origin.clone('--depth=1', '--branch', 'merged')
origin.git('config', 'uploadpack.allowReachableSHA1InWant', 'true') // as on GitHub

let cache: CacheService
let github: GitHubServer
beforeAll(async () => {
  cache = await startCacheService()
  github = await startGitHub({ repository: 'octo/app', pullRequest: 7, token: 'ghs_testtoken' })
})
afterAll(async () => {
  await cache.close()
  await github.close()
  for (const repository of [origin, main, merged]) repository.remove()
  expect(github.failures).toEqual([])
})

const repository = { default_branch: 'main' }
const EVENTS = {
  push: { clone: main, ref: 'refs/heads/main', payload: { before, repository } },
  pull_request: {
    clone: merged,
    ref: 'refs/pull/7/merge',
    payload: {
      pull_request: {
        number: 7,
        head: { sha: head, ref: 'topic', repo: { full_name: 'octo/app' } },
        base: { sha: before, ref: 'main', repo: { full_name: 'octo/app' } },
      },
      repository,
    },
  },
}

async function act(event: keyof typeof EVENTS, base: NodeJS.ProcessEnv, name: string) {
  const { clone, ref, payload } = EVENTS[event]
  const inputs = { path: clone.path, name, smoke: 'false' }
  const env = { ...cache.env, GITHUB_REF: ref, GITHUB_SHA: clone.git('rev-parse', 'HEAD') }
  const run = actionEnv(base, inputs, { event, payload, apiUrl: github.url, env })
  const ran = await run.main()
  await run.post()
  return { ...ran, report: Report.parse(JSON.parse(readFileSync(run.outputs().report ?? '', 'utf8'))) }
}

describe.each(ENGINES)('%s', (engine) => {
  const base = engineEnv(engine)
  const grown = { key: 'onDisk', before: 2005, after: 5005 }

  test('a push saves a Report, and the pull request is compared with it', async () => {
    const first = await act('push', base, engine)
    expect({ code: first.code, baseline: first.report.baseline }).toEqual({ code: 0, baseline: null })
    expect(first.stdout).toContain('Saved this Report for later runs to compare with.')
    const { code, stdout, report } = await act('pull_request', base, engine)
    expect({ code, baseline: report.baseline }).toMatchObject({
      code: 0,
      baseline: { source: 'cache', ref: 'main', sha: pushed, how: 'the parent of this merge', behind: 0 },
    })
    expect(report.delta?.rows).toContainEqual(grown)
    expect(stdout).not.toMatch(/::(?:error|warning)/)
    const [comment, ...others] = github.comments
    expect(others).toEqual([])
    const sections = comment?.body.split('<!-- sea-trial:begin ') ?? []
    const section = sections.find((one) => one.includes(`## ⚓ \`${engine}\` `))
    expect(section).toContain(`${pushed.slice(0, 7)} (the parent of this merge)`)
    expect(section).toContain('+3.0 kB')
    expect(await leftovers(base)).toEqual([])
  })

  test('baseline: a commit is built, also one that the clone lacks', async () => {
    const { report, code } = await reportOf([merged.path, '--smoke', 'false', '--baseline', pushed], base)
    expect({ code, tried: report.baselineSearch }).toMatchObject({
      code: 0,
      tried: [{ source: 'build', outcome: 'found' }],
    })
    expect(report.delta?.rows).toContainEqual(grown)
    expect(merged.git('status', '--porcelain')).toBe('')
    expect(await leftovers(base)).toEqual([])
  })
})
