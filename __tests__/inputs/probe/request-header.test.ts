/** Headers that a probe sends: how they are read, which are refused, and that secret values are shown nowhere. */
import { describe, expect, test } from '@jest/globals'
import { parseProbe, parseProbes } from '../../../src/inputs/probe/index.ts'

const noFile = () => {
  throw new Error('no file')
}
const read = (line: string) => parseProbe(line, noFile)
const headers = (line: string) => {
  const probe = read(line)
  return 'headers' in probe ? probe.headers.map(({ name, value }) => [name, value]) : null
}

describe('headers', () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    ['http://:8000/', []],
    ['http://:8000/ Host=example.org', [['Host', 'example.org']]],
    ['http://:8000/ host=example.org:8000', [['host', 'example.org:8000']]],
    ['http://:8000/ Host=[::1]:80', [['Host', '[::1]:80']]],
    ['https Host=example.org server=example.org', [['Host', 'example.org']]],
    [
      'http://:8000/ status=200 Host=a X-Token="b c" body=ok',
      [
        ['Host', 'a'],
        ['X-Token', 'b c'],
      ],
    ],
    ['http x-b3-traceid=1', [['x-b3-traceid', '1']]],
    ['http Session=1', [['Session', '1']]],
    ['http Cookie="a=b; c=d"', [['Cookie', 'a=b; c=d']]],
    ['http X-Empty=""', [['X-Empty', '']]],
    ['http header:x-version=3', []],
  ])('%s', (line, found) => expect(headers(line)).toEqual(found))

  test('terms keep their meaning in capitals', () => {
    expect(read('http Status=200')).toMatchObject({ expect: [{ on: 'status' }], headers: [] })
  })
})

describe('not allowed', () => {
  const mistake = (line: string) => {
    const { mistakes } = parseProbes(line, noFile)
    const [says = '', shown = '', caret = ''] = mistakes[0]?.split('\n') ?? []
    return { says, at: shown.slice(caret.indexOf('^')), text: mistakes.join('\n') }
  }
  test.each([
    ['http statu=200', 'did you mean `status`?', 'statu=200'],
    ['http Statu=200', 'did you mean `status`?', 'Statu=200'],
    ['http status-code=200', 'did you mean `status`?', 'status-code=200'],
    ['http header-x=200', 'did you mean `header`?', 'header-x=200'],
    ['http token=200', 'or a header to send, as in Host=example.org', 'token=200'],
    ['http Host=', 'a value after Host=', ''],
    ['http Host="a b"', 'the name of a host, as in Host=example.org', '"a b"'],
    ['http Host=a/b', 'the name of a host, as in Host=example.org', 'a/b'],
    ['http X-A="\u0001"', 'a value of printable characters', '"\u0001"'],
    ['http X-A=😀', 'a value of printable characters', '**'],
    ['http Host=a host=b', 'host once', 'host=b'],
    ['http Content-Length=3', 'no Content-Length: the probe sets it itself', 'Content-Length=*'],
    ['http Transfer-Encoding=chunked', 'no Transfer-Encoding', 'Transfer-Encoding=*******'],
    ['tcp Host=a', 'nothing more', 'Host=a'],
    ['grpc Host=a', 'nothing more', 'Host=a'],
  ])('%s', (line, says, at) => {
    const found = mistake(line)
    expect(found.says).toContain(says)
    if (!line.includes('\u0001')) expect(found.at).toBe(at)
  })
  test.each(['\r\nX-Evil: 1', '\nX-Evil: 1', '\r'])('a line end in a value: %j', (end) => {
    const { probes } = parseProbes(`http X-A="a${end}"`, noFile)
    for (const probe of probes)
      if ('headers' in probe)
        for (const { name, value } of probe.headers) expect(name + value).not.toMatch(/[\r\n]/)
  })
})

describe('secrets', () => {
  test('are not in the text of the probe', () => {
    const line = 'http://:80/ Host=example.org Authorization="Bearer s3cret" X-Token=s3cret status=200'
    expect(read(line).text).toBe('http://:80/ Host=example.org Authorization=*** X-Token=*** status=200')
  })
  test('are not in what is said of a wrong line', () => {
    const { mistakes } = parseProbes('http X-Token=s3cret Cookie="a=s3cret" statu=200', noFile)
    expect(mistakes.join('\n')).not.toContain('s3cret')
  })
  test('lines that differ in one alone are two', () => {
    const { probes } = parseProbes('http X-Token=one\nhttp X-Token=two\nhttp X-Token=one', noFile)
    expect(probes.map(({ text }) => text)).toEqual(['http X-Token=***', 'http X-Token=*** (2)'])
  })
})
