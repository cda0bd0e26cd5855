/** What changed since the baseline: one sentence, what redeploying costs, and collapsed tables of layers, packages, files. */
import type { Delta, LayerChange, PackageChange, PathChange, Report } from '../../core/schema.ts'
import {
  code,
  details,
  inline,
  join,
  paragraph,
  right,
  shrinking,
  stop,
  strong,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { bytes, bytesChange, count, date } from '../render/format.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import { proseWithLinks } from './findings.ts'
import { range } from './figures.ts'
import { defined, dockerfileLine, explainedBy, layerCommand, type Links, type SizeBudget } from './view.ts'

const SENTENCE_LENGTH = 1000
const MOST_HINTS = 3
/** To download less is nothing to name. */
const WORTH_BYTES = 1000

/** The sum at the start of the sentence is bold. */
export function whyBlocks(report: Report, links: Links): Block[] {
  const { delta, build } = report
  const why = cap(oneLine(delta?.why ?? ''), SENTENCE_LENGTH)
  if (why === '') return []
  const [sum = ''] = /^[+−][\d.]+ \w+/.exec(why) ?? []
  const rest = proseWithLinks(why.slice(sum.length), build?.dockerfile ?? null, links)
  return [paragraph(sum === '' ? '' : strong(sum), stop(rest), jumpText(report))]
}

/** The same; if no layer changed, it says so. Nothing without two images, which were then not compared. */
export const whyOrNone = (report: Report, links: Links): Block[] =>
  report.delta?.rebuiltLayers !== undefined && !report.delta.why
    ? [paragraph('No layer changed.')]
    : whyBlocks(report, links)

/** ` Largest jump since 12 October: 3f2a1c9, +38.0 MB.` */
function jumpText(report: Report): Words {
  const { largestJump: jump } = report.delta ?? {}
  if (!jump) return ''
  const since = [' Largest jump since ', date(jump.since, report.at)]
  if (!jump.larger) return [...since, ` (${count(jump.commits, 'report')} of the base branch).`]
  const sha = shortSha(jump.larger.sha ?? '')
  return [...since, `: ${sha === '' ? '' : `${sha}, `}${bytesChange(0, jump.larger.bytes)}.`]
}

/** Why the build took longer. */
export function buildTimeBlocks({ delta, build }: Report, links: Links): Block[] {
  if (!delta?.build) return []
  const { why, hint = '' } = delta.build
  const file = build?.dockerfile ?? null
  const sentences = [why, hint]
    .filter((text) => text !== '')
    .map((text) => stop(proseWithLinks(cap(oneLine(text), SENTENCE_LENGTH), file, links)))
  return [paragraph(strong('Build:'), ...sentences.flatMap((words) => [' ', words]))]
}

/** What must be downloaded again, and hints about it. */
export function redeployBlocks({ delta }: Report, links: Links): Block[] {
  const hints = (delta?.hints ?? []).slice(0, MOST_HINTS)
  const sentences: Words[] = [
    delta ? redeployText(delta, links) : '',
    ...hints.map((hint) => stop(proseWithLinks(cap(oneLine(hint), SENTENCE_LENGTH), null, null))),
  ]
  return sentences.filter((words) => inline(words).length > 0).map((words) => paragraph(words))
}

function redeployText({ redeploy }: Delta, links: Links): Words {
  if (!redeploy || redeploy.bytes < WORTH_BYTES) return ''
  const size = bytes(redeploy.bytes)
  const what = redeploy.exact ? size : `layers of ${size} on disk; their compressed size is not known`
  return [
    strong(defined(links, 'redeploy', 'To redeploy'), ':'),
    ` a machine that has the baseline must download ${what}.`,
  ]
}

/** Collapsed in Markdown, unless it explains the failure: every layer, package and large file that changed. */
export function changeDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const { delta } = report
  if (!delta || budget.rows === 0) return []
  const { layers, packages = [], paths = [] } = delta
  const tables = [
    ...tableOf('Layer', layerText(report, links), layers, budget),
    ...tableOf('Package', packageText, packages, budget),
    ...tableOf('Path', pathText, paths, budget),
  ]
  const parts = [
    layers.length > 0 ? count(layers.length, 'layer') : '',
    packages.length > 0 ? count(packages.length, 'package') : '',
  ]
  const isOpen = explainedBy(report) === 'changes'
  return tables.length === 0 ? [] : [details(['Changes (', join(parts, ', '), ')'], tables, isOpen)]
}

/** Two columns, which fit a phone: the change, and where it is. */
function tableOf<T extends LayerChange | PackageChange | PathChange>(
  noun: string,
  text: (row: T) => Words,
  all: readonly T[],
  { rows }: SizeBudget,
): Block[] {
  const shown = all.slice(0, rows)
  if (shown.length === 0) return []
  const more = all.length - shown.length
  const cells = shown.map((row): Words[] => {
    const { before, after } = sizesOf(row)
    return [bytesChange(before ?? 0, after ?? 0), text(row)]
  })
  return [
    table([right('Change'), shrinking(noun)], cells),
    ...(more > 0 ? [paragraph(`And ${count(more, `more ${noun.toLowerCase()}`)} in the Report.`)] : []),
  ]
}

/** Bytes before and after; null where it is not there. */
function sizesOf({ before, after }: LayerChange | PackageChange | PathChange) {
  const size = (side: LayerChange['before'] | PackageChange['before']) =>
    side !== null && typeof side === 'object' ? side.bytes : side
  return { before: size(before), after: size(after) }
}

/** `new`, `gone`, `2.0 → 11.0 MB` */
function fromTo(row: LayerChange | PackageChange | PathChange): string {
  const { before, after } = sizesOf(row)
  if (row.before === null) return 'new'
  if (row.after === null) return 'gone'
  return before === null || after === null ? '' : range(bytes(before), bytes(after))
}

const layerText =
  (report: Report, links: Links) =>
  (layer: LayerChange): Words => {
    const { line, part, createdBy, createdByBefore } = layer
    const at = dockerfileLine(report, line, links) ?? (part === 'base' ? 'base' : '')
    const was = createdByBefore === undefined ? '' : [' (was ', commandCode(createdByBefore), ')']
    return [join([at, fromTo(layer)], ', '), ': ', commandCode(createdBy), was]
  }
const commandCode = (createdBy: string): Words => layerCommand(createdBy, 80)

const pathText = (row: PathChange): Words => join([code(cap(oneLine(row.path), 160)), fromTo(row)], ', ')

/** `flask 2.0 → 2.3 (pypi), 1.0 → 1.2 MB` */
const packageText = (row: PackageChange): Words =>
  join(
    [[code(cap(oneLine(row.name), 80)), ` ${versionText(row)} (${cap(oneLine(row.type), 20)})`], fromTo(row)],
    ', ',
  )

function versionText({ before, after }: PackageChange): string {
  const [was, now] = [before, after].map((side) => cap(oneLine(side?.version ?? ''), 40))
  if (!before || !after) return (before ? was : now) ?? ''
  return was === now ? (now ?? '') : `${was ?? ''} → ${now ?? ''}`
}
