/** How the image developed on the base branch: one line a figure, the last point is this run. */
import { readyTime } from '../../../core/ready-time.ts'
import type { Report } from '../../../core/schema.ts'
import { bytes } from '../../../lib/units.ts'
import { date, seconds } from '../../render/format.ts'
import { shortSha } from '../../render/text.ts'
import { area, place, type Scale } from './chart.ts'
import { el, onWidth, svg, type Child } from './dom.ts'
import type { Page, Section } from './page.ts'
import { dataTable, type Column } from './table.ts'

interface Commit {
  readonly at: string
  readonly name: string
  readonly onDisk: number | null
  readonly readySeconds: number | null
}

const HEIGHT = 130
const [TOP, BOTTOM, SIDE] = [26, 22, 12]

export function historySection({ report }: Page): Section | null {
  const commits = commitsOf(report)
  if (commits.length < 2) return null
  const columns: Column<Commit>[] = [
    { title: 'Date', value: ({ at }) => at, cell: ({ at }) => `${at.slice(0, 10)} ${at.slice(11, 16)}` },
    { title: 'Commit', value: ({ name }) => name },
    {
      title: 'On disk',
      isNumber: true,
      value: (one) => one.onDisk ?? -1,
      cell: ({ onDisk }) => (onDisk === null ? '–' : bytes(onDisk)),
    },
    {
      ...{ title: 'Ready in', isNumber: true },
      value: (one) => one.readySeconds ?? -1,
      cell: ({ readySeconds }) => (readySeconds === null ? '–' : seconds(readySeconds)),
    },
  ]
  const table = dataTable({ label: 'History', noun: 'commit', columns, rows: commits, searchFrom: 20 })
  return {
    ...{ id: 'history', title: 'History' },
    note: 'Commits of the base branch, oldest first; the last point is this run.',
    content: [
      chart('On disk', commits, ({ onDisk }) => onDisk, bytes, report.at),
      chart('Ready in', commits, ({ readySeconds }) => readySeconds, seconds, report.at),
      el('details', {}, el('summary', {}, 'As a table'), table.element),
    ],
  }
}

function commitsOf({ history = [], image, smoke, at, sha }: Report): Commit[] {
  const now = {
    ...{ at, name: shortSha(sha ?? '') || 'this run' },
    onDisk: image?.sizes.onDisk ?? null,
    readySeconds: readyTime(smoke),
  }
  return [...history.map((point) => ({ ...point, name: shortSha(point.sha ?? '') })), now]
}

function chart(
  title: string,
  commits: readonly Commit[],
  valueOf: (commit: Commit) => number | null,
  format: (value: number) => string,
  now: string,
): Child {
  const points = commits.flatMap((commit, x) => {
    const y = valueOf(commit)
    return y === null ? [] : [{ x, y, commit }]
  })
  const values = points.map(({ y }) => y)
  if (points.length < 2) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const frame = el('div', { class: 'history' })
  const label = `${title}: from ${format(least)} to ${format(most)}; the table below has the same`
  onWidth(frame, (width) => {
    const x: Scale = { from: 0, to: Math.max(1, commits.length - 1), left: SIDE, right: width - SIDE }
    const room = (most - least || most || 1) * 0.15
    const y: Scale = { from: Math.max(0, least - room), to: most + room, left: HEIGHT - BOTTOM, right: TOP }
    const line = points.map((point) => [place(x, point.x), place(y, point.y)] as const)
    const dots = points.map((point, at) => {
      const [cx, cy] = line[at] ?? [0, 0]
      const text = `${point.commit.name}, ${date(point.commit.at, now)}: ${format(point.y)}`
      const isLast = at === points.length - 1
      return svg(
        'circle',
        { class: isLast ? 'dot last' : 'dot', cx, cy, r: isLast ? 5 : 3.5 },
        svg('title', {}, text),
      )
    })
    const [first, last] = [points[0], points.at(-1)]
    frame.replaceChildren(
      svg(
        'svg',
        { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': label },
        svg('text', { class: 'lane-title', x: SIDE - 4, y: 14 }, `${title}: ${format(last?.y ?? 0)}`),
        svg(
          'text',
          { x: width - SIDE + 4, y: 14, 'text-anchor': 'end' },
          `${format(least)} – ${format(most)}`,
        ),
        area(line, HEIGHT - BOTTOM, 'history-line'),
        dots,
        svg('text', { x: SIDE - 4, y: HEIGHT - 5 }, first ? date(first.commit.at, now) : ''),
        svg('text', { x: width - SIDE + 4, y: HEIGHT - 5, 'text-anchor': 'end' }, 'this run'),
      ),
    )
  })
  return frame
}
