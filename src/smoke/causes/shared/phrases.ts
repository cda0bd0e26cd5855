/** Phrases that several causes share. */
import { formatPorts } from '../../../lib/port-ranges.ts'
import type { Listener } from '../../../core/schema.ts'
import type { Evidence } from '../../evidence.ts'
import { guardOf } from '../../container/memory-guard.ts'
import { formatListener, isLoopback, isTcp } from '../../kernel/listeners.ts'

import { lastWords, relevantLineOf } from '../../log/failure-lines.ts'

export { quoteCommand } from '../../../lib/shell-quote.ts'
export { isJob } from '../../container/job.ts'
export { lastFailure, relevantLineOf } from '../../log/failure-lines.ts'

export function seconds(value: number): string {
  return value < 10 ? `${Math.round(value * 10) / 10} s` : `${Math.round(value)} s`
}

/** `after 2 s`; `at once` for less than engines can measure. */
export const after = (value: number): string => (value < 0.05 ? 'at once' : `after ${seconds(value)}`)

export function names(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
}

/** Neither the image nor the settings name anything to ask. */
const isUnasked = ({ image, inputs }: Evidence): boolean =>
  image.config.healthcheck === undefined &&
  inputs.ports.length === 0 &&
  inputs.probes.every((probe) => probe.kind === 'auto' && probe.port === null) &&
  image.config.exposedPorts.every((text) => text.endsWith('/udp'))

/** It stayed up and nothing else was proved, because nothing could be probed. */
export const isOnlyUp = (evidence: Evidence): boolean =>
  evidence.phase === 'done' && !evidence.ended && evidence.checks.length === 0 && isUnasked(evidence)

/** Begins the fix of an error that is in none of the tables. */
export const UNKNOWN_FIX = 'No usual fix is known for this error'

/** The fix for a main process that ended, if its log does not suggest one. */
export function fixOf({ state, log, programs }: Pick<Evidence, 'state' | 'log' | 'programs'>): string {
  if (state?.exitCode === 0)
    return 'The main process ended, so the container ended too: run the server in the foreground, as the container’s main process.'
  const { traceback } = lastWords(log)
  const command = programs.at(-1)?.argv[0]?.replace(/^.*\//, '')
  if (relevantLineOf(log.tail) === null)
    return 'It wrote nothing to stdout or stderr: send its log there, or run it with more logging (`--verbose`, `LOG_LEVEL=debug`).'
  if (traceback?.file !== undefined)
    return `${UNKNOWN_FIX}: start at \`${traceback.file}${traceback.line === undefined ? '' : `:${traceback.line}`}\`, where it comes from.`
  return `${UNKNOWN_FIX}: search for its text in the source or the documentation of ${command === undefined ? 'the app' : `\`${command}\``}.`
}

const byPort = (a: Listener, b: Listener): number => a.port - b.port

export function outside(evidence: Evidence): Listener[] {
  return (evidence.listeners ?? []).filter((row) => isTcp(row) && !isLoopback(row)).sort(byPort)
}

export function onLoopback(evidence: Evidence): Listener[] {
  return (evidence.listeners ?? []).filter((row) => isTcp(row) && isLoopback(row)).sort(byPort)
}

/** Listeners on that port that are reachable from outside. */
export const rowsOn = (evidence: Evidence, port: number): Listener[] =>
  outside(evidence).filter((row) => row.port === port)

/** `127.0.0.1:5000 and [::1]:5000` */
export const addresses = (rows: readonly Listener[]): string => names([...new Set(rows.map(formatListener))])

/** `80 and 443` */
export const portsOf = (checks: readonly { port: number | null }[]): string =>
  names(formatPorts(checks.flatMap(({ port }) => (port === null ? [] : [port]))))

/** `port 80`, `ports 80 and 443` */
export function portNames(checks: readonly { port: number | null }[]): string {
  const count = new Set(checks.flatMap(({ port }) => port ?? [])).size
  return `${count > 1 ? 'ports' : 'port'} ${portsOf(checks)}`
}

/** Ports that the image exposes for UDP. */
export const exposedUdp = ({ image }: Evidence): number[] =>
  image.config.exposedPorts.filter((text) => text.endsWith('/udp')).map((text) => parseInt(text, 10))

/** UDP sockets on that port that are reachable from outside. */
export const udpOn = (evidence: Evidence, port: number): Listener[] =>
  (evidence.listeners ?? []).filter((row) => !isTcp(row) && row.port === port && !isLoopback(row))

/** The fix for an app that needs more memory than the machine has. */
export const LARGER_MACHINE =
  'Reduce its memory use, or run it on a machine with more memory: `memory` was not set, so it could use nearly all that this machine has.'

/** Its memory limit, as the end of a sentence. */
export function memoryLimit(evidence: Evidence): string {
  const { inputs, memory } = evidence
  const guard = guardOf(evidence)
  if (guard !== null)
    return `Sea Trial's default limit of ${Math.round(guard / 1024 ** 2)} MiB (what the machine has, less a reserve)`
  const limit = inputs.memory ?? memory.limit
  return limit === null ? 'its memory limit' : `its ${Math.round(limit / 1024 ** 2)} MiB memory limit`
}

/** The listener table as lines of evidence. */
export function listenerLines(evidence: Evidence): string[] {
  if (evidence.listeners === null) return ['the listener table could not be read here']
  if (evidence.listeners.length === 0) return ['no process in the container listens']
  return evidence.listeners.map((row) => `${row.protocol} ${formatListener(row)}`)
}
