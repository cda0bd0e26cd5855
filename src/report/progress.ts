/**
 * Progress reporting. On a terminal, the running stage is redrawn with its steps and activities; elsewhere lines are plain,
 * and in an Actions log each stage is a group.
 */
import { systemClock, type Clock } from '../core/clock.ts'
import { silent, type Progress } from '../core/progress.ts'
import { frameOf, type Stage } from './live/frame.ts'
import { columnsOf, openScreen, rowsOf, type ScreenStream } from './live/screen.ts'
import { signs, type Look } from './render/look.ts'
import { safeLine } from './render/safe-line.ts'

export type ProgressMode = 'live' | 'plain' | 'actions' | 'silent'

interface Options {
  stream: ScreenStream
  mode: ProgressMode
  look?: Pick<Look, 'color' | 'unicode'>
  clock?: Clock
}

const PLAIN = { color: false, unicode: true }
/** Seconds between two `waiting` lines in a log. */
const SPARSE_SECONDS = 10
const REDRAW_MS = 100

export function makeProgress({ stream, mode, look = PLAIN, clock = systemClock }: Options): Progress {
  if (mode === 'silent') return silent
  return mode === 'live' ? live(stream, look, clock) : lines(stream, look, clock, mode)
}

function lines(
  stream: ScreenStream,
  look: Pick<Look, 'unicode'>,
  clock: Clock,
  mode: 'plain' | 'actions',
): Progress {
  const print = (line: string) => stream.write(`${signs(line, look)}\n`)
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
      print(mode === 'actions' ? `::group::${safeLine(title).replaceAll('%', '%25')}` : safeLine(title))
      open = true
    },
    step: (text) => print(`  ${safeLine(text)}`),
    waiting(text) {
      if (clock.now() - last < SPARSE_SECONDS) return
      last = clock.now()
      print(`  … ${safeLine(text)}`)
    },
    show() {},
    end,
  }
}

const NO_ACTIVITY = { build: null, container: null, layers: null }

function live(stream: ScreenStream, look: Pick<Look, 'color' | 'unicode'>, clock: Clock): Progress {
  const screen = openScreen(stream)
  let stage: Stage | null = null
  let timer: NodeJS.Timeout | undefined
  /** One column stays free: a terminal may break a line that fills the last one. */
  const frame = (one: Stage, rows: number) =>
    frameOf(one, { ...look, width: columnsOf(stream) - 1, rows }, clock.now())
  const draw = () => {
    if (stage) screen.draw(frame(stage, rowsOf(stream) - 1))
  }
  const end = (isDone = true) => {
    clearInterval(timer)
    if (!stage) return
    const hasFailed = stage.activities.build?.activity.hasFailed === true
    stage.state = hasFailed ? 'failed' : isDone ? 'done' : 'ended'
    stage.ended = clock.now()
    screen.keep(frame(stage, Infinity))
    stage = null
  }
  return {
    stage(title) {
      end()
      const began = clock.now()
      stage = {
        ...{ title: safeLine(title), began, ended: began, state: 'running' },
        ...{ steps: [], waiting: '', activities: { ...NO_ACTIVITY } },
      }
      timer = setInterval(draw, REDRAW_MS).unref()
      draw()
    },
    step(text) {
      if (!stage) {
        screen.keep([`  ${safeLine(text)}`])
        return
      }
      stage.steps.push(safeLine(text))
      stage.waiting = ''
      draw()
    },
    waiting(text) {
      if (stage) stage.waiting = safeLine(text)
    },
    show(kind, activity) {
      if (!stage) return
      const at = clock.now()
      const first = stage.activities[kind]?.first ?? (activity && { activity, at })
      Object.assign(stage.activities, { [kind]: activity && { activity, at, first } })
    },
    end,
  }
}
