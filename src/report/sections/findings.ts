/** Failures: the cause, the fix, and the evidence. */
import { trimEnd } from '../../lib/trim-end.ts'
import type { Confidence, Finding, Location, Report } from '../../core/schema.ts'
import {
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
import { basename, codeLink, fileLink, type Links, type SizeBudget } from './view.ts'

const PROOF: Readonly<Record<Confidence, string>> = {
  proved: 'Proved by',
  likely: 'Likely, because of',
  hint: 'Only a hint, from',
}

export function failureBlocks(report: Report, links: Links, budget: SizeBudget): Block[] {
  const failures = report.findings.filter(({ level }) => level === 'fail')
  const shown = failures.slice(0, budget.findings)
  return [
    ...shown.flatMap((finding, index) => failureOf(finding, index === 0 ? report : null, links, budget)),
    ...omitted(failures.length - shown.length, 'failures'),
  ]
}

/** Leaves out what the heading shows already: the message, or the first part of a long one. `report` is set if the heading is about this finding. */
function failureOf(finding: Finding, report: Report | null, links: Links, budget: SizeBudget): Block[] {
  const isShown = report !== null && bare(report.headline).includes(bare(finding.message))
  const rest = isShown ? headlineRest(report) : ''
  const more =
    rest === ''
      ? whereOnly(finding, links)
      : paragraph(strong(stop(messageOf({ ...finding, message: `…${rest}` }, links, budget))))
  const cause = isShown ? more : paragraph(strong(stop(messageOf(finding, links, budget))))
  const fix = finding.fix ? paragraph(strong('Fix:'), ' ', fixOf(finding, links, budget)) : null
  return [cause, fix, ...evidenceOf(finding, links, budget)].filter((block) => block !== null)
}

function whereOnly({ location, fix }: Finding, links: Links): Block | null {
  return location && !fix
    ? paragraph('At ', fileLink(oneLine(location.file), location.line, links), '.')
    : null
}

/** The message; with the location if there is no fix, which would name it. */
export const messageOf = (finding: Finding, links: Links, budget: SizeBudget): Inline[] =>
  located(capital(cap(oneLine(finding.message), budget.text)), finding, links, !finding.fix)

/** The fix; with the location unless `isPlaced`: the message next to it names it. */
export const fixOf = (finding: Finding, links: Links, budget: SizeBudget, isPlaced = false): Inline[] =>
  stop(located(cap(oneLine(finding.fix ?? ''), budget.text), finding, links, !isPlaced))

/** Whether the message names its location. */
export const namesPlace = ({ message, location }: Finding): boolean =>
  location !== undefined && isNamed(oneLine(message), location)

/** A sentence of the Report; lines of the Dockerfile in it, `Dockerfile:4`, are links where there is a target. */
export function proseWithLinks(text: string, dockerfile: string | null, links: Links | null): Inline[] {
  const content = prose(text)
  if (dockerfile === null || !links?.files) return content
  return content.flatMap((part) =>
    part.kind === 'text' ? linkify(part.text, basename(oneLine(dockerfile)), dockerfile, links) : part,
  )
}

export function evidenceOf(
  { code: of, confidence, evidence }: Finding,
  links: Links,
  budget: SizeBudget,
): Block[] {
  if (evidence.length === 0 || budget.evidence === 0) return []
  const lines = evidence.slice(0, budget.evidence).map((line) => cap(line, budget.text))
  return [paragraph(`${PROOF[confidence]} (`, codeLink(links, of), '):'), fence('text', lines.join('\n'))]
}

export const omitted = (count: number, noun: string): Block[] =>
  count > 0 ? [paragraph(`And ${count} more ${noun}.`)] : []

/** Turns locations in the finding's file into links. `always` appends the finding's own location if the text does not name it. */
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

/** The name that the text uses for the file before a line number: its path or base name. Null if it names no line. */
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

/** Makes each `name:line` in the text a link. */
function linkify(text: string, name: string, file: string, links: Links): Inline[] {
  const [head = '', ...tails] = text.split(`${name}:`)
  const piece = (tail: string): Inline[] => {
    const [line] = /^[1-9]\d{0,6}(?!\d)/.exec(tail) ?? []
    if (line === undefined) return inline(`${name}:${tail}`)
    return inline(fileLink(oneLine(file), Number(line), links), tail.slice(line.length))
  }
  return [...inline(head), ...tails.flatMap(piece)]
}

/** Normalised for comparing sentences: no markup, lower case, no full stop. */
const bare = (text: string): string => trimEnd(plain(prose(oneLine(text))).toLowerCase(), '. ')
