/** Bytes to save: waste with its fixes, or a sentence about your dead weight; and a table of all dead weight. */
import type { Dead, Finding, Image, Report } from '../../core/schema.ts'
import {
  code,
  details,
  join,
  left,
  list,
  paragraph,
  right,
  stop,
  strong,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { fixOf, messageOf, namesPlace, omitted } from './findings.ts'
import { bytes } from '../render/format.ts'
import { freshRemarks, isWaste, markOf } from './remarks.ts'
import { cap } from '../render/text.ts'
import { defined, dockerfileLine, type Links, type SizeBudget } from './view.ts'

/** Less than this, or than a hundredth of the image, gets no sentence. */
const WORTH_BYTES = 1_000_000
const WORTH_SHARE = 0.01
const SHOWN = 2

/** The waste that the findings name; without such findings, your largest dead weight. */
export function weightBlocks(report: Report, links: Links, budget: SizeBudget): Block[] {
  return report.findings.some(isWaste) ? savingBlocks(report, links, budget) : deadSentence(report, links)
}

/** The total dead weight in one sentence, then each waste with its fix, the largest first. */
export function savingBlocks(report: Report, links: Links, budget: SizeBudget): Block[] {
  const wastes = freshRemarks(report).filter(isWaste)
  const shown = wastes.slice(0, budget.findings)
  if (shown.length === 0) return []
  const total = wastes.reduce((sum, { bytes: size = 0 }) => sum + size, 0)
  const items = shown.map((finding) => waste(finding, report, links, budget))
  return [
    paragraph(
      deadTotal(report, links),
      strong('To save', wastes.length > 1 ? ' up to ' : ' ', bytes(total), ':'),
    ),
    list(items),
    ...omitted(wastes.length - shown.length, 'of them'),
  ]
}

function deadTotal({ image }: Report, links: Links): Words {
  if (!image || image.sizes.deadWeight === 0) return ''
  const { deadWeight, onDisk } = image.sizes
  return [
    strong(defined(links, 'dead-weight', 'Dead weight'), ':'),
    ` ${bytes(deadWeight)} of ${bytes(onDisk)} on disk, shipped but not visible. `,
  ]
}

/** The bytes at the start of the message are bold: the most useful fix is the one with the most bytes. */
function waste(finding: Finding, report: Report, links: Links, budget: SizeBudget): Words {
  const [first, ...rest] = messageOf(finding, links, budget)
  const size = bytes(finding.bytes ?? 0)
  const startsWithSize = first?.kind === 'text' && first.text.startsWith(size)
  const message: Words = startsWithSize ? [strong(size), first.text.slice(size.length)] : (first ?? '')
  const fix = finding.fix ? [' ', fixOf(finding, links, budget, namesPlace(finding))] : ''
  return [markOf(finding, report), stop(message, rest), fix]
}

function deadSentence(report: Report, links: Links): Block[] {
  const { image } = report
  if (!image) return []
  const yours = image.dead.filter((row) => isYours(row, image))
  const total = yours.reduce((sum, row) => sum + row.bytes, 0)
  if (total < WORTH_BYTES || total < image.sizes.onDisk * WORTH_SHARE) return []
  const top = yours
    .slice(0, SHOWN)
    .map((row): Words => [bytes(row.bytes), ' of ', pathOf(row), ', ', fate(row, report, links)])
  return [paragraph(strong(defined(links, 'dead-weight', 'Dead weight'), ':'), ' ', join(top, '; '), '.')]
}

export function deadDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const { image } = report
  if (!image || image.dead.length === 0 || budget.rows === 0) return []
  const rows = image.dead
    .slice(0, budget.rows)
    .map((row): Words[] => [
      bytes(row.bytes),
      row.addedBy === null ? pathOf(row) : join([pathOf(row), shortFate(row, report, links)], ', '),
    ])
  const columns = [right('Bytes'), left('Path')]
  const more = image.dead.length - rows.length
  const share = `${(100 * (1 - image.sizes.efficiency)).toFixed(1)} % of what is on disk`
  return [
    details(`Dead weight (${bytes(image.sizes.deadWeight)}, ${share})`, [
      table(columns, rows),
      ...(more > 0 ? [paragraph(`And ${more} more rows in the Report.`)] : []),
    ]),
  ]
}

const CAUSES: Readonly<Record<NonNullable<Dead['cause']>, string>> = {
  deleted: 'deleted',
  overwritten: 'overwritten',
  metadata: 'stored again: only mode, owner or time changed',
}

/** Whether one of your layers added or removed it: only then can your Dockerfile save it. */
function isYours({ addedBy, killedBy }: Dead, image: Image): boolean {
  return [addedBy, killedBy].some((index) => index !== null && image.layers[index]?.part === 'yours')
}

function fate(row: Dead, report: Report, links: Links): Words {
  const done =
    row.cause === 'metadata' ? 'stored again with another mode, owner or time' : (row.cause ?? 'removed')
  return join(
    [
      ['added ', at(row.addedBy, report, links)],
      [done, ' ', at(row.killedBy, report, links)],
    ],
    ', ',
  )
}

/** `added Dockerfile:4, deleted Dockerfile:5` */
const shortFate = ({ addedBy, killedBy, cause }: Dead, report: Report, links: Links): Words =>
  join(
    [
      ['added ', where(addedBy, report, links)],
      [cause === null ? '' : `${CAUSES[cause]} `, where(killedBy, report, links)],
    ],
    ', ',
  )

function at(index: number | null, report: Report, links: Links): Words {
  const line = index === null ? null : dockerfileLine(report, report.image?.layers[index]?.line, links)
  return line ? ['at ', line] : ['in ', where(index, report, links)]
}

/** `Dockerfile:4`, else `layer 3` or `layer 3 (base)`. */
export function where(index: number | null, report: Report, links: Links): Words {
  if (index === null) return ''
  const layer = report.image?.layers[index]
  return (
    dockerfileLine(report, layer?.line, links) ?? `layer ${index}${layer?.part === 'base' ? ' (base)' : ''}`
  )
}

const pathOf = (row: Dead): Words =>
  row.addedBy === null ? cap(row.path, 100) || 'other paths' : code(cap(row.path, 160))
