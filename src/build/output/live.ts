/** Reports the progress of a build: a line for each step that ends, and the running steps. */
import type { BuildActivity, Progress } from '../../core/progress.ts'
import type { Step } from './recorder.ts'

const TICK_MILLISECONDS = 1000
const WIDEST = 160
/** The builder's own steps are shown only when they take this long. */
export const NOTABLE_SECONDS = 1

const ENDINGS: Readonly<Record<Step['status'], (seconds: string) => string>> = {
  waiting: () => '',
  running: (seconds) => seconds,
  done: (seconds) => seconds,
  cached: () => 'cached',
  failed: (seconds) => `failed after ${seconds}`,
}

export function stepLine({ title, status, seconds }: Step): string {
  return `${cut(title)}  ${ENDINGS[status](format(seconds))}`
}

/** The builder's own steps: loading files, calling registries. */
export const isHousekeeping = ({ name }: Step): boolean => /^\[(?:\S+ )?(?:internal|auth)\] /.test(name)

/** Reports the running steps every second until the returned function is called. */
export function showRunning(running: () => BuildActivity['running'], progress: Progress): () => void {
  const timer = setInterval(() => {
    const now = running()
    if (now.length > 0)
      progress.waiting(now.map(({ title, seconds }) => `${cut(title)} (${Math.round(seconds)} s)`).join(', '))
  }, TICK_MILLISECONDS)
  timer.unref()
  return () => clearInterval(timer)
}

const cut = (title: string): string => (title.length > WIDEST ? `${title.slice(0, WIDEST - 1)}…` : title)
const format = (seconds: number): string => `${seconds.toFixed(1)} s`
