/** Real git repositories in temporary folders. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WHO = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b',
}

export class GitRepository {
  readonly path: string
  private commits = 0

  constructor(path = mkdtempSync(join(tmpdir(), 'repository-'))) {
    this.path = path
  }

  static create(): GitRepository {
    const repository = new GitRepository()
    repository.git('init', '--quiet', '--initial-branch', 'main')
    return repository
  }

  git(...args: string[]): string {
    const env = { PATH: process.env.PATH, HOME: this.path, GIT_CONFIG_NOSYSTEM: '1', ...WHO }
    const stdio = ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore']
    return execFileSync('git', ['-C', this.path, ...args], { env, encoding: 'utf8', stdio }).trim()
  }

  /** Adds a file of that text and commits it; returns the commit. */
  commit(text = `commit ${++this.commits}`, file = 'file'): string {
    writeFileSync(join(this.path, file), `${text}\n`)
    this.git('add', '--all')
    this.git('commit', '--quiet', '--allow-empty', '--message', text)
    return this.git('rev-parse', 'HEAD')
  }

  /** A clone that fetches over the git protocol's own transport, so that `depth` works. */
  clone(...options: string[]): GitRepository {
    const path = mkdtempSync(join(tmpdir(), 'clone-'))
    this.git('clone', '--quiet', ...options, `file://${this.path}`, path)
    return new GitRepository(path)
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
