/**
 * What an output stream can show: the one place that reads NO_COLOR, FORCE_COLOR, TERM, CI, COLUMNS and the locale.
 * docs/terminal.md has the same rules for users.
 */

export interface OutputStream {
  /** Undefined for a pipe or a file. */
  isTTY?: boolean
  columns?: number
  rows?: number
}

export interface Terminal {
  /** Columns of a text, from 20 to 200. */
  width: number
  /** Nothing may be wider; a log keeps headings and tables whole. */
  mustFit: boolean
  color: boolean
  /** Signs and block characters beyond ASCII. */
  unicode: boolean
  /** Lines can be redrawn. */
  live: boolean
}

type Env = Readonly<Record<string, string | undefined>>

/** Columns of a text that is not for a terminal. */
const USUAL = 100
const [NARROWEST, WIDEST] = [20, 200]

export function terminalOf(stream: OutputStream, env: Env, platform = process.platform): Terminal {
  const isTerminal = stream.isTTY === true
  const isDumb = env.TERM === 'dumb'
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, widthOf(stream, env))),
    mustFit: isTerminal,
    color: forced(env) ?? (isTerminal && !isDumb && !env.NO_COLOR),
    // a file or a pipe has no font: it gets UTF-8
    unicode: !isTerminal || hasSigns(env, platform),
    live: isTerminal && !isDumb && !isSet(env.CI),
  }
}

/** FORCE_COLOR is the more deliberate wish, so it counts before NO_COLOR, as in Node. Empty is not set. */
function forced({ FORCE_COLOR: wish = '' }: Env): boolean | null {
  return wish === '' ? null : isSet(wish)
}

const isSet = (value = ''): boolean => !['', '0', 'false'].includes(value.toLowerCase())

/** COLUMNS is set by hand, also for what is not a terminal. */
function widthOf({ isTTY, columns = 0 }: OutputStream, env: Env): number {
  const wish = /^\d{1,5}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 0
  if (wish > 0) return wish
  return isTTY === true && columns > 0 ? columns : USUAL
}

/** Without a locale nothing is known, and terminals of today show UTF-8. */
function hasSigns(env: Env, platform: NodeJS.Platform): boolean {
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false
  if (platform === 'win32') return Boolean(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.TERM)
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(Boolean)
  return locale === undefined || /utf-?8/i.test(locale)
}
