/**
 * Progress reporting. On a terminal, one line is redrawn with the current activity and its duration; elsewhere lines are
 * plain, and in an Actions log each stage is a group.
 */
import { systemClock, type Clock } from '../core/clock.ts'
import { silent, type Progress } from '../core/progress.ts'
import { seconds } from './render/format.ts'
import { harmless, shorten } from './render/terminal.ts'
import { visible } from '../lib/visible.ts'
import { cap } from './render/text.ts'

export type ProgressMode = 'live' | 'plain' | 'actions' | 'silent'

export interface ProgressStream {
  write(text: string): unknown
  /** Width of the terminal. */
  columns?: number
}

interface Options {
  stream: ProgressStream
  mode: ProgressMode
  clock?: Clock
}

/** Seconds between two `waiting` lines in a log. */
const SPARSE_SECONDS = 10
const REDRAW_MS = 100

export function makeProgress({ stream, mode, clock = systemClock }: Options): Progress {
  if (mode === 'silent') return silent
  return mode === 'live' ? live(stream, clock) : lines(stream, clock, mode)
}

const WIDEST = 500

/** One line of bounded length. Spaces inside a line are kept, because they align columns. */
function safe(text: string): string {
  const lines = visible(text.slice(0, WIDEST * 4)).split('\n')
  const one = lines.map((line) => line.trim().replaceAll('\t', ' ')).filter((line) => line !== '')
  return harmless(cap(one.join(' '), WIDEST))
}

function lines(stream: ProgressStream, clock: Clock, mode: 'plain' | 'actions'): Progress {
  const print = (line: string) => stream.write(`${line}\n`)
  let open = false
  let last = -Infinity
  const end = () => {
    if (open && mode === 'actions') print('::endgroup::')
    open = false
    last = -Infinity
  }
  return {
    stage(title) {
      end()
      // In a command's text the runner decodes %0A to a line break and %25 to a percent sign.
      print(mode === 'actions' ? `::group::${safe(title).replaceAll('%', '%25')}` : safe(title))
      open = true
    },
    step: (text) => print(`  ${safe(text)}`),
    waiting(text) {
      if (clock.now() - last < SPARSE_SECONDS) return
      last = clock.now()
      print(`  … ${safe(text)}`)
    },
    end,
  }
}

function live(stream: ProgressStream, clock: Clock): Progress {
  let began = 0
  let status = ''
  let timer: NodeJS.Timeout | undefined
  const erase = () => stream.write('\r\u001b[2K')
  const draw = () => {
    if (!timer) return
    erase()
    stream.write(
      shorten(`  … ${status}${status && '  '}${elapsed(clock.now() - began)}`, (stream.columns ?? 80) - 1),
    )
  }
  const end = () => {
    if (!timer) return
    clearInterval(timer)
    timer = undefined
    erase()
  }
  return {
    stage(title) {
      end()
      stream.write(`${safe(title)}\n`)
      began = clock.now()
      status = ''
      timer = setInterval(draw, REDRAW_MS).unref()
      draw()
    },
    step(text) {
      if (timer) erase()
      stream.write(`  ${safe(text)}\n`)
      draw()
    },
    waiting(text) {
      status = safe(text)
      draw()
    },
    end,
  }
}

const elapsed = (value: number): string => (value < 60 ? `${Math.floor(value)} s` : seconds(value))
