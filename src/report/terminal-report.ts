/** What the command prints: the verdict and its reasons; for a failure also the log and a command to reproduce it. */
import type { Report, Reports } from '../core/schema.ts'
import { baseBlocks, sharedBlocks } from './sections/base.ts'
import { budgetBlocks, budgetSummary } from './sections/budgets.ts'
import {
  code,
  footer,
  heading,
  inline,
  join,
  left,
  paragraph,
  prose,
  table,
  type Block,
} from './render/blocks.ts'
import { cap } from './render/text.ts'
import { buildTimeBlocks, redeployBlocks, whyOrNone } from './sections/changes.ts'
import { logDetails, reproduceBlocks } from './sections/checks.ts'
import { contractSummary } from './sections/contract.ts'
import { contentsSentence } from './sections/contents.ts'
import { failureBlocks } from './sections/findings.ts'
import { figureRows } from './sections/figures.ts'
import { layerRows } from './sections/layers.ts'
import { scopeBlocks } from './page.ts'
import { engineText } from './sections/provenance.ts'
import { pushBlocks, withPush } from './sections/push.ts'
import { knownRemarks, remarkBlocks } from './sections/remarks.ts'
import { sideBySideBlocks } from './sections/side-by-side.ts'
import { timings } from './sections/steps.ts'
import { suiteSummary } from './sections/suites.ts'
import { noBaselineBlocks } from './sections/baseline.ts'
import { renderText, type Look } from './render/terminal.ts'
import { surfaceBlocks } from './sections/surface.ts'
import { trendBlocks } from './sections/trend.ts'
import { titleOf } from './comment/section.ts'
import { platformBlocks } from './sections/platforms.ts'
import { togetherSentence } from './sections/together.ts'
import { HEADINGS, unnamed, verdictHeading } from './sections/verdict.ts'
import { NO_LINKS, type SizeBudget } from './sections/view.ts'
import { savingBlocks, weightBlocks } from './sections/weight.ts'

const BUDGET: SizeBudget = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 40 }
const LAYERS = 6

export function renderTerminal(report: Report, look: Look): string {
  const isFailure = report.verdict !== 'pass'
  const blocks: Block[] = [
    verdictHeading(report),
    ...(isFailure ? failure(report) : []),
    ...pushBlocks(report),
    ...budgetBlocks(report, NO_LINKS, BUDGET),
    ...scopeBlocks(report),
    ...platformBlocks(report),
    ...whyOrNone(report, NO_LINKS),
    ...(report.image ? [figureRows(report, NO_LINKS)] : []),
    ...sideBySideBlocks(report, NO_LINKS),
    ...baseBlocks(report, true),
    ...trendBlocks(report, NO_LINKS),
    ...surfaceBlocks(report),
    ...redeployBlocks(report, NO_LINKS),
    ...buildTimeBlocks(report, NO_LINKS),
    ...sharedBlocks(report, BUDGET),
    ...contentsSentence(report),
    ...(isFailure ? [] : layerRows(report, NO_LINKS, LAYERS, look.mustFit === true)),
    ...(isFailure ? savingBlocks : weightBlocks)(report, NO_LINKS, BUDGET),
    ...remarkBlocks(report, NO_LINKS, BUDGET),
    ...known(report),
    ...contractSummary(report),
    ...suiteSummary(report),
    ...budgetSummary(report, BUDGET),
    ...noBaselineBlocks(report),
    footer(join([engineText(report), report.generator, timings(report)], ' · ')),
  ]
  return renderText(blocks, look)
}

/** The last lines of several images: a row each, and what they ship together. */
export function renderTerminalList({ headline, verdict, together, reports }: Reports, look: Look): string {
  const rows = reports.map((report) => [
    [`${HEADINGS[report.verdict].icon} `, code(cap(titleOf(report.name, report.matrix ?? []), NAME))],
    [prose(withPush(cap(unnamed(report).rest, SAYS), report))],
  ])
  const sentence = togetherSentence(together)
  const blocks: Block[] = [
    heading(verdict === 'pass' ? 'good' : 'bad', `${HEADINGS[verdict].icon} ${headline}`),
    table([left('Image'), left('Result')], rows),
    ...(sentence === '' ? [] : [paragraph(sentence)]),
  ]
  return renderText(blocks, look)
}

const NAME = 60
const SAYS = 200

function known(report: Report): Block[] {
  const words = inline(knownRemarks(report))
  return words.length > 0 ? [paragraph(words)] : []
}

const failure = (report: Report): Block[] => [
  ...failureBlocks(report, NO_LINKS, BUDGET),
  ...logDetails(report, BUDGET),
  ...reproduceBlocks(report, BUDGET),
]
