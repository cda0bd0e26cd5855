import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loginFor } from '../../src/core/registry-login.ts'

const folder = mkdtempSync(join(tmpdir(), 'docker-config-'))
const env = {
  DOCKER_CONFIG: folder,
  PATH: `${folder}:${process.env.PATH ?? ''}`,
  AWS_PROFILE: 'ship',
  INPUT_TOKEN: 'x',
}
const write = (config: object) => writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
const login = (host: string) => loginFor(host, env, new AbortController().signal)
const auth = Buffer.from('sailor:a:hoy').toString('base64')
const SAILOR = { kind: 'password', username: 'sailor', password: 'a:hoy' }

/** A helper that is a program of `/bin/sh`. */
const helper = (name: string, script: string) =>
  writeFileSync(join(folder, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`, { mode: 0o755 })

beforeEach(() => rmSync(join(folder, 'config.json'), { force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

test.each<[string, string, object, object | null]>([
  ['a password', 'ghcr.io', { 'ghcr.io': { auth } }, SAILOR],
  ['fields', 'ghcr.io', { 'ghcr.io': { username: 'sailor', password: 'a:hoy' } }, SAILOR],
  ['an address', 'ghcr.io', { 'https://ghcr.io/v2/': { auth } }, SAILOR],
  ['a port', '127.0.0.1:5000', { '127.0.0.1:5000': { auth } }, SAILOR],
  ['Docker Hub', 'docker.io', { 'https://index.docker.io/v1/': { auth } }, SAILOR],
  ['another registry', 'ghcr.io', { 'quay.io': { auth }, 'ghcr.io.example.org': { auth } }, null],
  ['another port', 'ghcr.io', { 'ghcr.io:5000': { auth } }, null],
  [
    'a refresh token',
    'ghcr.io',
    { 'ghcr.io': { auth, identitytoken: 't' } },
    { kind: 'identity', token: 't' },
  ],
  ['a bearer token', 'ghcr.io', { 'ghcr.io': { registrytoken: 't' } }, { kind: 'bearer', token: 't' }],
  ['nothing in it', 'ghcr.io', { 'ghcr.io': {} }, null],
  ['no base64', 'ghcr.io', { 'ghcr.io': { auth: 5 } }, null],
])('%s', async (_, host, auths, credentials) => {
  write({ auths })
  expect(await login(host)).toEqual({ credentials, failure: null })
})

test('no config', async () => expect(await login('ghcr.io')).toEqual({ credentials: null, failure: null }))

test('a config that is not JSON is named, without its content', async () => {
  writeFileSync(join(folder, 'config.json'), '{"auths": {"ghcr.io": {"auth": "c2VjcmV0')
  const failure = 'Docker’s config.json is not valid JSON'
  expect(await login('ghcr.io')).toEqual({ credentials: null, failure })
})

describe('a helper', () => {
  test('gets the name of the registry, and what it needs of the environment', async () => {
    helper('one', `printf '{"Username":"%s","Secret":"%s"}' "$1-$(cat)" "$AWS_PROFILE-$INPUT_TOKEN"`)
    write({ credHelpers: { 'ghcr.io': 'one' }, credsStore: 'none', auths: { 'ghcr.io': { auth } } })
    const credentials = { kind: 'password', username: 'get-ghcr.io', password: 'ship-' }
    expect(await login('ghcr.io')).toEqual({ credentials, failure: null })
  })

  test('for all registries, with a refresh token', async () => {
    helper('all', `test "$(cat)" = https://index.docker.io/v1/ && echo '{"Username":"<token>","Secret":"t"}'`)
    write({ credsStore: 'all' })
    expect(await login('docker.io')).toEqual({ credentials: { kind: 'identity', token: 't' }, failure: null })
  })

  test('that knows nothing: anonymous, or what config.json has', async () => {
    helper('empty', 'echo credentials not found in native keychain; exit 1')
    write({ credsStore: 'empty', auths: { 'ghcr.io': { auth } } })
    expect(await login('quay.io')).toEqual({ credentials: null, failure: null })
    expect(await login('ghcr.io')).toEqual({ credentials: SAILOR, failure: null })
  })

  test.each([
    ['missing', null, 'docker-credential-missing is not installed'],
    ['broken', 'echo locked >&2; exit 1', 'docker-credential-broken failed with exit code 1'],
    ['chatty', 'echo hello', 'docker-credential-chatty failed with exit code 0'],
    ['../one', null, 'config.json names no valid helper'],
  ])('%s', async (name, script, failure) => {
    if (script !== null) helper(name, script)
    write({ credsStore: name })
    expect(await login('ghcr.io')).toEqual({ credentials: null, failure })
  })
})
