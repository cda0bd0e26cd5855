import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registryAuth } from '../../src/engine/registry-auth.ts'

const folder = mkdtempSync(join(tmpdir(), 'docker-config-'))
const basic = (text: string) => ({ auth: Buffer.from(text).toString('base64') })

beforeAll(() =>
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({
      auths: {
        'https://index.docker.io/v1/': basic('hub:one'),
        'ghcr.io': basic('me:to:ken'),
        'localhost:5000': basic('l:p'),
        'helper.io': {},
        'identity.io': { identitytoken: 'refresh' },
        'bearer.io': { registrytoken: 'mine' },
        'empty.io': basic('nopassword'),
      },
    }),
  ),
)
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['nginx', 'hub', 'one'],
  ['library/nginx:1', 'hub', 'one'],
  [`ghcr.io/a/b@sha256:${'0'.repeat(64)}`, 'me', 'to:ken'],
  ['localhost:5000/x', 'l', 'p'],
])('%s', async (ref, username, password) => {
  expect(await registryAuth(ref, { DOCKER_CONFIG: folder })).toMatchObject({ username, password })
})

test.each(['helper.io/x', 'empty.io/x', 'unknown.io/x', '__proto__.x/y'])(
  '%s has no credentials here',
  async (ref) => {
    expect(await registryAuth(ref, { DOCKER_CONFIG: folder })).toBeNull()
  },
)

test('no config, no credentials', async () => {
  expect(await registryAuth('nginx', { DOCKER_CONFIG: '/nowhere' })).toBeNull()
})

test.each([
  ['identity.io', { identitytoken: 'refresh', serveraddress: 'identity.io' }],
  ['bearer.io', { registrytoken: 'mine', serveraddress: 'bearer.io' }],
  ['docker.io', { username: 'hub', password: 'one', serveraddress: 'https://index.docker.io/v1/' }],
])('what the engine gets for %s', async (host, expected) => {
  expect(await registryAuth(`${host}/a/b`, { DOCKER_CONFIG: folder })).toEqual(expected)
})
