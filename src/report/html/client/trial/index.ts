/** The section of the trial: the build's steps, the timeline, what was checked, the log. */
import type { Build, BuildStep, Report } from '../../../../core/schema.ts'
import { bytes, count } from '../../../../lib/units.ts'
import { seconds } from '../../../render/format.ts'
import { checkDetails } from '../../../sections/checks.ts'
import { buildNotes } from '../../../sections/steps.ts'
import { FULL, isFailing, NO_LINKS } from '../../../sections/view.ts'
import { el, type Child } from '../dom.ts'
import { placeOf } from '../layer-name.ts'
import type { Page, Section } from '../page.ts'
import { blockOf, codeBlock } from '../render-blocks.ts'
import { dataTable, type Column } from '../table.ts'
import { barOf } from '../tree/lists.ts'
import { cpuPoints, memoryPoints, momentsOf, samplesOf, soakOf, type Moment } from './moments.ts'
import { processors, timelineOf, type Lane } from './timeline.ts'

export function trialSection({ report }: Page): Section | null {
  const { build, smoke, reproduce } = report
  if (!build && !smoke) return null
  const moments = momentsOf(report)
  return {
    ...{ id: 'trial', title: 'Trial' },
    content: [
      build ? buildPart(report, build) : null,
      moments.length > 0 ? [el('h3', {}, 'The container'), timeline(report, moments)] : null,
      checkDetails(report, FULL).map((block) => opened(blockOf(block))),
      logPart(report),
      // a trial that passed has it among what was checked
      reproduce && isFailing(report)
        ? [el('h3', {}, 'To reproduce it'), codeBlock(reproduce, 'Command')]
        : null,
    ],
  }
}

function opened(child: Child): Child {
  if (child instanceof HTMLDetailsElement) child.open = true
  return child
}

function timeline(report: Report, moments: readonly Moment[]): Child {
  const samples = samplesOf(report)
  const lanes: Lane[] = [
    { title: 'Memory', name: 'memory', points: memoryPoints(samples), format: bytes, note: peakNote(report) },
    { title: 'Processors', name: 'cpu', points: cpuPoints(samples), format: processors },
  ]
  const end = Math.max(...moments.map(({ at }) => at), ...samples.map(({ at }) => at), 0.1)
  const columns: Column<Moment>[] = [
    { title: 'Time', isNumber: true, value: ({ at }) => at, cell: ({ at }) => seconds(at) },
    {
      title: 'What',
      value: ({ kind }) => kind,
      cell: ({ kind }) => el('span', { class: `kind ${kind === 'log' ? 'log' : ''}`.trim() }, kind),
    },
    {
      title: 'Text',
      isWide: true,
      value: ({ text }) => text,
      cell: ({ text, kind }) => el('bdi', { class: kind === 'log' ? 'mono' : undefined }, text),
    },
  ]
  const table = dataTable({ label: 'Moments of the trial', noun: 'line', columns, rows: moments, most: 60 })
  return [
    timelineOf({
      moments,
      soak: soakOf(report, moments),
      lanes: lanes.filter(({ points }) => points.length > 1),
      end,
    }),
    el('details', {}, el('summary', {}, `${count(moments.length, 'line')}: events and log`), table.element),
  ]
}

/** The engine's peak is also of the times between the samples, and on some engines of the page cache. */
function peakNote({ smoke }: Report): string {
  const most = Math.max(0, ...(smoke?.samples ?? []).map(({ memory }) => memory ?? 0))
  const peak = smoke?.memory.peak ?? 0
  return peak > most * 1.1 ? ` sampled, peak ${bytes(peak)}` : ''
}

function buildPart(report: Report, build: Build): Child {
  const longest = Math.max(...build.steps.map((step) => step.seconds), 0.001)
  const cached = build.steps.filter((step) => step.cached).length
  const columns: Column<BuildStep>[] = [
    {
      ...{ title: 'Time', isNumber: true },
      value: (step) => step.seconds,
      cell: (step) => [
        step.cached ? 'cached' : seconds(step.seconds),
        barOf(step.cached ? 0 : step.seconds, longest),
      ],
    },
    {
      ...{ title: 'Step', isWide: true },
      value: ({ name }) => name,
      cell: ({ name, error }) => [
        el('code', {}, name),
        error === undefined ? null : el('p', { class: 'bad-text' }, error),
      ],
    },
    { title: 'At', value: (step) => placeOf(report, step) },
  ]
  const title = `${build.ok ? 'Built' : 'The build failed'} in ${seconds(build.seconds)}; ${cached} of ${count(build.steps.length, 'step')} from the cache.`
  return [
    el('h3', {}, 'The build'),
    el('p', { class: 'lead' }, title),
    dataTable({ label: 'Build steps', noun: 'step', columns, rows: build.steps, most: 60, searchFrom: 12 })
      .element,
    buildNotes(report, NO_LINKS, FULL).map((block) => blockOf(block)),
  ]
}

function logPart({ smoke, build }: Report): Child {
  const lines = smoke?.log.tail ?? (build && !build.ok ? (build.log ?? []) : [])
  if (lines.length === 0) return null
  const all = smoke?.log.lines ?? lines.length
  const title = all > lines.length ? `Last ${lines.length} of ${count(all, 'line')}` : count(all, 'line')
  const head = smoke?.log.head ?? []
  return [
    el('h3', {}, smoke ? 'Log' : 'Log of the failing step'),
    head.length > 0
      ? [el('p', { class: 'lead' }, 'The first lines'), codeBlock(head.join('\n'), 'First lines')]
      : null,
    el('p', { class: 'lead' }, title),
    codeBlock(lines.join('\n'), 'Log'),
  ]
}
