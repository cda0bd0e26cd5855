/** The base, how it was found, and shared layers, in the terminal and the comment. */
import { describe, expect, test } from '@jest/globals'
import { renderTerminal } from '../../../src/report/terminal-report.ts'
import { Report, type Base, type BaseName, type Image } from '../../../src/core/schema.ts'
import { compared, flask, renderComment } from '../../support/reports.ts'

const LINKS = { run: null, files: null, docs: null, now: 'Now' }
const comment = (report: Report) => renderComment(report, LINKS)
const terminal = (report: Report) =>
  renderTerminal(report, { color: false, width: Infinity, unicode: true }).replace(/\s+/g, ' ')

function withImage(change: Partial<Image>, report = flask): Report {
  if (!report.image) throw new Error('a Report with an image')
  return Report.parse({ ...report, image: { ...report.image, ...change } })
}
const based = (base: Partial<Base>, baseName?: BaseName): Report => {
  const whole = { ref: 'python:3.10', layers: 4, onDisk: 191_900_000, chain: [], ...base }
  return withImage({ base: whole, ...(baseName ? { baseName } : {}) })
}
const DEBIAN = {
  ref: 'debian:bookworm',
  layers: 1,
  onDisk: 116_000_000,
  foundBy: 'local',
  confidence: 'proved',
} as const

describe('the base', () => {
  const chained = based({ foundBy: 'build', confidence: 'proved', chain: [DEBIAN] })
  test('is shown with its own bases, each with its size and how it was found', () => {
    for (const text of [comment(chained).replaceAll(/[*`]/g, ''), terminal(chained)])
      expect(text).toContain(
        'Base python:3.10, 192 MB (4 layers, named in FROM), built on debian:bookworm, 116 MB (1 layer, an image on this engine).',
      )
  })

  test('has a row for each image that it is built on', () => {
    const rows = comment(chained)
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .filter((line) => line.includes('| base '))
    expect(rows).toEqual([
      '| 117 MB |  | base `debian:bookworm`, 1 layer |',
      '| 75.4 MB |  | base `python:3.10`, 3 layers |',
    ])
  })

  test.each<[Partial<Base>, string]>([
    [{ foundBy: 'label' }, 'named in a label'],
    [{ foundBy: 'local' }, 'an image on this engine'],
    [{ foundBy: 'history' }, 'from the history, not proved'],
  ])('not found by FROM is shown on a terminal too: %j', (base, words) => {
    expect(terminal(based(base))).toContain(words)
    expect(terminal(based({ foundBy: 'build' }))).not.toContain('4 layers')
  })

  test('without a reference has the name from the history, or none', () => {
    const nameless = { layers: 4, onDisk: 191_900_000, chain: [] }
    const named = withImage({ base: { ...nameless, name: 'python 3.10.20', foundBy: 'history' } })
    expect(terminal(named)).toContain('Base python 3.10.20 192 MB')
    expect(terminal(named)).toContain('Base python 3.10.20, 192 MB (4 layers, from the history, not proved).')
    const unknown = withImage({ base: { ...nameless, foundBy: 'history' } })
    expect(terminal(unknown)).toContain('Base 192 MB (4 layers, from the history, not proved).')
    expect(comment(unknown)).toContain('| base, 4 layers |')
  })

  test('that is only named is no boundary', () => {
    const said = withImage({ base: null, baseName: { ref: 'acme/base:1', saidBy: 'label' } })
    expect(terminal(said)).toContain(
      'A label names acme/base:1 as the base; its layers could not be identified.',
    )
    expect(terminal(said)).not.toContain('Your layers')
    expect(comment(based({ foundBy: 'local' }, { ref: 'x', saidBy: 'build' }))).toContain('FROM names `x` as')
  })

  test('of many links is cut short', () => {
    const chain = Array.from({ length: 9 }, (_, index) => ({ ...DEBIAN, ref: `below:${index}` }))
    const text = terminal(based({ foundBy: 'build', chain }))
    expect(text).toContain('below:4')
    expect(text).not.toContain('below:5')
    expect(text).toContain(', and 4 more below.')
  })

  test('with hostile names is harmless', () => {
    const name = '`|x|` <img> @all\n\n# boo'
    const text = comment(based({ ref: name, foundBy: 'build', chain: [{ ...DEBIAN, ref: name }] }))
    expect(text).not.toMatch(/^# boo/m)
    const row = text.split('\n').find((line) => line.includes('base `')) ?? ''
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5)
  })

  test('of an older Report, without how it was found, is shown too', () => {
    expect(comment(compared)).toContain('in the base `python:3.10`')
    expect(comment(flask).replaceAll('\u00a0', ' ')).toContain('| 192 MB |  | base `python:3.10`, 4 layers |')
  })
})

describe('shared layers', () => {
  const layers = (flask.image?.layers ?? []).map((layer, index) =>
    index < 6 ? { ...layer, sharedWith: index === 5 ? [0, 1] : [0] } : layer,
  )
  const other = { ref: 'worker:1', id: 'sha256:1', layers: 4, bytes: 191_900_000, onDisk: 200_000_000 }
  const second = { ...other, ref: 'cron:1', layers: 1, bytes: 116_000_000, onDisk: 117_000_000 }

  test('with one other', () => {
    const report = withImage({ layers, shared: [other], together: { images: 2, onDisk: 220_200_000 } })
    for (const text of [comment(report).replaceAll(/[*`]/g, ''), terminal(report)]) {
      expect(text).toContain(
        'Shared layers are counted once. Together the 2 images take 220 MB on disk, separately 412 MB.',
      )
      expect(text).toContain('- worker:1: 4 layers, 192 MB of its 200 MB')
    }
    expect(comment(report)).toMatch(
      /^\|.*`RUN pip install flask`: 6\.2 MB dead, shared with the other image \|$/m,
    )
  })

  test('with several, by their numbers', () => {
    const text = comment(
      withImage({ layers, shared: [other, second], together: { images: 3, onDisk: 220_700_000 } }),
    )
    expect(text).toContain('- 1: `worker:1`: 4 layers')
    expect(text).toContain('- 2: `cron:1`: 1 layer, 116 MB of its 117 MB')
    expect(text).toMatch(/^\|.*`RUN pip install flask`: 6\.2 MB dead, shared with 1, 2 \|$/m)
  })

  test('with an image that has nothing in common', () => {
    const report = withImage({
      shared: [{ ...other, layers: 0, bytes: 0 }],
      together: { images: 2, onDisk: 412_100_000 },
    })
    expect(comment(report)).toContain('- `worker:1`: no layer of its 200 MB')
    expect(comment(report)).not.toContain('shared with')
  })
})

test('the footer names both platforms if image and engine differ', () => {
  const fit = { entrypoint: null, engine: { os: 'linux', architecture: 'amd64' }, emulated: true }
  const report = withImage({ platform: { os: 'linux', architecture: 'arm', variant: 'v7' }, fit })
  expect(comment(report)).toContain('engine 28.5.2 (overlay2), linux/arm/v7 on linux/amd64, kernel')
  expect(comment(withImage({ fit }))).toContain('engine 28.5.2 (overlay2), linux/amd64, kernel')
})
