/** How the image was built, and how long each part of the trial took. */
import type { Build, BuildStep, Reading, Report } from '../../core/schema.ts'
import {
  code,
  details,
  left,
  list,
  paragraph,
  right,
  shrinking,
  table,
  type Block,
  type Words,
} from '../render/blocks.ts'
import { count, seconds } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import { dockerfileLine, type Links, type SizeBudget } from './view.ts'

export function buildDetails(report: Report, links: Links, room: SizeBudget): Block[] {
  const { build } = report
  if (!build || room.rows === 0) return []
  const steps = build.steps.slice(0, room.rows)
  const columns = [left('At'), shrinking('Step'), right('Took')]
  const rows = steps.map((step) => [
    dockerfileLine(report, step.line, links) ?? '',
    code(cap(oneLine(step.name), 160)),
    tookOf(step),
  ])
  const more = build.steps.length - steps.length
  return [
    details(title(build), [
      ...(rows.length > 0 ? [table(columns, rows)] : []),
      ...(more > 0 ? [paragraph(`And ${count(more, 'more step')}.`)] : []),
      ...serviceLines(build),
      ...warningList(report, build, links, room),
      paragraph(timings(report)),
    ]),
  ]
}

/** `build 12.3 s · smoke 4.10 s` */
export const timings = (report: Report): string =>
  Object.entries(report.timings)
    .slice(0, 20)
    .map(
      ([stage, took]) =>
        `${cap(oneLine(stage), 40)} ${seconds(took)}${stage === 'inspect' ? wayText(report) : ''}`,
    )
    .join(' · ')

const WAYS: Readonly<Record<Reading['route'], string>> = {
  build: 'read while it was loaded',
  entries: 'entries',
  push: 'pushed',
  save: 'saved',
  archive: 'from the archive',
}

/** ` (pushed, 9 of 10 layers remembered)` */
function wayText({ image }: Report): string {
  if (!image?.reading) return ''
  const { route, layers, remembered } = image.reading
  return ` (${WAYS[route]}${remembered > 0 ? `, ${remembered} of ${layers} layers remembered` : ''})`
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

function tookOf({ cached, error, seconds: took }: BuildStep): Words {
  if (error !== undefined) return ['❌ ', cap(oneLine(error), 200) || 'failed']
  return cached ? 'cached' : seconds(took)
}

/** Built as the compose file says, or not. */
function serviceLines({ service }: Build): Block[] {
  if (!service) return []
  const { name, taken, differs } = service
  const list = (texts: readonly string[]) => texts.map((text) => cap(oneLine(text), 200)).join(', ')
  return [
    ...(taken.length === 0
      ? []
      : [paragraph(`As the service ${cap(oneLine(name), 100)} says: ${list(taken)}.`)]),
    ...(differs.length === 0
      ? []
      : [paragraph(`Not as the service ${cap(oneLine(name), 100)} says: ${list(differs)}.`)]),
  ]
}

function warningList(report: Report, { warnings }: Build, links: Links, room: SizeBudget): Block[] {
  if (warnings.length === 0) return []
  const items = warnings.slice(0, room.findings).map(({ rule, message, line }): Words => {
    const at = dockerfileLine(report, line, links)
    return [code(cap(oneLine(rule), 60)), ': ', cap(oneLine(message), room.text), at ? [' (', at, ')'] : '']
  })
  return [paragraph('Warnings of the build:'), list(items)]
}
