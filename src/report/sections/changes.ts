/** What changed since the baseline: one sentence, what redeploying costs, and collapsed tables of layers, packages, files. */
import type { Delta, LayerChange, PackageChange, PathChange, Report } from '../../core/schema.ts'
import {
  code,
  details,
  inline,
  join,
  left,
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
import { dockerfileLine, layerCommand, type Links, type SizeBudget } from './view.ts'

const SENTENCE_LENGTH = 1000
const MOST_HINTS = 3

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
export function redeployBlocks({ delta }: Report): Block[] {
  const hints = (delta?.hints ?? []).slice(0, MOST_HINTS)
  const sentences: Words[] = [
    delta ? redeployText(delta) : '',
    ...hints.map((hint) => stop(proseWithLinks(cap(oneLine(hint), SENTENCE_LENGTH), null, null))),
  ]
  return sentences.filter((words) => inline(words).length > 0).map((words) => paragraph(words))
}

function redeployText({ redeploy }: Delta): Words {
  if (!redeploy || redeploy.bytes === 0) return ''
  const size = bytes(redeploy.bytes)
  const what = redeploy.exact ? size : `layers of ${size} on disk; their compressed size is not known`
  return [strong('To redeploy:'), ` a machine that has the baseline must download ${what}.`]
}

/** Collapsed in Markdown: every layer, package and large file that changed. */
export function changeDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const { delta } = report
  if (!delta || budget.rows === 0) return []
  const { layers, packages = [], paths = [] } = delta
  const tables = [
    ...tableOf(layerColumns(report, links), layers, 'layer', budget),
    ...tableOf(PACKAGE_COLUMNS, packages, 'package', budget),
    ...tableOf(pathColumns(report, links), paths, 'path', budget),
  ]
  const parts = [
    layers.length > 0 ? count(layers.length, 'layer') : '',
    packages.length > 0 ? count(packages.length, 'package') : '',
  ]
  return tables.length === 0 ? [] : [details(['Changes (', join(parts, ', '), ')'], tables)]
}

type Sized = { readonly before: number | null; readonly after: number | null }
type Columns<T> = readonly (readonly [ReturnType<typeof left>, (row: T) => Words])[]

function tableOf<T>(columns: Columns<T>, all: readonly T[], noun: string, { rows }: SizeBudget): Block[] {
  const shown = all.slice(0, rows)
  if (shown.length === 0) return []
  const more = all.length - shown.length
  return [
    table(
      columns.map(([column]) => column),
      shown.map((row) => columns.map(([, cell]) => cell(row))),
    ),
    ...(more > 0 ? [paragraph(`And ${count(more, `more ${noun}`)} in the Report.`)] : []),
  ]
}

const sizeColumns = <T>(sized: (row: T) => Sized): Columns<T> => [
  [right('Before'), (row) => size(sized(row).before)],
  [right('After'), (row) => size(sized(row).after)],
  [right('Change'), (row) => bytesChange(sized(row).before ?? 0, sized(row).after ?? 0)],
]
const size = (value: number | null): string => (value === null ? '–' : bytes(value))

const layerColumns = (report: Report, links: Links): Columns<LayerChange> => [
  ...sizeColumns<LayerChange>((layer) => layer),
  [shrinking('Layer'), (layer) => commandText(layer)],
  [left('At'), (layer) => dockerfileLine(report, layer.line, links) ?? (layer.part === 'base' ? 'base' : '')],
]

function commandText({ createdBy, createdByBefore }: LayerChange): Words {
  const was = createdByBefore === undefined ? '' : [' (was ', commandCode(createdByBefore), ')']
  return [commandCode(createdBy), was]
}
const commandCode = (createdBy: string): Words => layerCommand(createdBy, 100)

const PACKAGE_COLUMNS: Columns<PackageChange> = [
  ...sizeColumns<PackageChange>(({ before, after }) => ({
    before: before?.bytes ?? null,
    after: after?.bytes ?? null,
  })),
  [left('Package'), ({ name }) => code(cap(oneLine(name), 80))],
  [left('Version'), (row) => versionText(row)],
  [left('Kind'), ({ type }) => cap(oneLine(type), 20)],
]

function versionText({ before, after }: PackageChange): string {
  const [was, now] = [before, after].map((side) => cap(oneLine(side?.version ?? ''), 40))
  if (!before) return `${now ?? ''} (new)`
  if (!after) return `${was ?? ''} (removed)`
  return was === now ? (now ?? '') : `${was ?? ''} → ${now ?? ''}`
}

const pathColumns = (report: Report, links: Links): Columns<PathChange> => [
  ...sizeColumns<PathChange>((path) => path),
  [shrinking('Largest files and folders'), ({ path }) => code(cap(oneLine(path), 160))],
  [left('At'), ({ change }) => dockerfileLine(report, report.delta?.layers[change]?.line, links) ?? ''],
]
