/** The packages of an image as a software bill of materials, for scanners, attestations and dependency graphs. */
import type { Image, Report } from '../../core/schema.ts'
import type { SbomFormat } from '../../inputs/types.ts'
import { billOf, type Bill } from './bill.ts'
import { cyclonedxOf } from './cyclonedx.ts'
import { spdxOf } from './spdx.ts'

const FORMS: Readonly<Record<SbomFormat, (bill: Bill) => object>> = { cyclonedx: cyclonedxOf, spdx: spdxOf }

/** The same for the same Report, but for `at`. */
export const renderSbom = (
  report: Report & { readonly image: Image },
  format: SbomFormat,
  at: Date,
): string => `${JSON.stringify(FORMS[format](billOf(report, at)), null, 1)}\n`
