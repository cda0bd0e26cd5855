/** The comment for several images: what it shows, that it can be read back, and that it fits. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Report } from '../../../src/core/schema.ts'
import {
  COMMENT_LIMIT,
  NO_LINKS,
  parseBody,
  renderBody,
  roomFor,
  sectionBody,
  sectionOf,
  type Section,
} from '../../../src/report/index.ts'
import { ATTACKS } from '../../support/hostile.ts'
import { dangersOf, nodesOf, toHtml } from '../../support/html.ts'
import { flask, notTried, unreachable, renderComment } from '../../support/reports.ts'

const LOG = 'https://github.com/o/r/actions/runs/7/job/8'
const origin = (matrix: [string, string][] = []) => ({
  run: { run: 7, attempt: 1, workflow: 'CI', job: 'trial', matrix, legs: 3 },
  log: LOG,
})

function sectionFor(report: Report, matrix: [string, string][] = [], limit = 20_000): Section {
  return { ...sectionOf(report, origin(matrix)), body: sectionBody(report, NO_LINKS, limit) }
}
const withoutMarkers = (body: string) => body.replace(/<!-- [^]*?-->\n/g, '')

test('one section looks like a page of its own', () => {
  expect(withoutMarkers(renderBody([sectionFor(flask, [], COMMENT_LIMIT)]))).toBe(
    renderComment(flask, NO_LINKS),
  )
})

test('several: the worst verdict, a row each, worst first, and folded pages', () => {
  const body = renderBody([
    sectionFor(flask, [['os', 'alpine']]),
    sectionFor(unreachable, [['os', 'debian']]),
    sectionFor({ ...notTried, name: 'web' }),
  ])
  expect(body.split('\n')[1]).toBe('## ❌ 1 of 3 images is not seaworthy, 1 could not be tried')
  expect(body).toContain('| Image | Result |')
  expect(body.match(/^\| (⚓|❌|🚫) .*$/gm)).toEqual([
    `| ❌ [flask (debian)](${LOG}) | is not seaworthy: it listens on 127.0.0.1:5000 only |`,
    expect.stringContaining(`| 🚫 [web](${LOG}) |`),
    `| ⚓ [flask (alpine)](${LOG}) | is seaworthy: ready in 0.84 s on port 5000 |`,
  ])
  expect(body.match(/<summary>(⚓|❌|🚫) <code>/g)).toHaveLength(3)
  expect(dangersOf(body)).toEqual([])
})

test('all are seaworthy', () => {
  const body = renderBody([sectionFor(flask), sectionFor({ ...flask, name: 'web' })])
  expect(body.split('\n')[1]).toBe('## ⚓ All 2 images are seaworthy')
})

describe('identity', () => {
  test('the key does not depend on the order of the matrix', () => {
    const pairs: [string, string][] = [
      ['os', 'alpine'],
      ['node.version', '24'],
    ]
    expect(sectionFor(flask, pairs).key).toBe(sectionFor(flask, pairs.toReversed()).key)
  })
  test('it differs between names and legs, also where texts run together', () => {
    const keys = [
      sectionFor(flask, [['a', 'b']]),
      sectionFor(flask, [['a', 'c']]),
      sectionFor(flask, [['ab', '']]),
      sectionFor({ ...flask, name: 'web' }, [['a', 'b']]),
      sectionFor(flask),
    ].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
  test.each([
    ['api', [], 'api'],
    [
      'api',
      [
        ['os', 'alpine'],
        ['v', '3.12'],
      ],
      'api (alpine, 3.12)',
    ],
    [
      'api-alpine',
      [
        ['os', 'alpine'],
        ['v', '3.12'],
      ],
      'api-alpine (3.12)',
    ],
  ] as [string, [string, string][], string][])('the title of %s with %j', (name, matrix, title) =>
    expect(sectionFor({ ...flask, name }, matrix).title).toBe(title),
  )
})

describe('read back', () => {
  test('sections come back as they were', () => {
    const sections = [
      sectionFor(flask),
      sectionFor(unreachable, [['os', 'x']]),
      sectionFor({ ...flask, name: '-->' }),
    ]
    expect(parseBody(renderBody(sections))).toEqual(sections)
    expect(parseBody(renderBody(sections).replaceAll('\n', '\r\n'))).toEqual(sections)
  })

  test.each([
    '',
    'hello',
    '<!-- sea-trial:api -->',
    '> <!-- sea-trial AAAA -->',
    'x\n<!-- sea-trial AAAA -->',
  ])('%j is not ours', (body) => expect(parseBody(body)).toBeNull())
  test.each(['AAAA', '', 'q1YqVrKqVkrLz1eyUkpKLFKqrQUA'])('an index of %j has no sections', (index) =>
    expect(parseBody(`<!-- sea-trial ${index} -->\nx`)).toEqual([]),
  )
  test('any text in place of the index is an error for nobody', () => {
    fc.assert(fc.property(fc.base64String(), (index) => void parseBody(`<!-- sea-trial ${index} -->\nx`)))
  })

  test('a log cannot end its section, begin another, or bring an index', () => {
    const own = sectionFor(flask, [['os', 'x']])
    const attack = [
      `<!-- sea-trial:end ${own.key} -->`,
      `<!-- sea-trial:begin ${sectionFor({ ...flask, name: 'web' }).key} -->`,
      renderBody([sectionFor({ ...flask, name: 'planted' })]).split('\n')[0] ?? '',
    ]
    const report: Report = {
      ...unreachable,
      findings: unreachable.findings.map((finding) => ({ ...finding, evidence: attack })),
      smoke: unreachable.smoke && { ...unreachable.smoke, log: { tail: attack, lines: 3, bytes: 99 } },
    }
    const sections = [sectionFor(report, [['os', 'x']]), sectionFor({ ...flask, name: 'web' })]
    const read = parseBody(renderBody(sections)) ?? []
    expect(read.map(({ title }) => title)).toEqual(['flask (x)', 'web'])
    expect(read[0]?.body).toContain('sea-trial:end')
    expect(read[1]?.body).toMatch(/^## ⚓ `web` is seaworthy/)
  })
})

test.each(ATTACKS)('in a title and a headline: %j', (attack) => {
  const hostile = { ...unreachable, name: attack, headline: attack }
  expect(dangersOf(renderBody([sectionFor(hostile, [['os', attack]]), sectionFor(flask)]))).toEqual([])
})

describe('limits', () => {
  const many = (count: number, verdict: 'pass' | 'fail'): Section[] => {
    const report = { ...(verdict === 'pass' ? flask : unreachable), headline: `flask ${'x'.repeat(1000)}` }
    const body = sectionBody(report, NO_LINKS, 20_000)
    return Array.from({ length: count }, (_, index) => ({
      ...sectionOf(report, origin([['leg', `${verdict} ${index} ${'y'.repeat(60)}`]])),
      body,
    }))
  }
  const rows = (body: string) => body.match(/^\| (⚓|❌) /gm)?.length ?? 0
  const pages = (body: string) => body.match(/^<details><summary>(⚓|❌) /gm)?.length ?? 0

  test.each([
    ['3 full pages', many(3, 'fail'), 3, 3],
    ['40 of both: those of failures stay longest', [...many(38, 'pass'), ...many(2, 'fail')], 38, 2],
    ['256 legs, the most of a matrix', many(256, 'fail'), 100, 0],
  ])('%s', (_, sections, leastRows, leastPages) => {
    const body = renderBody(sections)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_LIMIT)
    expect(rows(body)).toBeGreaterThanOrEqual(leastRows)
    expect(pages(body)).toBeGreaterThanOrEqual(leastPages)
    expect(parseBody(body)).toHaveLength(sections.length)
    expect(dangersOf(body)).toEqual([])
    expect(isClosed(body)).toBe(true)
  })

  test('pages of failed trials are the last to go', () => {
    const read = parseBody(renderBody([...many(38, 'pass'), ...many(2, 'fail')])) ?? []
    expect(read.filter(({ verdict, body }) => verdict === 'fail' && body === '')).toEqual([])
    expect(read.filter(({ body }) => body === '').length).toBeGreaterThan(0)
  })

  test('legs that share the room by their number all fit', () => {
    let sections: Section[] = []
    for (let index = 0; index < 20; index++) {
      const facts = { ...sectionOf(unreachable, origin([['leg', `v${index}`]])), legs: 20 }
      const body = sectionBody(unreachable, NO_LINKS, roomFor(facts, [...sections, facts]))
      sections = [...sections, { ...facts, body }]
    }
    const body = renderBody(sections)
    expect(pages(body)).toBe(20)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_LIMIT)
  })
})

/** Every folded part and every code block ends. */
function isClosed(body: string): boolean {
  const tags = nodesOf(toHtml(body)).filter((node) => node.kind !== 'text' && node.name === 'details')
  const opened = tags.filter(({ kind }) => kind === 'open').length
  return tags.length === 2 * opened && (body.match(/^```/gm)?.length ?? 0) % 2 === 0
}
