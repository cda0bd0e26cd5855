import { afterAll, describe, expect, test } from '@jest/globals'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wantedCommit, type EventFacts } from '../../src/baseline/commit.ts'
import { remoteDefault } from '../../src/baseline/deepen.ts'
import { gitIn } from '../../src/baseline/git.ts'
import { GitRepository } from '../support/git-repository.ts'

const made: GitRepository[] = []
afterAll(() => made.forEach((repository) => repository.remove()))
const kept = (repository: GitRepository): GitRepository => (made.push(repository), repository)

const env = { PATH: process.env.PATH }
const signal = new AbortController().signal
const gitOf = (root: string) => gitIn({ root, env, signal, trustedIn: null })
const nothing: EventFacts = {
  event: null,
  sha: null,
  ref: null,
  baseRef: null,
  baseSha: null,
  before: null,
  branch: null,
  defaultBranch: null,
}
const want = ({ path }: { path: string }, facts: Partial<EventFacts> = {}, given: string | null = null) =>
  wantedCommit({ ...nothing, ...facts }, gitOf(path), { named: given })

/** main: m1 … m12; feature leaves at m10 with f1, f2; `merge` is main merged with feature, as GitHub makes it. */
function history() {
  const repository = kept(GitRepository.create())
  const main = Array.from({ length: 10 }, (_, index) => repository.commit(`m${index + 1}`))
  repository.git('checkout', '--quiet', '-b', 'feature')
  repository.commit('f1', 'feature')
  const feature = repository.commit('f2', 'feature')
  repository.git('checkout', '--quiet', 'main')
  main.push(repository.commit('m11'), repository.commit('m12'))
  repository.git('checkout', '--quiet', '--detach', 'main')
  repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'feature')
  repository.git('update-ref', 'refs/pull/12/merge', 'HEAD')
  repository.git('checkout', '--quiet', 'main')
  return { repository, main, feature, tip: main[11] ?? '', left: main[9] ?? '' }
}

const { repository: origin, main, feature, tip, left } = history()

/** As actions/checkout leaves it: one commit, detached. */
function checkout(ref: string, ...depth: string[]): GitRepository {
  const clone = kept(origin.clone('--no-checkout', ...depth))
  clone.git('fetch', '--quiet', '--no-tags', ...depth, 'origin', `+${ref}:refs/remotes/pull/12/merge`)
  clone.git('checkout', '--quiet', '--detach', 'FETCH_HEAD')
  return clone
}

const pull = { event: 'pull_request', sha: feature, ref: 'feature', baseRef: 'main', baseSha: main[10] ?? '' }

describe('a pull request', () => {
  test('in a clone of depth 1 is compared with the parent of the merge', async () => {
    expect(await want(checkout('refs/pull/12/merge', '--depth=1'), pull)).toEqual({
      sha: tip,
      how: 'the parent of this merge',
      branch: 'main',
      ancestors: [],
      isCut: true,
      notes: [],
    })
  })

  test('in a whole clone, with the 8 commits before it', async () => {
    const { sha, ancestors, notes } = await want(checkout('refs/pull/12/merge'), pull)
    expect({ sha, ancestors, notes }).toEqual({ sha: tip, ancestors: main.slice(3, 11).reverse(), notes: [] })
  })

  test('in a clone of depth 4, with those that it has', async () => {
    const { sha, ancestors } = await want(checkout('refs/pull/12/merge', '--depth=4'), pull)
    expect({ sha, ancestors }).toEqual({ sha: tip, ancestors: [main[10], main[9]] })
  })

  test('whose head was checked out, with the commit where it left the base', async () => {
    const found = await want(checkout('feature'), pull)
    expect(found).toMatchObject({ sha: left, how: 'where this branch left main', branch: 'main', notes: [] })
  })

  test('whose head is a merge itself', async () => {
    const clone = checkout('feature')
    clone.git('merge', '--quiet', '--no-ff', '--message', 'main into feature', 'origin/main~1')
    const found = await want(clone, { ...pull, sha: clone.git('rev-parse', 'HEAD') })
    expect(found).toMatchObject({ sha: main[10], how: 'where this branch left main' })
  })

  test('whose head was checked out in a clone of depth 1: the base as the event names it', async () => {
    const found = await want(checkout('feature', '--depth=1'), pull)
    expect(found.sha).toBe(pull.baseSha)
    expect(found.how).toBe('the base branch when the event was sent')
    expect(found.notes[0]).toMatch(/does not have the commit where the pull request left its base branch/)
  })

  test('whose base branch was deleted', async () => {
    const clone = checkout('feature', '--depth=1')
    clone.git('update-ref', '-d', 'refs/remotes/origin/main')
    const named = await want(clone, pull)
    expect(named).toMatchObject({ sha: pull.baseSha, branch: 'main' })
    const unnamed = await want(clone, { ...pull, baseSha: null })
    expect(unnamed).toMatchObject({ sha: null, ancestors: [] })
    expect(unnamed.notes).toHaveLength(1)
  })

  test('of other code than the event’s is not compared with the parent of a merge', async () => {
    const found = await want(checkout('refs/pull/12/merge'), { ...pull, sha: main[3] ?? '' })
    expect(found.how).not.toBe('the parent of this merge')
  })
})

