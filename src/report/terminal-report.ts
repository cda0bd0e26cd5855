/** What the command prints: the verdict and its reasons; for a failure also the log and a command to reproduce it. */
import type { Report } from '../core/schema.ts'
import { baseBlocks, sharedBlocks } from './sections/base.ts'
import { budgetBlocks, budgetSummary } from './sections/budgets.ts'
import { footer, inline, join, paragraph, type Block } from './render/blocks.ts'
import { buildTimeBlocks, redeployBlocks, whyOrNone } from './sections/changes.ts'
import { logDetails, reproduceBlocks } from './sections/checks.ts'
import { contentsSentence } from './sections/contents.ts'
import { failureBlocks } from './sections/findings.ts'
import { figureRows } from './sections/figures.ts'
import { layerRows } from './sections/layers.ts'
import { scopeBlocks } from './page.ts'
import { engineText } from './sections/provenance.ts'
import { knownRemarks, remarkBlocks } from './sections/remarks.ts'
import { sideBySideBlocks } from './sections/side-by-side.ts'
import { timings } from './sections/steps.ts'
import { noBaselineBlocks } from './sections/baseline.ts'
import { renderText, type Look } from './render/terminal.ts'
import { verdictHeading } from './sections/verdict.ts'
import { NO_LINKS, type SizeBudget } from './sections/view.ts'
import { savingBlocks, weightBlocks } from './sections/weight.ts'

const BUDGET: SizeBudget = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 40 }
const LAYERS = 6

export function renderTerminal(report: Report, look: Look): string {
  const isFailure = report.verdict !== 'pass'
  const blocks: Block[] = [
    verdictHeading(report),
    ...(isFailure ? failure(report) : []),
    ...budgetBlocks(report, BUDGET),
    ...scopeBlocks(report),
    ...whyOrNone(report, NO_LINKS),
    ...(report.image ? [figureRows(report, NO_LINKS)] : []),
    ...sideBySideBlocks(report),
    ...baseBlocks(report, true),
    ...redeployBlocks(report),
    ...buildTimeBlocks(report, NO_LINKS),
    ...sharedBlocks(report, BUDGET),
    ...contentsSentence(report),
    ...(isFailure ? [] : layerRows(report, NO_LINKS, LAYERS)),
    ...(isFailure ? savingBlocks : weightBlocks)(report, NO_LINKS, BUDGET),
    ...remarkBlocks(report, NO_LINKS, BUDGET),
    ...known(report),
    ...budgetSummary(report, BUDGET),
    ...noBaselineBlocks(report),
    footer(join([engineText(report), report.generator, timings(report)], ' · ')),
  ]
  return renderText(blocks, look)
}

function known(report: Report): Block[] {
  const words = inline(knownRemarks(report))
  return words.length > 0 ? [paragraph(words)] : []
}

const failure = (report: Report): Block[] => [
  ...failureBlocks(report, NO_LINKS, BUDGET),
  ...logDetails(report, BUDGET),
  ...reproduceBlocks(report, BUDGET),
]
