/** `sea-trial diff` from start to exit: Reports and archives, without an engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { Host } from '../../../src/app/host.ts'
import { main } from '../../../src/app/main.ts'
import { Diff } from '../../../src/core/schema.ts'
import { saved } from '../../support/archives.ts'
import { buildFailed, flask } from '../../support/reports.ts'
import { file, tar } from '../../support/tar.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'diff-')))
const at = (name: string): string => join(cwd, name)
beforeAll(() => {
  const image = (size: number, mtime: number) =>
    tar(saved({ layers: [tar([file('app/big', Buffer.alloc(size, 'x'), { mtime })])] }))
  writeFileSync(at('one.tar'), image(1_000_000, 1))
  writeFileSync(at('two.tar'), image(3_000_000, 1))
  writeFileSync(at('later.tar'), image(1_000_000, 2))
  writeFileSync(at('flask.json'), JSON.stringify(flask))
  writeFileSync(at('failed.json'), JSON.stringify(buildFailed))
  writeFileSync(at('other.json'), '{"schemaVersion": 1}')
  writeFileSync(at('cut.tar'), image(1_000_000, 1).subarray(0, 5000))
})
afterAll(() => rmSync(cwd, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const into = (chunks: string[]) =>
    new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk.toString())
        done()
      },
    })
  const host: Host = {
    script: '',
    args: ['diff', ...args],
    env: {},
    cwd,
    stdout: into(out) as unknown as Host['stdout'], // only written to
    stderr: into(err) as unknown as Host['stderr'],
  }
  const code = await main(host)
  return { code, out: out.join(''), err: err.join('') }
}

test('two archives', async () => {
  const { code, out, err } = await run('one.tar', 'two.tar')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('one.tar → two.tar')
  expect(out).toMatch(/^\+2\.0 MB: /m)
  expect(out).toContain('/app/big')
})

test('two archives with the same files', async () => {
  const { code, out } = await run('one.tar', 'later.tar', '--format', 'markdown')
  expect(code).toBe(0)
  expect(out).toContain('Nothing changed: 1 layer with another digest has the same files.')
})

test('a Report and an archive, as JSON', async () => {
  const { code, out } = await run('flask.json', 'docker-archive:two.tar', '--format', 'json')
  expect(code).toBe(0)
  const diff = Diff.parse(JSON.parse(out))
  expect([diff.before.kind, diff.after.kind]).toEqual(['report', 'archive'])
  expect(diff.after.sizes.onDisk).toBe(3_000_000)
  const sum = diff.delta.layers.reduce((all, { before, after }) => all + (after ?? 0) - (before ?? 0), 0)
  const sizeOf = (layers = flask.image?.layers ?? []) => layers.reduce((all, { size }) => all + size, 0)
  expect(sum).toBe(3_000_000 - sizeOf())
})

test.each<[string, string[], RegExp]>([
  [
    'a Report without an image',
    ['failed.json', 'flask.json'],
    /^sea-trial: The Report failed\.json has no image: flask is not seaworthy/,
  ],
  [
    'JSON that is no Report',
    ['flask.json', 'other.json'],
    /The Report .*other\.json is not a Report of Sea Trial/,
  ],
  ['a cut archive', ['cut.tar', 'flask.json'], /^sea-trial: cut\.tar cannot be read/],
  ['both sides', ['cut.tar', 'other.json'], /cut\.tar cannot be read.*other\.json is not a Report/],
  ['a missing file', ['no.tar', 'flask.json'], /^sea-trial: no\.tar does not exist/],
])('%s is one error, exit 2', async (_, args, says) => {
  const { code, out, err } = await run(...args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(says)
})
