/** In which forms a secret is found, and that ordinary words are left alone. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskOf, redact, secretWords } from '../../src/lib/redact.ts'

const SECRET = 'p@ss"w/rd+<1>&é'

describe('forms', () => {
  const base64 = (before: string) => Buffer.from(`${before}${SECRET}`).toString('base64')
  test.each<[string, string]>([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify(SECRET)],
    ['in an address', encodeURIComponent(SECRET)],
    ['in an address, in lower case', encodeURIComponent(SECRET).toLowerCase()],
    ['in an address that keeps its slashes', encodeURIComponent(SECRET).replaceAll('%2F', '/')],
    ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['in JSON of ASCII', JSON.stringify(SECRET).replace('é', '\\u00E9').replace('/', '\\/')],
    ['in HTML', 'p@ss&quot;w/rd+&lt;1&gt;&amp;é'],
    ['in HTML, by numbers', 'p@ss&#34;w/rd+&#x3c;1&#62;&amp;&#xE9;'],
    ['in hexadecimal digits', Buffer.from(SECRET).toString('hex')],
    ['in capital hexadecimal digits', Buffer.from(SECRET).toString('hex').toUpperCase()],
    ['in base64 in an address', encodeURIComponent(base64(''))],
    ['in base64', base64('')],
    ['in base64 behind a byte', base64('x')],
    ['in base64 behind two', base64('xy')],
    ['in base64 of basic authentication', base64('user:')],
    ['in base64 for addresses', base64('x').replaceAll('+', '-').replaceAll('/', '_')],
  ])('%s', (_, text) => {
    const masked = maskOf([SECRET])(`a ${text} b`)
    expect(masked).toMatch(/^a .{0,9}\*\*\*.{0,7} b$/)
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

describe('split over lines', () => {
  const LONG = 'correct-horse+battery/staple'
  const rows = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []

  test.each([5, 10, 20])('every %d characters', (width) => {
    const lines = ['first', ...rows(LONG, width), 'last']
    const hidden = ['first', ...rows(LONG, width).map(() => '***'), 'last']
    expect(maskOf([LONG])(lines.join('\n'))).toBe(hidden.join('\n'))
    expect(maskOf([LONG])(lines.join('\r\n  '))).toBe(hidden.join('\r\n  '))
    expect(redact({ log: lines }, [LONG])).toEqual({ log: hidden })
  })

  test.each([0, 1, 2, 70])('base64 as `base64` writes it, behind %d bytes', (before) => {
    const text = Buffer.from('x'.repeat(before) + LONG.repeat(5) + 'y').toString('base64')
    const masked = maskOf([LONG.repeat(5)])(rows(text, 76).join('\n'))
    const left = masked.replaceAll('***', '').replace(/\s/g, '')
    expect(left).toMatch(/^[eHh4]*[\w+/=]{0,6}$/)
  })

  test('a row of base64 that is alone in its text, as in a line of progress', () => {
    const secret = LONG.repeat(5)
    for (const width of [64, 76])
      for (const row of rows(Buffer.from(secret).toString('base64'), width).filter(
        ({ length }) => length > 16,
      ))
        expect(maskOf([secret])(`#7 0.1 ${row}`)).toMatch(/^#7 0\.1 \*\*\*.?=?$/)
  })

  test('no short one: ends and beginnings of lines are alike by chance', () =>
    expect(maskOf(['theword'])('on the\nword')).toBe('on the\nword'))

  test('each text of a list keeps its lines', () =>
    expect(redact(['a\nsec', 'ret-value-1\n', ''], ['secret-value-1'])).toEqual(['a\n***', '***\n', '']))
})

test('any characters encoded, any others not', () => {
  const secret = fc
    .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
    .filter((text) => text.trim().length >= 6)
  const encoders: ((character: string) => string)[] = [
    (character) => encodeURIComponent(character.replace(/\p{Cs}/gu, 'x')),
    (character) => JSON.stringify(character).slice(1, -1),
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  ]
  const around = fc.constantFrom('', 'a ', 'x=')
  fc.assert(
    fc.property(
      secret,
      fc.nat(2),
      fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      around,
      (text, which, where, before) => {
        fc.pre(!/[%\\&\n\r]|\p{Cs}/u.test(text))
        const encoded = Array.from(text)
          .map((one, index) => (where[index] ? (encoders[which]?.(one) ?? one) : one))
          .join('')
        const masked = maskOf([text])(`${before}${encoded}`)
        const [, kept, rest] = /^(.*?)\*\*\*(.*)$/s.exec(masked) ?? []
        // indentation stays, and what ends a line
        expect([kept?.trim(), rest?.replace(/[\s*]/g, '')]).toEqual([before.trim(), ''])
      },
    ),
  )
})

describe('evident secrets, without any setting', () => {
  test.each([
    ['postgres://app:pa55@db:5432/app', 'postgres://app:***@db:5432/app'],
    [
      'fetch https://x-access-token:abc@github.com/a/b.git failed',
      'fetch https://x-access-token:***@github.com/a/b.git failed',
    ],
    ['redis://:topsecret@cache', 'redis://:***@cache'],
    [`token ghp_${'a1'.repeat(18)}.`, 'token ***.'],
    [`https://ghs_${'a1'.repeat(18)}@github.com/a`, 'https://***@github.com/a'],
    [`npm_${'a1'.repeat(18)}`, '***'],
    [`Bearer eyJ${'ab'.repeat(9)}.eyJ${'cd'.repeat(9)}.${'ef'.repeat(15)}`, 'Bearer ***'],
    ['curl -H "Authorization: Bearer q7Rm2Xk9Lw4Tz8Vb" x', 'curl -H "Authorization: Bearer ***" x'],
    ['AWS_SECRET_ACCESS_KEY=q7Rm2Xk9Lw4Tz8Vb/Hd3kPq0sJ+u5Yc1NfE6gAoB', 'AWS_SECRET_ACCESS_KEY=***'],
    [`hvs.${'a1'.repeat(45)}`, '***'],
  ])('%s', (text, expected) => expect(maskOf([])(text)).toBe(expected))

  test.each([
    'docker-image://alpine:3.20@sha256:0123456789abcdef',
    'http://127.0.0.1:8080/user@example.org',
    'listening on tcp://[::1]:80, mail a@b.example',
    'pip install --index-url https://ci:$TOKEN@pypi.example.org/simple',
    'https://ci:***@host',
    'curl -H "Authorization: Bearer $TOKEN_OF_THE_JOB" x',
    '@scope/package@1.2.3 npm_config_cache=/tmp ghp_short gh_cli',
    `sha256:${'0a'.repeat(32)} /usr/lib/python3/site-packages/x-1.2.3.dist-info/METADATA`,
  ])('none: %s', (text) => expect(maskOf(['another-secret'])(text)).toBe(text))

  test('in bounded time', () => {
    const began = performance.now()
    for (const piece of [
      'a://',
      'a://b:',
      'a://b:c',
      'eyJ',
      'eyJaaaaaaaaaa.',
      'gh',
      '%',
      '&#',
      '\\u',
      '\n',
      'xoxb-',
      'sk-a',
      'aws_secret',
      'Authorization: Bearer ',
    ])
      maskOf(['secret-value'])(piece.repeat(50_000))
    expect(performance.now() - began).toBeLessThan(5000)
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
