import { describe, expect, test } from '@jest/globals'
import * as values from '../../src/inputs/values.ts'

const given = <T>(parsed: values.Parsed<T>): T | string =>
  parsed.ok ? parsed.value : `not ok: ${parsed.nearest ?? ''}`
const NOT = 'not ok: '

describe('durations', () => {
  test.each([
    ['90s', 90],
    ['2m', 120],
    ['1m30s', 90],
    ['1h', 3600],
    ['500ms', 0.5],
    ['90', 90],
    ['1.5', 1.5],
    ['0', 0],
    ['0s', 0],
    ['24h', 86_400],
    ['25h', NOT],
    ['99999999999999999999s', NOT],
    ['-1s', NOT],
    ['1e3', NOT],
    ['90 s', NOT],
    ['s', NOT],
    ['90sec', NOT],
    ['NaN', NOT],
    ['Infinity', NOT],
  ])('%s', (text, expected) => expect(given(values.parseDuration(text))).toBe(expected))

  test.each(['0', '0s', '0ms', '0m0s'])('nothing is ready within %s', (text) =>
    expect(given(values.parseTimeout(text))).toBe(NOT),
  )
  test('a timeout may be short', () => expect(given(values.parseTimeout('1ms'))).toBe(0.001))
})

describe('sizes', () => {
  test.each([
    ['250MB', 250e6],
    ['1GiB', 1024 ** 3],
    ['512m', 512 * 1024 ** 2],
    ['1.5 kB', 1500],
    ['7', 7],
    ['1gib', 1024 ** 3],
    ['0', NOT],
    ['-1', NOT],
    ['10 zettabytes', NOT],
    ['99999999999999999999GB', NOT],
    ['', NOT],
    ['1__proto__', NOT],
    ['1constructor', NOT],
  ])('%s', (text, expected) => expect(given(values.parseSize(text))).toBe(expected))
  test.each([
    ['6m', 6 * 1024 ** 2],
    ['6MB', NOT],
    ['1', NOT],
  ])('memory %s', (text, expected) => expect(given(values.parseMemory(text))).toBe(expected))
  test.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['2', 2],
    ['0', NOT],
    ['0.001', NOT],
    ['1e2', NOT],
    ['1,5', NOT],
    ['9999', NOT],
  ])('cpus %s', (text, expected) => expect(given(values.parseCpus(text))).toBe(expected))
})

describe('ports', () => {
  test.each([
    ['1', { port: 1, protocol: 'tcp' }],
    ['65535', { port: 65_535, protocol: 'tcp' }],
    ['5000/tcp', { port: 5000, protocol: 'tcp' }],
    ['5000/TCP', { port: 5000, protocol: 'tcp' }],
    ['53/udp', { port: 53, protocol: 'udp' }],
    ['0', NOT],
    ['65536', NOT],
    ['53/sctp', NOT],
    ['8080:80', NOT],
    ['http', NOT],
    ['80.5', NOT],
    ['0x50', NOT],
    ['99999999999999999999', NOT],
  ])('%s', (text, expected) => expect(given(values.parsePort(text))).toEqual(expected))
})

describe('words', () => {
  test.each([
    ['sh -c "a b"', ['sh', '-c', 'a b']],
    ['sh -c \'a "b" $c\'', ['sh', '-c', 'a "b" $c']],
    ['a\\ b', ['a b']],
    ['"a \\"b\\" \\n"', ['a "b" \\n']],
    ['x=""', ['x=']],
    ['""', ['']],
    ['a\'b\'"c"d', ['abcd']],
    ['  a \n b\t', ['a', 'b']],
    ['["flask", "run"]', ['flask', 'run']],
    ['[]', []],
    ['$(rm -rf /); `x` | y', ['$(rm', '-rf', '/);', '`x`', '|', 'y']],
    ['["flask", 1]', NOT],
    ['["flask"', NOT],
    ['sh -c "a b', NOT],
    ["it's", NOT],
    ['a\\', NOT],
    ['  ', NOT],
  ])('%j', (text, expected) => expect(given(values.parseWords(text))).toEqual(expected))

  test('a long tangle of quotes takes no time', () => {
    const since = performance.now()
    values.parseWords('"\\'.repeat(20_000))
    values.parseWords(`${'a'.repeat(50_000)}"`)
    expect(performance.now() - since).toBeLessThan(500)
  })
})

describe('lists', () => {
  test.each([
    ['A=1\r\nB=2\r\n', ['A=1', 'B=2']],
    ['  A=1  \n\n# no\n  # neither\nB=2', ['A=1', 'B=2']],
    ['"A=one\ntwo ""quoted"""\nB=2', ['A=one\ntwo "quoted"', 'B=2']],
    ['A="x"', ['A="x"']],
    ['"unclosed\nB=2', ['"unclosed', 'B=2']],
    ['A=#not a comment', ['A=#not a comment']],
    ['type=gha,scope=a,mode=max', ['type=gha,scope=a,mode=max']],
    ['', []],
  ])('%j', (text, expected) => expect(values.parseList(text)).toEqual(expected))
})

describe('choices', () => {
  test.each([
    ['Always', 'always'],
    ['allways', 'not ok: always'],
    ['on-fail', 'not ok: on-failure'],
    ['zzz', NOT],
  ])('%s', (text, expected) =>
    expect(given(values.parseChoice(text, ['always', 'on-change', 'on-failure', 'never']))).toBe(expected),
  )
  test.each([
    ['TRUE', true],
    ['false', false],
    ['yes', NOT],
    ['flase', 'not ok: false'],
    ['1', NOT],
  ])('boolean %s', (text, expected) => expect(given(values.parseBoolean(text))).toBe(expected))
})
