/** The installed packages, with search and links to each. */
import type { Package, PackageChange } from '../../../core/schema.ts'
import { bytes, bytesChange, count } from '../../../lib/units.ts'
import { el, nameOf, type Child } from './dom.ts'
import { linkTo, type Page, type Section } from './page.ts'
import { dataTable, type Column } from './table.ts'

export function packagesSection(page: Page): Section | null {
  const { packages = [], packagesCut, packagesUnread = [] } = page.report.image ?? {}
  const changes = page.report.delta?.packages ?? []
  if (packages.length === 0 && changes.length === 0) return null
  const all = dataTable({
    ...{ label: 'Packages', noun: 'package', columns: columnsOf(page), rows: packages, sortBy: 0, most: 30 },
    idOf,
  })
  page.openers.set('package-', all.showAll)
  const unread = packagesUnread.map(({ path, why }) => el('li', {}, nameOf(path), `: ${why}`))
  return {
    ...{ id: 'packages', title: 'Packages' },
    note: `${count(packages.length, 'package')}${packagesCut ? '; there are more' : ''}.`,
    content: [
      changesOf(changes),
      packages.length === 0 ? null : all.element,
      unread.length === 0 ? null : el('details', {}, el('summary', {}, 'Not read'), el('ul', {}, unread)),
    ],
  }
}

const idOf = ({ type, name }: Package): string => `package-${type}/${name}`

const columnsOf = (page: Page): Column<Package>[] => [
  {
    ...{ title: 'Size', isNumber: true },
    value: (row) => row.bytes ?? -1,
    cell: (row) => (row.bytes === null ? 'unknown' : bytes(row.bytes)),
  },
  { title: 'Package', value: ({ name }) => name, cell: (row) => linkTo(page, idOf(row), nameOf(row.name)) },
  { title: 'Version', value: ({ version }) => version, cell: ({ version }) => nameOf(version) },
  { title: 'Kind', value: ({ type }) => type },
  {
    title: 'Layer',
    isNumber: true,
    value: ({ layer }) => layer,
    cell: ({ layer }) => linkTo(page, `layer-${layer}`, layer),
  },
  { title: 'Listed in', isWide: true, value: ({ path }) => path, cell: ({ path }) => nameOf(path) },
]

function changesOf(changes: readonly PackageChange[]): Child {
  if (changes.length === 0) return null
  const change = ({ before, after }: PackageChange): number => (after?.bytes ?? 0) - (before?.bytes ?? 0)
  const columns: Column<PackageChange>[] = [
    { title: 'Change', isNumber: true, value: change, cell: (row) => bytesChange(0, change(row)) },
    { title: 'Package', value: ({ name }) => name, cell: ({ name }) => nameOf(name) },
    { title: 'Before', value: ({ before }) => before?.version ?? '–' },
    { title: 'Now', value: ({ after }) => after?.version ?? 'removed' },
    { title: 'Kind', value: ({ type }) => type },
  ]
  return [
    el('h3', {}, 'Changed since the baseline'),
    dataTable({ label: 'Changed packages', noun: 'changed package', columns, rows: changes, most: 20 })
      .element,
    el('h3', {}, 'Installed'),
  ]
}
