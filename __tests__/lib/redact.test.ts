/** In which forms a secret is found, and that ordinary words are left alone. */
import { describe, expect, test } from '@jest/globals'
import { maskOf, redact, secretWords } from '../../src/lib/redact.ts'

const SECRET = 'p@ss"w/rd+<1>&é'

describe('forms', () => {
  const base64 = (before: string) => Buffer.from(`${before}${SECRET}`).toString('base64')
  test.each<[string, string]>([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify(SECRET)],
    ['in an address', encodeURIComponent(SECRET)],
    ['in an address, in lower case', encodeURIComponent(SECRET).toLowerCase()],
    ['in HTML', 'p@ss&quot;w/rd+&lt;1&gt;&amp;é'],
    ['in hexadecimal digits', Buffer.from(SECRET).toString('hex')],
    ['in base64', base64('')],
    ['in base64 behind a byte', base64('x')],
    ['in base64 behind two', base64('xy')],
    ['in base64 of basic authentication', base64('user:')],
    ['in base64 for addresses', base64('x').replaceAll('+', '-').replaceAll('/', '_')],
  ])('%s', (_, text) => {
    const masked = maskOf([SECRET])(`a ${text} b`)
    expect(masked).toMatch(/^a .{0,9}\*\*\*.{0,5} b$/)
  })

  test('each line of a value, but no short one', () => {
    const mask = maskOf(['-----BEGIN KEY-----\r\nMIIEvQIBADANBg\nab\n'])
    expect(mask('log: MIIEvQIBADANBg ab')).toBe('log: *** ab')
    expect(mask(Buffer.from('MIIEvQIBADANBg').toString('base64'))).toBe('***c=')
  })

  test('a file of many lines is masked in one go, the longer of two first', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `line-${index}-of-a-secret`)
    const mask = maskOf([lines.join('\n'), 'line-1-of-a-secret and more'])
    const text = 'x line-1-of-a-secret and more y line-4999-of-a-secret z '.repeat(5000)
    const began = performance.now()
    expect(mask(text)).toBe('x *** y *** z '.repeat(5000))
    expect(performance.now() - began).toBeLessThan(5000)
  })

  test('nothing is known, nothing is changed', () => {
    expect(maskOf([])('text')).toBe('text')
    expect(maskOf(['short'])('a short text')).toBe('a short text')
  })
})

describe('words of a secret file', () => {
  test.each<[string, string[]]>([
    ['//npm.example.org/:_authToken=abcdefgh', ['abcdefgh']],
    ['machine api.example.org login me password hunter22', ['hunter22']],
    ['{"auths":{"ghcr.io":{"auth":"dXNlcjpwYXNz"}}}', ['dXNlcjpwYXNz']],
    ['client_secret: "abc-def"', ['abc-def']],
    ['plain 4f9d2c81aa77 text', ['4f9d2c81aa77']],
    ['registry=https://registry.npmjs.org/', []],
    ['always-auth=true', []],
  ])('%s', (line, expected) => {
    expect([...new Set(secretWords(line))]).toEqual(expected)
  })
})

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
