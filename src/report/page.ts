/**
 * The page that the comment and the job summary show, in the order in which it is read: verdict, cause, what to
 * change, proof; then figures; then, folded, everything behind them.
 *
 * It is cut to what GitHub takes by leaving out the least useful first, in blocks, so that every table, fence and
 * fold stays whole.
 */
import type { Report } from '../core/schema.ts'
import { sharedBlocks } from './sections/base.ts'
import { inline, join, paragraph, stop, type Block, type Words } from './render/blocks.ts'
import { checkDetails, logDetails, reproduceDetails } from './sections/checks.ts'
import { packageDetails } from './sections/contents.ts'
import { failureBlocks } from './sections/findings.ts'
import { beforeLabel, figureBlocks } from './sections/figures.ts'
import { growthBlocks } from './sections/growth.ts'
import { layerDetails } from './sections/layers.ts'
import { renderMarkdown } from './render/markdown.ts'
import { provenance } from './sections/provenance.ts'
import { mended, remarkBlocks, remarkDetails } from './sections/remarks.ts'
import { buildDetails } from './sections/steps.ts'
import { cap, oneLine } from './render/text.ts'
import { verdictHeading } from './sections/verdict.ts'
import { FULL, type Links, type SizeBudget } from './sections/view.ts'
import { deadDetails, savingBlocks, weightBlocks } from './sections/weight.ts'

/** Best first; the last shows hardly more than the first cause. */
const ROOMS: readonly SizeBudget[] = [
  FULL,
  { findings: 10, evidence: 8, text: 300, logLines: 20, rows: 30 },
  { findings: 5, evidence: 5, text: 200, logLines: 10, rows: 0 },
  { findings: 3, evidence: 3, text: 100, logLines: 0, rows: 0 },
  { findings: 1, evidence: 0, text: 100, logLines: 0, rows: 0 },
]

/** Markdown of at most `limit` bytes, with as much room as fits. */
export function fittingPage(report: Report, links: Links, limit: number): string {
  for (const room of ROOMS) {
    const page = renderMarkdown(pageOf(report, links, room))
    if (Buffer.byteLength(page) <= limit) return page
  }
  return renderMarkdown([verdictHeading(report), shortened(links)])
}

function pageOf(report: Report, links: Links, room: SizeBudget): Block[] {
  const story = report.verdict === 'pass' ? passing(report, links, room) : failing(report, links, room)
  return [
    verdictHeading(report),
    ...story,
    ...(room === FULL ? [] : [shortened(links)]),
    provenance(report, links),
  ]
}

function passing(report: Report, links: Links, room: SizeBudget): Block[] {
  return [
    ...scopeBlocks(report),
    ...remarkBlocks(report, links, room),
    ...numbers(report, links, room),
    ...weightBlocks(report, links, room),
    ...backgrounds(report, links, room),
    ...logDetails(report, room),
  ]
}

function failing(report: Report, links: Links, room: SizeBudget): Block[] {
  return [
    ...failureBlocks(report, links, room),
    ...scopeBlocks(report),
    ...logDetails(report, room),
    ...reproduceDetails(report, room),
    ...remarkBlocks(report, links, room),
    ...numbers(report, links, room),
    ...savingBlocks(report, links, room),
    ...backgrounds(report, links, room),
  ]
}

const numbers = (report: Report, links: Links, room: SizeBudget): Block[] => [
  ...figureBlocks(report, links),
  ...growthBlocks(report, links),
  ...sharedBlocks(report, room),
]

function backgrounds(report: Report, links: Links, room: SizeBudget): Block[] {
  return [
    ...layerDetails(report, links, room),
    ...packageDetails(report, links, room),
    ...deadDetails(report, links, room),
    ...checkDetails(report, room),
    ...remarkDetails(report, links, room),
    ...buildDetails(report, links, room),
  ]
}

/** What limits the verdict or puts it into perspective, where there is such a thing. */
export function scopeBlocks(report: Report): Block[] {
  const { verdict, image, smoke, delta } = report
  const sentences: Words[] = [
    verdict === 'error' ? notTried(report) : '',
    verdict !== 'error' && image && !smoke ? 'Weighed only: the image was not run.' : '',
    ...(delta?.caveats ?? []).slice(0, 5).map((caveat) => stop('⚠️ ', cap(oneLine(caveat), 300))),
    beforeText(report),
    mended(report),
  ]
  return sentences.filter((words) => inline(words).length > 0).map((words) => paragraph(words))
}

const notTried = ({ image, build }: Report): string =>
  image || build
    ? 'The trial did not come to its end. That is no pass, whatever is shown here.'
    : 'The trial itself could not be done, so nothing is known about the image. That is no pass.'

/** Whether a failure is news. */
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
    'Shortened to what GitHub takes',
    links.run ? [': the whole is on the page of ', { kind: 'link', text: 'this run', url: links.run }] : '',
    '.',
  )
