import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { locateDockerfile, relativeTo } from '../../../src/build/dockerfile/locate.ts'
import { neighboursIn } from '../../../src/build/dockerfile/neighbours.ts'
import { temporaryFolder, writeFiles } from '../sources.ts'

let root = ''
beforeEach(() => {
  root = temporaryFolder()
})
afterEach(() => rmSync(root, { recursive: true }))

const locate = (file = 'Dockerfile') => locateDockerfile(join(root, file), root, root)

describe('found', () => {
  test('as asked', () => {
    writeFiles(root, { 'app/Dockerfile': 'FROM a' })
    expect(locate('app/Dockerfile')).toEqual({
      ok: true,
      path: join(root, 'app/Dockerfile'),
      file: 'app/Dockerfile',
      text: 'FROM a',
    })
  })
  test('in lower case, as docker does', () => {
    writeFiles(root, { dockerfile: 'FROM a' })
    expect(locate()).toMatchObject({ ok: true, path: join(root, 'dockerfile'), file: 'dockerfile' })
  })
  test('through a link', () => {
    writeFiles(root, { real: 'FROM a' })
    symlinkSync('real', join(root, 'Dockerfile'))
    expect(locate()).toMatchObject({ ok: true, text: 'FROM a' })
  })
  test('too large to be read', () => {
    writeFiles(root, { Dockerfile: '#'.repeat(1024 * 1024 + 1) })
    expect(locate()).toMatchObject({ ok: true, text: null })
  })
})

describe('a verdict, not an error', () => {
  test.each<[string, () => void, string]>([
    ['nothing there', () => undefined, 'Dockerfile does not exist'],
    ['a folder', () => mkdirSync(join(root, 'Dockerfile')), 'Dockerfile is a folder, not a Dockerfile'],
    [
      'a link to itself',
      () => symlinkSync('Dockerfile', join(root, 'Dockerfile')),
      'Dockerfile cannot be read: it is a symbolic link to itself',
    ],
    ['a dangling link', () => symlinkSync('gone', join(root, 'Dockerfile')), 'Dockerfile does not exist'],
    ['a device', () => symlinkSync('/dev/zero', join(root, 'Dockerfile')), 'Dockerfile is no regular file'],
    [
      'a pipe that nobody writes',
      () => spawnSync('mkfifo', [join(root, 'Dockerfile')]),
      'Dockerfile is no regular file',
    ],
  ])('%s', (_, make, sentence) => {
    make()
    const located = locate()
    expect(located.ok).toBe(false)
    if (located.ok) return
    expect(located.finding).toMatchObject({ code: 'dockerfile-missing', level: 'fail', confidence: 'proved' })
    expect(located.finding.message).toBe(`there is no Dockerfile to build: ${sentence}`)
    expect(located.finding.evidence).toContain(`looked for: ${join(root, 'Dockerfile')}`)
  })

  test.each<[Record<string, string>, string]>([
    [{ 'Dockerfile.dev': '' }, 'Dockerfile.dev'],
    [{ 'docker/Dockerfile': '' }, 'docker/Dockerfile'],
    [{ Containerfile: '' }, 'Containerfile'],
    [{ 'api.Dockerfile': '', 'docker/README.md': '' }, 'api.Dockerfile'],
  ])('with what lies near: %j', (files, near) => {
    writeFiles(root, files)
    const located = locate()
    if (located.ok) throw new Error('there is none')
    expect(located.finding.fix).toContain(`\`file: ${near}\``)
    expect(located.finding.evidence).toContain(`there is: ${near}`)
  })

  test('nothing near', () => {
    const located = locate()
    if (located.ok) throw new Error('there is none')
    expect(located.finding.fix).toBe(
      'Add Dockerfile, or set the folder to build with `path` and the Dockerfile with `file`.',
    )
  })
})

test.each<[string, string, string]>([
  ['/repo', '/repo/a/Dockerfile', 'a/Dockerfile'],
  ['/repo', '/other/Dockerfile', 'Dockerfile'],
  ['/repo/a', '/repo/Dockerfile', 'Dockerfile'],
  ['/repo', '/repo/..a/Dockerfile', '..a/Dockerfile'],
])('relative to %s, %s is %s', (from, path, expected) => {
  expect(relativeTo(from, path)).toBe(expected)
})

describe('files beside a path of the context', () => {
  test('are listed', () => {
    writeFiles(root, { 'a/x': '', 'a/y': '' })
    expect(neighboursIn(root)('a')?.sort()).toEqual(['x', 'y'])
    expect(neighboursIn(root)('none')).toBeNull()
  })
  test('never outside of it', () => {
    const inner = join(root, 'inner')
    mkdirSync(inner)
    writeFileSync(join(root, 'secret'), '')
    symlinkSync('..', join(inner, 'up'))
    expect(neighboursIn(inner)('..')).toBeNull()
    expect(neighboursIn(inner)('up')).toBeNull()
  })
})
