/**
 * 200 Reports with an attack in every free text, as a stranger may hand one on: nothing of them becomes structure, link,
 * mention, reference, HTML, hidden marker or workflow command, wherever a Report is shown, and every size limit holds.
 */
import { expect, test } from '@jest/globals'
import { Report } from '../../src/core/schema.ts'
import type { FinishedRun } from '../../src/github/index.ts'
import { annotate } from '../../src/publish/annotations.ts'
import { asOfRun } from '../../src/publish/handed-on.ts'
import { actionsRunner } from '../../src/publish/index.ts'
import {
  COMMENT_LIMIT,
  makeProgress,
  parseBody,
  renderBody,
  renderSentences,
  renderTerminal,
  roomFor,
  sectionBody,
  sectionOf,
  SUMMARY_LIMIT,
  type Links,
  type Section,
} from '../../src/report/index.ts'
import { hostileReport } from '../support/hostile.ts'
import { dangersOf, textsOf, toHtml } from '../support/html.ts'
import { readLog } from '../support/runner-log.ts'
import { renderComment, renderSummary } from '../support/reports.ts'

const LEGS = 4
const GROUPS = Array.from({ length: 50 }, (_, group) =>
  Array.from({ length: LEGS }, (_, leg) => Report.parse(hostileReport(group * LEGS + leg))),
)
const LINKS: Links = {
  run: 'https://github.com/o/r/actions/runs/42',
  files: 'https://github.com/o/r/blob/5d0c1f2/',
  docs: 'https://github.com/o/r/blob/v1/docs/',
  now: 'This PR',
}
const RUN: FinishedRun = {
  ...{ id: 42, attempt: 1, event: 'pull_request', status: 'completed', conclusion: 'failure' },
  ...{ repository: 'mallory/r', branch: '`topic` @acme/team </details> <!-- #1', sha: 'a'.repeat(40) },
}
const PULL = { number: 7, repository: RUN.repository, branch: RUN.branch, sha: RUN.sha }

/** Base64, in which any letters may follow each other. */
const PACKED = /^<!-- sea-trial [A-Za-z0-9+/=]* -->$/m

/** What every page must be. */
function isHarmless(markdown: string, limit: number): void {
  expect(dangersOf(markdown)).toEqual([])
  expect(markdown.replace(PACKED, '')).not.toMatch(/undefined|\[object|NaN/)
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(limit)
}
const MARKER = /^<!-- sea-trial(?: [A-Za-z0-9+/=]*|:(?:begin|end) [0-9a-f]{16}) -->$/

test.each(GROUPS.map((reports, index) => [index, reports] as const))('group %d: pages', (_, reports) => {
  for (const report of reports) {
    const notes = [report.headline, ...(report.config?.notes ?? [])]
    isHarmless(`${renderSummary(report, LINKS)}\n${renderSentences(notes)}`, SUMMARY_LIMIT)

    const shown = asOfRun(
      report,
      reports,
      { run: RUN, pull: PULL, failedJobs: null, page: null },
      { repository: 'o/r' },
    )
    const page = renderComment(shown, { ...LINKS, origin: 'Of the pull request’s own run.' })
    isHarmless(page, COMMENT_LIMIT)
    expect(textsOf(page, 'h2')).toHaveLength(1)
  }
})

test.each(GROUPS.map((reports, index) => [index, reports] as const))(
  'group %d: one comment of all',
  (_, reports) => {
    let sections: Section[] = []
    for (const report of reports) {
      const run = {
        run: 42,
        attempt: 1,
        workflow: report.name,
        job: report.headline,
        matrix: report.matrix ?? [],
        legs: LEGS,
      }
      const own = sectionOf(report, { run, log: LINKS.run })
      if (sections.some(({ key }) => key === own.key)) continue // two of one name
      sections = [...sections, { ...own, body: sectionBody(report, LINKS, roomFor(own, sections)) }]
    }
    const body = renderBody(sections)
    isHarmless(body, COMMENT_LIMIT)
    expect(textsOf(body, 'h2')[0]).toMatch(/^(⚓|❌|🚫) /)
    expect(parseBody(body)).toEqual(sections)
    const hidden = toHtml(body).match(/<!--[^]*?(?:-->|$)/g) ?? []
    expect(hidden.filter((one) => !MARKER.test(one))).toEqual([])
  },
)

test('in the log: no command but our own', async () => {
  const runner = await actionsRunner({})
  for (const report of GROUPS.flat()) {
    const reader = readLog()
    const log = { write: (text: string) => reader.write('stdout', text) }
    const progress = makeProgress({ stream: log, mode: 'actions' })
    progress.stage(report.name)
    for (const line of report.smoke?.log.tail ?? []) progress.step(line)
    progress.end()
    log.write(renderTerminal(report, { color: false, width: 100, unicode: true }))
    annotate([report], {
      ...runner,
      annotate: (...given) => log.write(captured(() => runner.annotate(...given))),
    })
    const { violations, lost, annotations, groups } = reader.end()
    expect({ violations, lost }).toEqual({ violations: [], lost: [] })
    expect(groups).toHaveLength(1)
    for (const { message } of annotations) expect(message).not.toMatch(/^\s*::|##\[/)
  }
})

/** What `act` prints. */
function captured(act: () => void): string {
  const write = process.stdout.write.bind(process.stdout)
  let printed = ''
  process.stdout.write = (text: Uint8Array | string) => {
    printed += text.toString()
    return true
  }
  try {
    act()
  } finally {
    process.stdout.write = write
  }
  return printed
}
