/** The rows are what the engines really wrote for the Dockerfile below: 20.10, 28 (both stores), and the legacy builder. */
import { describe, expect, test } from '@jest/globals'
import { readDockerfile, type Dockerfile } from '../../../src/build/dockerfile/index.ts'

const DOCKERFILE = `ARG V=latest
FROM busybox:$V AS base
ARG TOKEN
ARG A=1 B=2
ENV X=1 Y=2
LABEL l="v w"
ONBUILD RUN echo trig
RUN echo base; \\
  # c
  echo two
FROM base AS final
ARG TOKEN
SHELL ["/bin/sh","-e","-c"]
WORKDIR /app
WORKDIR /
COPY --chown=1:1 Dockerfile /d
ADD Dockerfile /e
RUN ["true", "x"]
RUN echo $TOKEN
USER 1
VOLUME /v
STOPSIGNAL SIGINT
EXPOSE 5000 53/udp
HEALTHCHECK --interval=3s CMD true
ENTRYPOINT ["sh","-c"]
CMD ["a b","c"]
`

const BUILDKIT_28 = [
  '',
  'ARG TOKEN=hunter2',
  'ARG A=1 B=2',
  'ENV X=1 Y=2',
  'LABEL l=v w',
  'RUN |3 TOKEN=hunter2 A=1 B=2 /bin/sh -c echo base;   echo two # buildkit',
  'RUN |3 TOKEN=hunter2 A=1 B=2 /bin/sh -c echo trig # buildkit',
  'ARG TOKEN=hunter2',
  'SHELL [/bin/sh -e -c]',
  'WORKDIR /app',
  'WORKDIR /',
  'COPY --chown=1:1 Dockerfile /d # buildkit',
  'ADD Dockerfile /e # buildkit',
  'RUN |3 TOKEN=hunter2 A=1 B=2 true x # buildkit',
  'RUN |3 TOKEN=hunter2 A=1 B=2 /bin/sh -e -c echo $TOKEN # buildkit',
  'USER 1',
  'VOLUME [/v]',
  'STOPSIGNAL SIGINT',
  'EXPOSE [5000/tcp 53/udp]',
  `HEALTHCHECK &{["CMD-SHELL" "true"] "3s" "0s" "0s" "0s" '\\x00'}`,
  'ENTRYPOINT ["sh" "-c"]',
  'CMD ["a b" "c"]',
]

const BUILDKIT_20_10 = BUILDKIT_28.map((row) =>
  row
    .replace('ARG TOKEN=hunter2', 'ARG TOKEN')
    .replace('RUN |3 TOKEN=hunter2 A=1 B=2 /bin/sh -c echo trig', 'RUN /bin/sh -c echo trig')
    .replace('COPY --chown=1:1 ', 'COPY ')
    .replace('[5000/tcp 53/udp]', 'map[5000/tcp:{} 53/udp:{}]'),
)

const OLD_BUILDER = [
  '',
  '/bin/sh -c #(nop)  ARG TOKEN',
  '/bin/sh -c #(nop)  ARG A=1 B=2',
  '/bin/sh -c #(nop)  ENV X=1 Y=2',
  '/bin/sh -c #(nop)  LABEL l=v w',
  '/bin/sh -c #(nop)  ONBUILD RUN echo trig',
  '|3 A=1 B=2 TOKEN=hunter2 /bin/sh -c echo base;   echo two',
  '/bin/sh -c echo trig',
  '/bin/sh -c #(nop)  ARG TOKEN',
  '/bin/sh -e -c #(nop)  SHELL [/bin/sh -e -c]',
  '/bin/sh -e -c #(nop) WORKDIR /app',
  '/bin/sh -e -c #(nop) WORKDIR /',
  '/bin/sh -e -c #(nop) COPY --chown=1:1file:cd3225d3773dea5a8c in /d ',
  '/bin/sh -e -c #(nop) ADD file:cd3225d3773dea5a8c in /e ',
  '|1 TOKEN=hunter2 true x',
  '|1 TOKEN=hunter2 /bin/sh -e -c echo $TOKEN',
  '/bin/sh -e -c #(nop)  USER 1',
  '/bin/sh -e -c #(nop)  VOLUME [/v]',
  '/bin/sh -e -c #(nop)  STOPSIGNAL SIGINT',
  '/bin/sh -e -c #(nop)  EXPOSE 5000 53/udp',
  `/bin/sh -e -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "true"] "3s" "0s" "0s" '\\x00'}`,
  '/bin/sh -e -c #(nop)  ENTRYPOINT ["sh" "-c"]',
  '/bin/sh -e -c #(nop)  CMD ["a b" "c"]',
]

