/** What `sea-trial fix` prints, and the block of the comment, also with hostile patches. */
import { expect, test } from '@jest/globals'
import type { Fixes } from '../../src/core/schema.ts'
import { renderFixes } from '../../src/report/fixes.ts'
import { renderMarkdown } from '../../src/report/render/markdown.ts'
import { fixBlocks } from '../../src/report/sections/fixes.ts'
import { FULL } from '../../src/report/sections/view.ts'

const PATCH = 'diff --git a/D b/D\n--- a/D\n+++ b/D\n@@ -1,1 +1,1 @@\n-RUN a\n+RUN ```b\n'
const fixes = (patch: string): Fixes => ({
  summary: '−6.0 MB (9.0 MB → 3.0 MB), still ready in 0.20 s',
  proven: [{ code: 'pip-cache', location: { file: 'a/D', line: 1 }, change: 'the change', bytes: 6_000_000 }],
  notFixed: [{ code: 'logs', why: 'COPY is between' }],
  before: { onDisk: 9_000_000, deadWeight: 0, readySeconds: 0.2 },
  after: { onDisk: 3_000_000, deadWeight: 0, readySeconds: 0.2 },
  patch,
  edits: [],
})
const shown = { name: 'app', format: 'text', written: 0, isFixed: true } as const
const look = { color: false, width: 100, unicode: true }

test('as text, patch and JSON', () => {
  const text = renderFixes(fixes(PATCH), shown, look)
  expect(text).toContain('app: −6.0 MB (9.0 MB → 3.0 MB), still ready in 0.20 s')
  expect(text).toContain('The change: 6.0 MB (pip-cache, D:1)')
  expect(text).toContain('logs: not fixed automatically: COPY is between.')
  expect(text.endsWith(PATCH)).toBe(true)
  expect(renderFixes(fixes(PATCH), { ...shown, format: 'patch' }, look)).toBe(PATCH)
  expect(JSON.parse(renderFixes(fixes(PATCH), { ...shown, format: 'json' }, look))).toEqual(fixes(PATCH))
  expect(renderFixes(fixes(''), { ...shown, isFixed: false }, look)).toBe('app: nothing to fix\n')
})

test('a terminal shows a patch without its control characters; a program gets it as it is', () => {
  const hostile = `${PATCH}+\u001b]0;title\u0007\u202e\n`
  const as = { ...shown, format: 'patch' } as const
  expect(renderFixes(fixes(hostile), as, look)).toBe(hostile)
  expect(renderFixes(fixes(hostile), as, { ...look, mustFit: true })).toBe(`${PATCH}+\\u202E\n`)
})

const markdown = (patch: string): string => renderMarkdown(fixBlocks({ fixes: fixes(patch) }, FULL))

test('the comment has the patch as one command, in a fence that it cannot end', () => {
  expect(markdown(PATCH)).toContain(`\`\`\`\`sh\ngit apply <<'PATCH'\n${PATCH}PATCH\n\`\`\`\``)
  expect(renderMarkdown(fixBlocks({ fixes: { ...fixes(''), after: null } }, FULL)).trim()).toBe('')
})

test.each([`${PATCH}PATCH\nrm -rf ~\n`, `${PATCH}rm -rf ~\n`, `${PATCH}+\u202e\n`, PATCH.repeat(200)])(
  'not a patch, or not shown exactly: no command (%#)',
  (patch) => {
    expect(markdown(patch)).not.toContain('git apply <<')
    expect(markdown(patch)).toContain('sea-trial fix --write')
  },
)
