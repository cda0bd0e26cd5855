/** The top of the page: verdict, headline, what it is about, figures, why the image grew. */
import type { Report, Verdict } from '../../../core/schema.ts'
import { cap, oneLine, shortSha } from '../../render/text.ts'
import { scopeBlocks } from '../../page.ts'
import { noBaselineBlocks } from '../../sections/baseline.ts'
import { buildTimeBlocks, redeployBlocks, whyOrNone } from '../../sections/changes.ts'
import { figuresOf, type Figure } from '../../sections/figure-list.ts'
import { beforeName } from '../../sections/figures.ts'
import { NO_LINKS } from '../../sections/view.ts'
import { unnamed } from '../../sections/verdict.ts'
import { inline, plain, prose, type Block } from '../../render/blocks.ts'
import { el, nameOf } from './dom.ts'
import { blockOf, words } from './render-blocks.ts'

const BADGES: Readonly<Record<Verdict, string>> = {
  pass: 'Seaworthy',
  fail: 'Not seaworthy',
  error: 'Could not be tried',
}
const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: ' is seaworthy',
  fail: ' is not seaworthy',
  error: ' could not be tried',
}

export function headerOf(report: Report): HTMLElement {
  const { isNamed, rest } = unnamed(report)
  const joint = isNamed ? ' ' : `${VERDICTS[report.verdict]}${rest === '' ? '' : ': '}`
  return el(
    'header',
    { class: `hero ${report.verdict}` },
    el('p', { class: 'badge' }, isWeighed(report) ? 'Weighed' : BADGES[report.verdict]),
    el('h1', {}, nameOf(cap(oneLine(report.name), 100)), joint, words(prose(rest))),
    el(
      'p',
      { class: 'origin' },
      originOf(report).map((one) => el('span', {}, one)),
    ),
    textsOf('scope', scopeBlocks(report)),
    figureCards(report),
    textsOf('why', whyOf(report)),
  )
}

/** What was tried, where and when. */
function originOf(report: Report): string[] {
  const { ref, sha, engine, image, at } = report
  const { os, architecture, variant } = image?.platform ?? {}
  const commit = [ref ?? '', shortSha(sha ?? '')].filter((part) => part !== '').join(' ')
  return [
    commit,
    [os, architecture, variant].filter((part) => part !== undefined).join('/'),
    image?.distribution?.name ?? '',
    engine ? `engine ${engine.version} (${engine.store})` : '',
    `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    report.generator,
  ]
    .map((part) => cap(oneLine(part), 120))
    .filter((part) => part !== '')
}

function figureCards(report: Report): HTMLElement | null {
  const figures = figuresOf(report, NO_LINKS)
  if (figures.length === 0) return null
  const before = beforeName(report)
  const cards = figures.map((figure) => cardOf(figure))
  return el(
    'div',
    { class: 'figures-frame' },
    el('dl', { class: 'figures' }, cards),
    report.delta ? el('p', { class: 'lead' }, 'Compared with ', words(before ?? 'the baseline'), '.') : null,
  )
}

function cardOf({ label, now, before, change, changed }: Figure): HTMLElement {
  const isDifferent = changed && change !== undefined && change !== 'none'
  const isSame = before !== undefined && plain(inline(before)) === plain(inline(now))
  const was =
    before === undefined
      ? null
      : el('span', { class: 'quiet' }, isSame ? 'unchanged' : ['was ', words(before)])
  const by = isDifferent && change !== '' ? el('strong', { class: 'change' }, words(change)) : null
  return el(
    'div',
    { class: isDifferent ? 'changed' : 'same' },
    el('dt', {}, words(label)),
    el('dd', {}, el('span', { class: 'now' }, words(now)), by, was),
  )
}

const isWeighed = ({ verdict, image, smoke }: Report): boolean =>
  verdict === 'pass' && image !== null && smoke === null

const whyOf = (report: Report): Block[] => [
  ...whyOrNone(report, NO_LINKS),
  ...redeployBlocks(report, NO_LINKS),
  ...buildTimeBlocks(report, NO_LINKS),
  ...noBaselineBlocks(report),
]

const textsOf = (name: string, blocks: readonly Block[]): HTMLElement | null =>
  blocks.length === 0
    ? null
    : el(
        'div',
        { class: name },
        blocks.map((block) => blockOf(block)),
      )
