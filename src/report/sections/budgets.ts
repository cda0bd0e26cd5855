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
  stop,
  strong,
  table,
  type Block,
  type Inline,
  type Words,
} from '../render/blocks.ts'
import { count } from '../render/format.ts'
import { cap, capital, oneLine } from '../render/text.ts'
import { defined, type Links, type SizeBudget } from './view.ts'

/** Rows and sentences at the top of a comment, at most. */
const MOST_ROWS = 20

/** What a reader must know: budgets that are not a clear pass, and acceptances that expired. */
export function budgetBlocks(report: Report, links: Links, budget: SizeBudget): Block[] {
  const notMet = (report.budgets ?? []).filter(({ state }) => state !== 'met')
  if (report.image === null && notMet.length > 0 && notMet.every(({ state }) => state === 'open'))
    return [paragraph(`${count(notMet.length, 'budget')} could not be checked: there is no image to weigh.`)]
  const rows = notMet.slice(0, Math.min(MOST_ROWS, budget.findings))
  const more = notMet.length - rows.length
  return [
    ...(rows.length > 0 ? budgetTable(rows, links) : []),
    ...(more > 0 ? [paragraph(`And ${count(more, 'more budget')} not met.`)] : []),
    ...expired(report, budget),
  ]
}

/** Collapsed: all budgets, policies, and what is accepted. */
export function budgetDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  if (budget.rows === 0) return []
  const budgets = report.budgets ?? []
  const met = budgets.filter(({ state }) => state === 'met')
  return [
    ...(met.length > 0
      ? [
          details(`Budgets met (${met.length} of ${budgets.length})`, [
            ...budgetTable(met.slice(0, budget.rows), links),
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

/** Three columns, which fit a phone; then a sentence for each that needs one. */
const budgetTable = (budgets: readonly Budget[], links: Links): Block[] => {
  const columns = [left(defined(links, 'budget', 'Budget')), right('Measured'), right('Limit')]
  const rows = budgets.map((one): Words[] => [[icon(one), ' ', nameOf(one)], ...figures(one)])
  const said = budgets.flatMap((one) => {
    const why = reasonOf(one)
    return why === null ? [] : [[nameOf(one), ': ', stop(why)]]
  })
  return [table(columns, rows), ...(said.length > 0 ? [list(said)] : [])]
}

const nameOf = ({ name }: Budget): Inline => code(cap(oneLine(name), 80))

function figures({ is, value, limit, unit }: Budget): [value: string, limit: string] {
  const [measured, allowed] = valueAndLimit(value ?? limit, limit, unit)
  const shown = value === null ? 'not known' : measured
  if (is === 'absent') return [value === null || value > 0 ? shown : 'none', 'none']
  if (is === 'required') return [value === null ? shown : value === 0 ? 'no' : 'yes', 'required']
  const sign = is === 'min' ? '≥ ' : '≤ '
  return [shown, is === 'max-growth' ? `≤ +${allowed}` : sign + allowed]
}

function icon({ state, level }: Budget): string {
  if (state === 'exceeded') return level === 'fail' ? '❌' : '⚠️'
  return state === 'open' ? '❔' : '✅'
}

/** Null where the figures say it all. */
function reasonOf({ state, reason = '', by = '', at = '', until = '' }: Budget): Words | null {
  const text = (words: string) => cap(oneLine(words), 200)
  switch (state) {
    case 'met':
    case 'exceeded':
      return null
    case 'open':
      return text(reason)
    case 'allowed':
      return ['allowed: ', code(text(by)), ` added the label on ${day(at)}`]
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
