/** The grammar of probe lines, and the messages for wrong lines. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MOST_PROBES, parseProbe, parseProbes } from '../../../src/inputs/probe/index.ts'

const PEM = readFileSync(join(import.meta.dirname, '../../smoke/fixtures/cert.pem'), 'utf8')
const FILES: Readonly<Record<string, string>> = { 'ca.pem': PEM, 'my ca.pem': PEM, 'empty.pem': '' }

function readFile(path: string): string {
  const text = FILES[path]
  if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`)
  return text
}
const read = (line: string) => parseProbe(line, readFile)
const ANYONE = { ca: null, server: null }

describe('places', () => {
  test.each([
    ['auto://:8080', { kind: 'auto', port: 8080 }],
    ['AUTO', { kind: 'auto', port: null }],
    ['tcp', { kind: 'tcp', port: null }],
    ['tcp://:5432', { kind: 'tcp', port: 5432 }],
    ['tcp://localhost:5432/', { kind: 'tcp', port: 5432 }],
    ['http', { kind: 'http', port: null, path: '/', expect: [], trust: ANYONE }],
    ['http:///healthz', { kind: 'http', port: null, path: '/healthz' }],
    ['http://:8080', { kind: 'http', port: 8080, path: '/' }],
    ['http://:8080?x', { kind: 'http', port: 8080, path: '/?x' }],
    ['http://:8080/x?y=1#z', { kind: 'http', port: 8080, path: '/x?y=1#z' }],
    ['HTTPS://localhost/x', { kind: 'https', port: null, path: '/x' }],
    ['http://127.0.0.1:80/', { kind: 'http', port: 80, path: '/' }],
    ['http://0.0.0.0:80/', { kind: 'http', port: 80 }],
    ['http://[::1]:80/', { kind: 'http', port: 80 }],
    ['udp://:53', { kind: 'udp', port: 53, send: null, answer: null }],
    ['grpc://:50051', { kind: 'grpc', port: 50_051, service: '' }],
    ['grpc://:50051/', { kind: 'grpc', service: '' }],
    ['grpcs://:50051/package.v1.Service', { kind: 'grpcs', service: 'package.v1.Service' }],
    ['healthcheck', { kind: 'healthcheck' }],
  ])('%s', (line, expected) => expect(read(line)).toMatchObject(expected))
})

describe('terms', () => {
  const term = (text: string) => {
    const probe = read(`https://:1/ ${text}`)
    return 'expect' in probe ? probe.expect : []
  }
  test.each<[string, object]>([
    ['status=200', { on: 'status', ranges: [[200, 200]] }],
    [
      'status=200,2XX,404,500-503',
      {
        on: 'status',
        ranges: [
          [200, 200],
          [200, 299],
          [404, 404],
          [500, 503],
        ],
      },
    ],
    ['body="ok"', { on: 'body', test: { how: 'contains', text: 'ok' } }],
    ['body=ok', { on: 'body', test: { how: 'contains', text: 'ok' } }],
    ['body=\'a "b" \\n\'', { on: 'body', test: { how: 'contains', text: 'a "b" \\n' } }],
    ['body="say \\"hi\\""', { on: 'body', test: { how: 'contains', text: 'say "hi"' } }],
    ['body=a\\ b', { on: 'body', test: { how: 'contains', text: 'a b' } }],
    ['body~"^\\d+ ok$"', { on: 'body', test: { how: 'matches', pattern: '^\\d+ ok$', flags: '' } }],
    ['body~\\d+', { on: 'body', test: { how: 'matches', pattern: '\\d+', flags: '' } }],
    ['body~/a b[/]c/im', { on: 'body', test: { how: 'matches', pattern: 'a b[/]c', flags: 'im' } }],
    ['body~/healthz', { on: 'body', test: { how: 'matches', pattern: '/healthz', flags: '' } }],
    ['header:X-Version=3', { on: 'header', name: 'x-version', test: { how: 'is', text: '3' } }],
    ['header:x~"^a"', { on: 'header', name: 'x', test: { how: 'matches', pattern: '^a', flags: '' } }],
    ['header:x', { on: 'header', name: 'x', test: null }],
    ['json:$.status="ok"', { on: 'json', path: '$.status', test: { how: 'is', value: 'ok' } }],
    ['json:$.status=ok', { on: 'json', path: '$.status', test: { how: 'is', value: 'ok' } }],
    ['json:$.a[0].b=-3.5e1', { on: 'json', path: '$.a[0].b', test: { how: 'is', value: -35 } }],
    ['json:$.a="3"', { on: 'json', path: '$.a', test: { how: 'is', value: '3' } }],
    ['json:$.a=true', { on: 'json', path: '$.a', test: { how: 'is', value: true } }],
    ['json:$.a=null', { on: 'json', path: '$.a', test: { how: 'is', value: null } }],
    ['json:$.x', { on: 'json', path: '$.x', test: null }],
    [
      "json:$['a = b'].c~/x/i",
      { on: 'json', path: "$['a = b'].c", test: { how: 'matches', pattern: 'x', flags: 'i' } },
    ],
    ['json:$.a[?@.b == "]"].c=1', { on: 'json', path: '$.a[?@.b == "]"].c', test: { how: 'is', value: 1 } }],
    ['latency<500ms', { on: 'latency', below: 0.5 }],
  ])('%s', (text, expected) => expect(term(text)).toEqual([{ ...expected, text }]))

  test('several at once, in any order', () => {
    const line = 'http://:8080/healthz status=200 body~"ok" header:x-version=3 body="all is well"'
    expect(read(line)).toMatchObject({
      text: line,
      expect: [{ text: 'status=200' }, { text: 'body~"ok"' }, { text: 'header:x-version=3' }, { on: 'body' }],
    })
  })
  test.each([
    ['https ca=ca.pem', { ca: PEM, server: null }],
    ['https ca="my ca.pem" server=api.example', { ca: PEM, server: 'api.example' }],
    ['grpcs server=x', { ca: null, server: 'x' }],
  ])('%s', (line, trust) => expect(read(line)).toMatchObject({ trust }))

  test.each([
    ['udp send="PING\\r\\n" answer', '50494e470d0a', 'any'],
    ['udp send="PING"', '50494e47', 'any'],
    ['udp send=hex:0A0b', '0a0b', 'any'],
    ['udp send="é\\x00\\xff\\t"', 'c3a900ff09', 'any'],
    ['udp answer', null, 'any'],
    ['udp answer="PONG"', null, { how: 'contains', text: 'PONG' }],
    ['udp answer~"^P"', null, { how: 'matches', pattern: '^P', flags: '' }],
  ])('%s', (line, send, answer) => expect(read(line)).toMatchObject({ send, answer }))
})

describe('what has no port', () => {
  test.each([
    ['exec pg_isready -q', ['pg_isready', '-q']],
    ['exec  sh -c "echo a  b"', ['sh', '-c', 'echo a  b']],
    ["exec echo '' a\\ b c\\d \\\"", ['echo', '', 'a b', 'c\\d', '"']],
    ['exec /bin/test -f /tmp/ready', ['/bin/test', '-f', '/tmp/ready']],
  ])('%s', (line, argv) => expect(read(line)).toEqual({ kind: 'exec', text: line, argv }))
  test.each([
    ['log ready', { how: 'contains', text: 'ready' }],
    ['log "ready to accept connections"', { how: 'contains', text: 'ready to accept connections' }],
    ['log ~"^ready \\d"', { how: 'matches', pattern: '^ready \\d', flags: '' }],
    ['log ~ready', { how: 'matches', pattern: 'ready', flags: '' }],
    ['log /ready (now)?/i', { how: 'matches', pattern: 'ready (now)?', flags: 'i' }],
    ['log /var/run', { how: 'contains', text: '/var/run' }],
  ])('%s', (line, expected) => expect(read(line)).toMatchObject({ kind: 'log', test: expected }))
  test.each([
    ['exit 0', [0]],
    ['exit 0,3', [0, 3]],
    ['exit 0 , 255', [0, 255]],
  ])('%s', (line, codes) => expect(read(line)).toMatchObject({ kind: 'exit', codes }))
})

/** The word under the caret, the sentence, and the word that may have been meant. */
function mistake(line: string): { at: string; says: string } {
  const { mistakes, probes } = parseProbes(line, readFile)
  expect(probes).toEqual([])
  const [says = '', shown = '', caret = ''] = mistakes[0]?.split('\n') ?? []
  expect(caret.trim()).toBe('^')
  return { at: shown.slice(caret.indexOf('^')), says }
}

