import { describe, expect, test } from '@jest/globals'
import { authorizationFor, challengeIn } from '../../src/registry/token.ts'

test.each([
  [undefined, null],
  ['Negotiate', null],
  ['Basic realm="x"', { scheme: 'basic' }],
  ['basic', { scheme: 'basic' }],
  ['Bearer realm="https://a/t",service="a, b"', { scheme: 'bearer', realm: 'https://a/t', service: 'a, b' }],
  ['bearer realm=https://a/t', { scheme: 'bearer', realm: 'https://a/t', service: '' }],
  ['Basic realm="x", Bearer realm="https://a/t"', { scheme: 'bearer', realm: 'https://a/t', service: '' }],
  ['Bearer realm="https://a/t", Basic realm="x"', { scheme: 'bearer', realm: 'https://a/t', service: '' }],
  [`Bearer ${'a'.repeat(16_000)}`, { scheme: 'bearer', realm: '', service: '' }],
])('%j', (header, expected) => expect(challengeIn(header)).toEqual(expected))

describe('credentials are not sent', () => {
  const authority = (base: string) => ({
    base: new URL(base),
    scopes: ['repository:a:pull'],
    credentials: { kind: 'password', username: 'a', password: 'b' } as const,
    send: () => Promise.reject(new Error('something was sent')),
  })

  test.each([
    ['http://auth.example.org/token', 'https://ghcr.io/v2/'],
    ['http://127.0.0.1/token', 'https://ghcr.io/v2/'],
    ['http://auth.example.org/token', 'http://127.0.0.1:5000/v2/'],
    ['file:///etc/passwd', 'https://ghcr.io/v2/'],
    ['', 'https://ghcr.io/v2/'],
  ])('to %j of %s', async (realm, base) => {
    await expect(authorizationFor({ scheme: 'bearer', realm, service: '' }, authority(base))).rejects.toThrow(
      'names no HTTPS address that gives tokens',
    )
  })
})
