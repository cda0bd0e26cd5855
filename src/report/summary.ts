/** The job summary: the same page as the comment, with more room and without the marker. */
import type { Report } from '../core/schema.ts'
import { fittingPage } from './page.ts'
import type { Links } from './sections/view.ts'

/** GitHub takes 1 MiB a step; beyond that the whole summary is dropped. */
export const SUMMARY_LIMIT = 1024 * 1024

export const renderSummary = (report: Report, links: Links): string =>
  fittingPage(report, links, SUMMARY_LIMIT)
