/** Small phrases that several causes share. */
import type { Listener } from '../schema.ts'
import type { Evidence } from './evidence.ts'
import { formatListener, isLoopback, isTcp } from './listeners.ts'

export function seconds(value: number): string {
  return value < 10 ? `${Math.round(value * 10) / 10} s` : `${Math.round(value)} s`
}

export function names(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
}

export const commandOf = ({ image, inputs }: Pick<Evidence, 'image' | 'inputs'>): readonly string[] => {
  const entrypoint = inputs.entrypoint ?? image.config.entrypoint
  return [...entrypoint, ...(inputs.command ?? (inputs.entrypoint ? [] : image.config.cmd))]
}

/** As a person would type it. */
export const quoteCommand = (argv: readonly string[]): string =>
  argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')

const byPort = (a: Listener, b: Listener): number => a.port - b.port

export function outside(evidence: Evidence): Listener[] {
  return (evidence.listeners ?? []).filter((row) => isTcp(row) && !isLoopback(row)).sort(byPort)
}

export function onLoopback(evidence: Evidence): Listener[] {
  return (evidence.listeners ?? []).filter((row) => isTcp(row) && isLoopback(row)).sort(byPort)
}

/** `127.0.0.1:5000 and [::1]:5000` */
export const places = (rows: readonly Listener[]): string => names([...new Set(rows.map(formatListener))])

/** Where EXPOSE, `port` or the probe said the app would be. */
export function asked(evidence: Evidence): string {
  return names([...new Set(evidence.checks.map(({ port }) => String(port)))])
}

/** Rows of the table as evidence lines. */
export function listenerLines(evidence: Evidence): string[] {
  if (evidence.listeners === null) return ['the listener table could not be read here']
  if (evidence.listeners.length === 0) return ['no process in the container listens']
  return evidence.listeners.map((row) => `${row.protocol} ${formatListener(row)}`)
}

const TELLING = /error|exception|fatal|panic|cannot|can't|could not|failed|refused|denied|not found|no such|missing|unable|invalid/i

/** The line of the log that most likely tells why: the last that names a failure, else the last. */
export function tellingLine(tail: readonly string[]): string | null {
  const lines = tail.map((line) => stripControls(line).trim()).filter((line) => line !== '')
  const found = lines.findLast((line) => TELLING.test(line)) ?? lines.at(-1)
  return found === undefined ? null : found.length > 300 ? `${found.slice(0, 300)}…` : found
}

// eslint-disable-next-line no-control-regex -- terminal colours in a log are what this takes out
const stripControls = (line: string): string => line.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
