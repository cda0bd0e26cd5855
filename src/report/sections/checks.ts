/** The probes of the running container, their results, and its log. */
import type { Exit, Listener, Probe, Report, Service, Smoke } from '../../core/schema.ts'
import { code, details, fence, join, list, paragraph, type Block, type Words } from '../render/blocks.ts'
import { stopText } from './figure-list.ts'
import { bytes, count, seconds } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { rehearsalLines } from './rehearsals.ts'
import { explainedBy, isFailing, type SizeBudget } from './view.ts'

export function checkDetails(report: Report, budget: SizeBudget): Block[] {
  const { smoke } = report
  if (!smoke) return []
  const blocks = [list(checksOf(report, smoke, budget))]
  const again = isFailing(report) ? [] : reproduceBlocks(report, budget)
  return [details('What was checked', [...blocks, ...again], explainedBy(report) === 'checks')]
}

export function reproduceBlocks({ reproduce }: Report, budget: SizeBudget): Block[] {
  return reproduce ? [paragraph('To reproduce it:'), fence('sh', cap(reproduce, budget.text * 4))] : []
}

export const reproduceDetails = (report: Report, budget: SizeBudget): Block[] =>
  report.reproduce
    ? [
        details(
          ['Reproduce: ', code(cap(oneLine(report.reproduce), 100))],
          [fence('sh', cap(report.reproduce, budget.text * 4))],
        ),
      ]
    : []

export function logDetails(report: Report, budget: SizeBudget): Block[] {
  const { smoke, build } = report
  const failed = build && !build.ok ? (build.log ?? []) : []
  const lines = (smoke?.log.tail ?? failed).slice(-budget.logLines)
  if (lines.length === 0 || budget.logLines === 0) return []
  const total = smoke?.log.lines ?? failed.length
  const title = smoke
    ? `Last ${lines.length} of ${count(total, 'log line')}`
    : `Log of the failing step (last ${count(lines.length, 'line')})`
  const all = total <= lines.length && smoke ? `Log (${count(lines.length, 'line')})` : title
  const isOpen = explainedBy(report) === 'log'
  return [...logHead(smoke?.log.head ?? [], budget), details(all, [logText(lines, budget)], isOpen)]
}

/** The first lines of a long log: the first error is often not in the last lines. */
function logHead(head: readonly string[], budget: SizeBudget): Block[] {
  const lines = head.slice(0, budget.logLines)
  return lines.length === 0
    ? []
    : [details(`First ${count(lines.length, 'log line')}`, [logText(lines, budget)])]
}

const logText = (lines: readonly string[], budget: SizeBudget): Block =>
  fence('text', lines.map((line) => cap(line, budget.text)).join('\n'))

function checksOf(report: Report, smoke: Smoke, budget: SizeBudget): Words[] {
  const listeners = smoke.listeners.slice(0, budget.rows)
  return [
    ...smoke.probes.slice(0, budget.rows).map(probeText),
    ...(smoke.listenersKnown
      ? [listenText(listeners)]
      : ['The listener table could not be read, so the listening ports are unknown.']),
    ...(smoke.ready && !smoke.exit && smoke.soakSeconds > 0
      ? [`✅ Stayed up for ${seconds(smoke.soakSeconds)} after it was ready`]
      : []),
    ...(smoke.exit ? [exitText(smoke.exit)] : []),
    ...(smoke.shutdown ? [`Stops on ${oneLine(smoke.shutdown.signal)}: ${stopText(smoke.shutdown)}`] : []),
    ...rehearsalLines(report, budget.text),
    ...usage(smoke),
    ...(smoke.services ?? []).map(serviceText),
    ...(smoke.presets ? [`Preset: ${smoke.presets.map(oneLine).join(', ')}`] : []),
    ...(smoke.route ? [`Route: ${cap(oneLine(smoke.route), budget.text)}`] : []),
  ]
}

const CHECKS: Readonly<Record<Probe['kind'], string>> = {
  http: 'GET ',
  https: 'GET ',
  tcp: 'TCP connect to ',
  udp: 'UDP socket ',
  grpc: 'gRPC health of ',
  grpcs: 'gRPC health of ',
  exec: 'Command ',
  log: 'Log line ',
  exit: 'Exit by itself with ',
  healthcheck: 'HEALTHCHECK ',
  process: 'Process ',
}

function probeText({ kind, target, ok, detail, attempts, seconds: took }: Probe): Words {
  const tries = attempts > 1 ? `, ${count(attempts, 'attempt')}` : ''
  return [
    `${ok ? '✅' : '❌'} ${CHECKS[kind]}`,
    code(cap(oneLine(target), 200)),
    `: ${cap(oneLine(detail), 300)}, ${seconds(took)}${tries}`,
  ]
}

function serviceText({ name, state, exitCode, health, failed }: Service): Words {
  const how = [state, exitCode === undefined ? '' : String(exitCode), health ?? ''].filter(Boolean).join(' ')
  return [`${failed ? '❌' : '✅'} Service `, code(cap(oneLine(name), 100)), `: ${oneLine(how)}`]
}

function listenText(listeners: readonly Listener[]): Words {
  if (listeners.length === 0) return 'Nothing listens'
  return ['Listens on ', join(listeners.map(listenerText), ', ')]
}

function listenerText({ protocol, address, port, process }: Listener): Words {
  const host = address.includes(':') ? `[${address}]` : address
  return [
    code(`${host}:${port}`),
    ` (${protocol}`,
    process ? [', ', code(cap(oneLine(process), 60))] : '',
    ')',
  ]
}

function exitText({ code: status, signal, oomKilled, error, after }: Exit): string {
  const when = after === undefined ? '' : ` after ${seconds(after)}`
  const reasons = [
    signal ? `by ${oneLine(signal)}` : '',
    oomKilled ? 'out of memory' : '',
    cap(oneLine(error ?? ''), 300),
  ]
  return [`Exited ${status}${when}`, ...reasons].filter(Boolean).join(', ')
}

function usage({ memory, cpuSeconds }: Smoke): string[] {
  const limit = memory.limit === undefined ? '' : ` of ${bytes(memory.limit)}`
  const parts = [
    memory.peak === null ? '' : `peak memory ${bytes(memory.peak)}${limit}`,
    cpuSeconds === null ? '' : `CPU time ${seconds(cpuSeconds)}`,
  ]
  const text = parts.filter(Boolean).join(', ')
  return text === '' ? [] : [`Used: ${text}`]
}
