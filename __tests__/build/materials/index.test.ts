/** What a build is made of, in folders made for one test. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { materialsOf } from '../../../src/build/index.ts'
import { digestFolder } from '../../../src/build/materials/files.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'
import { sourceOf, temporaryFolder, writeFiles } from '../sources.ts'

let root: string
beforeEach(() => {
  root = temporaryFolder()
  mkdirSync(join(root, '.git'))
  writeFiles(root, FILES)
})
afterEach(() => rmSync(root, { recursive: true }))

const FILES = {
  Dockerfile: 'FROM python:3.10\nCOPY . .\n',
  '.dockerignore': '.git\n*.md\nlogs\n!logs/keep\n',
  'app.py': 'print(1)',
  'logs/a': 'a',
  'logs/keep': 'b',
  'README.md': 'words',
}
const platform = { os: 'linux', architecture: 'arm64' }
const find = (settings: Partial<BuildSource> = {}, env = {}) =>
  materialsOf(sourceOf(root, settings), { root, platform, env, cwd: root })

describe('the digest of the files', () => {
  test.each<[string, boolean, () => void]>([
    ['a content', true, () => writeFiles(root, { 'app.py': 'print(2)' })],
    ['a new file', true, () => writeFiles(root, { 'b.py': '' })],
    ['an executable bit', true, () => chmodSync(join(root, 'app.py'), 0o755)],
    ['a folder', true, () => mkdirSync(join(root, 'empty'))],
    ['a link', true, () => symlinkSync('app.py', join(root, 'link'))],
    ['the Dockerfile', true, () => writeFiles(root, { Dockerfile: `${FILES.Dockerfile}# more\n` })],
    ['the ignore file', true, () => writeFiles(root, { '.dockerignore': `${FILES['.dockerignore']}x\n` })],
    ['a file that ! includes again', true, () => writeFiles(root, { 'logs/keep': 'c' })],
    ['an ignored file', false, () => writeFiles(root, { 'README.md': 'more words' })],
    ['a file in an ignored folder', false, () => writeFiles(root, { 'logs/a': 'c' })],
    ['a commit', false, () => writeFiles(root, { '.git/HEAD': 'x' })],
    ['a time', false, () => utimesSync(join(root, 'app.py'), 1, 1)],
    ['a mode without the executable bit', false, () => chmodSync(join(root, 'app.py'), 0o600)],
  ])('%s counts: %s', async (_, counts, change) => {
    const before = await find()
    change()
    const after = await find()
    expect(before.doubts).toEqual([])
    expect(after.files === before.files).toBe(!counts)
  })

  test('counts the ignored Dockerfile of another name, a build context and a secret file of the repository', async () => {
    writeFiles(root, { 'a.Dockerfile': 'FROM scratch\n', '.npmrc': 'a', 'other/x': 'a' })
    writeFiles(root, { '.dockerignore': '*\n' })
    const settings: Partial<BuildSource> = {
      file: join(root, 'a.Dockerfile'),
      buildSecrets: ['id=npmrc,src=.npmrc'],
      options: [['--build-context', `other=${join(root, 'other')}`]],
    }
    const digests = new Set<string>()
    for (const file of ['', 'a.Dockerfile', '.npmrc', 'other/x']) {
      if (file !== '') writeFileSync(join(root, file), 'FROM scratch\n# changed\n')
      const { files, doubts } = await find(settings)
      expect(doubts).toEqual([])
      digests.add(files)
    }
    expect(digests.size).toBe(4)
  })
})

describe('images', () => {
  test('of FROM, --from, mounts and the syntax; not stages, contexts and scratch', async () => {
    writeFiles(root, {
      Dockerfile: `# syntax=docker/dockerfile:1
ARG V=3.10
FROM golang:1-$TARGETARCH AS build
RUN --mount=type=cache,target=/x --mount=type=bind,from=ghcr.io/acme/tools:2,target=/t make
FROM build AS more
FROM python:$V
COPY --from=build /a /a
COPY --from=1 /a /a
COPY --from=nginx:1 /b /b
COPY --from=other /c /c
ONBUILD COPY --from=later /d /d
FROM scratch
`,
    })
    const options: BuildSource['options'] = [['--build-context', 'other=docker-image://alpine:3']]
    const { images, doubts } = await find({ options })
    expect(doubts).toEqual([])
    expect(images.toSorted()).toEqual([
      'alpine:3',
      'docker/dockerfile:1',
      'ghcr.io/acme/tools:2',
      'golang:1-arm64',
      'later',
      'nginx:1',
      'python:3.10',
    ])
  })
})

describe('doubts', () => {
  test.each([
    ['ADD of a URL', 'ADD https://a.example/x /x', 'ADD in line 2'],
    ['ADD of a repository', 'ADD git@github.com:a/b.git /x', 'ADD in line 2'],
    ['ADD of a variable', 'ADD $X /x', 'ADD in line 2'],
    ['an unknown stage to copy from', 'COPY --from=$X /a /a', '$X is not known'],
    ['an unknown base', 'FROM $BUILDARCH/x', '$BUILDARCH/x is not known'],
  ])('%s', async (_, line, doubt) => {
    writeFiles(root, { Dockerfile: `FROM a\n${line}\n` })
    expect((await find()).doubts).toEqual([expect.stringContaining(doubt)])
  })

  test.each<[string, Partial<BuildSource>, string]>([
    ['pull', { options: [['--pull']] }, '`pull`'],
    ['no-cache', { options: [['--no-cache']] }, '`no-cache`'],
    [
      'tags',
      {
        options: [
          ['--tag', 'a'],
          ['--tag', 'b'],
        ],
      },
      '`tags`',
    ],
    ['a remote context', { options: [['--build-context', 'x=https://a.example/x.tar']] }, 'context x'],
    ['a secret file from elsewhere', { buildSecrets: ['id=a,src=/etc/hostname'] }, '/etc/hostname'],
    ['no Dockerfile', { file: '/nonexistent' }, 'no Dockerfile'],
  ])('%s', async (_, settings, doubt) =>
    expect((await find(settings)).doubts).toEqual([expect.stringContaining(doubt)]),
  )

  test('a pipe, a pattern that may be read in two ways', async () => {
    execFileSync('mkfifo', [join(root, 'pipe')])
    expect((await find()).doubts).toEqual([expect.stringContaining('pipe is neither')])
    writeFiles(root, { '.dockerignore': '*\n!../x\n' })
    expect((await find()).doubts).toEqual([expect.stringContaining('a pattern with !')])
  })

  test('more than is read', async () => {
    const rules = { isIgnored: () => false }
    expect(await digestFolder(root, rules, { entries: 3, bytes: 1000 })).toMatchObject({ ok: false })
    expect(await digestFolder(root, rules, { entries: 100, bytes: 10 })).toMatchObject({ ok: false })
    expect(await digestFolder(join(root, 'nonexistent'), rules)).toMatchObject({ ok: false })
  })
})
