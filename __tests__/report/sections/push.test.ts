import { describe, expect, test } from '@jest/globals'
import type { Push, Report } from '../../../src/core/schema.ts'
import { renderTerminal, renderTerminalList } from '../../../src/report/index.ts'
import { sectionOf } from '../../../src/report/comment/section.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { dangersOf } from '../../support/html.ts'
import { flask, renderComment, unreachable } from '../../support/reports.ts'

const DIGEST = `sha256:${'ab'.repeat(32)}`
const [ONE, TWO] = ['ghcr.io/acme/api:1', 'registry.acme.io/api:1']
const amount = (bytes: number) => ({ blobs: 1, bytes })
const pushed: Push = { digest: DIGEST, refs: [ONE], verified: true, failed: [] }
const nothing: Push = { digest: null, refs: [], verified: false, failed: [] }
const report = (push: Push, one: Report = flask): Report => ({ ...one, push })
const comment = (push: Push, one?: Report): string => renderComment(report(push, one), NO_LINKS)
const look = { color: false, width: 300, unicode: true }
const terminal = (push: Push): string => renderTerminal(report(push), look)

describe('what was pushed', () => {
  test('is named with its digest, and what was sent', () => {
    const traffic = {
      'ghcr.io': { sent: amount(2000), mounted: amount(82e6), present: amount(0) },
      'registry.acme.io': { sent: amount(1000), mounted: amount(0), present: amount(500) },
    }
    const text = comment({ ...pushed, refs: [ONE, TWO], traffic, attached: DIGEST })
    expect(text).toContain(
      `**Pushed**: \`${ONE}\`, \`${TWO}\` as \`${DIGEST}\`, verified at the registry: sent 3.0 kB, mounted 82.0 MB, 500 B was there; with this Report.`,
    )
    expect(text).not.toContain('⚠️ **Not')
  })

  test('by the engine, without figures; with what differs', () => {
    const text = terminal({ ...pushed, differs: 'its store has no index' })
    expect(text).toContain(`Pushed: ${ONE} as ${DIGEST}, verified at the registry.`)
    expect(text).toContain('Pushed by the engine: its store has no index.')
  })

  test('may have been there before, or at one of its references', () => {
    expect(terminal({ ...pushed, present: [ONE] })).toContain(
      `Pushed before: ${ONE} as ${DIGEST}, verified at the registry: nothing was sent.`,
    )
    expect(terminal({ ...pushed, refs: [ONE, TWO], present: [TWO] })).toContain(`it was at ${TWO}.`)
  })

  test('a Report that was not attached is named', () =>
    expect(terminal({ ...pushed, notAttached: 'the registry refuses it' })).toContain(
      '⚠️ The Report was not attached to it: the registry refuses it.',
    ))

  test('many references are counted', () => {
    const refs = Array.from({ length: 12 }, (_, index) => `${ONE}.${index}`)
    expect(terminal({ ...pushed, refs })).toContain(`${ONE}.9 and 2 more as`)
  })
})

describe('a failed push', () => {
  const failed = [{ ref: TWO, error: 'registry.acme.io refuses it: log in first' }]

  test('is the first paragraph below a heading that stays', () => {
    const [heading, , first] = comment({ ...nothing, failed }).split('\n')
    expect(heading).toContain('is seaworthy')
    expect(first).toBe(`⚠️ **Not pushed: \`${TWO}\`: registry.acme.io refuses it: log in first.**`)
  })

  test('of some references lists each with its reason, and what was pushed', () => {
    const text = terminal({ ...pushed, failed: [...failed, { ref: `${TWO}.1`, error: 'it is full' }] })
    expect(text).toContain('⚠️ Not pushed to 2 of 3 references:')
    expect(text).toContain(`- ${TWO}: registry.acme.io refuses it: log in first.`)
    expect(text).toContain(`- ${TWO}.1: it is full.`)
    expect(text).toContain(`Pushed: ${ONE}`)
  })

  test('has its mark in the rows of several images', () => {
    const origin = { run: 1, attempt: 1, workflow: null, job: null, matrix: [], legs: null }
    const says = (push: Push) => sectionOf(report(push), { run: origin, log: null }).says
    expect(says({ ...nothing, failed })).toMatch(/port 5000\. ⚠️ Not pushed\.$/)
    expect(says({ ...pushed, failed })).toMatch(/ ⚠️ Not pushed to 1 of 2 references\.$/)
    expect(says(pushed)).toMatch(/port 5000\. Pushed\.$/)
    expect(says({ ...nothing, skipped: 'another failed' })).toMatch(/port 5000\. Not pushed\.$/)
    const reports = [flask, report({ ...nothing, failed })]
    const all = { schemaVersion: 1 as const, generator: '', verdict: 'pass' as const, headline: '', reports }
    expect(renderTerminalList(all, look).match(/⚠️ Not pushed/g)).toHaveLength(1)
  })

  test('hostile text stays text', () => {
    const attack = '`</p><img src=x>\n# x @octocat'
    const hostile = { ref: attack, error: attack }
    const push = { digest: attack, refs: [attack], verified: true, failed: [hostile, hostile], present: [] }
    const other = { skipped: attack, differs: attack, notAttached: attack, attached: attack }
    expect(dangersOf(comment({ ...push, ...other }))).toEqual([])
    expect(dangersOf(comment({ ...push, failed: [hostile] }))).toEqual([])
  })
})

test('nothing was pushed of an image that failed: one sentence, after the causes', () => {
  const text = comment({ ...nothing, skipped: 'it did not pass' }, unreachable)
  expect(text).toContain('Not pushed: it did not pass.')
  expect(text.indexOf('Fix')).toBeLessThan(text.indexOf('Not pushed'))
})

test('without a push nothing is said', () => expect(renderComment(flask, NO_LINKS)).not.toMatch(/pushed/i))
