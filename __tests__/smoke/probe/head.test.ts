/** What begins like HTTP is judged as HTTP, even when malformed. */
import { describe, expect, test } from '@jest/globals'
import { headFault, looksLikeHttp, statusIn } from '../../../src/smoke/probe/head.ts'
import { firstWords } from '../../../src/smoke/probe/error-words.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['HTTP/1.1 200 OK\r\n', true],
  ['http/1.0 200', true],
  [' \r\n HTTP/1.1 500', true],
  ['\0HTTP/1.1 500', true],
  ['HTTP/3.7 500', true],
  ['ICY 500 Dead', true],
  ['HTT', true],
  ['SSH-2.0-x', false],
  ['220 mail', false],
  ['HTTPS://x', false],
  ['RTSP/1.0 400', false],
  ['icy road', false],
  ['', false],
])('%j is HTTP: %s', (text, isHttp) => expect(looksLikeHttp(bytes(text))).toBe(isHttp))

test.each([
  ['HTTP/1.1 500 Dead\r\n', 500, 'Dead'],
  ['HTTP/1.1 500\0 Internal\r\n', 500, 'Internal'],
  [' HTTP/3.7 503\n', 503, ''],
  ['ICY 500 Dead\r\n', 500, 'Dead'],
  ['HTTP/1.1 2000 x', null, null],
  ['HTTP/1.1 abc', null, null],
])('the status of %j', (text, status, reason) =>
  expect(statusIn(bytes(text))).toEqual(status === null ? null : { status, reason }),
)

test.each([
  ['HTTP/1.1 200 OK\r\nA: b\r\n\r\n', null],
  ['HTTP/1.1 200 OK\n\nhello', null],
  ['\r\nHTTP/1.0 204\r\n\r\n', null],
  ['HTTP/2.0 200 OK\r\n\r\n', null],
  ['HTTP/1.1 200 OK\r\n\r\n\0\0', null],
  ['HTTP/1.1 200 OK\r\nA: \0\r\n\r\n', 'its head holds a zero byte'],
  ['HTTP/3.7 200 OK\r\n\r\n', 'its status line is "HTTP/3.7 200 OK"'],
  [' HTTP/1.1 200 OK\r\n\r\n', 'its status line is " HTTP/1.1 200 OK"'],
])('the fault of %j', (text, fault) => expect(headFault(bytes(text))).toBe(fault))

describe('the first words of a body', () => {
  test.each([
    ['no such table: users\nmore', 'no such table: users'],
    ['<html><head><title>DisallowedHost\n at /</title></head><body>x</body>', 'DisallowedHost at /'],
    ['<p>Invalid <b>Host</b> header</p>', 'Invalid Host header'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['', ''],
  ])('%j', (body, words) => expect(firstWords(body)).toBe(words))
})

test('hostile answers cost little time', () => {
  const began = cpuMilliseconds()
  for (const piece of [' ', '\0', '\r\n', 'HTTP/', 'H', '<', '<title>', '<script', '&quot;', '\n\r']) {
    const text = piece.repeat(200_000)
    looksLikeHttp(bytes(text))
    statusIn(bytes(text))
    headFault(bytes(text))
    firstWords(text)
  }
  expect(cpuMilliseconds() - began).toBeLessThan(1000)
})
