/** What this run was compared with, and where that was searched for. */
import type { Baseline, BaselineSource, BaselineTry, Report } from '../../core/schema.ts'
import { details, list, paragraph, prose, stop, type Block, type Words } from '../render/blocks.ts'
import { age, count, seconds } from '../render/format.ts'
import { cap, oneLine, shortSha } from '../render/text.ts'
import { beforeName } from './figures.ts'

const SOURCES: Readonly<Record<BaselineSource, { place: string; what: string }>> = {
  cache: { place: 'Actions cache', what: 'cached report' },
  artifact: { place: 'Artifacts of earlier runs', what: 'artifact' },
  registry: { place: 'Registry', what: 'image' },
  build: { place: 'Build of the commit', what: 'build' },
  file: { place: 'Report file', what: 'report' },
  last: { place: 'Last try', what: 'last try' },
}
const OUTCOMES: Readonly<Record<BaselineTry['outcome'], string>> = {
  found: 'found',
  nothing: 'nothing found',
  failed: 'failed',
  skipped: 'not tried',
}
const isSource = (text: string): text is BaselineSource => Object.hasOwn(SOURCES, text)
const MOST_CHARACTERS = 400

/** `cached report of main 3f2a1c9 (the parent of this merge), 2 hours old` */
export function baselineText(report: Report): Words {
  const { baseline } = report
  if (!baseline) return 'no baseline'
  const { source } = baseline
  const name = source === 'last' ? null : beforeName(report)
  const old = baseline.at ? age(baseline.at, report.at) : null
  const which = whichCommit(baseline)
  return [
    'baseline: ',
    isSource(source) ? whatOf(source, baseline) : cap(oneLine(source), 120),
    ...(name === null ? [] : [' of ', name]),
    which === '' ? '' : ` (${which})`,
    old ? `, ${old} old` : '',
  ]
}

/** A Report that is attached to an image has a time; one of an image that this run weighed has none. */
const whatOf = (source: BaselineSource, { at }: Baseline): string =>
  source === 'registry' && at !== null ? 'attached report' : SOURCES[source].what

/** How the commit relates to the one that was searched for; empty if none was. */
function whichCommit({ how, wanted, behind }: Baseline): string {
  if (how === undefined || wanted === undefined) return ''
  const why = cap(oneLine(how), 120)
  if (behind === 0) return why
  if (behind !== undefined) return `${count(behind, 'commit')} before ${why}`
  return `the newest; ${shortSha(wanted)}, ${why}, has none`
}

/** Collapsed: one line for each place. Empty where nothing was searched for. */
export function baselineDetails(report: Report): Block[] {
  const tried = report.baselineSearch ?? []
  if (tried.length === 0) return []
  return [
    details(report.baseline ? 'Where the baseline is from' : 'Why there is no baseline', [
      list(tried.map(tryText)),
    ]),
  ]
}

/** For a terminal: how to get a baseline, where there is none. */
export function noBaselineBlocks({ baseline, baselineSearch }: Report): Block[] {
  const tried = baselineSearch ?? []
  const { note } = tried.find(({ outcome }) => outcome === 'nothing') ?? tried.at(-1) ?? {}
  return baseline || note === undefined ? [] : [paragraph('No baseline: ', noteOf(note))]
}

function tryText({ source, outcome, seconds: took, note }: BaselineTry): Words {
  const time = outcome === 'skipped' ? '' : `, ${seconds(took)}`
  return [
    `${SOURCES[source].place}: ${OUTCOMES[outcome]}${time}`,
    note === undefined ? '' : ['. ', noteOf(note)],
  ]
}

const noteOf = (note: string): Words => stop(prose(cap(oneLine(note), MOST_CHARACTERS)))
