/** Why a build was slow: dist on real engines, with real git. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '../../src/core/schema.ts'
import { reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { leftovers } from '../support/leftovers.ts'

const DOCKERFILE = `FROM busybox
WORKDIR /app
COPY . .
RUN sleep 11; echo done
`
const MB = 1_000_000

const repository = GitRepository.create()
const large = mkdtempSync(join(tmpdir(), 'context-'))
const write = (name: string, text: string, folder = repository.path) =>
  writeFileSync(join(folder, name), text)
beforeAll(() => {
  // of this run alone: the engines keep the layers of earlier ones
  write('Dockerfile', DOCKERFILE.replace('done', `${process.pid}.${Date.now()}`))
  write('.dockerignore', '.git\n') // the baseline is built from a folder without it
  repository.commit('one', 'README.md')
  mkdirSync(join(large, '.venv'))
  write('Dockerfile', 'FROM busybox\nCOPY . /app\n', large)
  write('.venv/pyvenv.cfg', '', large)
  write('.venv/lib', randomBytes(60 * MB).toString('latin1'), large)
})
afterAll(() => {
  repository.remove()
  rmSync(large, { recursive: true })
})

const codes = ({ findings }: Report): string[] => findings.map(({ code }) => code)

describe.each(['new'] as const)('%s', (engine) => {
  const env = engineEnv(engine)
  afterAll(async () => expect(await leftovers(env)).toEqual([]))
  const run = async (folder: string, ...more: string[]) =>
    (await reportOf([folder, '--smoke', 'false', ...more], env)).report

  test('a large context', async () => {
    const first = await run(large)
    expect(codes(first)).toContain('context-too-large')
    expect(first.build?.contextBytes).toBeGreaterThan(60 * MB)
    write('.dockerignore', '.venv\n', large)
    expect(codes(await run(large))).not.toContain('context-too-large')
  })

  test('what a change of the README costs', async () => {
    await run(repository.path)
    repository.commit('two', 'README.md')
    const report = await run(repository.path, '--baseline', 'HEAD~1')
    expect(report.baseline?.source).toBe('build')
    expect(report.delta?.build?.why).toMatch(
      /^\+1\d s: `COPY \. \.` \(Dockerfile:3\) saw `README\.md` change, so line 4 ran again \(1\d s\)$/,
    )
    expect(report.delta?.build?.hint).toBe('List `README.md` in `.dockerignore`')
  })
})
