/** The history as lines: only where there is enough of it, and where it varies. */
import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../../src/core/schema.ts'
import { NO_LINKS } from '../../../src/report/sections/view.ts'
import { compared, renderComment } from '../../support/reports.ts'

interface Point {
  onDisk: number
  readySeconds?: number | null
}

const line = (points: readonly Point[]): string | undefined => {
  const history = points.map(({ onDisk, readySeconds = null }) => ({
    ...{ sha: null, at: compared.at, download: null },
    ...{ onDisk: onDisk * 1_000_000, readySeconds },
  }))
  const report: Report = { ...compared, history }
  return renderComment(report, NO_LINKS)
    .split('\n')
    .find((one) => one.startsWith('History:'))
}
const sizes = (...all: number[]): Point[] => all.map((onDisk) => ({ onDisk }))

describe('the history', () => {
  test('is a line up to this run, with its lowest and highest value', () =>
    expect(line(sizes(201, 203, 205))).toBe('History: on disk ▁▂▄█ 201 to 212 MB.'))

  test('of the time until ready stands beside it, drawn from 0', () => {
    const points = sizes(201, 203, 205).map((point, index) => ({ ...point, readySeconds: 0.5 + index * 0.1 }))
    expect(line(points)).toBe('History: on disk ▁▂▄█ 201 to 212 MB, ready in ▅▆▇█ 0.50 to 0.84 s.')
  })

  test('that is not known of some commits has gaps', () =>
    expect(
      line([
        ...sizes(212, 212).map((point) => ({ ...point, readySeconds: 0.4 })),
        { onDisk: 212, readySeconds: null },
        { onDisk: 212, readySeconds: 0.6 },
      ]),
    ).toBe('History: ready in ▄▄ ▆█ 0.40 to 0.84 s.'))

  test.each<[string, Point[]]>([
    ['too short', sizes(100, 150)],
    ['the same size each time', sizes(212, 212, 212, 212)],
    ['less than a hundredth', sizes(211, 212, 211, 212)],
    ['none', []],
  ])('%s: no line', (_, points) => expect(line(points)).toBeUndefined())
})
