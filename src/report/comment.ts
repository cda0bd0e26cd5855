/** The pull-request comment: one page behind a hidden marker, by which later runs find it again. */
import { createHash } from 'node:crypto'
import type { Report } from '../core/schema.ts'
import { fittingPage } from './page.ts'
import { wellFormed } from './render/text.ts'
import type { Links } from './sections/view.ts'

/** GitHub counts 65,536 characters; bytes are never fewer. */
export const COMMENT_LIMIT = 65_536

/** Markdown of at most `COMMENT_LIMIT` bytes, the marker its first line. */
export function renderComment(report: Report, links: Links): string {
  const marker = `${markerOf(report.name)}\n`
  return marker + fittingPage(report, links, COMMENT_LIMIT - marker.length)
}

/**
 * The first line, which GitHub does not show. A name is written so that it can neither end the HTML comment nor
 * look like another's: percent-encoded, a second hyphen in a row included; a long one ends in its digest.
 */
export function markerOf(name: string): string {
  const encoded = encodeURIComponent(wellFormed(name)).replaceAll('--', '-%2D').replace(/-$/, '%2D')
  const digest = () => createHash('sha256').update(name).digest('hex').slice(0, 16)
  const short =
    encoded.length <= 300 ? encoded : `${encoded.slice(0, 200).replace(/%.?$|-$/, '')}%~${digest()}`
  return `<!-- sea-trial:${short} -->`
}

/** The marker counts only as a comment's first line: further down it is quoted text. */
export const hasMarker = (body: string, name: string): boolean =>
  body.split('\n', 1)[0]?.trim() === markerOf(name)
