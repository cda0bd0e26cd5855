/** Failures: the cause, what to change, and the proof. */
import { trimEnd } from '../../lib/trim-end.ts'
import type { Confidence, Finding, Location, Report } from '../../core/schema.ts'
import {
  code,
  fence,
  inline,
  paragraph,
  plain,
  prose,
  stop,
  strong,
  type Block,
  type Inline,
} from '../render/blocks.ts'
import { capital, cap, oneLine } from '../render/text.ts'
import { headlineRest } from './verdict.ts'
import { basename, fileLink, type Links, type SizeBudget } from './view.ts'

const PROOF: Readonly<Record<Confidence, string>> = {
  proved: 'Proved by',
  likely: 'Likely, because of',
  hint: 'Only a hint, from',
}

export function failureBlocks(report: Report, links: Links, room: SizeBudget): Block[] {
  const failures = report.findings.filter(({ level }) => level === 'fail')
  const shown = failures.slice(0, room.findings)
  return [
    ...shown.flatMap((finding, index) => failureOf(finding, index === 0 ? report : null, links, room)),
    ...omitted(failures.length - shown.length, 'failures'),
  ]
}

/** What the heading says already is left out; of a long message, its first part. `report` where the heading is about it. */
function failureOf(finding: Finding, report: Report | null, links: Links, room: SizeBudget): Block[] {
  const isSaid = report !== null && bare(report.headline).includes(bare(finding.message))
  const rest = isSaid ? headlineRest(report) : ''
  const more =
    rest === ''
      ? whereOnly(finding, links)
      : paragraph(strong(stop(messageOf({ ...finding, message: `…${rest}` }, links, room))))
  const cause = isSaid ? more : paragraph(strong(stop(messageOf(finding, links, room))))
  const fix = finding.fix ? paragraph(strong('Fix:'), ' ', fixOf(finding, links, room)) : null
  return [cause, fix, ...evidenceOf(finding, room)].filter((block) => block !== null)
}

function whereOnly({ location, fix }: Finding, links: Links): Block | null {
  return location && !fix
    ? paragraph('At ', fileLink(oneLine(location.file), location.line, links), '.')
    : null
}

/** Where there is no fix to name the place, the message does. */
export const messageOf = (finding: Finding, links: Links, room: SizeBudget): Inline[] =>
  located(capital(cap(oneLine(finding.message), room.text)), finding, links, !finding.fix)

/** With the place, unless the message beside it has named that. */
export const fixOf = (finding: Finding, links: Links, room: SizeBudget, isPlaced = false): Inline[] =>
  stop(located(cap(oneLine(finding.fix ?? ''), room.text), finding, links, !isPlaced))

/** Whether the message names the place that it is about. */
export const namesPlace = ({ message, location }: Finding): boolean =>
  location !== undefined && isNamed(oneLine(message), location)

export function evidenceOf({ code: of, confidence, evidence }: Finding, room: SizeBudget): Block[] {
  if (evidence.length === 0 || room.evidence === 0) return []
  const lines = evidence.slice(0, room.evidence).map((line) => cap(line, room.text))
  return [paragraph(`${PROOF[confidence]} (`, code(of), '):'), fence('text', lines.join('\n'))]
}

export const omitted = (count: number, noun: string): Block[] =>
  count > 0 ? [paragraph(`And ${count} more ${noun}.`)] : []

/** Prose in which places in the finding's file are links; its own is appended if `always` and not mentioned. */
function located(text: string, { location }: Finding, links: Links, always: boolean): Inline[] {
  const content = prose(always && location ? text.replace(/\.$/, '') : text)
  if (!location) return content
  const name = nameIn(plain(content), location.file, /^\d/)
  const linked = content.flatMap((part) =>
    name !== null && part.kind === 'text' ? linkify(part.text, name, location.file, links) : part,
  )
  if (!always || isNamed(plain(content), location)) return linked
  return inline(linked, ' (', fileLink(oneLine(location.file), location.line, links), ')')
}

/** What the text calls the file where it names a line of it; null where it does not. */
function nameIn(text: string, file: string, line: RegExp): string | null {
  const path = oneLine(file)
  const names = [path, basename(path)]
  return (
    names.find((name) =>
      text
        .split(`${name}:`)
        .slice(1)
        .some((tail) => line.test(tail)),
    ) ?? null
  )
}

const isNamed = (text: string, { file, line }: Location): boolean =>
  nameIn(text, file, new RegExp(`^${line}(?!\\d)`)) !== null

/** Every line of the file that the text names. */
function linkify(text: string, name: string, file: string, links: Links): Inline[] {
  const [head = '', ...tails] = text.split(`${name}:`)
  const piece = (tail: string): Inline[] => {
    const [line] = /^[1-9]\d{0,6}(?!\d)/.exec(tail) ?? []
    if (line === undefined) return inline(`${name}:${tail}`)
    return inline(fileLink(oneLine(file), Number(line), links), tail.slice(line.length))
  }
  return [...inline(head), ...tails.flatMap(piece)]
}

/** For telling whether one sentence says what another does. */
const bare = (text: string): string => trimEnd(plain(prose(oneLine(text))).toLowerCase(), '. ')
