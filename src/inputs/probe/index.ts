/**
 * Parses the setting `probe`: one probe per line, without blank lines and lines that begin with `#`. Reports all mistakes
 * at once, each with a caret under the wrong word. The syntax is in docs/probes.md.
 */
import { textWidth } from '../../lib/text-width.ts'
import { suggestion } from '../../lib/nearest.ts'
import { Cursor, Misread } from './cursor.ts'
import { KINDS, type ProbeTarget } from './kinds.ts'
import type { ProbeKind, ProbeSpec } from './spec.ts'
import { starred } from './request-header.ts'
import { HTTP_TERMS, TLS_TERMS, UDP_TERMS, type ReadFile } from './terms.ts'

export const MOST_PROBES = 20
const MOST_CHARACTERS = 2000

export interface Probes {
  /** Empty when every line is `auto`, the default. */
  probes: ProbeSpec[]
  /** One per wrong line, each of several lines. They follow the name of the setting. */
  mistakes: string[]
}

export function parseProbes(text: string, readFile: ReadFile): Probes {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((row, index) => ({ line: row.trim().replace(/\s/g, ' '), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
  const mistakes: string[] = []
  const probes = new Map<string, ProbeSpec>()
  for (const { line, number } of rows.slice(0, MOST_PROBES)) {
    if (probes.has(line)) continue
    try {
      if (line.length > MOST_CHARACTERS)
        throw new Misread(MOST_CHARACTERS, `at most ${MOST_CHARACTERS} characters`)
      probes.set(line, withOwnText(parseProbe(line, readFile), [...probes.values()]))
    } catch (error) {
      if (!(error instanceof Misread)) throw error
      mistakes.push(explain(starred(line, TERMS), number, error))
    }
  }
  if (rows.length > MOST_PROBES)
    mistakes.push(`${rows.length} lines are too many: at most ${MOST_PROBES} are allowed`)
  const found = [...probes.values()]
  return { probes: found.every(isPlainAuto) ? [] : found, mistakes }
}

/** Numbers probes whose texts are equal because a secret is hidden. */
function withOwnText(probe: ProbeSpec, others: readonly ProbeSpec[]): ProbeSpec {
  const same = others.filter(({ text }) => text.replace(/ \(\d+\)$/, '') === probe.text).length
  return same === 0 ? probe : { ...probe, text: `${probe.text} (${same + 1})` }
}

/** Words before an equals sign that are not a header. */
const TERMS = [...Object.keys(HTTP_TERMS), ...Object.keys(TLS_TERMS), ...Object.keys(UDP_TERMS)]

const isPlainAuto = (probe: ProbeSpec): boolean => probe.kind === 'auto' && probe.port === null

const names = Object.keys(KINDS)
const isKind = (name: string): name is ProbeKind => Object.hasOwn(KINDS, name)

/** Throws `Misread`. */
export function parseProbe(line: string, readFile: ReadFile): ProbeSpec {
  const cursor = new Cursor(line)
  const name = cursor.take(/[A-Za-z][\w+.-]*/y)?.[0].toLowerCase() ?? ''
  if (!isKind(name)) {
    const examples = Object.values(KINDS).map(({ example }) => example)
    throw new Misread(0, `a probe: ${examples.join(', ')}`, suggestion(name, names))
  }
  const kind = KINDS[name]
  const target: ProbeTarget = kind.hasTarget
    ? readTarget(cursor, name)
    : { port: null, path: '', pathAt: cursor.at }
  if (!cursor.isAtBlank) throw new Misread(cursor.at, kind.hasTarget ? kind.example : `a blank after ${name}`)
  return kind.read({ kind: name, target, cursor, readFile, text: line })
}

/** Names of the container itself: probes always go to the container. */
const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|)$/i

/** `://[HOST][:PORT][/PATH]`, or nothing. */
function readTarget(cursor: Cursor, scheme: string): ProbeTarget {
  if (!cursor.take(/:\/\//y)) return { port: null, path: '', pathAt: cursor.at }
  const hostAt = cursor.at
  const host = cursor.take(/\[[^\]\s]*\]|[^:/?\s"']*/y)?.[0] ?? ''
  const after = cursor.line.slice(cursor.at).split(' ', 1)[0] ?? ''
  if (/^\d+$/.test(host)) throw new Misread(hostAt, 'a colon before the port', `${scheme}://:${host}${after}`)
  if (!OWN_HOST.test(host))
    throw new Misread(hostAt, 'no host, because probes always go to the container', `${scheme}://${after}`)
  const portAt = cursor.at + 1
  const digits = cursor.take(/:(\d*)/y)?.[1]
  const port = digits === undefined ? null : Number(digits)
  if (port !== null && (port < 1 || port > 65_535)) throw new Misread(portAt, 'a port from 1 to 65535')
  const pathAt = cursor.at
  return { port, path: cursor.take(/[/?]\S*/y)?.[0] ?? '', pathAt }
}

/** How much of a long line is shown before and after the caret. */
const SHOWN = 60

function explain(line: string, number: number, { at, message, nearest: near }: Misread): string {
  const start = at <= SHOWN ? 0 : at - SHOWN
  const before = (start > 0 ? '…' : '') + line.slice(start, at)
  const after = line.slice(at, at + SHOWN) + (line.length > at + SHOWN ? '…' : '')
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`
  return [
    `line ${number} is not allowed: expected ${message}${hint}`,
    `  ${before}${after}`,
    `  ${' '.repeat(textWidth(before))}^`,
  ].join('\n')
}
