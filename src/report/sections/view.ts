/** What the views share besides the Report: the targets of links, and size budgets. */
import type { Report } from '../../core/schema.ts'
import { commandOf } from '../../inspect/index.ts'
import { code, type Inline, type Words } from '../render/blocks.ts'
import { cap, oneLine, wellFormed } from '../render/text.ts'

export interface Links {
  /** URL of the run's page. */
  run: string | null
  /** URL of the commit's files, to which a path is appended: `https://github.com/o/r/blob/<sha>/`. */
  files: string | null
  /** Column title of this run in a comparison: `This PR`, `Now`. */
  now: string
  /** URL of the HTML page. */
  page?: string | null
  /** One sentence below the heading: where the figures are from, if not from this run. Backquotes mark code. */
  origin?: string
}

export const NO_LINKS: Links = { run: null, files: null, now: 'Now' }

/** How much is shown. `text` is in characters, the others in items. */
export interface SizeBudget {
  findings: number
  evidence: number
  text: number
  logLines: number
  rows: number
}

export const FULL: SizeBudget = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 100 }

/** `docker/Dockerfile:4`, or a link with the short text `Dockerfile:4`. */
export function fileLink(file: string, line: number, links: Links): Inline {
  const segments = file.split('/')
  // `..` would lead out of the commit's files
  if (!links.files || segments.some((segment) => /^\.{0,2}$/.test(segment)))
    return { kind: 'text', text: `${file}:${line}` }
  const text = `${basename(file)}:${line}`
  const path = segments.map(encodeSegment).join('/')
  return { kind: 'link', text, url: `${links.files}${path}#L${line}` }
}

/** `Dockerfile:4`, as a link if possible; null if the line is unknown. */
export function dockerfileLine(report: Report, line: number | undefined, links: Links): Inline | null {
  if (line === undefined) return null
  const file = report.build?.dockerfile
  const known = file !== undefined && links.files !== null
  return known ? fileLink(file, line, links) : fileLink(basename(file ?? 'Dockerfile'), line, NO_LINKS)
}

/** The command of a layer; some bases have none. */
export function layerCommand(createdBy: string, most: number): Words {
  const command = cap(oneLine(commandOf(createdBy)), most)
  return command === '' ? '(no command)' : code(command)
}

export const isFailing = (report: Report): boolean => report.verdict !== 'pass'

export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const encodeSegment = (segment: string): string => encodeURIComponent(wellFormed(segment))
