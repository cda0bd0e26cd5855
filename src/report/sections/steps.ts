/** The steps of the build, and the duration of each stage. */
import type { Build, BuildStep, Reading, Report } from '../../core/schema.ts'
import {
  code,
  details,
  join,
  left,
  list,
  paragraph,
  right,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { count, seconds } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { dockerfileLine, type Links, type SizeBudget } from './view.ts'

export function buildDetails(report: Report, links: Links, budget: SizeBudget): Block[] {
  const { build } = report
  if (!build || budget.rows === 0) return []
  const steps = build.steps.slice(0, budget.rows)
  const columns = [right('Time'), left('Step')]
  const rows = steps.map((step) => [
    step.cached ? 'cached' : seconds(step.seconds),
    [
      join([dockerfileLine(report, step.line, links) ?? '', code(cap(oneLine(step.name), 100))], ' '),
      failed(step),
    ],
  ])
  const more = build.steps.length - steps.length
  return [
    details(title(build), [
      ...(rows.length > 0 ? [table(columns, rows)] : []),
      ...(more > 0 ? [paragraph(`And ${count(more, 'more step')}.`)] : []),
      ...buildNotes(report, links, budget),
      paragraph(timings(report)),
    ]),
  ]
}

/** What the build took from a compose file, and its warnings. */
export function buildNotes(report: Report, links: Links, budget: SizeBudget): Block[] {
  const { build } = report
  return build ? [...serviceLines(build), ...warningList(report, build, links, budget)] : []
}

/** `build 12.3 s · smoke 4.10 s`, without stages that did not run. */
export const timings = (report: Report): string =>
  Object.entries(report.timings)
    .filter(([, took]) => took >= 0.001)
    .slice(0, 20)
    .map(
      ([stage, took]) =>
        `${cap(oneLine(stage), 40)} ${seconds(took)}${stage === 'inspect' ? routeText(report) : ''}`,
    )
    .join(' · ')

const ROUTES: Readonly<Record<Reading['route'], string>> = {
  build: 'read during the load',
  entries: 'entries',
  content: 'content store',
  push: 'pushed',
  save: 'saved',
  archive: 'from the archive',
  registry: 'from the registry',
}

/** ` (pushed, 9 of 10 layers cached)` */
function routeText({ image }: Report): string {
  if (!image?.reading) return ''
  const { route, layers, remembered } = image.reading
  return ` (${ROUTES[route]}${remembered > 0 ? `, ${remembered} of ${layers} layers cached` : ''})`
}

function title(build: Build): string {
  const cached = build.steps.filter((step) => step.cached).length
  const parts = [
    `${build.ok ? 'Built' : 'Build failed'} in ${seconds(build.seconds)}`,
    build.steps.length > 0 ? `${cached} of ${count(build.steps.length, 'step')} cached` : '',
    build.warnings.length > 0 ? count(build.warnings.length, 'warning') : '',
  ]
  return parts.filter(Boolean).join(', ')
}

const failed = ({ error }: BuildStep): Words =>
  error === undefined ? '' : [' ❌ ', cap(oneLine(error), 200) || 'failed']

/** What the build took from the compose file, and where it differs from it. */
function serviceLines({ service }: Build): Block[] {
  if (!service) return []
  const { name, taken, differs } = service
  const list = (texts: readonly string[]) => texts.map((text) => cap(oneLine(text), 200)).join(', ')
  return [
    ...(taken.length === 0
      ? []
      : [paragraph(`From the service ${cap(oneLine(name), 100)} of the compose file: ${list(taken)}.`)]),
    ...(differs.length === 0
      ? []
      : [
          paragraph(
            `Different from the service ${cap(oneLine(name), 100)} of the compose file: ${list(differs)}.`,
          ),
        ]),
  ]
}

function warningList(report: Report, { warnings }: Build, links: Links, budget: SizeBudget): Block[] {
  if (warnings.length === 0) return []
  const items = warnings.slice(0, budget.findings).map(({ rule, message, line }): Words => {
    const at = dockerfileLine(report, line, links)
    return [code(cap(oneLine(rule), 60)), ': ', cap(oneLine(message), budget.text), at ? [' (', at, ')'] : '']
  })
  return [paragraph('Build warnings:'), list(items)]
}
