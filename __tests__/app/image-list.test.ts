/** What is refused before buildx reads a compose file, or in what it printed. */
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEntries } from '../../src/app/image-list.ts'
import { fakeDocker, type FakeDocker } from '../build/fake-docker.ts'

const environment = { ...process.env }
let root = ''
let docker: FakeDocker | null = null
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'entries-')))
  for (const name of ['.git', 'api', 'sub']) mkdirSync(join(root, name))
})
afterEach(() => {
  process.env = { ...environment }
  rmSync(root, { recursive: true })
  if (docker) rmSync(docker.folder, { recursive: true })
})

function read(file: string, text: string, target: object = {}) {
  const printed = { group: { default: { targets: ['api'] } }, target: { api: target } }
  docker = fakeDocker({ 'buildx bake': { code: 0, stdout: JSON.stringify(printed) } })
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  writeFileSync(join(root, file), text)
  const grants = { variables: new Set<string>(), entitlements: new Set<string>(), ssh: new Set<string>() }
  return readEntries(
    {
      kind: 'bake',
      files: [join(root, file)],
      folder: join(root, 'sub'),
      targets: [],
      variables: [],
      grants,
    },
    {
      root,
      cwd: root,
      endpoint: 'unix:///nonexistent',
      signal: new AbortController().signal,
      run: 'entries',
      tempDir: root,
      env: [],
    },
  )
}

test('paths in the repository are fine', async () => {
  const { images } = await read('docker-bake.hcl', '', { context: '../api', contexts: { all: '..' } })
  expect(images[0]?.settings.get('path')?.text).toBe(join(root, 'api'))
})

test('each path outside of it is refused, also through a link', async () => {
  symlinkSync('/etc', join(root, 'link'))
  await expect(
    read('docker-bake.hcl', '', {
      context: '../../..',
      contexts: { l: '../link' },
      secret: ['id=x,src=/etc/shadow'],
    }),
  ).rejects.toMatchObject({
    code: 'settings',
    message: expect.stringMatching(
      /^3 settings are wrong:\n.*target api context: .* is outside the repository.*\n.*target api contexts: .*link.*\n.*target api secret: \/etc\/shadow is outside/,
    ),
  })
})

test.each(['compose.yaml', 'stack', 'x.YML'])(
  'what the compose file %s reads outside is refused, and bake is not asked',
  async (file) => {
    const text = 'services:\n  api:\n    extends: { file: /etc/hostname, service: x }\n    build: .\n'
    await expect(read(file, text)).rejects.toMatchObject({
      message: expect.stringContaining('/etc/hostname is outside the repository'),
    })
    expect(docker?.calls()).toEqual([])
  },
)

test('variables in such paths are refused, because their values are not known here', async () => {
  const text = 'services:\n  api:\n    extends: { file: "${X}.yaml", service: x }\n'
  await expect(read('compose.yaml', text)).rejects.toMatchObject({
    message: expect.stringContaining('has variables'),
  })
})

test('a .env that leads out of the repository, in the folder where bake runs', async () => {
  symlinkSync('/etc/hostname', join(root, 'sub/.env'))
  await expect(read('compose.yaml', 'services:\n  api:\n    build: .\n')).rejects.toMatchObject({
    message: expect.stringContaining('.env is outside the repository'),
  })
})
