/**
 * Warnings and notes: one line each. What the baseline had already is folded away; what it lacked is called new.
 * Those that tell of waste are listed in `weight.ts`.
 */
import type { Confidence, Finding, Report } from '../../core/schema.ts'
import {
  code,
  details,
  join,
  list,
  paragraph,
  stop,
  strong,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { evidenceOf, fixOf, messageOf, namesPlace, omitted } from './findings.ts'
import { count } from '../render/format.ts'
import type { Links, SizeBudget } from './view.ts'

/** Less is what two builds of one Dockerfile differ by. */
const GROWTH_BYTES = 100_000
const GROWTH_SHARE = 0.1

const DOUBT: Readonly<Record<Confidence, string>> = { proved: '', likely: 'Likely: ', hint: 'Perhaps: ' }

export function remarkBlocks(report: Report, links: Links, room: SizeBudget): Block[] {
  const remarks = freshRemarks(report).filter((finding) => !isWaste(finding))
  const shown = remarks.slice(0, room.findings)
  if (shown.length === 0) return []
  const items = shown.map((finding) => remark(finding, report, links, room))
  return [list(items), ...omitted(remarks.length - shown.length, 'remarks')]
}

/** Behind the lines: what was seen, and what is as it was before. */
export function remarkDetails(report: Report, links: Links, room: SizeBudget): Block[] {
  const all = remarksOf(report).slice(0, room.findings)
  const known = all.filter((finding) => isKnown(finding, report))
  const seen = all
    .filter((finding) => !isKnown(finding, report))
    .flatMap((finding) => evidenceOf(finding, room))
  const old = known.flatMap((finding) => [
    paragraph(remark(finding, report, links, room)),
    ...evidenceOf(finding, room),
  ])
  return [
    ...(seen.length > 0 ? [details('Evidence for the remarks', seen)] : []),
    ...(old.length > 0 ? [details([`${count(known.length, 'remark')} as before: `, codes(known)], old)] : []),
  ]
}

/** The remarks that a baseline had, in one line, for a terminal. */
export function knownRemarks(report: Report): Words {
  const known = remarksOf(report).filter((finding) => isKnown(finding, report))
  return known.length === 0 ? '' : [`${count(known.length, 'remark')} as before: `, codes(known), '.']
}

/** Codes that the baseline had and this run has not. */
export function mended(report: Report): Words {
  const now = new Set(report.findings.map(({ code: of }) => of))
  const gone = (report.delta?.findingsBefore ?? []).filter((before) => !now.has(before)).slice(0, 10)
  return gone.length === 0 ? '' : [strong('Mended:'), ' ', join(gone.map(code), ', '), '.']
}

function remark(finding: Finding, report: Report, links: Links, room: SizeBudget): Words {
  const message = stop(messageOf(finding, links, room))
  const fix = finding.fix ? [' ', fixOf(finding, links, room, namesPlace(finding))] : ''
  return [markOf(finding, report), DOUBT[finding.confidence], message, fix]
}

/** `⚠️ `, `ℹ️ New: `, `⚠️ Grown: ` */
export function markOf(finding: Finding, report: Report): string {
  const before = report.delta?.findingsBefore
  const news = !before || isKnown(finding, report) ? '' : before.includes(finding.code) ? 'Grown: ' : 'New: '
  return `${finding.level === 'warn' ? '⚠️' : 'ℹ️'} ${news}`
}

/** Those that the baseline did not have, or not so much of. */
export const freshRemarks = (report: Report): Finding[] =>
  remarksOf(report).filter((finding) => !isKnown(finding, report))

export const isWaste = ({ bytes }: Finding): boolean => bytes !== undefined

const remarksOf = ({ findings }: Report): Finding[] => findings.filter(({ level }) => level !== 'fail')
const isKnown = (finding: Finding, report: Report): boolean =>
  (report.delta?.findingsBefore?.includes(finding.code) ?? false) && !hasGrown(finding, report)

/** Waste of a code lies in several places, which cannot be told apart from one Dockerfile to the next: its sum can. */
function hasGrown({ code: of, bytes }: Finding, { findings, delta }: Report): boolean {
  const before = delta?.wasteBefore?.find((waste) => waste.code === of)?.bytes
  if (bytes === undefined || before === undefined) return false
  const now = findings.reduce((sum, other) => sum + (other.code === of ? (other.bytes ?? 0) : 0), 0)
  return now - before > Math.max(GROWTH_BYTES, before * GROWTH_SHARE)
}

const codes = (findings: readonly Finding[]): Words =>
  join([...new Set(findings.map(({ code: of }) => of))].map(code), ', ')
