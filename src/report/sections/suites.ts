/** Test files of container-structure-test and goss, folded, with how many tests passed. */
import type { Report, Suite } from '../../core/schema.ts'
import { code, details, list, paragraph, type Block, type Words } from '../render/blocks.ts'
import { seconds } from '../render/format.ts'
import { cap, oneLine } from '../render/text.ts'
import type { SizeBudget } from './view.ts'

export function suiteDetails({ suites = [] }: Report, budget: SizeBudget): Block[] {
  if (suites.length === 0 || budget.rows === 0) return []
  const blocks = suites.flatMap((suite): Block[] => [
    paragraph(code(cap(oneLine(suite.file), 200)), ` (${PROGRAMS[suite.kind]}): ${countText([suite])}`),
    ...(suite.tests.length === 0 ? [] : [list(rowsOf(suite, budget))]),
  ])
  return [details(`Test files: ${countText(suites)}`, blocks)]
}

/** One line. */
export const suiteSummary = ({ suites = [] }: Report): Block[] =>
  suites.length === 0 ? [] : [paragraph(`Test files: ${countText(suites)}`)]

const PROGRAMS: Readonly<Record<Suite['kind'], string>> = {
  structure: 'container-structure-test',
  goss: 'goss',
}

/** `12 of 13 passed, 2 skipped` */
function countText(suites: readonly Suite[]): string {
  const tests = suites.flatMap((suite) => suite.tests)
  const skipped = tests.filter((test) => test.skipped).length
  const passed = tests.filter(({ ok }) => ok).length - skipped
  const notRun = suites.filter(({ error }) => error !== undefined).length
  const parts = [
    ...(tests.length > 0 ? [`${passed} of ${tests.length} passed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(notRun > 0 ? [suites.length === 1 ? 'not run' : `${notRun} not run`] : []),
  ]
  return parts.join(', ')
}

/** Those that did not pass first. */
function rowsOf({ tests }: Suite, { rows, text }: SizeBudget): Words[] {
  const ordered = [...tests.filter(({ ok }) => !ok), ...tests.filter(({ ok }) => ok)]
  const rest = ordered.length - rows
  const shown = ordered.slice(0, rows).map(({ name, ok, skipped, detail, seconds: took }): Words => {
    const mark = skipped ? '⏭️' : ok ? '✅' : '❌'
    const why = detail === undefined ? '' : `: ${cap(oneLine(detail), text)}`
    return [`${mark} `, code(cap(oneLine(name), 200)), `${why}, ${seconds(took)}`]
  })
  return rest > 0 ? [...shown, `… and ${rest} more`] : shown
}