describe('what is wrong, and where', () => {
  test.each([
    ['htpp', 'htpp', 'did you mean `http`?'],
    ['httpss://:1/', 'httpss://:1/', 'did you mean `https`?'],
    ['/healthz', '/healthz', 'expected a probe: auto, http://:8080/path,'],
    ['8080', '8080', 'expected a probe'],
    ['constructor', 'constructor', 'expected a probe'],
    ['tcp://5432', '5432', 'expected a colon before the port; did you mean `tcp://:5432`?'],
    ['http://8080/healthz a', '8080/healthz a', 'did you mean `http://:8080/healthz`?'],
    [
      'http://api:80/',
      'api:80/',
      'expected no host, because probes always go to the container; did you mean `http://:80/`?',
    ],
    ['http://:0/', '0/', 'a port from 1 to 65535'],
    ['http://:70000/', '70000/', 'a port from 1 to 65535'],
    ['http://:99999999999999999999', '9'.repeat(20), 'a port from 1 to 65535'],
    ['http://:x/', 'x/', 'a port from 1 to 65535'],
    ['tcp:5432', ':5432', 'expected tcp://:5432'],
    ['tcp://:5432/x', '/x', 'no path here'],
    ['auto://:80/x', '/x', 'no path here'],
    ['grpc://:1/a/b', '/a/b', 'the name of a service'],
    ['exit://:1', '://:1', 'a blank after exit'],
    ['http://:8080/ statu=200', 'statu=200', 'did you mean `status`?'],
    ['http://:8080/ =', '=', 'expected one of status, body, header, json, latency'],
    ['http ca=ca.pem', 'ca=ca.pem', 'one of status'],
    ['tcp body=x', 'body=x', 'nothing more'],
    ['http status=200 status=201', 'status=201', 'status once'],
    ['http status', '', 'status=200'],
    ['http status~2', '~2', 'status=200'],
    ['http status=20', '20', 'status=200'],
    ['http status=2x', '2x', 'status=200'],
    ['http status=300-200', '300-200', 'status=200'],
    ['http status=2xx-300', '2xx-300', 'status=200'],
    ['http status=200,', '', 'status=200'],
    ['http status=200;201', '200;201', 'status=200'],
    ['http body', '', 'body="text"'],
    ['http body<3', '<3', 'body="text"'],
    ['http body=', '', 'a text'],
    ['http body="open', '"open', 'a second " to close this one'],
    ["http body='open", "'open", "a second ' to close this one"],
    ['http body~"("', '"("', 'a regular expression (Unterminated group)'],
    ['http body~/a/gg', 'gg', 'the flags i, m, s, u'],
    ['http body~/a/g', 'g', 'the flags i, m, s, u'],
    ['http header=x', '=x', 'the name of a header'],
    ['http header:=x', ':=x', 'the name of a header'],
    ['http json=x', '=x', 'a JSON path'],
    ['http json:status=1', 'status=1', 'a JSON path such as'],
    ['http json:$.a[b]=1', 'b]=1', 'a JSON path such as'],
    ['http json:$.a[0=1', '=1', 'a JSON path such as'],
    ['http json:$.a=', '', 'a value'],
    ['http latency=500ms', '=500ms', 'latency<500ms'],
    ['http latency<soon', 'soon', 'a time such as 500ms'],
    ['http latency<0s', '0s', 'a time such as 500ms'],
    [
      'https ca=none.pem',
      'none.pem',
      "a file that can be read (ENOENT: no such file or directory, open 'none.pem')",
    ],
    ['https ca=empty.pem', 'empty.pem', 'a PEM file with a certificate'],
    ['https server=-x', '-x', 'a host name'],
    ['udp send=hex:0', '0', 'pairs of hexadecimal digits'],
    ['udp answers', 'answers', 'did you mean `answer`?'],
    ['healthcheck now', 'now', 'nothing after healthcheck'],
    ['exec', '', 'a command'],
    ['exec "" x', '"" x', 'a command'],
    ['log', '', 'a text in quotes'],
    ['log ready to go', 'to go', 'did you mean `log "ready to go"`?'],
    ['log ""', '', 'a text that is not empty'],
    ['exit', '', 'exit codes from 0 to 255'],
    ['exit 256', '256', 'exit codes from 0 to 255'],
    ['exit 0 3', '3', 'a comma between exit codes'],
  ])('%s', (line, at, says) => {
    const found = mistake(line)
    expect(found.at).toBe(at)
    expect(found.says).toContain(says)
  })

  test('every wrong line at once, each with its number', () => {
    const { mistakes } = parseProbes('# a list\n\nhttp://:1/ x\ntcp\r\nlog\n', readFile)
    expect(mistakes.map((text) => text.split(' is ')[0])).toEqual(['line 3', 'line 5'])
  })
  test('the caret stands under wide characters as well', () => {
    const [, shown = '', caret = ''] = parseProbes('log 日本 x', readFile).mistakes[0]?.split('\n') ?? []
    expect(shown).toBe('  log 日本 x')
    expect(caret).toBe(`${' '.repeat(2 + 'log '.length + 4 + 1)}^`)
  })
  test('a long line is shown around the caret only', () => {
    const [, shown = '', caret = ''] =
      parseProbes(`http body="${'a'.repeat(900)}" nonsense ${'b'.repeat(500)}`, readFile).mistakes[0]?.split(
        '\n',
      ) ?? []
    expect(shown.length).toBeLessThan(140)
    expect(shown.slice(caret.indexOf('^'))).toMatch(/^nonsense bb/)
  })
  test.each([
    ['too many lines', 'tcp\n'.repeat(MOST_PROBES + 1), `${MOST_PROBES + 1} lines are too many`],
    ['too long a line', `log ${'a'.repeat(3000)}`, 'at most 2000 characters'],
  ])('%s', (_, text, says) => expect(parseProbes(text, readFile).mistakes.join()).toContain(says))
})

