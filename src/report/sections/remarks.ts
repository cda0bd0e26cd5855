/**
 * Warnings and notes, one line each. Those that the baseline has too are collapsed; others are marked as new.
 * `weight.ts` lists waste.
 */
import { isInBaseline } from '../../compare/index.ts'
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

/** Two builds of one Dockerfile may differ by less than this. */
const GROWTH_BYTES = 100_000
const GROWTH_SHARE = 0.1

const DOUBT: Readonly<Record<Confidence, string>> = { proved: '', likely: 'Likely: ', hint: 'Possibly: ' }

export function remarkBlocks(report: Report, links: Links, budget: SizeBudget): Block[] {
  const remarks = freshRemarks(report).filter((finding) => !isWaste(finding))
  const shown = remarks.slice(0, budget.findings)
  if (shown.length === 0) return []
  const items = shown.map((finding) => remark(finding, report, links, budget))
  return [list(items), ...omitted(remarks.length - shown.length, 'remarks')]
}

/** Collapsed: the evidence for the remarks, and the remarks that the baseline has too. */
export function remarkDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const all = remarksOf(report).slice(0, budget.findings)
  const known = all.filter((finding) => isKnown(finding, report))
  const seen = all
    .filter((finding) => !isKnown(finding, report))
    .flatMap((finding) => evidenceOf(finding, links, budget))
  const old = known.flatMap((finding) => [
    paragraph(remark(finding, report, links, budget)),
    ...evidenceOf(finding, links, budget),
  ])
  return [
    ...(seen.length > 0 ? [details('Evidence for the remarks', seen)] : []),
    ...(old.length > 0 ? [details([`${count(known.length, 'remark')} unchanged: `, codes(known)], old)] : []),
  ]
}

/** The remarks that the baseline has too, in one line, for a terminal. */
export function knownRemarks(report: Report): Words {
  const known = remarksOf(report).filter((finding) => isKnown(finding, report))
  return known.length === 0 ? '' : [`${count(known.length, 'remark')} unchanged: `, codes(known), '.']
}

/** Codes of the baseline that this run does not have. */
export function findingsFixed(report: Report): Words {
  const now = new Set(report.findings.map(({ code: of }) => of))
  const gone = (report.delta?.findingsBefore ?? []).filter((before) => !now.has(before)).slice(0, 10)
  return gone.length === 0 ? '' : [strong('Fixed:'), ' ', join(gone.map(code), ', '), '.']
}

function remark(finding: Finding, report: Report, links: Links, budget: SizeBudget): Words {
  const message = stop(messageOf(finding, links, budget))
  const fix = finding.fix ? [' ', fixOf(finding, links, budget, namesPlace(finding))] : ''
  return [markOf(finding, report), DOUBT[finding.confidence], message, fix]
}

/** `⚠️ `, `ℹ️ New: `, `⚠️ Grown: ` */
export function markOf(finding: Finding, report: Report): string {
  const before = report.delta?.findingsBefore
  const isGrown = isWaste(finding) && before?.includes(finding.code)
  const isFresh = before && isJudged(finding, report) && !isKnown(finding, report)
  const label = !isFresh ? '' : isGrown ? 'Grown: ' : 'New: '
  return `${finding.level === 'warn' ? '⚠️' : 'ℹ️'} ${label}`
}

/** Whether the baseline could have the finding: the budgets of an image that was only weighed were not checked. */
const isJudged = ({ budget }: Finding, { delta }: Report): boolean =>
  budget === undefined || delta?.verdictBefore !== 'error'

/** Remarks that the baseline does not have, or whose waste grew. */
export const freshRemarks = (report: Report): Finding[] =>
  remarksOf(report).filter((finding) => !isKnown(finding, report))

export const isWaste = ({ bytes }: Finding): boolean => bytes !== undefined

/** Without those that are accepted: `budgets.ts` lists them. */
const remarksOf = ({ findings }: Report): Finding[] =>
  findings.filter(({ level, accepted }) => level !== 'fail' && accepted === undefined)
/** Waste is compared by code and bytes, everything else by code and place. */
function isKnown(finding: Finding, report: Report): boolean {
  const { delta } = report
  if (!delta) return false
  return isWaste(finding)
    ? (delta.findingsBefore?.includes(finding.code) ?? false) && !hasGrown(finding, report)
    : isInBaseline(finding, delta)
}

/** Compares the sum of all waste of a code: single places cannot be matched between two Dockerfiles. */
function hasGrown({ code: of, bytes }: Finding, { findings, delta }: Report): boolean {
  const before = delta?.wasteBefore?.find((waste) => waste.code === of)?.bytes
  if (bytes === undefined || before === undefined) return false
  const now = findings.reduce((sum, other) => sum + (other.code === of ? (other.bytes ?? 0) : 0), 0)
  return now - before > Math.max(GROWTH_BYTES, before * GROWTH_SHARE)
}

const codes = (findings: readonly Finding[]): Words =>
  join([...new Set(findings.map(({ code: of }) => of))].map(code), ', ')
