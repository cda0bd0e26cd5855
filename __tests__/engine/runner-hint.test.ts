import { expect, test } from '@jest/globals'
import { runnerHint } from '../../src/engine/runner-hint.ts'

test.each([
  ['github-hosted', 'linux', 1],
  ['self-hosted', 'linux', 0],
  ['github-hosted', 'darwin', 0],
  [undefined, 'linux', 0],
] as const)('on a %s runner of %s', (kind, platform, sentences) =>
  expect(runnerHint({ RUNNER_ENVIRONMENT: kind }, platform)).toHaveLength(sentences),
)
