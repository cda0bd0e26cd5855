import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inputs } from '../../src/inputs/types.ts'
import { jobTokens, namedValues, readSecrets } from '../../src/inputs/index.ts'
import { redact } from '../../src/lib/redact.ts'
import { plainSmoke } from '../support/plain.ts'

describe('secrets of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  writeFileSync(join(folder, 'npmrc'), '//registry.example.org/:_authToken=npm_supersecretvalue123\n')
  writeFileSync(join(folder, 'a,b'), 'value with a comma')
  writeFileSync(join(folder, 'BARE_FILE'), 'out of a bare file')
  afterAll(() => rmSync(folder, { recursive: true }))

  const inputsWith = (buildSecrets: string[]): Inputs => ({
    source: {
      kind: 'build',
      context: '/x',
      file: '/x/Dockerfile',
      target: null,
      buildArgs: ['NPM_TOKEN=argument', 'VERSION=1.2.3', 'DEPLOY_TOKEN'],
      buildSecrets,
      platform: null,
      builder: null,
      cacheFrom: [],
      cacheTo: [],
      network: null,
      timeout: 1800,
    },
    also: [],
    workingDir: '/app',
    root: '/x',
    roots: ['/x'],
    tests: null,
    smoke: {
      ...plainSmoke,
      env: ['DB_PASSWORD=hunter2hunter2=x', 'API_KEY=k', 'MODE=production', 'AUTHOR=somebody'],
    },
    name: 'x',
    gate: { budgets: [], acceptances: [], growthLabel: '' },
    config: null,
    comment: 'always',
    commentOnPush: false,
    artifact: 'auto',
    relevant: 'off',
    fix: 'off',
    changed: false,
    minimumChange: null,
    baseline: { kind: 'none' },
    sarif: null,
    html: null,
    repeat: null,
    baselineImage: null,
    report: null,
    token: 'ghs_token',
    push: null,
    predicate: null,
    format: 'text',
  })
  const env = {
    NPM_TOKEN: 'npm_token',
    BARE: 'bare_value',
    ACTIONS_RUNTIME_TOKEN: 'runtime',
    DEPLOY_TOKEN: 'deploy',
    HOME: '/root',
    DOCKER_CONFIG: '/nonexistent',
  }
  const npmrc = [
    '//registry.example.org/:_authToken=npm_supersecretvalue123\n',
    'npm_supersecretvalue123',
    'npm_supersecretvalue123',
    'npm_supersecretvalue123',
  ]

  test.each<[string, string[]]>([
    ['id=npm,env=NPM_TOKEN', ['npm_token']],
    ['type=env,id=BARE', ['bare_value']],
    ['id=BARE', ['bare_value']],
    ['id=x,type=env,src=BARE', ['bare_value']],
    ['id=BARE_FILE', ['out of a bare file']],
    ['id=npmrc,"src=a,b"', ['value with a comma']],
    ['"id=npmrc","source=a,b"', ['value with a comma']],
    ['ID=npmrc,SRC=a', []],
    ['id=none,src=none', []],
    ['id=zero,src=/dev/zero', []],
    ['id=wrong,"src=a', []],
  ])('%s', (spec, expected) => {
    expect(readSecrets(inputsWith([spec]), env, folder).ofBuild).toEqual(expected)
  })

  test('the token in a file is masked by itself too', () => {
    for (const spec of [
      'id=npmrc,src=npmrc',
      'type=file,id=npmrc,source=npmrc',
      `id=x,src=${folder}/npmrc`,
    ]) {
      const { ofBuild, all } = readSecrets(inputsWith([spec]), env, folder)
      expect([...new Set(ofBuild)]).toEqual([...new Set(npmrc)])
      expect(redact('tok npm_supersecretvalue123 of registry.example.org', all)).toBe(
        'tok *** of registry.example.org',
      )
    }
  })

  test('tokens of the job, and settings whose names say that they are secret', () => {
    expect([...readSecrets(inputsWith(['id=npm,env=NPM_TOKEN']), env, folder).all].sort()).toEqual([
      'argument',
      'deploy',
      'ghs_token',
      'hunter2hunter2=x',
      'k',
      'npm_token',
      'runtime',
    ])
  })

  test('what `docker login` stored in a file', () => {
    const auth = Buffer.from('me:pass:word').toString('base64')
    const auths = {
      'ghcr.io': { auth },
      'r.example': { auth: '', identitytoken: 'refresh-token' },
      'empty.example': {},
    }
    const home = mkdtempSync(join(folder, 'docker-'))
    writeFileSync(join(home, 'config.json'), JSON.stringify({ auths, credsStore: 'none' }))
    const { all } = readSecrets(inputsWith([]), { DOCKER_CONFIG: home }, folder)
    expect(all).toEqual(expect.arrayContaining([auth, 'pass:word', 'refresh-token']))
    expect(all).not.toContain('')
  })
})

test('only the tokens that a job has', () => {
  expect(jobTokens({ GITHUB_TOKEN: 'a', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'b', OTHER_TOKEN: 'c' })).toEqual([
    'a',
    'b',
  ])
  expect(jobTokens({})).toEqual([])
})

test('values that are given, or in the environment', () => {
  expect(namedValues(['A=1=2', 'B', 'C', 'D='], { B: 'b' })).toEqual([
    ['A', '1=2'],
    ['B', 'b'],
    ['D', ''],
  ])
})
