import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inputs } from '../../src/inputs/types.ts'
import { readSecrets, redact } from '../../src/publish/index.ts'
import { plainSmoke } from '../support/plain.ts'

describe('redact', () => {
  test('every string, however deep, and nothing else', () => {
    const value = { a: 'x s3cret-value y', b: [1, null, { c: 's3cret-values3cret-value' }], d: true }
    expect(redact(value, ['s3cret-value'])).toEqual({ a: 'x *** y', b: [1, null, { c: '******' }], d: true })
  })

  test('the longer of two first, so that no rest of it stays', () => {
    expect(redact('abcdefgh-long', ['abcdefgh', 'abcdefgh-long'])).toBe('***')
  })

  test.each(['', 'a', '12345'])('%j is too short to take out', (secret) => {
    expect(redact('a 12345 word', [secret])).toBe('a 12345 word')
  })

  test('a pattern is taken literally', () =>
    expect(redact('aaaaaaa .*.*.* x', ['.*.*.*'])).toBe('aaaaaaa *** x'))
})

describe('what is known to be secret', () => {
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
    root: '/x',
    roots: ['/x'],
    smoke: {
      ...plainSmoke,
      env: ['DB_PASSWORD=hunter2hunter2=x', 'API_KEY=k', 'MODE=production', 'AUTHOR=somebody'],
    },
    name: 'x',
    comment: 'always',
    baseline: null,
    report: null,
    token: 'ghs_token',
  })
  const env = {
    NPM_TOKEN: 'npm_token',
    BARE: 'bare_value',
    ACTIONS_RUNTIME_TOKEN: 'runtime',
    DEPLOY_TOKEN: 'deploy',
    HOME: '/root',
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
})
