/**
 * The page that the comment and the job summary show: verdict, cause, fix, evidence; then figures; then, collapsed, the
 * details.
 *
 * To fit GitHub's limits, whole blocks are left out, the least useful first, so that every table, code block and
 * collapsed section stays complete.
 */
import type { Report } from '../core/schema.ts'
import { sharedBlocks } from './sections/base.ts'
import { baselineDetails } from './sections/baseline.ts'
import { budgetBlocks, budgetDetails } from './sections/budgets.ts'
import { code, inline, join, paragraph, prose, stop, type Block, type Words } from './render/blocks.ts'
import { buildTimeBlocks, changeDetails, redeployBlocks, whyBlocks } from './sections/changes.ts'
import { checkDetails, logDetails, reproduceDetails } from './sections/checks.ts'
import { contractDetails } from './sections/contract.ts'
import { packageDetails } from './sections/contents.ts'
import { fixBlocks } from './sections/fixes.ts'
import { failureBlocks } from './sections/findings.ts'
import { beforeLabel, figureBlocks } from './sections/figures.ts'
import { layerDetails } from './sections/layers.ts'
import { renderMarkdown } from './render/markdown.ts'
import { platformBlocks } from './sections/platforms.ts'
import { provenance } from './sections/provenance.ts'
import { pushBlocks } from './sections/push.ts'
import { rehearsalBlocks } from './sections/rehearsals.ts'
import { findingsFixed, remarkBlocks, remarkDetails } from './sections/remarks.ts'
import { sideBySideBlocks } from './sections/side-by-side.ts'
import { buildDetails } from './sections/steps.ts'
import { suiteDetails } from './sections/suites.ts'
import { age } from './render/format.ts'
import { cap, oneLine } from './render/text.ts'
import { commitText, verdictHeading } from './sections/verdict.ts'
import { explainedBy, FULL, type Links, type SizeBudget } from './sections/view.ts'
import { surfaceBlocks } from './sections/surface.ts'
import { trendBlocks } from './sections/trend.ts'
import { deadDetails, savingBlocks, weightBlocks } from './sections/weight.ts'

/** Largest first; the last shows little more than the first cause. */
const BUDGETS: readonly SizeBudget[] = [
  FULL,
  { findings: 10, evidence: 8, text: 300, logLines: 20, rows: 30 },
  { findings: 5, evidence: 5, text: 200, logLines: 10, rows: 0 },
  { findings: 3, evidence: 3, text: 100, logLines: 0, rows: 0 },
  { findings: 1, evidence: 0, text: 100, logLines: 0, rows: 0 },
]

/** Returns Markdown of at most `limit` bytes, with the largest size budget that fits. */
export function fittingPage(report: Report, links: Links, limit: number): string {
  for (const budget of BUDGETS) {
    const page = renderMarkdown(pageOf(report, links, budget))
    if (Buffer.byteLength(page) <= limit) return page
  }
  return renderMarkdown([verdictHeading(report), ...originBlocks(links), shortened(links)])
}

function pageOf(report: Report, links: Links, budget: SizeBudget): Block[] {
  const story = report.verdict === 'pass' ? passing(report, links, budget) : failing(report, links, budget)
  return [
    verdictHeading(report),
    ...originBlocks(links),
    ...story,
    ...(budget === FULL ? [] : [shortened(links)]),
    provenance(report, links),
  ]
}

const originBlocks = ({ origin }: Links): Block[] => (origin === undefined ? [] : [paragraph(prose(origin))])

function passing(report: Report, links: Links, budget: SizeBudget): Block[] {
  return [
    ...pushBlocks(report),
    ...scopeBlocks(report),
    ...budgetBlocks(report, links, budget),
    ...remarkBlocks(report, links, budget),
    ...numbers(report, links, budget),
    ...weightBlocks(report, links, budget),
    ...fixBlocks(report, budget),
    ...backgrounds(report, links, budget),
    ...logDetails(report, budget),
  ]
}

function failing(report: Report, links: Links, budget: SizeBudget): Block[] {
  return [
    ...failureBlocks(report, links, budget),
    ...budgetBlocks(report, links, budget),
    ...explanation(report, links, budget),
    ...pushBlocks(report),
    ...scopeBlocks(report),
    ...logDetails(report, budget),
    ...reproduceDetails(report, budget),
    ...remarkBlocks(report, links, budget),
    ...numbers(report, links, budget),
    ...savingBlocks(report, links, budget),
    ...backgrounds(report, links, budget),
  ]
}

