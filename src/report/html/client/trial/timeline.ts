/** The trial on one axis of time: what happened, the lines of the log, memory, processors. */
import { seconds } from '../../../render/format.ts'
import { cap } from '../../../render/text.ts'
import { area, place, ticks, type Scale } from '../chart.ts'
import { el, onWidth, svg } from '../dom.ts'
import type { Moment, Point, Span } from './moments.ts'

export interface Lane {
  readonly title: string
  readonly name: string
  readonly points: readonly Point[]
  readonly format: (value: number) => string
  /** What the samples miss: said after the most that they have. */
  readonly note?: string
}

export interface TimelineData {
  readonly moments: readonly Moment[]
  readonly lanes: readonly Lane[]
  readonly soak: Span | null
  /** Seconds at the end. */
  readonly end: number
}

const [LEFT, RIGHT, ROW, LANE, LOG, AXIS] = [8, 8, 20, 64, 18, 22]
const PIXELS_PER_LETTER = 6.7

export function timelineOf(data: TimelineData): HTMLElement {
  const frame = el('div', { class: 'timeline' })
  const readout = el('p', { class: 'readout', 'aria-hidden': 'true' }, ' ')
  onWidth(frame, (width) => frame.replaceChildren(drawing(data, width, readout), readout))
  return frame
}

function drawing(data: TimelineData, width: number, readout: HTMLElement): SVGElement {
  const scale: Scale = { from: 0, to: data.end, left: LEFT, right: width - RIGHT }
  const events = data.moments.filter(({ kind }) => kind !== 'log')
  const placed = rowsOfEvents(events, scale)
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1))
  const log = data.moments.filter(({ kind }) => kind === 'log')
  const logTop = rows * ROW + 6
  const lanesTop = logTop + (log.length > 0 ? LOG + 8 : 0)
  const bottom = lanesTop + data.lanes.length * (LANE + 10)
  const height = bottom + AXIS
  const label = `Timeline of the trial, ${seconds(data.end)}. The table below has the same.`
  const chart = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': label },
    data.soak && soakBand(data.soak, scale, bottom),
    axis(scale, bottom, width),
    log.map(({ at }) => tick(place(scale, at), logTop)),
    data.lanes.map((lane, at) => laneOf(lane, scale, lanesTop + at * (LANE + 10))),
    placed.map((one) => eventOf(one, scale, bottom)),
  )
  const cursor = svg('line', { class: 'cursor', y1: 0, y2: bottom, visibility: 'hidden' })
  chart.append(cursor)
  chart.addEventListener('pointermove', ({ offsetX }) => {
    const at = Math.min(data.end, Math.max(0, ((offsetX - LEFT) / (width - LEFT - RIGHT)) * data.end))
    for (const side of ['x1', 'x2']) cursor.setAttribute(side, String(place(scale, at)))
    cursor.setAttribute('visibility', 'visible')
    readout.replaceChildren(el('bdi', {}, readoutAt(data, at)))
  })
  chart.addEventListener('pointerleave', () => {
    cursor.setAttribute('visibility', 'hidden')
    readout.replaceChildren(' ')
  })
  return chart
}

interface Placed {
  readonly event: Moment
  readonly row: number
  /** The label is left of the mark, where there is no room on the right. */
  readonly isLeft: boolean
}

/** Each label in the first row where it overlaps no other. */
function rowsOfEvents(events: readonly Moment[], scale: Scale): Placed[] {
  const taken: [number, number][][] = []
  return events.map((event) => {
    const x = place(scale, event.at)
    const size = labelOf(event).length * PIXELS_PER_LETTER + 14
    const isLeft = x + size > scale.right
    const [from, to] = isLeft ? [x - size, x] : [x, x + size]
    const free = taken.findIndex((spans) => spans.every(([start, end]) => to < start || from > end))
    const row = free < 0 ? taken.length : free
    taken[row] = [...(taken[row] ?? []), [from, to]]
    return { event, row, isLeft }
  })
}

const labelOf = ({ kind, at }: Moment): string => `${cap(kind, 24)} ${seconds(at)}`

function eventOf({ event, row, isLeft }: Placed, scale: Scale, bottom: number): SVGElement {
  const x = place(scale, event.at)
  const y = row * ROW + ROW / 2 + 2
  return svg(
    'g',
    { class: `event ${/^[a-z-]+$/.test(event.kind) ? event.kind : 'other'}` },
    svg('title', {}, event.text),
    svg('line', { x1: x, x2: x, y1: y, y2: bottom }),
    svg('circle', { cx: x, cy: y, r: 4.5 }),
    svg(
      'text',
      { x: isLeft ? x - 9 : x + 9, y: y + 4, 'text-anchor': isLeft ? 'end' : 'start' },
      labelOf(event),
    ),
  )
}

function soakBand({ from, to }: Span, scale: Scale, bottom: number): SVGElement {
  const x = place(scale, from)
  return svg('rect', {
    class: 'soak-band',
    x,
    y: 0,
    width: Math.max(0, place(scale, to) - x),
    height: bottom,
  })
}

function axis(scale: Scale, bottom: number, width: number): SVGElement {
  const marks = ticks(scale.from, scale.to, width / 110).map((at) => {
    const x = place(scale, at)
    const text = `${Number(at.toFixed(3))} s`
    const anchor = x < 20 ? 'start' : x > width - 24 ? 'end' : 'middle'
    return [
      svg('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: bottom }),
      svg('text', { x, y: bottom + 16, 'text-anchor': anchor }, text),
    ]
  })
  return svg('g', { class: 'axis' }, marks)
}

const tick = (x: number, top: number): SVGElement =>
  svg('line', { class: 'log-tick', x1: x, x2: x, y1: top, y2: top + LOG })

function laneOf({ title, name, points, format, note = '' }: Lane, scale: Scale, top: number): SVGElement {
  const most = Math.max(...points.map(({ y }) => y), Number.MIN_VALUE)
  const floor = top + LANE
  const up: Scale = { from: 0, to: most, left: floor, right: top + 18 }
  const line = points.map(({ x, y }) => [place(scale, x), place(up, y)] as const)
  return svg(
    'g',
    {},
    area(line, floor, name),
    svg('line', { class: 'grid', x1: scale.left, x2: scale.right, y1: floor, y2: floor }),
    svg(
      'text',
      { class: 'lane-title', x: scale.left + 2, y: top + 11 },
      `${title}: at most ${format(most)}${note}`,
    ),
  )
}

/** What is known about one moment. */
function readoutAt({ moments, lanes }: TimelineData, at: number): string {
  const values = lanes.flatMap(({ title, points, format }) => {
    const point = points.findLast(({ x }) => x <= at)
    return point ? [`${title} ${format(point.y)}`] : []
  })
  const last = moments.findLast((moment) => moment.at <= at)
  return [seconds(at), ...values, last ? cap(last.text, 160) : ''].filter((text) => text !== '').join(' · ')
}

/** `1.25 CPU`, `0.0018 CPU` */
export const processors = (value: number): string =>
  `${value < 0.01 ? Number(value.toFixed(4)) : value.toFixed(2)} CPU`
