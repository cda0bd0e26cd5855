/** The contents of the image: its distribution, and its packages with their sizes. */
import type { Package, Report } from '../../core/schema.ts'
import {
  code,
  details,
  join,
  left,
  paragraph,
  right,
  strong,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { bytes, count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { where } from './weight.ts'
import type { Links, SizeBudget } from './view.ts'

const LARGEST = 3

/** One line: `Inside: Debian GNU/Linux 12 (bookworm), 131 packages (128 deb, 3 pypi), largest: perl-base 8.1 MB …` */
export function contentsSentence({ image }: Report): Block[] {
  const packages = image?.packages ?? []
  if (packages.length === 0) return []
  const system = image?.distribution ? cap(oneLine(image.distribution.name), 80) : ''
  const largest = packages.filter((one) => (one.bytes ?? 0) > 0).slice(0, LARGEST)
  const shown: Words[] = largest.map((one) => [nameOf(one, packages), ` ${bytes(one.bytes ?? 0)}`])
  const number = `${count(packages.length, 'package')} (${kinds(packages)})`
  const rest: Words = shown.length > 0 ? ['largest: ', join(shown, ', ')] : ''
  return [paragraph(strong('Inside:'), ' ', join([system, number, rest], ', '), '.')]
}

export function packageDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const packages = report.image?.packages ?? []
  if (packages.length === 0 || budget.rows === 0) return []
  const columns = [right('Bytes'), left('Package')]
  const rows = packages
    .slice(0, budget.rows)
    .map((one): Words[] => [
      one.bytes === null ? '' : bytes(one.bytes),
      join(
        [[nameOf(one, packages), ` ${cap(oneLine(one.version), 60)}`], where(one.layer, report, links)],
        ', ',
      ),
    ])
  const more = packages.length - rows.length
  const rest = more > 0 ? [paragraph(`And ${count(more, 'more package')} in the Report.`)] : []
  return [
    details(`Packages (${kinds(packages)})`, [
      ...contentsSentence(report),
      table(columns, rows),
      ...rest,
      ...unread(report),
    ]),
  ]
}

/** With its file, if another package has the same name. */
function nameOf(one: Package, packages: readonly Package[]): Words {
  const isTwice = packages.some(
    (other) => other !== one && other.name === one.name && other.type === one.type,
  )
  const name = code(cap(oneLine(one.name), 80))
  return isTwice ? [name, ' (', code(cap(oneLine(one.path), 120)), ')'] : name
}

function unread({ image }: Report): Block[] {
  const files = (image?.packagesUnread ?? []).slice(0, 5)
  const list = files.map(({ path, why }): Words => [code(cap(path, 120)), ` (${why})`])
  const cut = image?.packagesCut ? [paragraph('The list is incomplete: the image has more packages.')] : []
  return list.length === 0 ? cut : [paragraph('Not read: ', join(list, ', '), '.'), ...cut]
}

/** `128 deb, 3 pypi`, the most frequent first. */
function kinds(packages: readonly Package[]): string {
  const counts = new Map<string, number>()
  for (const { type } of packages) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([type, number]) => `${number} ${type}`)
    .join(', ')
}
