/** Rehearsals in the comment, in a terminal, and in what was checked. */
import { expect, test } from '@jest/globals'
import { renderTerminal } from '../../../src/report/index.ts'
import type { Rehearsal, Report } from '../../../src/core/schema.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { compared, flask, renderComment, unreachable } from '../../support/reports.ts'

const restart: Rehearsal = {
  kind: 'restart',
  ok: true,
  seconds: 0.4,
  detail: 'ready in 0.31 s',
  readySeconds: 0.31,
}
const kill: Rehearsal = {
  ...restart,
  ...{ kind: 'kill', ok: false, readySeconds: null },
  detail: 'it exited 1 after 0.2 s: `</details>` is @there',
}
const terminal = (report: Report): string =>
  renderTerminal(report, { color: false, width: Infinity, unicode: true })

test('a row in a terminal, with and without a baseline', () => {
  for (const report of [flask, compared]) {
    const text = terminal({ ...report, rehearsals: [restart, kill] })
    expect(text).toMatch(/Starts again after a stop +(?:– +)?ready in 0\.31 s/)
    expect(text).toMatch(/Starts again after SIGKILL +(?:– +)?no/)
  }
})

test('a sentence of the comment, and lines of what was checked', () => {
  const text = renderComment({ ...compared, rehearsals: [restart, kill] }, NO_LINKS)
  expect(text).toContain('Starts again after a stop: ready in 0.31 s. Starts again after SIGKILL: no.')
  expect(text).toContain('✅ Starts again after a stop: ready in 0.31 s')
  expect(text).toContain('❌ Starts again after SIGKILL: it exited 1 after 0.2 s')
  expect(text).toContain('`</details>`')
})

test('a failure that counts as less says so, and a note its reason, which is not a finding shown at once', () => {
  const twice: Rehearsal = { ...kill, kind: 'twice', level: 'note', detail: 'it exited 1: locked' }
  const text = renderComment({ ...compared, rehearsals: [{ ...kill, level: 'warn' }, twice] }, NO_LINKS)
  expect(text).toContain(
    'Starts again after SIGKILL: no. Runs beside a second container: no: it exited 1: locked.',
  )
  expect(text).toContain('⚠️ Starts again after SIGKILL: it exited')
  expect(text).toContain('ℹ️ Runs beside a second container: it exited')
})

test('no sentence where the image fails, nor without rehearsals', () => {
  expect(renderComment({ ...unreachable, rehearsals: [kill] }, NO_LINKS)).not.toContain('SIGKILL: no.')
  expect(renderComment(flask, NO_LINKS)).not.toContain('Starts again')
})
