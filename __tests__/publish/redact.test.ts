import { describe, expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/index.ts'
import { redact, secretsOf } from '../../src/publish/index.ts'
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

test('what is known to be secret', () => {
  const inputs: Inputs = {
    source: {
      kind: 'build',
      context: '/x',
      file: '/x/Dockerfile',
      target: null,
      buildArgs: [],
      buildSecrets: ['id=npm,env=NPM_TOKEN', 'id=file,src=.npmrc', 'type=env,id=BARE'],
      platform: null,
      builder: null,
      cacheFrom: [],
      cacheTo: [],
      network: null,
      timeout: 1800,
    },
    also: [],
    root: '/x',
    smoke: {
      ...plainSmoke,
      env: ['DB_PASSWORD=hunter2hunter2=x', 'API_KEY=k', 'MODE=production', 'AUTHOR=somebody'],
    },
    name: 'x',
    comment: 'always',
    baseline: null,
    report: null,
    token: 'ghs_token',
  }
  const env = { NPM_TOKEN: 'npm_token', BARE: 'bare_value', ACTIONS_RUNTIME_TOKEN: 'runtime', HOME: '/root' }
  expect(secretsOf(inputs, env).sort()).toEqual([
    'bare_value',
    'ghs_token',
    'hunter2hunter2=x',
    'k',
    'npm_token',
    'runtime',
  ])
})