/** podman 4.3: variables and lists as they are written, flags of a RUN too, no blank before the end of a row. */
const PODMAN = [
  '',
  '/bin/sh -c #(nop) ARG TOKEN',
  '/bin/sh -c #(nop) ARG A=1 B=2',
  '/bin/sh -c #(nop) ENV X=1 Y=2',
  '/bin/sh -c #(nop) LABEL l="v w"',
  '/bin/sh -c #(nop) ONBUILD RUN echo trig',
  '|3 A=1 B=2 TOKEN=hunter2 /bin/sh -c echo base;   echo two',
  '/bin/sh -c echo trig',
  '/bin/sh -c #(nop) ARG TOKEN',
  '/bin/sh -c #(nop) SHELL ["/bin/sh","-e","-c"]',
  '/bin/sh -c #(nop) WORKDIR /app',
  '/bin/sh -c #(nop) WORKDIR /',
  '/bin/sh -c #(nop) COPY --chown=1:1file:25ba2249bc7985176ae00b0f358655c7 in /d ',
  '/bin/sh -c #(nop) ADD file:25ba2249bc7985176ae00b0f358655c7 in /e ',
  '|1 TOKEN=hunter2 /bin/sh -c ["true", "x"]',
  '|1 TOKEN=hunter2 /bin/sh -e -c echo $TOKEN',
  '/bin/sh -c #(nop) USER 1',
  '/bin/sh -c #(nop) VOLUME /v',
  '/bin/sh -c #(nop) STOPSIGNAL SIGINT',
  '/bin/sh -c #(nop) EXPOSE 5000 53/udp',
  '/bin/sh -c #(nop) HEALTHCHECK --interval=3s CMD true',
  '/bin/sh -c #(nop) ENTRYPOINT ["sh","-c"]',
  '/bin/sh -c #(nop) CMD ["a b","c"]',
]

function model(dockerfile: string): Dockerfile {
  const settings = {
    file: 'app/Dockerfile',
    target: null,
    args: new Map<string, string>(),
    platform: null,
    redact: (text: string) => text.replace('hunter2', '***'),
  }
  return readDockerfile(dockerfile, settings)
}
const said = (rows: readonly string[]) => rows.map((row) => ({ created_by: row }))
const linesOf = (dockerfile: string, rows: readonly string[]) => model(dockerfile).linesOf(said(rows))
const below = (dockerfile: string, rows: readonly string[]) => model(dockerfile).rowsBelow(said(rows))

const pair = (dockerfile: string, rows: readonly string[]) => linesOf(dockerfile, rows).lines

const FINAL = [7, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26]

test.each<[string, string[], (number | undefined)[]]>([
  ['BuildKit of 28', BUILDKIT_28, [undefined, 3, 4, 5, 6, 8, ...FINAL]],
  ['BuildKit of 20.10', BUILDKIT_20_10, [undefined, 3, 4, 5, 6, 8, ...FINAL]],
  ['the legacy builder', OLD_BUILDER, [undefined, 3, 4, 5, 6, 7, 8, ...FINAL]],
  ['podman', PODMAN, [undefined, 3, 4, 5, 6, 7, 8, ...FINAL]],
])('every row of %s has its line, the base has none', (_, rows, expected) => {
  expect(pair(DOCKERFILE, rows)).toEqual(expected)
})

describe('the rows below are the base’s', () => {
  test.each([
    ['BuildKit of 28', BUILDKIT_28],
    ['BuildKit of 20.10', BUILDKIT_20_10],
    ['the legacy builder', OLD_BUILDER],
  ])('%s', (_, rows) => {
    expect(below(DOCKERFILE, rows)).toBe(1)
    expect(below(DOCKERFILE, ['a', 'b', ...rows])).toBe(3)
  })
  test.each<[string, string, string[], number | null]>([
    ['all of them, where the Dockerfile adds nothing', 'FROM a', ['x', 'y'], 2],
    ['none of them', 'FROM a\nUSER 1', ['USER 1'], 0],
    ['unknown, where an instruction has no row', 'FROM a\nRUN x\nUSER 1', ['y', 'USER 1'], null],
    ['unknown, where there are too few', 'FROM a\nENV A=1\nUSER 1', ['USER 1'], null],
    ['unknown without a stage', 'RUN x', ['RUN x'], null],
  ])('%s', (_, dockerfile, rows, expected) => expect(below(dockerfile, rows)).toBe(expected))
})

describe('a row without a line is better than a wrong one', () => {
  test.each<[string, string, string[], (number | undefined)[]]>([
    [
      'base rows of the same kind',
      'FROM a\nRUN x',
      ['RUN /bin/sh -c x # buildkit', 'RUN /bin/sh -c x # buildkit'],
      [undefined, 2],
    ],
    [
      'another command',
      'FROM a\nRUN x\nCMD y',
      ['RUN /bin/sh -c z # buildkit', 'CMD ["/bin/sh" "-c" "y"]'],
      [undefined, 3],
    ],
    [
      'a row too few',
      'FROM a\nENV A=1\nRUN x\nCMD y',
      ['ENV A=1', 'CMD ["/bin/sh" "-c" "y"]'],
      [undefined, 4],
    ],
    [
      'rows of triggers in the base image',
      'FROM a\nWORKDIR /w',
      ['RUN /bin/sh -c trig # buildkit', 'WORKDIR /w'],
      [undefined, 2],
    ],
    ['an image squashed to one row', 'FROM a\nRUN x\nRUN y', ['merge of a and b'], [undefined]],
    ['no history', 'FROM a\nRUN x', [], []],
    ['empty rows', 'FROM a\nRUN x', ['', ''], [undefined, undefined]],
    [
      'a command that speaks of the legacy builder',
      'FROM a\nRUN echo "#(nop) CMD x"',
      [`RUN /bin/sh -c echo "#(nop) CMD x" # buildkit`],
      [2],
    ],
  ])('%s', (_, dockerfile, rows, expected) => {
    expect(pair(dockerfile, rows)).toEqual(expected)
  })
})

