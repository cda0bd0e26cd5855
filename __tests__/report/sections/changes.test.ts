/** The sentence about what changed says also when the base branch last grew by more. */
import { expect, test } from '@jest/globals'
import type { LargestJump } from '../../../src/core/schema.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { compared, renderComment } from '../../support/reports.ts'

const line = (largestJump: LargestJump) =>
  renderComment(
    {
      ...compared,
      delta: compared.delta && { ...compared.delta, why: '+9.0 MB: `RUN make` is new', largestJump },
    },
    NO_LINKS,
  )
    .split('\n')
    .find((one) => one.startsWith('**+9.0 MB**'))

const since = '2025-10-12T08:00:00.000Z'

test.each<[LargestJump, string]>([
  [{ commits: 12, since }, 'Largest jump since 12 October 2025 (12 reports of the base branch).'],
  [
    { commits: 12, since, larger: { sha: '3f2a1c9'.padEnd(40, '0'), bytes: 38_000_000 } },
    'Largest jump since 12 October 2025: 3f2a1c9, +38.0 MB.',
  ],
  [
    { commits: 12, since, larger: { sha: null, bytes: 38_000_000 } },
    'Largest jump since 12 October 2025: +38.0 MB.',
  ],
])('%j', (jump, text) => expect(line(jump)).toBe(`**+9.0 MB**: \`RUN make\` is new. ${text}`))

test('a commit from elsewhere is text, not Markdown', () => {
  const larger = { sha: '<a>\n#1', bytes: 38_000_000 }
  expect(line({ commits: 5, since, larger })).toMatch(/: (?![^]*<a>)[^\n]*, \+38\.0 MB\.$/)
})
