import { expect, test } from '@jest/globals'
import { readDockerfile } from '../../../src/build/dockerfile/index.ts'

const DOCKERFILE = `ARG V=latest
FROM busybox:$V AS base
RUN make
RUN make install
ONBUILD RUN echo trig
FROM base AS final
WORKDIR /
COPY --chown=1:1 "a b" /d
RUN echo "token is $TOKEN"
RUN <<EOF
echo one
EOF
RUN make
ADD https://example.com/x.tgz /x
RUN same
RUN same
FROM alpine
RUN make
COPY --link --from=final /d /d
`

const settings = {
  file: 'Dockerfile',
  target: null,
  args: new Map<string, string>(),
  platform: null,
  redact: (text: string) => text,
}
const { step } = readDockerfile(DOCKERFILE, settings)

test.each<[string, number | undefined]>([
  ['[base 1/3] FROM docker.io/library/busybox:latest@sha256:abc', 2],
  ['[base 2/3] RUN make', 3],
  ['[base 3/3] RUN make install', 4],
  ['[final 1/9] ONBUILD RUN echo trig', 5],
  ['[final 1/9] RUN echo trig', 5],
  ['[final 3/9] COPY --chown=1:1 a b /d', 8],
  ['[final 4/9] RUN echo "token is hunter2"', 9],
  ['[final 5/9] RUN <<EOF (echo one)', 10],
  ['[linux/arm64 final 6/9] RUN make', 13],
  ['[linux/amd64->arm64 final  7/9] ADD https://example.com/x.tgz /x', 14],
  ['https://example.com/x.tgz', 14],
  ['[stage-2 1/3] FROM docker.io/library/alpine:latest', 17],
  ['[stage-2 2/3] RUN make', 18],
  ['[stage-2 3/3] LINK COPY --link --from=final /d /d', 19],
  ['[final 9/9] RUN rm -rf /', undefined],
  ['[internal] load build context', undefined],
  ['exporting to image', undefined],
  ['Step 3/19 : RUN make', 3],
  ['Step 7/19 : WORKDIR /', 7],
  ['Step 7/19 : RUN make', undefined],
  ['', undefined],
])('%s', (name, line) => {
  expect(step(name)?.line).toBe(line)
})

test('of two equal instructions the count decides, and where it cannot, neither is named', () => {
  const twice = readDockerfile('FROM a\nRUN same\nRUN same\n', settings)
  expect(twice.step('[2/3] RUN same')?.line).toBe(2)
  expect(twice.step('[3/3] RUN same')?.line).toBe(3)
  expect(twice.step('[5/9] RUN same')).toBeNull()
})