test('a merge queue names its base', async () => {
  const facts = {
    event: 'merge_group',
    baseSha: main[10] ?? '',
    baseRef: 'main',
    ref: 'gh-readonly-queue/main',
  }
  expect(await want(origin, facts)).toMatchObject({ sha: main[10], branch: 'main', notes: [] })
})

describe('a push', () => {
  const push = { event: 'push', branch: 'main', defaultBranch: 'main' }

  test('is compared with the commit before it', async () => {
    const found = await want(kept(origin.clone()), { ...push, before: main[9] ?? '' })
    expect(found).toMatchObject({
      sha: main[9],
      how: 'the commit before this push',
      branch: 'main',
      notes: [],
    })
    expect(found.ancestors).toEqual(main.slice(1, 9).reverse())
  })

  test('in a clone of depth 1, as the event names it, with that remark', async () => {
    const found = await want(kept(origin.clone('--depth=1')), { ...push, before: main[10] ?? '' })
    expect(found.sha).toBe(main[10])
    expect(found.notes[0]).toMatch(
      /cannot show whether the branch was rewritten, so .* as the event names it/,
    )
  })

  test('that rewrote the branch', async () => {
    const clone = kept(origin.clone())
    clone.git('fetch', '--quiet', 'origin', 'feature')
    const found = await want(clone, { ...push, before: feature })
    expect(found).toMatchObject({ sha: left, how: 'the last commit that the push kept' })
    expect(found.notes[0]).toContain('rewrote the branch')
  })

  test('of a new branch', async () => {
    const clone = kept(origin.clone('--branch', 'feature'))
    const found = await want(clone, { ...push, branch: 'feature' })
    expect(found).toMatchObject({ sha: left, branch: 'main', how: 'where this branch left main' })
  })

  test('of the first commit', async () => {
    const first = kept(GitRepository.create())
    first.commit()
    expect(await want(first, push)).toMatchObject({
      sha: null,
      notes: [expect.stringContaining('first commit')],
    })
  })
})

test.each(['schedule', 'workflow_dispatch'])(
  '%s on the default branch: the last run of this commit',
  async (event) => {
    const found = await want(kept(origin.clone()), { event, branch: 'main', defaultBranch: 'main' })
    expect(found).toMatchObject({ sha: main[11], how: 'this commit', branch: 'main', isOwn: true })
    expect(found.ancestors[0]).toBe(main[10])
  },
)

describe('on a laptop', () => {
  test('a branch, with the commit where it left the default branch of the remote', async () => {
    const found = await want(kept(origin.clone('--branch', 'feature')))
    expect(found).toMatchObject({ sha: left, how: 'where this branch left main', branch: 'main' })
  })

  test('a detached head too', async () => {
    const clone = kept(origin.clone('--branch', 'feature'))
    clone.git('checkout', '--quiet', '--detach')
    expect(await want(clone)).toMatchObject({ sha: left, branch: 'main' })
  })

  test('the default branch itself: what is not committed is compared with it', async () => {
    const found = await want(kept(origin.clone()))
    expect(found).toMatchObject({ sha: tip, how: 'this commit of main', branch: 'main' })
  })

  test.each([
    ['a tag', 'v1'],
    ['a branch of the remote', 'feature'],
    ['a number of commits back', 'HEAD~2'],
  ])('%s that is named', async (_, ref) => {
    const clone = kept(origin.clone())
    clone.git('tag', 'v1', 'HEAD~3')
    const expected = { v1: main[8], feature, 'HEAD~2': main[9] }[ref]
    expect(await want(clone, {}, ref)).toMatchObject({ sha: expected, how: `named as ${ref}` })
  })
})