describe('lines', () => {
  test.each(['', 'auto', '\n# x\n AUTO \n\nauto'])('%j is what happens anyway', (text) =>
    expect(parseProbes(text, readFile)).toEqual({ probes: [], mistakes: [] }),
  )
  test('the same line twice is one probe', () =>
    expect(parseProbes('tcp\n tcp \nauto', readFile).probes.map(({ text }) => text)).toEqual(['tcp', 'auto']))

  const kind = fc.constantFrom('http', 'https://:1/', 'udp', 'exec', 'log', 'exit', 'grpc', 'tcp')
  const term = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'body=',
      'body~"',
      'json:$',
      'json:$.a[',
      'status=2xx',
      'header:',
      'ca=',
      'send=hex:',
      '/a/',
      '\\',
    ),
  )
  test('no line makes it throw, or point outside of the line', () => {
    fc.assert(
      fc.property(kind, fc.array(term, { maxLength: 5 }), (first, terms) => {
        const { probes, mistakes } = parseProbes(
          `${first} ${terms.join(' ').replace(/[\r\n]/g, '')}`,
          readFile,
        )
        expect(probes.length + mistakes.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2000 },
    )
  })
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((one) => !/\s/.test(one.replaceAll(' ', '')))
  test('what is quoted is read as it was', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (argv) => {
        expect(read(`exec ${argv.map(quoted).join(' ')}`)).toMatchObject({ argv })
      }),
    )
  })
})
