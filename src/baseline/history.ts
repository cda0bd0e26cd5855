/** The sizes and times of the base branch's last commits, handed on from one saved Report to the next. */
import { readyTime } from '../core/ready-time.ts'
import type { HistoryPoint, Report } from '../core/schema.ts'

const MOST_POINTS = 30

/** The Report with the history before it and itself as the last point; a later run of one commit replaces its point. */
export function withHistory(report: Report, before: readonly HistoryPoint[]): Report {
  const point = pointOf(report)
  if (point === null) return report
  const others = before.filter(({ sha }) => sha === null || sha !== point.sha)
  return { ...report, history: [...others, point].slice(-MOST_POINTS) }
}

function pointOf({ sha, at, image, smoke }: Report): HistoryPoint | null {
  if (image === null) return null
  const { onDisk, download } = image.sizes
  const readySeconds = readyTime(smoke)
  return { sha, at, onDisk, download: download?.bytes ?? null, readySeconds }
}
