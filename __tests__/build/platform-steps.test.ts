import { expect, test } from '@jest/globals'
import { platformOfStep, stepsFor } from '../../src/build/platform-steps.ts'
import type { Step } from '../../src/build/output/recorder.ts'

test.each([
  ['[linux/amd64 1/2] COPY f-amd64 /f', 'linux/amd64'],
  ['[linux/arm64 build 2/3] RUN make', 'linux/arm64'],
  ['[linux/arm/v7 b 1/1] COPY f /g', 'linux/arm/v7'],
  ['[linux/amd64->arm64 build 1/2] RUN make', 'linux/arm64'],
  ['[linux/amd64->arm/v7 build 1/2] RUN make', 'linux/arm/v7'],
  ['[linux/amd64->windows/amd64 1/2] COPY a b', 'windows/amd64'],
  ['[linux/s390x internal] load metadata for docker.io/library/busybox:latest', 'linux/s390x'],
  ['[linux/amd64] generating sbom using docker.io/docker/buildkit-syft-scanner:stable-1', 'linux/amd64'],
  ['[internal] load build context', null],
  ['[build 2/3] RUN make', null],
  ['[2/3] COPY linux/amd64 /x', null],
  ['exporting to oci image format', null],
])('%s: %s', (name, platform) => expect(platformOfStep(name)).toBe(platform))

test('a platform has its own steps and the shared ones', () => {
  const steps = ['[linux/amd64 1/1] RUN a', '[linux/arm64 1/1] RUN a', 'exporting to image'].map(
    (name) => ({ name }) as Step,
  )
  expect(stepsFor({ steps }, 'linux/arm64/v8').steps.map(({ name }) => name)).toEqual([
    '[linux/arm64 1/1] RUN a',
    'exporting to image',
  ])
})
