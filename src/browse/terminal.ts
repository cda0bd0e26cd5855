/** Runs `browse` on a terminal: keys in, rows out. Leaves the terminal as it was, also on signals and after a crash. */
import { emitKeypressEvents } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { changes, rowsOf, type Drawing } from './draw.ts'
import { keyName, type Keypress } from './keys.ts'
import type { Model } from './model.ts'
import { firstState } from './state.ts'
import { update, type Event } from './update.ts'
import { view } from './view.ts'

export interface Terminal extends Drawing {
  readonly stdin: ReadStream
  readonly stdout: WriteStream
  /** Opens the file in the user's editor and waits for its end. Returns false where there is no editor. */
  readonly edit: (file: string, line: number) => boolean
}

/** The other screen, no cursor, no wrapping of long lines. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J'
const LEAVE = '\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l'

const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** Resolves when the user quits, when the input ends, or on a signal. */
export function browse(model: Model, { stdin, stdout, edit, ...drawing }: Terminal): Promise<void> {
  const sizeNow = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 })
  let state = firstState(sizeNow(), model.files.layers.length)
  let onScreen: string[] = []
  const enter = () => {
    stdin.setRawMode(true)
    stdout.write(ENTER)
    onScreen = []
  }
  const leave = () => {
    stdin.setRawMode(false)
    stdout.write(LEAVE)
  }
  const draw = () => {
    const rows = rowsOf(view(state, model), drawing)
    stdout.write(changes(onScreen, rows))
    onScreen = rows
  }
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      stdin.off('keypress', onKey).off('end', onEnd).pause()
      stdout.off('resize', onResize)
      process.off('exit', leave)
      for (const signal of SIGNALS) process.off(signal, onEnd)
      leave()
      settle()
    }
    const onEnd = () => end(resolve)
    const take = (event: Event) => {
      try {
        state = update(state, event, model)
        if (state.request === 'edit') state = openEditor()
        if (state.request === 'quit') onEnd()
        else draw()
      } catch (cause) {
        end(() => reject(cause instanceof Error ? cause : new Error(String(cause))))
      }
    }
    const openEditor = () => {
      const line = model.image.layers[state.layer]?.line ?? 1
      leave()
      const isOpened = edit(model.dockerfile?.path ?? '', line)
      enter()
      return isOpened ? state : { ...state, page: 'source' as const, pageTop: Math.max(0, line - 3) }
    }
    const onKey = (text: string | undefined, key: Keypress) => {
      const isText = text !== undefined && !key.ctrl && !key.meta && /^\P{Cc}+$/u.test(text)
      take({ kind: 'key', key: keyName(key), ...(isText ? { text } : {}) })
    }
    const onResize = () => {
      onScreen = []
      stdout.write('\u001b[2J')
      take({ kind: 'size', ...sizeNow() })
    }
    emitKeypressEvents(stdin)
    stdin.on('keypress', onKey).on('end', onEnd)
    stdout.on('resize', onResize)
    process.on('exit', leave)
    for (const signal of SIGNALS) process.on(signal, onEnd)
    enter()
    stdin.resume()
    take({ kind: 'size', ...sizeNow() })
  })
}
