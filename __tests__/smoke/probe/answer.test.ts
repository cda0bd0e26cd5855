import { describe, expect, test } from '@jest/globals'
import { answerOf } from '../../../src/smoke/probe/answer.ts'

const HOST = 'localhost:5000'
const answer = (headers: Record<string, string | string[]>) => answerOf(200, headers, HOST)
const kept = (headers: Record<string, string | string[]>) =>
  answer(headers).headers.map(({ name, value }) => `${name}: ${value}`)

describe('headers', () => {
  test.each<[string, string, string | undefined]>([
    ['content-type', 'text/HTML; charset="UTF-8"', 'text/html; charset=utf-8'],
    ['content-type', 'multipart/mixed; boundary=8f3a91c2', 'multipart/mixed'],
    ['cache-control', 'no-store,Private', 'no-store, private'],
    [
      'strict-transport-security',
      'max-age=63072000; includeSubDomains',
      'includesubdomains, max-age=63072000',
    ],
    ['content-security-policy', "script-src 'nonce-8fa1c2'", 'present'],
    ['www-authenticate', 'Digest realm="x", nonce="8fa1c2"', 'Digest'],
    ['www-authenticate', '"', undefined],
    ['server', 'nginx/1.27.1', 'nginx/1.27.1'],
    ['server', 'a\u001b[2J\u202eb', 'a [2J b'],
    ['server', 'x'.repeat(500), 'x'.repeat(200)],
    ['date', 'Mon, 01 Jan 2024 00:00:00 GMT', undefined],
    ['etag', '"abc"', undefined],
    ['x-request-id', '1', undefined],
    ['content-length', '12', undefined],
  ])('%s: %j', (name, value, expected) => {
    expect(kept({ [name]: value })).toEqual(expected === undefined ? [] : [`${name}: ${expected}`])
  })

  test('of cookies only name and flags', () => {
    const cookies = [
      'session=s3cr3t-value; Path=/; HttpOnly; Expires=Mon, 01 Jan 2024 00:00:00 GMT; SameSite=Lax; Secure',
      'theme=dark',
      'visit_8f3a91c2d4e5f6a7b8=1',
    ]
    expect(kept({ 'set-cookie': cookies })).toEqual([
      'set-cookie: session; httponly; samesite=lax; secure',
      'set-cookie: theme',
      'set-cookie: …',
    ])
    expect(kept({ 'set-cookie': Array.from({ length: 50 }, (_, index) => `c${index}=1`) })).toHaveLength(10)
  })
})

test.each([
  ['/login', '/login'],
  ['login?next=/admin', '/login?next=/admin'],
  [`http://${HOST}/login`, '/login'],
  ['http://127.0.0.1:49153/login#top', '/login'],
  [`https://${HOST}/`, 'https:/'],
  [
    'https://user:pass@id.example.com/auth?state=8fa1c2d3e4f5a6b7&scope=openid',
    'https://id.example.com/auth?state=…&scope=openid',
  ],
  ['/auth?state=abcdefgh&code_challenge=xyz', '/auth?state=…&code_challenge=…'],
  ['http://3f2ab91c0d4e:5000/login', '/login'],
  ['http://172.17.0.3:5000/login', '/login'],
  ['http://[::1]:5000/login', '/login'],
  ['http://feedfacecafe.example/login', 'http://feedfacecafe.example/login'],
  ['/a;jsessionid=8FA1C2D3/b', '/a/b'],
  ['/s/8fa1c2d3e4f5a6b7c8d9/x', '/s/…/x'],
  ['/order/1700000000123', '/order/…'],
  ['/v2/health-check-of-a-service', '/v2/health-check-of-a-service'],
  ['//evil.example/x', 'http://evil.example/x'],
  ['http://[', 'http://['],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('a redirect to %s leads to %s', (location, expected) => {
  expect(answer({ location }).location).toBe(expected)
})

test('more cookies than are kept, in another order, are the same answer', () => {
  const cookies = Array.from({ length: 20 }, (_, index) => `c${index}=1`)
  expect(answer({ 'set-cookie': cookies })).toEqual(answer({ 'set-cookie': cookies.toReversed() }))
})

test('two answers of the same app are equal', () => {
  const headers = (id: string, port: number) => ({
    date: id,
    etag: id,
    'x-request-id': id,
    'set-cookie': [`sid=${id}; HttpOnly`],
    'content-security-policy': `script-src 'nonce-${id}'`,
    location: `http://127.0.0.1:${port}/login?state=${id}`,
  })
  expect(answer(headers('8fa1c2d3e4f5a6b7c8', 49153))).toEqual(answer(headers('0011223344556677aa', 32768)))
})
