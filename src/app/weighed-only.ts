/** What an image to compare with is: weighed by the settings of the run, but not run. */
import type { Report } from '../core/schema.ts'
import type { Inputs, Source } from '../inputs/types.ts'

/** Budgets and acceptances are for the image under test. */
export const weighedOnly = (inputs: Inputs, source: Source): Inputs => ({
  ...inputs,
  source,
  smoke: null,
  also: [],
  gate: { ...inputs.gate, budgets: [], acceptances: [] },
})

/** Nothing is known of its verdict. */
export const notRun = (report: Report): Report => ({
  ...report,
  verdict: 'error',
  headline: `${report.name} was not run`,
})
