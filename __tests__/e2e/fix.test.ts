/** `sea-trial fix` on a real engine: what is proven, what is dropped, and that nothing else changes. */
import { afterAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fixes } from '../../src/core/schema.ts'
import { command } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const top = mkdtempSync(join(tmpdir(), 'fix-'))
afterAll(() => rmSync(top, { recursive: true }))

function repository(name: string, files: Record<string, string>): string {
  const folder = join(top, name)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  spawnSync('git', ['init', '-q', folder])
  return folder
}

const SERVE = 'EXPOSE 8080\nWORKDIR /srv\n'
const QUICK = ['--soak', '0s', '--shutdown', 'warn']
const CMD = (needs: string) =>
  `CMD ["sh", "-c", "trap 'exit 0' TERM; test -s ${needs} && httpd -f -p 8080 -h /srv & wait"]\n`

/** The archive can go; the file in /tmp looks like waste, and is what the app needs. */
const TRAP = `FROM busybox
${SERVE}RUN mkdir www && head -c 3000000 /dev/urandom > www/photos && tar -cf photos.tar www
RUN rm photos.tar
RUN head -c 2000000 /dev/urandom > /tmp/needed
${CMD('/tmp/needed')}`

test('a fix that breaks the image is dropped, the others are proven; without --write nothing changes', async () => {
  const folder = repository('app', { 'docker/Dockerfile': TRAP })
  const args = ['fix', folder, '--file', join(folder, 'docker/Dockerfile'), ...QUICK, '--format', 'json']
  const { code, stdout, stderr } = await command(args, env)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const fixes = JSON.parse(stdout) as Fixes
  expect(fixes.proven).toMatchObject([{ code: 'archives', location: { file: 'docker/Dockerfile', line: 4 } }])
  expect(fixes.notFixed).toMatchObject([
    {
      code: 'temporary-files',
      why: expect.stringMatching(/^dropped, because the image is not seaworthy with it/),
    },
  ])
  expect(fixes.before.onDisk - (fixes.after?.onDisk ?? 0)).toBeGreaterThan(2_900_000)
  expect(fixes.summary).toMatch(/^−3\.0 MB .* still ready in \d/)
  expect(readFileSync(join(folder, 'docker/Dockerfile'), 'utf8')).toBe(TRAP)
  expect(readdirSync(folder).sort()).toEqual(['.git', 'docker'])
  const applied = spawnSync('git', ['apply', '-'], { cwd: folder, input: fixes.patch, encoding: 'utf8' })
  expect(applied).toMatchObject({ status: 0 })
  expect(readFileSync(join(folder, 'docker/Dockerfile'), 'utf8')).toContain(
    'tar -cf photos.tar www \\\n    && rm photos.tar\n',
  )
  expect(await leftovers(env)).toEqual([])
})

const CONTEXT = `FROM busybox\r\n${SERVE.replaceAll('\n', '\r\n')}COPY . .\r\n${CMD('/srv/app')}`

test('--write changes the files, here the ignore file, which the proof did not need in the context', async () => {
  const folder = repository('context', { Dockerfile: CONTEXT, app: 'x', '.dockerignore': '*.md' })
  writeFileSync(join(folder, '.git/large'), Buffer.alloc(2_000_000, 'x'))
  const { code, stdout, stderr } = await command(['fix', folder, '--write', ...QUICK], env)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stdout).toMatch(/^.*context: −2\.\d+ MB/)
  expect(stdout).toContain('The files are changed.')
  expect(readFileSync(join(folder, '.dockerignore'), 'utf8')).toBe('*.md\n**/.git\n')
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(CONTEXT)
  expect(await leftovers(env)).toEqual([])
})

test('an image that is not seaworthy: exit 1, nothing on standard output', async () => {
  const folder = repository('broken', { Dockerfile: 'FROM busybox\nCMD ["false"]\n' })
  const { code, stdout, stderr } = await command(['fix', folder, '--format', 'patch'], env)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('Nothing can be proven')
})

test.each([
  [['fix', '--image', 'busybox'], /fix takes one image that is built/],
  [['fix', top, '--format', 'xml'], /--format: "xml" is not allowed/],
  [['fix', top, '--prot', '1'], /Option --prot is unknown/],
])('%j: exit 2', async (args, says) => {
  const { code, stderr } = await command(args, env)
  expect(stderr).toMatch(says)
  expect(code).toBe(2)
})
