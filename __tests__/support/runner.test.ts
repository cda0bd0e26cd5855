/** That the runner of the tests reads, masks, limits and evaluates as the real one does. */
import { describe, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { actionEnv } from './dist.ts'
import { evaluate, interpolate } from './expressions.ts'
import { readLog } from './runner-log.ts'

const logOf = (...chunks: string[]) => {
  const reader = readLog(['token-of-job'])
  for (const chunk of chunks) reader.write('stdout', chunk)
  return reader.end()
}

describe('what is printed', () => {
  test('our own commands', () => {
    const { annotations, masks, groups, lines, violations } = logOf(
      '::add-mask::50%25\n::group::Weighing\n  a 50% token-of-job\n::endgroup::\n',
      '::error title=Sea Trial%3A x,file=a%2Cb,line=2::two%0Alines\n',
    )
    expect(violations).toEqual([])
    expect(masks).toEqual(['token-of-job', '50%'])
    expect(groups).toEqual(['Weighing'])
    expect(lines).toEqual(['  a *** ***'])
    expect(annotations).toEqual([
      { level: 'error', title: 'Sea Trial: x', file: 'a,b', line: '2', message: 'two\nlines' },
    ])
  })

  test.each([
    '::set-env name=A::b',
    '::add-path::/x',
    ' \u00a0::set-output name=a::b',
    'x ##[error]y',
    '##[add-mask]x',
    '::error::without a title',
    '::endgroup::',
    'text\r::warning::z',
    '::stop-commands::abc',
    '::group::a\n::group::b',
    'text\n::add-mask::late',
  ])('%j is not ours', (text) => expect(logOf(`${text}\n`).violations).toHaveLength(1))

  test.each(['::unknown::x', 'a ::error::x', '| ::error::x', '##[unknown]x', '#[error]x', '::', ''])(
    '%j is text',
    (text) => expect(logOf(text)).toMatchObject({ violations: [], lines: text === '' ? [] : [text] }),
  )

  test('in pieces, of both streams, with a character in two', () => {
    const reader = readLog()
    const bytes = Buffer.from('é\n')
    reader.write('stdout', ':')
    reader.write('stderr', bytes.subarray(0, 1))
    reader.write('stdout', ':warning title=Sea Trial::x\r')
    reader.write('stderr', bytes.subarray(1))
    reader.write('stdout', '\n')
    expect(reader.end()).toMatchObject({ lines: ['é'], annotations: [{ message: 'x' }] })
  })

  test('between stop-commands and its token nothing is obeyed', () => {
    const { annotations, violations } = logOf(
      '::stop-commands::t0ken\n::error::a\n::t0ken::\n::error title=Sea Trial::b\n',
    )
    expect(annotations.map(({ message }) => message)).toEqual(['b'])
    expect(violations).toEqual(['::stop-commands::t0ken'])
  })

  test('ten annotations of a level, of 4096 characters', () => {
    const { annotations, lost } = logOf(`::notice title=Sea Trial::${'x'.repeat(5000)}\n`.repeat(12))
    expect([annotations.length, lost.length, annotations[0]?.message.length]).toEqual([10, 2, 4096])
  })
})

describe('what the action gets', () => {
  const occasion = { event: 'push', payload: {}, apiUrl: '' }
  const matrix = { os: 'alpine' }
  const inputs = (more: object) => actionEnv({}, { soak: '1s' }, { ...occasion, ...more }).env

  test('inputs of action.yml, with defaults and expressions', () => {
    const job = { check_run_id: 71, container: { network: 'n' }, services: {} }
    expect(inputs({ contexts: { matrix, strategy: { 'job-total': 2 }, job } })).toMatchObject({
      INPUT_SOAK: '1s',
      INPUT_TIMEOUT: '60s',
      INPUT_TOKEN: 'ghs_testtoken',
      'INPUT_JOB-MATRIX': '{\n  "os": "alpine"\n}',
      'INPUT_JOB-TOTAL': '2',
      'INPUT_JOB-CHECK-RUN': '71',
      'INPUT_JOB-NETWORK': 'n',
      'INPUT_JOB-SERVICES': '{}',
    })
    expect(inputs({})).toMatchObject({ 'INPUT_JOB-MATRIX': 'null', 'INPUT_JOB-CHECK-RUN': '' })
  })

  test.each([
    ['older', ''],
    ['literal', '${{ toJSON(matrix) }}'],
  ])('a server that is %s', (server, text) => {
    expect(inputs({ server, contexts: { matrix } })).toMatchObject({
      'INPUT_JOB-MATRIX': text,
      INPUT_TIMEOUT: '60s',
    })
  })

  test('a summary of more than 1 MiB is not shown', () => {
    const run = actionEnv({}, {}, occasion)
    const path = run.env.GITHUB_STEP_SUMMARY ?? ''
    writeFileSync(path, 'x'.repeat(1024 ** 2))
    expect(run.summary()).toHaveLength(1024 ** 2)
    writeFileSync(path, 'x'.repeat(1024 ** 2 + 1))
    expect(run.summary()).toBe('')
  })
})

describe('expressions', () => {
  const contexts = { github: { event_name: 'push', event: { a: { b: 3 } } }, matrix: null }
  test.each<[string, unknown]>([
    ["github.event_name == 'PUSH'", true],
    ["github.event_name != 'push' || !github.event.x", true],
    ["github.event['a'].b", 3],
    ["(github.event.a.b == 3) && 'it''s'", "it's"],
    ['matrix.os', null],
    ['toJSON(github.event)', '{\n  "a": {\n    "b": 3\n  }\n}'],
    ['true && null', null],
  ])('%s', (expression, value) => expect(evaluate(expression, contexts)).toEqual(value))

  test.each(['secrets.X', 'github.', 'a b', "'x", 'hashFiles(1)', 'github == '])(
    '%s is an error',
    (expression) => expect(() => evaluate(expression, contexts)).toThrow(),
  )

  test('in a text', () =>
    expect(interpolate('a ${{ github.event.a.b }} ${{ matrix.os }}b', contexts)).toBe('a 3 b'))
})