test.each<[string, string, string]>([
  ['a mount', 'RUN --mount=type=cache,target=/c --network=none make', 'RUN /bin/sh -c make # buildkit'],
  ['a list with commas', 'RUN ["sh", "-c", "a, b"]', 'RUN sh -c a, b # buildkit'],
  ['a here-document', 'RUN <<EOF\necho one\nfalse\nEOF', 'RUN /bin/sh -c echo one\nfalse\n # buildkit'],
  [
    'a here-document with a program',
    'RUN python3 <<EOF\nprint(1)\nEOF',
    'RUN /bin/sh -c python3 <<EOF\nprint(1)\nEOF # buildkit',
  ],
  ['a here-document that is a script', 'RUN <<EOF\n#!/bin/bash\nx\nEOF', 'RUN /dev/pipes/EOF # buildkit'],
  [
    'a mount and a here-document',
    'RUN --mount=type=tmpfs,target=/t <<-EOF\n\tx\n\tEOF',
    'RUN /bin/sh -c x\n # buildkit',
  ],
  [
    'two here-documents',
    'RUN cat <<ONE - <<TWO > /six\naaa\nONE\nbbb\nTWO',
    'RUN /bin/sh -c cat <<ONE - <<TWO > /six\naaa\nONE\nbbb\nTWO # buildkit',
  ],
  [
    'words before and behind a here-document',
    "RUN <<ONE cat && cat <<'TWO'\naaa\nONE\n#!bbb\nTWO",
    "RUN /bin/sh -c <<ONE cat && cat <<'TWO'\naaa\nONE\n#!bbb\nTWO # buildkit",
  ],
  [
    'flags, by podman',
    'RUN --mount=type=cache,target=/c make',
    '/bin/sh -c --mount=type=cache,target=/c make',
  ],
  [
    'variables and quotes',
    'RUN echo "$A" \\\n  && echo \'b\'',
    `RUN |1 A=1 /bin/sh -c echo "$A"   && echo 'b' # buildkit`,
  ],
])('a RUN with %s is known again', (_, run, row) => {
  expect(pair(`FROM a\n${run}`, [row])).toEqual([2])
})

describe('where history and Dockerfile part', () => {
  test('the row and the instruction are shown, without values of arguments', () => {
    expect(
      linesOf('FROM a\nRUN x\nRUN echo $TOKEN\nCMD y', [
        'RUN /bin/sh -c x # buildkit',
        'RUN |1 TOKEN=hunter2 /bin/sh -c other # buildkit',
        'CMD ["y"]',
      ]),
    ).toEqual({
      lines: [undefined, undefined, 4],
      from: null,
      doubt: {
        location: { file: 'app/Dockerfile', line: 3 },
        evidence: [
          'row 1 of the history: RUN |1 TOKEN=*** /bin/sh -c other # buildkit',
          'app/Dockerfile:3: RUN echo $TOKEN',
        ],
      },
    })
  })

  test('a history with too few rows', () => {
    expect(linesOf('FROM a\nRUN x\nRUN y', ['RUN /bin/sh -c y # buildkit']).doubt).toEqual({
      location: { file: 'app/Dockerfile', line: 2 },
      evidence: ['the history has no more rows', 'app/Dockerfile:2: RUN x'],
    })
  })

  test.each<[string, string, string[], number | null]>([
    ['all is paired: other rows are of FROM', 'ARG V\nFROM a\nRUN x', ['', 'RUN x'], 2],
    [
      'through stages, of the lowest FROM',
      'FROM a AS b\nRUN x\nFROM b\nRUN y',
      ['RUN t', 'RUN x', 'RUN y'],
      1,
    ],
    ['what is left makes no layer', 'FROM a\nLABEL a=b\nRUN x', ['ENV A=1', 'RUN x'], 1],
    ['no instructions', 'FROM a', ['RUN x'], 1],
    ['no stage', 'RUN x', ['RUN y'], null],
  ])('nothing is in doubt where %s', (_, dockerfile, rows, from) => {
    expect(linesOf(dockerfile, rows)).toMatchObject({ from, doubt: null })
  })

  test('evidence is short', () => {
    const { doubt } = linesOf(`FROM a\nRUN ${'x'.repeat(5000)}`, [`RUN ${'y'.repeat(5000)}`])
    expect(doubt?.evidence.map(({ length }) => length)).toEqual([300, 300])
  })
})
