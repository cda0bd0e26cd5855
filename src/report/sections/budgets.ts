/** Budgets that are not met, who allowed growth, and what the repository accepts; the rest is collapsed. */
import type { AppliedPolicy, Budget, Finding, Report, ReportedAcceptance } from '../../core/schema.ts'
import { valueAndLimit } from '../../lib/budget-text.ts'
import {
  code,
  details,
  left,
  list,
  paragraph,
  right,
  shrinking,
  stop,
  strong,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { count } from '../render/format.ts'
import { cap, capital, oneLine } from '../render/text.ts'
import type { SizeBudget } from './view.ts'

/** Rows and sentences at the top of a comment, at most. */
const MOST_ROWS = 20

/** What a reader must know: budgets that are not a clear pass, and acceptances that expired. */
export function budgetBlocks(report: Report, budget: SizeBudget): Block[] {
  const notMet = (report.budgets ?? []).filter(({ state }) => state !== 'met')
  const rows = notMet.slice(0, Math.min(MOST_ROWS, budget.findings))
  const more = notMet.length - rows.length
  return [
    ...(rows.length > 0 ? [budgetTable(rows)] : []),
    ...(more > 0 ? [paragraph(`And ${count(more, 'more budget')} not met.`)] : []),
    ...expired(report, budget),
  ]
}

/** Collapsed: all budgets, policies, and what is accepted. */
export function budgetDetails(report: Report, budget: SizeBudget): Block[] {
  if (budget.rows === 0) return []
  const budgets = report.budgets ?? []
  const met = budgets.filter(({ state }) => state === 'met')
  return [
    ...(met.length > 0
      ? [
          details(`Budgets met (${met.length} of ${budgets.length})`, [
            budgetTable(met.slice(0, budget.rows)),
          ]),
        ]
      : []),
    ...policyDetails(report, budget),
    ...acceptedDetails(report, budget),
  ]
}

/** Under which rules of the organisation the budgets and settings are. */
function policyDetails({ policies = [] }: Report, budget: SizeBudget): Block[] {
  const items = policies.slice(0, budget.rows).map(policyText)
  return items.length === 0 ? [] : [details(`Policies (${policies.length})`, [list(items)])]
}

function policyText({ source, file, commit, digest, sets }: AppliedPolicy): Words {
  const text = (words: string) => code(cap(oneLine(words), 300))
  const at = commit === undefined ? digest : `commit ${commit}`
  return [
    ...(file === undefined ? [] : [text(file), ' of ']),
    text(source),
    ` (${cap(oneLine(at), 80)})`,
    sets.length > 0 ? `: ${cap(oneLine(sets.join(', ')), 300)}` : '',
  ]
}

/** `Budgets: 4 of 5 met.`, for a terminal, and what is accepted. */
export function budgetSummary(report: Report, budget: SizeBudget): Block[] {
  const { budgets = [], policies = [], findings } = report
  const met = budgets.filter(({ state }) => state === 'met').length
  const accepted = findings.filter((finding) => finding.accepted).length
  return [
    ...(budgets.length > 0 ? [paragraph(`Budgets: ${met} of ${budgets.length} met.`)] : []),
    ...(policies.length > 0 ? [paragraph(`Policies: ${policies.length}, listed in the Report.`)] : []),
    ...(accepted > 0 ? [paragraph(`Accepted: ${count(accepted, 'finding')}, listed in the Report.`)] : []),
    ...unusedTexts(report, budget).map((words) => paragraph(words)),
  ]
}

const budgetTable = (budgets: readonly Budget[]): Block =>
  table(
    [left('Budget'), right('Limit'), right('Measured'), shrinking('Result')],
    budgets.map((one) => [code(cap(oneLine(one.name), 80)), ...figures(one), result(one)]),
  )

function figures({ is, value, limit, unit }: Budget): [limit: string, value: string] {
  const [measured, allowed] = valueAndLimit(value ?? limit, limit, unit)
  const shown = value === null ? 'not known' : measured
  if (is === 'absent') return ['none', value === null || value > 0 ? shown : 'none']
  if (is === 'required') return ['required', value === null ? shown : value === 0 ? 'no' : 'yes']
  const sign = is === 'min' ? '≥ ' : '≤ '
  return [is === 'max-growth' ? `≤ +${allowed}` : sign + allowed, shown]
}

function result(budget: Budget): Words {
  const { state, level, reason = '', by = '', at = '', until = '' } = budget
  const text = (words: string) => cap(oneLine(words), 200)
  switch (state) {
    case 'met':
      return '✅'
    case 'exceeded':
      return level === 'fail' ? '❌ exceeded' : '⚠️ exceeded'
    case 'open':
      return `❔ ${text(reason)}`
    case 'allowed':
      return ['✅ allowed: ', code(text(by)), ` added the label on ${day(at)}`]
    case 'accepted':
      return `accepted until ${text(until)}: ${text(reason)}`
  }
}

/** `2026-03-02 10:04 UTC` */
const day = (at: string): string => `${oneLine(at).slice(0, 16).replace('T', ' ')} UTC`

function expired({ acceptances = [] }: Report, budget: SizeBudget): Block[] {
  const over = acceptances.filter(({ state }) => state === 'expired').slice(0, budget.findings)
  return over.map((one) =>
    paragraph(
      strong('Expired acceptance:'),
      ' ',
      stop(about(one), ` until ${oneLine(one.until)}, `, because(one)),
    ),
  )
}

function acceptedDetails(report: Report, budget: SizeBudget): Block[] {
  const accepted = report.findings.filter((finding) => finding.accepted)
  const unused = unusedTexts(report, budget)
  const items = [...accepted.slice(0, budget.rows).map(acceptedText), ...unused]
  const title = unused.length === 0 ? '' : `, unused (${unused.length})`
  return items.length === 0 ? [] : [details(`Accepted (${accepted.length})${title}`, [list(items)])]
}

/** An acceptance that matches nothing: its reason is gone, or its place or pattern is wrong. */
const unusedTexts = ({ acceptances = [] }: Report, { rows }: SizeBudget): Words[] =>
  acceptances
    .filter(({ state }) => state === 'unused')
    .slice(0, rows)
    .map((one): Words => ['Unused acceptance, which matches no finding of this run: ', stop(about(one))])

function acceptedText({ code: of, message, accepted }: Finding): Words {
  const why = accepted
    ? ` Accepted until ${oneLine(accepted.until)}: ${cap(oneLine(accepted.reason), 300)}`
    : ''
  return [code(of), ' ', stop(capital(cap(oneLine(message), 300))), stop(why)]
}

function about({ code: of, place, pattern }: ReportedAcceptance): Words {
  const quoted = (text: string) => code(cap(oneLine(text), 120))
  return [
    code(of),
    place === undefined ? '' : [' at ', quoted(place)],
    pattern === undefined ? '' : [' like ', quoted(pattern)],
  ]
}

const because = ({ reason }: ReportedAcceptance): string => cap(oneLine(reason), 300)
