/** What `--format` prints on standard output instead of the report for a terminal. */
import type { Report, Reports } from '../core/schema.ts'
import type { Inputs } from '../inputs/types.ts'
import { linksOf, pageOf } from '../publish/index.ts'
import { COMMENT_LIMIT, renderJunit, renderSarif, togetherSentence } from '../report/index.ts'
import { htmlOf } from './html-page.ts'
import type { Tried } from './images.ts'
import type { Run } from './session.ts'

export interface Result {
  readonly tried: readonly Tried[]
  /** Redacted, in the order of `tried`. */
  readonly reports: readonly Report[]
  readonly all: Reports
  /** As it is written with `report`. */
  readonly json: string
  readonly run: Pick<Run, 'context' | 'job'>
}

type Format = Exclude<Inputs['format'], 'text'>

/** Null where the form cannot state the result: SARIF of images that could not be tried. */
const FORMATS: Readonly<Record<Format, (result: Result) => string | null>> = {
  json: ({ json }) => json,
  markdown: ({ reports, all, run: { context, job } }) => {
    const links = linksOf(context, job.checkRun)
    return pageOf(reports, { context, job, links, together: togetherSentence(all.together) }, COMMENT_LIMIT)
  },
  html: ({ tried, reports }) => htmlOf(tried, reports),
  sarif: ({ reports }) => renderSarif(reports),
  junit: ({ reports }) => renderJunit(reports),
}

export const resultText = (format: Format, result: Result): string | null => FORMATS[format](result)
