/** The findings, the most important first, each with its fix and what proves it; many of them also as a table. */
import type { Confidence, Finding, Level } from '../../../core/schema.ts'
import { bytes, count } from '../../../lib/units.ts'
import { FULL, NO_LINKS } from '../../sections/view.ts'
import { fixOf, messageOf } from '../../sections/findings.ts'
import { el } from './dom.ts'
import { linkTo, type Page, type Section } from './page.ts'
import { codeBlock, words } from './render-blocks.ts'
import { dataTable } from './table.ts'

const LEVELS: Readonly<Record<Level, string>> = { fail: 'Fails', warn: 'Warning', note: 'Note' }
const RANKS: Readonly<Record<Level, number>> = { fail: 0, warn: 1, note: 2 }
const PROOF: Readonly<Record<Confidence, string>> = {
  proved: 'Proved by',
  likely: 'Likely, because of',
  hint: 'A hint, from',
}
/** From so many on there is a table of them with search and sorting, and only failures and the first few are open. */
const MANY = 4
const FEW = 3

export function findingsSection(page: Page): Section {
  const { findings } = page.report
  const ids = idsOf(findings)
  const cards = findings.map((finding, at) => cardOf(page, finding, ids[at] ?? '', at === 0))
  const open = Math.max(FEW, findings.filter(({ level }) => level === 'fail').length)
  const rest =
    cards.length > open &&
    el(
      'details',
      {},
      el('summary', {}, count(cards.length - open, 'more finding')),
      el('div', { class: 'cards' }, cards.slice(open)),
    )
  const content = [
    findings.length === 0
      ? el('p', { class: 'none' }, 'Nothing was found.')
      : el('div', { class: 'cards' }, cards.slice(0, open), rest),
    findings.length >= MANY ? [el('h3', {}, 'All findings'), overview(page, ids)] : null,
  ]
  return { id: 'findings', title: 'Findings', content }
}

/** `finding-CODE`; of further ones of the same code, `finding-CODE-2`. */
function idsOf(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ code }) => {
    const number = (seen.get(code) ?? 0) + 1
    seen.set(code, number)
    return `finding-${code}${number === 1 ? '' : `-${number}`}`
  })
}

function overview(page: Page, ids: readonly string[]): HTMLElement {
  const rows = page.report.findings.map((finding, at) => ({ finding, id: ids[at] ?? '' }))
  const columns = [
    {
      title: 'Level',
      value: ({ finding }: Row) => RANKS[finding.level],
      cell: ({ finding }: Row) => levelOf(finding),
    },
    {
      title: 'Finding',
      value: ({ finding }: Row) => finding.code,
      cell: ({ finding, id }: Row) => linkTo(page, id, finding.code),
    },
    {
      ...{ title: 'Cause', isWide: true },
      value: ({ finding }: Row) => finding.message,
      cell: ({ finding }: Row) => words(messageOf(finding, NO_LINKS, FULL)),
    },
    {
      ...{ title: 'Saves', isNumber: true },
      value: ({ finding }: Row) => finding.bytes ?? 0,
      cell: ({ finding }: Row) => (finding.bytes === undefined ? '' : bytes(finding.bytes)),
    },
  ]
  return dataTable({ label: 'Findings', noun: 'finding', columns, rows, searchFrom: MANY }).element
}

interface Row {
  readonly finding: Finding
  readonly id: string
}

const levelOf = ({ level }: Finding): HTMLElement => el('span', { class: `level ${level}` }, LEVELS[level])

function cardOf(page: Page, finding: Finding, id: string, isFirst: boolean): HTMLElement {
  const { code, level, confidence, fix, evidence, accepted, bytes: saved } = finding
  const proof = el(
    'details',
    { open: isFirst && level === 'fail' },
    el('summary', {}, `${PROOF[confidence]} ${count(evidence.length, 'line')}`),
    codeBlock(evidence.join('\n'), `Evidence of ${code}`),
  )
  return el(
    'article',
    { id, class: `card ${level}`, tabindex: -1 },
    el(
      'p',
      { class: 'card-head' },
      levelOf(finding),
      linkTo(page, id, el('code', {}, code)),
      saved === undefined ? null : el('span', { class: 'quiet' }, `would save ${bytes(saved)}`),
    ),
    el('h3', {}, words(messageOf(finding, NO_LINKS, FULL))),
    fix ? el('p', { class: 'fix' }, el('strong', {}, 'Fix: '), words(fixOf(finding, NO_LINKS, FULL))) : null,
    accepted ? el('p', { class: 'quiet' }, `Accepted until ${accepted.until}: ${accepted.reason}`) : null,
    evidence.length === 0 ? null : proof,
  )
}
