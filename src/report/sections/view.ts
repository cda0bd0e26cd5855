/** What the views share besides the Report: where links lead, and how much room there is. */
import type { Report } from '../../core/schema.ts'
import type { Inline } from '../render/blocks.ts'
import { wellFormed } from '../render/text.ts'

export interface Links {
  /** Page of the run. */
  run: string | null
  /** Address of the tried commit's files, to which a path is appended: `https://github.com/o/r/blob/<sha>/`. */
  files: string | null
  /** What this side of a comparison is called: `This PR`, `Now`. */
  now: string
}

export const NO_LINKS: Links = { run: null, files: null, now: 'Now' }

/** How much of each thing is shown. Texts are in characters, lists in items. */
export interface SizeBudget {
  findings: number
  evidence: number
  text: number
  logLines: number
  rows: number
}

export const FULL: SizeBudget = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 100 }

/** `docker/Dockerfile:4`, or where it can be a link, which says the rest, `Dockerfile:4`. */
export function fileLink(file: string, line: number, links: Links): Inline {
  if (!links.files) return { kind: 'text', text: `${file}:${line}` }
  const text = `${basename(file)}:${line}`
  const path = file.split('/').map(encodeSegment).join('/')
  return { kind: 'link', text, url: `${links.files}${path}#L${line}` }
}

/** A line of the Dockerfile that was built, which needs no folder; null where the line is not known. */
export function dockerfileLine(report: Report, line: number | undefined, links: Links): Inline | null {
  if (line === undefined) return null
  const file = report.build?.dockerfile
  const known = file !== undefined && links.files !== null
  return known ? fileLink(file, line, links) : fileLink(basename(file ?? 'Dockerfile'), line, NO_LINKS)
}

export const isFailing = (report: Report): boolean => report.verdict !== 'pass'

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const encodeSegment = (segment: string): string => encodeURIComponent(wellFormed(segment))
