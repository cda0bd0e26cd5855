/** Single lines of the three formats; whole outputs are in replay.test.ts. */
import { describe, expect, test } from '@jest/globals'
import type { BuildEvent } from '../../../src/build/output/events.ts'
import { legacyReader } from '../../../src/build/output/legacy.ts'
import { plainReader } from '../../../src/build/output/plain.ts'
import { readRawJson } from '../../../src/build/output/rawjson.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const short = (events: readonly BuildEvent[]): unknown[] =>
  events.map((event) =>
    event.kind === 'log' ? `log ${event.id} ${Buffer.from(event.bytes).toString()}` : event,
  )

describe('rawjson', () => {
  test.each<[string, object, unknown[]]>([
    [
      'a step that waits',
      { vertexes: [{ digest: 'd', name: 'n' }] },
      [{ kind: 'step', id: 'd', name: 'n', status: 'waiting' }],
    ],
    [
      'a step that runs',
      { vertexes: [{ digest: 'd', name: 'n', started: '2026-11-24T02:10:34.652757864Z' }] },
      [{ kind: 'step', id: 'd', name: 'n', status: 'running', started: 1795486234.652 }],
    ],
    [
      'a step that is cached',
      {
        vertexes: [
          {
            digest: 'd',
            name: 'n',
            started: '2026-01-01T00:00:00Z',
            completed: '2026-01-01T00:00:01Z',
            cached: true,
          },
        ],
      },
      [{ kind: 'step', id: 'd', name: 'n', status: 'cached', started: 1767225600, completed: 1767225601 }],
    ],
    [
      'a step that failed',
      { vertexes: [{ digest: 'd', name: 'n', started: '2026-01-01T00:00:00Z', error: 'no' }] },
      [{ kind: 'step', id: 'd', name: 'n', status: 'failed', started: 1767225600, error: 'no' }],
    ],
    [
      'the halves of a linked copy',
      { vertexes: [{ digest: 'd', name: 'n', progressGroup: { id: 'g' } }] },
      [{ kind: 'step', id: 'g', name: 'n', status: 'waiting' }],
    ],
    ['a log', { logs: [{ vertex: 'd', stream: 2, data: base64('a\nb') }] }, ['log d a\nb']],
    [
      'a warning',
      {
        warnings: [
          {
            vertex: 'd',
            short: base64('StageNameCasing: Stage name (line 1) (line 3)'),
            range: [{ start: { line: 2 } }],
          },
        ],
      },
      [{ kind: 'warning', rule: 'StageNameCasing', message: 'Stage name (line 1)', line: 2, id: 'd' }],
    ],
    [
      'a warning without a rule',
      { warnings: [{ short: base64('empty continuation') }] },
      [{ kind: 'warning', rule: 'BuildWarning', message: 'empty continuation' }],
    ],
    ['transfers', { statuses: [{ id: 'x' }] }, []],
    ['nulls', { vertexes: null, logs: null, warnings: null }, []],
    ['entries of another shape', { vertexes: [1, { name: 'n' }, null], logs: ['x'], warnings: [{}] }, []],
  ])('%s', (_, status, expected) => {
    expect(short(readRawJson(JSON.stringify(status)) ?? [])).toEqual(expected)
  })

  test.each(['{', '', 'ERROR: no', '[]', 'null'])('%j is no status', (line) => {
    expect(readRawJson(line)).toBeNull()
  })
})

const all = (reader: (line: string) => BuildEvent[], lines: string[]): unknown[] =>
  short(lines.flatMap(reader))