describe('in a clone of one commit', () => {
  test.each([
    ['a tag of the remote', 'old', main[2], null],
    ['an annotated tag', 'noted', main[3], null],
    ['a branch of the remote', 'feature', feature, 'feature'],
    ['a whole SHA', main[4] ?? '', main[4], null],
  ])('%s is found', async (_, ref, sha, branch) => {
    origin.git('tag', '--force', 'old', main[2] ?? '')
    origin.git('tag', '--force', '--annotate', '--message', 'x', 'noted', main[3] ?? '')
    const clone = kept(origin.clone('--depth=1'))
    expect(await want(clone, {}, ref)).toMatchObject({ sha, branch, how: `named as ${ref}` })
  })
})

describe('one clear sentence for', () => {
  const only = async (repository: { path: string }, given: string | null = null) => {
    const found = await want(repository, {}, given)
    expect(found).toMatchObject({ sha: null, ancestors: [] })
    expect(found.notes).toHaveLength(1)
    return found.notes[0]
  }
  const folder = mkdtempSync(join(tmpdir(), 'plain-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('a folder that is no repository', async () =>
    expect(await only({ path: folder })).toBe(
      'This is not a git repository, so there is no commit to compare with',
    ))

  test('a repository without a commit', async () =>
    expect(await only(kept(GitRepository.create()))).toBe('This repository has no commit yet'))

  test('a repository without a remote', async () => {
    const alone = kept(GitRepository.create())
    alone.commit()
    expect(await only(alone)).toContain('no remote with a default branch')
  })

  test.each(['nowhere', '--all', '-h', 'main..feature', ''])('the name %j, which is no commit', async (ref) =>
    expect(await only(origin, ref)).toBe(
      `${JSON.stringify(ref)} is neither a file nor a commit of this repository`,
    ),
  )

  test.each([
    ['mian', 'main'],
    ['featrue~1', 'feature~1'],
    ['befor', 'before.json'],
    ['before', 'before.json'],
    ['haed', 'HEAD'],
  ])('the name %s, which is nearly %s', async (ref, near) => {
    const wish = { named: ref, files: ['before.json', 'package.json'] }
    expect(await wantedCommit(nothing, gitOf(origin.path), wish)).toMatchObject({
      sha: null,
      isMissing: true,
      notes: [
        `${JSON.stringify(ref)} is neither a file nor a commit of this repository: did you mean ${near}?`,
      ],
    })
  })

  const unknown = `${tip.startsWith('a') ? 'b' : 'a'}${tip.slice(1, 7)}`
  test.each(['HEAD~1', unknown, 'HEAD^2'])(
    'the older commit %s in a shallow clone, which may exist',
    async (ref) => {
      const found = await want(kept(origin.clone('--depth=1')), {}, ref)
      expect(found.isMissing).toBeUndefined()
      expect(found.notes.join()).toMatch(/is not in this clone, which is shallow.*git fetch --unshallow/)
    },
  )

  test('a name in a shallow clone: the remote knows whether it exists', async () => {
    const clone = kept(origin.clone('--depth=1'))
    expect(await want(clone, {}, 'mian')).toMatchObject({ isMissing: true })
    clone.git('remote', 'set-url', 'origin', 'file:///nowhere')
    const found = await want(clone, {}, 'mian')
    expect(found.isMissing).toBeUndefined()
    expect(found.notes).toEqual([
      '"mian" is neither a file nor a commit of this repository: did you mean main?',
      expect.stringContaining('The remote could not be asked for it'),
    ])
  })

  test('a machine without git', async () => {
    const git = gitIn({ root: origin.path, env: { PATH: folder }, signal, trustedIn: null })
    const found = await wantedCommit(nothing, git)
    expect(found.notes).toEqual(['Git is not installed, so the commit to compare with is unknown'])
  })
})

describe('a shallow clone, where the baseline is built', () => {
  const wish = { named: null, deepens: true }
  const deep = async (clone: GitRepository, facts: Partial<EventFacts> = {}) => {
    const refs = () => [
      clone.git('for-each-ref'),
      clone.git('rev-parse', 'HEAD'),
      clone.git('config', '--list'),
    ]
    const before = refs()
    const found = await wantedCommit({ ...nothing, ...facts }, gitOf(clone.path), wish)
    expect(refs()).toEqual(before)
    expect(existsSync(join(clone.path, '.git', 'FETCH_HEAD'))).toBe(false)
    return found
  }
  const cloned = (...options: string[]) => kept(origin.clone('--depth=1', ...options))

  test('fetches up to where the branch left the default branch, and changes no ref', async () =>
    expect(await deep(cloned('--branch', 'feature', '--no-single-branch'))).toMatchObject({
      sha: left,
      how: 'where this branch left main',
      notes: [],
    }))
  test('also if it has only this branch', async () =>
    expect(await deep(cloned('--branch', 'feature'))).toMatchObject({ sha: left, branch: 'main', notes: [] }))
  test('also if the pull request itself was checked out', async () =>
    expect(await deep(cloned('--branch', 'feature'), { ...pull, baseSha: tip })).toMatchObject({
      sha: left,
      how: 'where this branch left main',
      notes: [],
    }))
  test('fetches nothing where the commit is known', async () => {
    const clone = cloned()
    expect(await deep(clone)).toMatchObject({ sha: tip, isCut: true })
  })
  test('fetches nothing unless it is asked for', async () => {
    const clone = cloned('--branch', 'feature')
    expect(await want(clone)).toMatchObject({ sha: null })
    expect(clone.git('rev-list', '--count', 'HEAD')).toBe('1')
  })
  test('says why there is no more, where the remote wants credentials', async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const clone = cloned('--branch', 'feature', '--no-single-branch')
    clone.git('remote', 'set-url', 'origin', `http://127.0.0.1:${port}/octo/app.git`)
    clone.git('config', 'core.askPass', join(clone.path, 'asks'))
    const mark = join(clone.path, 'asked')
    writeFileSync(join(clone.path, 'asks'), `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 })
    const found = await deep(clone)
    server.close()
    expect(found.sha).toBeNull()
    expect(found.notes.at(-1)).toMatch(
      /^More history was not fetched into this shallow clone: could not read Username.*terminal prompts disabled/,
    )
    expect(existsSync(mark)).toBe(false)
    expect(await remoteDefault(gitOf(clone.path))).toBeNull()
  })
})

describe('git', () => {
  test('starts no program that the repository configures', async () => {
    const repository = kept(GitRepository.create())
    repository.commit()
    const mark = join(repository.path, 'started')
    const script = join(repository.path, 'script')
    writeFileSync(script, `#!/bin/sh\ntouch ${mark}\n`)
    chmodSync(script, 0o755)
    mkdirSync(join(repository.path, 'hooks'))
    for (const name of ['core.fsmonitor', 'core.pager']) repository.git('config', name, script)
    await want(repository)
    await gitOf(repository.path)(['status', '--porcelain'])
    expect(existsSync(mark)).toBe(false)
  })

  test('does not follow the job’s GIT_DIR', async () => {
    const git = gitIn({ root: origin.path, env: { ...env, GIT_DIR: '/nowhere' }, signal, trustedIn: null })
    expect((await git(['rev-parse', 'HEAD'])).text).toBe(tip)
  })

  test('that hangs is stopped', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'bin-'))
    writeFileSync(join(bin, 'git'), '#!/bin/sh\nsleep 60\n', { mode: 0o755 })
    const git = gitIn({
      root: origin.path,
      env: { PATH: `${bin}:${process.env.PATH ?? ''}` },
      signal,
      trustedIn: null,
    })
    expect(await git(['status'], { seconds: 0.2 })).toMatchObject({
      code: null,
      why: 'git did not respond within 0.2 s',
    })
    rmSync(bin, { recursive: true })
  })

  test('reads a checkout of another user where the run declares it safe', async () => {
    if (process.getuid?.() !== 0) return
    const { chownSync } = await import('node:fs')
    const foreign = kept(GitRepository.create())
    const sha = foreign.commit()
    for (const path of [foreign.path, join(foreign.path, '.git')]) chownSync(path, 4711, 4711)
    const untrusted = await want(foreign, { event: 'push' })
    expect(untrusted.notes).toEqual(['Another user owns this repository, so git does not read it'])
    const trustedIn = mkdtempSync(join(tmpdir(), 'trusted-'))
    const git = gitIn({ root: foreign.path, env, signal, trustedIn })
    expect((await git(['rev-parse', 'HEAD'])).text).toBe(sha)
    rmSync(trustedIn, { recursive: true })
  })
})