const numbers = (report: Report, links: Links, budget: SizeBudget): Block[] => [
  ...platformBlocks(report),
  ...(explainedBy(report) === 'changes' ? [] : whyBlocks(report, links)),
  ...figureBlocks(report, links),
  ...rehearsalBlocks(report, links),
  ...trendBlocks(report, links),
  ...sideBySideBlocks(report, links),
  ...surfaceBlocks(report),
  ...redeployBlocks(report, links),
  ...buildTimeBlocks(report, links),
  ...sharedBlocks(report, budget),
]

/** The open section that explains a failure; the log has its own place. */
function explanation(report: Report, links: Links, budget: SizeBudget): Block[] {
  const first = explainedBy(report)
  if (first === 'checks') return checkDetails(report, budget)
  return first === 'changes' ? [...whyBlocks(report, links), ...changeDetails(report, links, budget)] : []
}

function backgrounds(report: Report, links: Links, budget: SizeBudget): Block[] {
  const first = explainedBy(report)
  return [
    ...(first === 'changes' ? [] : changeDetails(report, links, budget)),
    ...layerDetails(report, links, budget),
    ...packageDetails(report, links, budget),
    ...deadDetails(report, links, budget),
    ...(first === 'checks' ? [] : checkDetails(report, budget)),
    ...contractDetails(report, links, budget),
    ...suiteDetails(report, budget),
    ...budgetDetails(report, links, budget),
    ...remarkDetails(report, links, budget),
    ...buildDetails(report, links, budget),
    ...(budget.rows === 0 ? [] : baselineDetails(report)),
  ]
}

/** Statements that limit the verdict: an unfinished run, an image that was not run, caveats, the earlier verdict. */
export function scopeBlocks(report: Report): Block[] {
  const { verdict, image, smoke, delta } = report
  const sentences: Words[] = [
    unchangedText(report),
    verdict === 'error' && !isUnproven(report) ? notTried(report) : '',
    verdict !== 'error' && image && !smoke ? 'Weighed only: the image was not run.' : '',
    ...(report.config?.notes ?? []).slice(0, 5).map((note) => stop('⚠️ ', prose(cap(oneLine(note), 500)))),
    ...(delta?.caveats ?? []).slice(0, 5).map((caveat) => stop('⚠️ ', cap(oneLine(caveat), 300))),
    beforeText(report),
    findingsFixed(report),
  ]
  return sentences.filter((words) => inline(words).length > 0).map((words) => paragraph(words))
}

/** Why nothing was tried: an earlier trial counts. */
function unchangedText({ unchangedSince: since, at }: Report): Words {
  if (!since) return ''
  const old = age(since.at, at)
  return [
    'Nothing that matters has changed since ',
    code(commitText(since)),
    old === null ? '' : `, tried ${old} ago`,
    ': the files of the build, its base images and the settings are the same. So nothing was built or run; these are the results of that trial.',
  ]
}

/** A Report that a finished run handed on and that is not believed. */
const isUnproven = ({ findings }: Report): boolean => findings.some(({ code }) => code === NOT_PROVEN)
const NOT_PROVEN = 'not-proven'

const notTried = ({ image, build }: Report): string =>
  image || build
    ? 'The run did not finish, so this is not a pass.'
    : 'The trial could not run, so nothing is known about the image. This is not a pass.'

/** The verdict of the baseline, if it differs or is a failure too. */
function beforeText(report: Report): Words {
  const before = report.delta?.verdictBefore
  if (!before || before === 'error' || report.verdict === 'error') return ''
  if (before === 'pass')
    return report.verdict === 'pass' ? '' : join([beforeLabel(report), 'was seaworthy.'], ' ')
  return join(
    [beforeLabel(report), report.verdict === 'pass' ? 'was not seaworthy.' : 'was not seaworthy either.'],
    ' ',
  )
}

const shortened = (links: Links): Block =>
  paragraph(
    'Shortened to GitHub’s size limit',
    links.run
      ? ['; the full report is on the page of ', { kind: 'link', text: 'this run', url: links.run }]
      : '',
    '.',
  )
