/** Attacks with links, pipes and devices on the gate for paths, and the healthy habits near them. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  locate,
  locateInside,
  newFile,
  openForReading,
  readText,
  repositoryOf,
  rootsOf,
  type Located,
} from '../../src/core/file-access.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'file-access-')))
const repo = join(home, 'repo')
const outside = join(home, 'outside')
afterAll(() => rmSync(home, { recursive: true }))

beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(join(repo, '.git'), { recursive: true })
  mkdirSync(join(repo, 'app'))
  mkdirSync(outside)
  writeFileSync(join(repo, 'app', 'Dockerfile'), 'FROM scratch')
  writeFileSync(join(outside, 'profile'), 'original')
})

const inRepo = (path: string) => locate(join(repo, path), rootsOf(repo))
const link = (target: string, name: string) => symlinkSync(target, join(repo, name))

function placeOf(path: string, roots = rootsOf(repo)): Located {
  const found = locate(path, roots)
  if (!found.ok) throw new Error(found.why)
  return found
}

describe('a way that comes into a repository ends in it', () => {
  test.each<[string, () => void, string]>([
    ['a link to a file', () => link(join(outside, 'profile'), 'x'), 'x'],
    ['a link that climbs', () => link('../outside', 'x'), 'x'],
    ['a folder link on the way', () => link('../outside', 'x'), 'x/profile'],
    ['a folder link on the way to what is not there', () => link('../outside', 'x'), 'x/new/file'],
    ['a link to the root', () => link('/', 'x'), 'x/etc/passwd'],
    ['a device', () => link('/dev/stdout', 'x'), 'x'],
    ['a link of the kernel', () => link('/proc/self/root', 'x'), 'x/etc/passwd'],
    ['a working directory of the kernel', () => link('/proc/self/cwd', 'x'), 'x/y'],
    ['a dangling link', () => link(join(outside, 'none'), 'x'), 'x'],
    [
      'a link to a link',
      () => {
        link('app/y', 'x')
        link('../../outside/profile', 'app/y')
      },
      'x',
    ],
    ['a link whose name begins like the repository', () => link('../repo-2', 'x'), 'x'],
    ['a link out, and a climb back by text', () => link('../outside', 'x'), 'x/../outside/profile/../../x'],
  ])('%s', (_, make, path) => {
    make()
    const found = inRepo(path)
    expect(found).toMatchObject({ ok: false, why: expect.stringContaining('leads out of the repository') })
  })

  test('the link is named, and where it leads', () => {
    link(outside, 'data')
    expect(inRepo('data/profile')).toEqual({
      ok: false,
      why: `the link data leads out of the repository ${repo}, to ${outside}/profile: remove the link, or give its target as the path if you trust it`,
    })
  })

  test('links in a circle', () => {
    link('b', 'a')
    link('a', 'b')
    expect(inRepo('a/x')).toMatchObject({ ok: false, why: expect.stringContaining('back to itself') })
  })

  test('an absolute path through the repository, and one through a link that leads into it', () => {
    link(outside, 'data')
    symlinkSync(repo, join(home, 'workspace'))
    expect(locate(join(home, 'workspace', 'data'), rootsOf(repo))).toMatchObject({ ok: false })
    expect(locate(join(home, 'workspace', 'data'), rootsOf(join(home, 'workspace')))).toMatchObject({
      ok: false,
    })
  })

  test('a repository in a folder that is guarded too: no way leads from the inner to the outer', () => {
    link('../outside', 'x')
    expect(locate(join(repo, 'x'), rootsOf(home, repo))).toMatchObject({ ok: false })
    expect(locate(join(home, 'outside'), rootsOf(home, repo))).toMatchObject({ ok: true })
  })
})

describe('healthy', () => {
  test('a link inside the repository, to another place inside', () => {
    link('app', 'service')
    link('../app/Dockerfile', 'app/Dockerfile.link')
    expect(inRepo('service/Dockerfile')).toEqual({
      ok: true,
      path: join(repo, 'service', 'Dockerfile'),
      real: join(repo, 'app', 'Dockerfile'),
      kind: 'file',
      isGuarded: true,
    })
    expect(inRepo('app/Dockerfile.link')).toMatchObject({ ok: true, kind: 'file' })
  })
  test('an absolute link into the repository', () => {
    link(join(repo, 'app'), 'x')
    expect(inRepo('x')).toMatchObject({ ok: true, kind: 'folder' })
  })
  test('a checkout whose own path goes through a link', () => {
    symlinkSync(home, join(home, 'tmp'))
    const roots = rootsOf(join(home, 'tmp', 'repo'))
    expect(locate(join(home, 'tmp', 'repo', 'app'), roots)).toEqual({
      ok: true,
      path: join(repo, 'app'),
      real: join(repo, 'app'),
      kind: 'folder',
      isGuarded: true,
    })
  })
  test('the workspace itself is a link', () => {
    symlinkSync(repo, join(home, 'workspace'))
    const roots = rootsOf(join(home, 'workspace'))
    expect(locate(join(home, 'workspace', 'new', 'file'), roots)).toEqual({
      ok: true,
      path: join(repo, 'new', 'file'),
      real: join(repo, 'new', 'file'),
      kind: null,
      isGuarded: true,
    })
  })
  test('an absolute path that never comes into the repository, links and all', () => {
    symlinkSync(outside, join(home, 'data'))
    expect(locate(join(home, 'data', 'profile'), rootsOf(repo))).toMatchObject({ ok: true, kind: 'file' })
    expect(locate('/dev/null', rootsOf(repo))).toMatchObject({ ok: true, kind: 'device' })
  })
  test('the repository is the nearest folder with .git', () => {
    expect(repositoryOf(join(repo, 'app'))).toBe(repo)
    expect(repositoryOf(outside)).toBe(outside)
  })
})

test('what a file of the repository names may not be outside, by an absolute path either', () => {
  expect(locateInside(join(outside, 'profile'), repo)).toMatchObject({ ok: false })
  expect(locateInside(join(repo, '..', 'outside'), repo)).toMatchObject({ ok: false })
  expect(locateInside('/var/run/docker.sock', repo)).toMatchObject({ ok: false })
  link(outside, 'data')
  expect(locateInside(join(repo, 'data'), repo)).toMatchObject({ ok: false })
  expect(locateInside(join(repo, 'app'), repo)).toMatchObject({ ok: true, kind: 'folder' })
  expect(locateInside(repo, repo)).toMatchObject({ ok: true })
})

describe('reading', () => {
  test('a file, without its byte order mark', () => {
    writeFileSync(join(repo, 'x'), '\uFEFFtext')
    expect(readText(placeOf(join(repo, 'x')), { most: 10 })).toBe('text')
  })
  test('a pipe that nobody writes to is refused at once', () => {
    execFileSync('mkfifo', [join(repo, 'pipe')])
    expect(() => readText(placeOf(join(repo, 'pipe')), { most: 10 })).toThrow(
      'it is a pipe, not a regular file',
    )
  })
  test.each(['/dev/zero', '/dev/null'])('%s', (path) =>
    expect(() => readText(placeOf(path), { most: 10 })).toThrow('it is a device, not a regular file'),
  )
  test('a folder', () =>
    expect(() => readText(placeOf(repo), { most: 10 })).toThrow('it is a folder, not a regular file'))
  test('too large', () => {
    writeFileSync(join(repo, 'x'), '12345678901')
    expect(() => readText(placeOf(join(repo, 'x')), { most: 10 })).toThrow('it has 11 bytes')
  })
  test('a file that a link has replaced since', () => {
    writeFileSync(join(repo, 'x'), 'text')
    const place = placeOf(join(repo, 'x'))
    rmSync(join(repo, 'x'))
    link(join(outside, 'profile'), 'x')
    expect(() => openForReading(place)).toThrow(/ELOOP/)
  })
})

describe('writing', () => {
  const write = (path: string, pipes = false): void => {
    const file = newFile(path, { roots: rootsOf(repo), pipes })
    writeSync(file.descriptor, 'new')
    closeSync(file.descriptor)
    file.commit()
  }
  const original = () => readFileSync(join(outside, 'profile'), 'utf8')

  test('a new file, folders and all; nothing else is left', () => {
    write(join(repo, 'a', 'b', 'report.json'))
    expect(readFileSync(join(repo, 'a', 'b', 'report.json'), 'utf8')).toBe('new')
    expect(readdirSync(join(repo, 'a', 'b'))).toEqual(['report.json'])
  })
  test('nothing is left of what is discarded', () => {
    const file = newFile(join(repo, 'x'), { roots: rootsOf(repo), pipes: false })
    closeSync(file.descriptor)
    file.discard()
    expect(readdirSync(repo).sort()).toEqual(['.git', 'app'])
  })
  test('a link out of the repository is refused, and what it names stays as it was', () => {
    link(join(outside, 'profile'), 'x')
    expect(() => write(join(repo, 'x'))).toThrow('leads out of the repository')
    expect(original()).toBe('original')
  })
  test('a folder link is refused, and nothing is made there', () => {
    link(outside, 'out')
    expect(() => write(join(repo, 'out', 'profile'))).toThrow('leads out of the repository')
    expect(() => write(join(repo, 'out', 'deep', 'report.json'))).toThrow('leads out of the repository')
    expect(readdirSync(outside)).toEqual(['profile'])
    expect(original()).toBe('original')
  })
  test('a link inside is replaced, not followed; so is one outside that is given as an absolute path', () => {
    link('app/Dockerfile', 'x')
    write(join(repo, 'x'))
    symlinkSync(join(outside, 'profile'), join(home, 'report.json'))
    write(join(home, 'report.json'))
    expect(readFileSync(join(repo, 'app', 'Dockerfile'), 'utf8')).toBe('FROM scratch')
    expect(lstatSync(join(repo, 'x')).isFile()).toBe(true)
    expect(lstatSync(join(home, 'report.json')).isFile()).toBe(true)
    expect(original()).toBe('original')
  })
  test('a folder that is swapped for a link between the look and the name', () => {
    mkdirSync(join(repo, 'out'))
    const file = newFile(join(repo, 'out', 'profile'), { roots: rootsOf(repo), pipes: false })
    renameSync(join(repo, 'out'), join(repo, 'was'))
    link(outside, 'out')
    closeSync(file.descriptor)
    if (existsSync('/proc/self/fd')) file.commit()
    else expect(() => file.commit()).toThrow()
    expect(original()).toBe('original')
    expect(readdirSync(outside)).toEqual(['profile'])
  })
  test('pipes and devices only for somebody who asked for one', () => {
    expect(() => write('/dev/null')).toThrow('it is a device, not a regular file')
    write('/dev/null', true)
    const target = openSync(join(home, 'target'), 'w')
    expect(() => write(`/dev/fd/${target}`)).toThrow('not a regular file')
    write(`/dev/fd/${target}`, true)
    closeSync(target)
    expect(readFileSync(join(home, 'target'), 'utf8')).toBe('new')
  })
  test('a folder', () => expect(() => write(join(repo, 'app'))).toThrow('it is a folder'))
})