describe('plain', () => {
  const named = '#4 [2/3] RUN make'
  const step = { kind: 'step', id: '4', name: '[2/3] RUN make', status: 'running' }
  test.each<[string, string[], unknown[]]>([
    ['a name, said again later', [named, '#4 ...', named], [step]],
    ['the digest that 20.10 prints', [named, `#4 sha256:${'a'.repeat(64)}`], [step]],
    ['a log', [named, '#4 0.228 hello'], [step, 'log 4 hello\n']],
    ['an empty line of a log', [named, '#4 0.228 '], [step, 'log 4 \n']],
    ['a log that speaks like a builder', [named, '#4 0.228 #4 DONE 9.9s'], [step, 'log 4 #4 DONE 9.9s\n']],
    [
      'done',
      [named, '#4 DONE 1.2s'],
      [step, { kind: 'step', id: '4', name: '', status: 'done', seconds: 1.2 }],
    ],
    ['cached', [named, '#4 CACHED'], [step, { kind: 'step', id: '4', name: '', status: 'cached' }]],
    [
      'failed',
      [named, '#4 ERROR: no'],
      [step, { kind: 'step', id: '4', name: '', status: 'failed', error: 'no' }],
    ],
    [
      'cancelled',
      [named, '#4 CANCELED'],
      [step, { kind: 'step', id: '4', name: '', status: 'failed', error: 'context canceled' }],
    ],
    [
      'a warning',
      [named, '#4 WARN: Ab: c (line 3)'],
      [step, { kind: 'warning', rule: 'Ab', message: 'c', line: 3 }],
    ],
    ['transfers', [named, '#4 transferring dockerfile: 2B done'], [step]],
    ['buildx about itself', ['#0 building with "default" instance'], []],
    ['other words', ['ERROR: no'], [{ kind: 'text', line: 'ERROR: no' }]],
  ])('%s', (_, lines, expected) => {
    expect(all(plainReader(), lines)).toEqual(expected)
  })
})

describe('the legacy builder', () => {
  const steps = (lines: string[]): string[] =>
    all(legacyReader(), lines).map((event) =>
      typeof event === 'string'
        ? event.trim()
        : Object.values(event as Record<string, unknown>)
            .filter((value) => value !== '')
            .join(' '),
    )
  test.each<[string, string[], string[]]>([
    [
      'steps, cached and not',
      [
        'Sending build context to Docker daemon  2kB',
        'Step 1/2 : FROM a',
        ' ---> 0123456789ab',
        'Step 2/2 : RUN b',
        ' ---> Using cache',
        ' ---> 0123456789ab',
        'Successfully built 0123456789ab',
        'Successfully tagged a:b',
      ],
      [
        'transfer  2000',
        'step 1 Step 1/2 : FROM a running',
        'step 1 done',
        'step 2 Step 2/2 : RUN b running',
        'step 2 cached',
      ],
    ],
    [
      'a log, with colours and a forged step',
      [
        'Step 1/2 : RUN a',
        ' ---> Running in 0123456789ab',
        '\u001b[91mno\u001b[0m',
        'Step 2/9 : RUN evil',
        'Step 7/2 : RUN evil',
        ' ---> Removed intermediate container 0123456789ab',
      ],
      [
        'step 1 Step 1/2 : RUN a running',
        'log 1 no',
        'log 1 Step 2/9 : RUN evil',
        'log 1 Step 7/2 : RUN evil',
      ],
    ],
    [
      'the steps of Podman',
      ['STEP 1/2: FROM a', '--> 0123456789a', 'STEP 2/2: RUN b', 'out'],
      ['step 1 Step 1/2 : FROM a running', 'step 1 done', 'step 2 Step 2/2 : RUN b running', 'log 2 out'],
    ],
    ['words before any step', ['something else'], ['text something else']],
  ])('%s', (_, lines, expected) => {
    expect(steps(lines)).toEqual(expected)
  })
})

describe('bytes of the context that were sent', () => {
  test('in rawjson, and no other transfer', () => {
    const statuses = [
      { id: 'transferring context:', vertex: 'd', current: 30_007_444 },
      { id: 'transferring dockerfile:', vertex: 'e', current: 80 },
      { id: 'transferring context:', vertex: 'd', current: 'many' },
    ]
    expect(readRawJson(JSON.stringify({ statuses }))).toEqual([
      { kind: 'transfer', id: 'd', bytes: 30_007_444 },
    ])
  })
  test.each([
    ['transferring context: 30.01MB 0.3s done', 30_010_000],
    ['transferring context: 2B done', 2],
    ['transferring context: 1.5kB', 1500],
    ['transferring context: 1.2GB 9.1s', 1_200_000_000],
  ])('in plain: %s', (text, bytes) => {
    const read = plainReader()
    read('#6 [internal] load build context')
    expect(read(`#6 ${text}`)).toEqual([{ kind: 'transfer', id: '6', bytes }])
  })
  test('in plain, not a size: nothing', () => {
    const read = plainReader()
    read('#6 [internal] load build context')
    expect(read('#6 transferring context: soon')).toEqual([])
  })
  test('of the legacy builder', () => {
    expect(legacyReader()('Sending build context to Docker daemon     30MB\r\r')).toEqual([
      { kind: 'transfer', id: null, bytes: 30_000_000 },
    ])
  })
})
