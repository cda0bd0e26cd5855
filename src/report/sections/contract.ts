/** Under which rules of a platform it was tried, or with which it was compared; folded, each with its line. */
import type { ContractSection, Report } from '../../core/schema.ts'
import { code, details, join, list, paragraph, stop, type Block, type Words } from '../render/blocks.ts'
import { count } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { fileLink, type Links, type SizeBudget } from './view.ts'

type File = ContractSection['files'][number]

/** For the comment. */
export function contractDetails({ contract }: Report, links: Links, budget: SizeBudget): Block[] {
  if (!contract || budget.rows === 0 || (contract.files.length === 0 && contract.notes.length === 0))
    return []
  const { files, notes } = contract
  const blocks = files.flatMap((file): Block[] => [
    ...(files.length > 1 ? [paragraph(sentenceOf(file), '.')] : []),
    list(rowsOf(file, links, budget)),
  ])
  const others = notes.slice(0, budget.rows).map((note) => stop(cap(oneLine(note), budget.text)))
  const [only] = files
  const title =
    only === undefined
      ? 'Contract: files were found, and none is used'
      : files.length === 1
        ? sentenceOf(only)
        : `Tried under ${count(files.length, 'contract')}`
  return [details(title, [...blocks, ...(others.length === 0 ? [] : [list(others)])])]
}

/** For a terminal: one line each. */
export const contractSummary = ({ contract }: Report): Block[] =>
  (contract?.files ?? []).map((file) => paragraph(sentenceOf(file)))

function sentenceOf({ file, name, isApplied, rules, notTried }: File): Words {
  const counts = [
    count(rules.length, 'rule'),
    ...(notTried.length > 0 && isApplied ? [`${notTried.length} not tried`] : []),
  ]
  const path = cap(oneLine(file), 200)
  const of = path.endsWith(name) ? '' : ` (${cap(oneLine(name), 100)})`
  return [isApplied ? 'Tried under ' : 'Compared with ', code(path), `${of}: ${counts.join(', ')}`]
}

function rowsOf({ file, rules, notTried, isApplied }: File, links: Links, budget: SizeBudget): Words[] {
  const place = (line: number): Words => fileLink(cap(oneLine(file), 200), line, links)
  const applied = rules.map(({ text, line }): Words => [
    code(cap(oneLine(text), 200)),
    ' (',
    place(line),
    ')',
  ])
  const left = (isApplied ? notTried : []).map(({ what, why, line }): Words => [
    'Not tried: ',
    join([code(cap(oneLine(what), 200)), cap(oneLine(why), budget.text)], ': '),
    [' (', place(line), ')'],
  ])
  const all = [...applied, ...left]
  const rest = all.length - budget.rows
  return rest > 0 ? [...all.slice(0, budget.rows), `… and ${rest} more`] : all
}
