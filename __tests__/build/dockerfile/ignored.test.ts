import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dockerIgnores, gitIgnores, ignoredIn } from '../../../src/build/dockerfile/ignored.ts'
import { fileIn } from '../../../src/build/dockerfile/neighbours.ts'

describe('.dockerignore', () => {
  test.each<[string, string, number | null]>([
    ['notes', 'notes/a.txt', 1],
    ['/notes/', 'notes', 1],
    ['*.md', 'a.md', 1],
    ['*.md', 'docs/a.md', null],
    ['**/*.md', 'docs/x/a.md', 1],
    ['**/*.md', 'a.md', 1],
    ['docs/**', 'docs/x/a.md', 1],
    ['*\n!app', 'app/main.py', null],
    ['*\n!app\napp/main.py', 'app/main.py', 3],
    ['# notes\n\nnotes\r', 'notes', 3],
    ['a?c/[x-z].txt', 'abc/y.txt', 1],
    ['a?c/[!x-z].txt', 'abc/y.txt', null],
    ['', 'a', null],
  ])('%j on %s', (text, path, line) => {
    expect(dockerIgnores(text)(path)?.line ?? null).toBe(line)
  })
})

describe('.gitignore', () => {
  test.each<[string, string, number | null]>([
    ['target/', 'a/target/app.jar', 1],
    ['/target', 'a/target/app.jar', null],
    ['*.jar', 'lib/x.jar', 1],
    ['*.jar\n!x.jar', 'lib/x.jar', null],
    ['build/libs', 'build/libs/a.jar', 1],
    ['build/libs', 'x/build/libs/a.jar', null],
  ])('%j on %s', (text, path, line) => {
    expect(gitIgnores(text)(path)?.line ?? null).toBe(line)
  })
})

test('patterns made to be slow are not', () => {
  const text = Array.from({ length: 500 }, () => `${'*a'.repeat(200)}b/${'**/'.repeat(50)}x`).join('\n')
  const began = performance.now()
  dockerIgnores(text)(`${'a'.repeat(300)}/${'y/'.repeat(50)}z`)
  expect(performance.now() - began).toBeLessThan(2000)
})

describe('files of a hostile repository', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ignored-')))
  const repo = join(home, 'repo')
  const context = join(repo, 'app')
  const dockerfile = join(context, 'Dockerfile')
  const ignored = () => ignoredIn(context, dockerfile, repo)
  beforeEach(() => {
    rmSync(repo, { recursive: true, force: true })
    mkdirSync(context, { recursive: true })
    writeFileSync(join(home, 'private'), 'password\n*\n')
  })
  afterAll(() => rmSync(home, { recursive: true }))

  const NAMES = ['app/.gitignore', '.gitignore', 'app/.dockerignore', 'app/Dockerfile.dockerignore']

  test.each(NAMES)('%s that is a link out of the repository is not read', (name) => {
    for (const target of [join(home, 'private'), '/etc/passwd', '/proc/self/environ']) {
      rmSync(join(repo, name), { force: true })
      symlinkSync(target, join(repo, name))
      expect(ignored().byGit('a.txt')).toBeNull()
      expect(ignored().byDocker('a.txt')).toBeNull()
    }
  })
  test.each(NAMES)('%s that is a pipe is not waited for', (name) => {
    execFileSync('mkfifo', [join(repo, name)])
    expect(ignored().byGit('a.txt')).toBeNull()
    expect(ignored().byDocker('a.txt')).toBeNull()
  })
  test('a folder on the way that is a link out of the repository is not entered', () => {
    mkdirSync(join(home, 'away'), { recursive: true })
    writeFileSync(join(home, 'away', '.gitignore'), '*\n')
    symlinkSync(join(home, 'away'), join(context, 'sub'))
    expect(ignored().byGit('sub/a.txt')).toBeNull()
  })
  test('one link that stays in the repository is followed', () => {
    writeFileSync(join(repo, 'shared'), '*.txt\n')
    symlinkSync('../shared', join(context, '.dockerignore'))
    expect(ignored().byDocker('a.txt')).toEqual({ file: 'app/.dockerignore', line: 1, pattern: '*.txt' })
  })
  test('one that begins with a byte order mark is read', () => {
    writeFileSync(join(repo, '.gitignore'), '\uFEFFa.txt\n')
    expect(ignored().byGit('a.txt')).toEqual({ file: '.gitignore', line: 1, pattern: 'a.txt' })
  })
  test('a Dockerfile from elsewhere has its own ignore file', () => {
    writeFileSync(join(home, 'Dockerfile.dockerignore'), 'a.txt\n')
    expect(ignoredIn(context, join(home, 'Dockerfile'), repo).byDocker('a.txt')).toMatchObject({ line: 1 })
  })

  test('a script that is a link out of the repository is not read', () => {
    writeFileSync(join(home, 'private'), '#!/bin/secret\n')
    writeFileSync(join(context, 'own.sh'), '#!/bin/sh\n')
    symlinkSync(join(home, 'private'), join(context, 'setup.sh'))
    symlinkSync(home, join(context, 'up'))
    symlinkSync('own.sh', join(context, 'near.sh'))
    execFileSync('mkfifo', [join(context, 'pipe.sh')])
    const file = fileIn(context)
    for (const path of ['setup.sh', 'up/private', '../../private', 'pipe.sh', '.', 'missing'])
      expect({ path, file: file(path) }).toEqual({ path, file: null })
    expect(file('near.sh')?.bytes.toString()).toBe('#!/bin/sh\n')
  })
})
