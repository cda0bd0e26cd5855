/** Each platform of a build of several is tried as its own image: what is shared, what is apart, and what is said of both. */
import { describe, expect, test } from '@jest/globals'
import { whyUnsuitable, type Expected } from '../../src/baseline/suitable.ts'
import { perPlatform, type Tried } from '../../src/app/images.ts'
import { withDifferences } from '../../src/app/platform-differences.ts'
import type { Finding, Report } from '../../src/core/schema.ts'
import { legOf, readJob, readRequest } from '../../src/inputs/index.ts'
import { mergeSections, renderTerminal, renderTerminalList } from '../../src/report/index.ts'
import { sectionOf } from '../../src/report/comment/section.ts'
import { flask } from '../support/reports.ts'
import '../support/contract-readers.ts'

const TWO = ['linux/amd64', 'linux/arm64'] as const
const request = readRequest('command', ['.', '--platforms', TWO.join()], {}, process.cwd(), '0')
if (request.kind !== 'trial') throw new Error('a trial was asked for')
const { inputs } = request
const images = perPlatform([inputs])
const reportFor = (platform: string, more: Partial<Report> = {}): Report => {
  if (!flask.image) throw new Error('a Report with an image')
  const [os = '', architecture = ''] = platform.split('/')
  const image = { ...flask.image, platform: { os, architecture } }
  return { ...flask, image, matrix: [['platform', platform]], ...more }
}

test('there is one trial for each, in their order', () => {
  expect(images.map(({ name, source: { platform } }) => [name, platform])).toEqual(
    TWO.map((platform) => [inputs.name, platform]),
  )
})

describe('by one job or by a matrix of native runners', () => {
  const sectionFor = (matrix: Report['matrix'], legs: number | null, at: string) =>
    sectionOf(
      { ...flask, at },
      { run: { run: 1, attempt: 1, workflow: 'CI', job: 'trial', matrix: matrix ?? [], legs }, log: null },
    )
  test('the comment has a section for each, with the same titles and keys', () => {
    const one = images.map(({ source }) => legOf(readJob({}), source).matrix)
    const runners = TWO.map(
      (platform) => readJob({ 'INPUT_JOB-MATRIX': JSON.stringify({ platform }) }).matrix,
    )
    expect(runners).toEqual(one)
    const sections = one.map((matrix) => sectionFor(matrix, 2, flask.at))
    expect(sections.map(({ title }) => title)).toEqual([
      `${flask.name} (linux/amd64)`,
      `${flask.name} (linux/arm64)`,
    ])
    const later = sectionFor(runners[1], 2, '2030-01-01T00:00:00.000Z')
    expect(mergeSections(sections, [later]).map(({ at }) => at)).toEqual([sections[0]?.at, later.at])
  })
  test('the baseline is that of the same platform', () => {
    const expected = (platform: string): Expected => {
      const matrix: Expected['matrix'] = [['platform', platform]]
      return { name: flask.name, platform, matrix, refs: [], repository: null, own: null }
    }
    expect(whyUnsuitable(reportFor('linux/arm64'), expected('linux/arm64'))).toBeNull()
    expect(whyUnsuitable(reportFor('linux/amd64'), expected('linux/arm64'))).toContain('linux/amd64')
  })
})

describe('what differs', () => {
  const finding: Finding = {
    code: 'missing-library',
    level: 'fail',
    confidence: 'proved',
    message: 'libfoo is missing',
    evidence: [],
  }
  const tried = (own: readonly Report[]) =>
    images.flatMap((one, index): Tried[] => {
      const report = own[index]
      return report ? [{ inputs: one, run: {} as Tried['run'], report, piped: null }] : []
    })
  const [amd, arm] = [reportFor('linux/amd64'), reportFor('linux/arm64', { findings: [finding] })]
  const sentence = 'only on linux/arm64, not on linux/amd64: libfoo is missing'

  test('is in the first Report, and in what is shown of it', () => {
    const [first, second] = withDifferences(tried([amd, arm])).map(({ report }) => report)
    expect(first?.platformDifferences).toContain(sentence)
    expect(second).not.toHaveProperty('platformDifferences')
    const shown = renderTerminal(first ?? flask, { color: false, width: 200, unicode: true })
    expect(shown).toContain(`Between the platforms of this build:`)
    expect(shown).toContain('libfoo is missing.')
    expect(shown).toMatch(/^\S+ flask \(linux\/amd64\) /)
  })
  test('nothing is said where nothing differs', () => {
    const [first] = withDifferences(tried([amd, reportFor('linux/arm64', { findings: amd.findings })]))
    expect(first?.report).not.toHaveProperty('platformDifferences')
  })
  test('the list names the platforms', () => {
    const all = {
      schemaVersion: 1,
      generator: 'x',
      verdict: 'pass',
      headline: 'h',
      reports: [amd, arm],
    } as const
    const list = renderTerminalList(
      { ...all, reports: [amd, arm] },
      { color: false, width: 200, unicode: true },
    )
    for (const platform of TWO) expect(list).toContain(`flask (${platform})`)
  })
})
