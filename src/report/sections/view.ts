/** What the views share besides the Report: the targets of links, and size budgets. */
import { FINDING_CODES } from '../../core/finding-codes.ts'
import type { Report } from '../../core/schema.ts'
import { commandOf } from '../../inspect/index.ts'
import { code, type Inline, type Words } from '../render/blocks.ts'
import { cap, oneLine, wellFormed } from '../render/text.ts'

export interface Links {
  /** URL of the run's page. */
  run: string | null
  /** URL of the commit's files, to which a path is appended: `https://github.com/o/r/blob/<sha>/`. */
  files: string | null
  /** URL of the docs of this version, to which a page is appended: `https://github.com/o/sea-trial/blob/v1/docs/`. */
  docs: string | null
  /** Column title of this run in a comparison: `This PR`, `Now`. */
  now: string
  /** URL of the HTML page. */
  page?: string | null
  /** One sentence below the heading: where the figures are from, if not from this run. Backquotes mark code. */
  origin?: string
}

export const NO_LINKS: Links = { run: null, files: null, docs: null, now: 'Now' }

/** A word with a link to its definition in docs/figures.md; `heading`: the anchor there. */
export const defined = (links: Links, heading: Figure, text: string): Inline =>
  links.docs === null
    ? { kind: 'text', text }
    : { kind: 'link', text, url: `${links.docs}figures.md#${heading}` }

/** The headings of docs/figures.md that words of a page link to. */
export const FIGURES = [
  'download',
  'on-disk',
  'your-layers',
  'base',
  'dead-weight',
  'ready-in',
  'peak-memory',
  'stop-signal',
  'rehearsal',
  'layer-size',
  'redeploy',
  'history',
  'budget',
  'in-turn',
] as const
export type Figure = (typeof FIGURES)[number]

/** The code of a finding, with a link to its page. */
export const codeLink = (links: Links, of: string): Inline =>
  links.docs === null || !hasPage(of)
    ? code(of)
    : { kind: 'link', text: of, url: `${links.docs}findings/${of}.md`, isCode: true }

/** Codes about the image and waste have no page of their own; a Report of another version may have other codes. */
const CODES: ReadonlySet<string> = new Set([
  ...FINDING_CODES.build,
  ...FINDING_CODES.smoke,
  ...FINDING_CODES.budget,
  ...FINDING_CODES.contract,
  ...FINDING_CODES.suites,
])
const hasPage = (of: string): boolean => CODES.has(of)

/** How much is shown. `text` is in characters, the others in items. */
export interface SizeBudget {
  findings: number
  evidence: number
  text: number
  logLines: number
  rows: number
}

export const FULL: SizeBudget = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 100 }

/**
 * The collapsed section that shows most about a failure, and is open: the log of a build or a container that ended, if it has more
 * than the evidence, the checks of one
 * that runs, what changed where a budget is exceeded. Null if the trial passed, or nothing was tried.
 */
export function explainedBy({
  verdict,
  findings,
  build,
  smoke,
}: Report): 'log' | 'checks' | 'changes' | null {
  if (verdict !== 'fail') return null
  const [first] = findings
  if ((build && !build.ok) || smoke?.exit) {
    const shown = new Set(first?.evidence)
    const lines = smoke?.log.tail ?? build?.log ?? []
    return lines.every((line) => shown.has(line)) ? null : 'log'
  }
  if (first?.budget !== undefined) return 'changes'
  return smoke && !smoke.ready ? 'checks' : null
}

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
