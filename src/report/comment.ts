/** The pull-request comment: the page, after a hidden marker by which later runs find it. */
import { createHash } from 'node:crypto'
import type { Report } from '../core/schema.ts'
import { fittingPage } from './page.ts'
import { wellFormed } from './render/text.ts'
import type { Links } from './sections/view.ts'

/** GitHub counts 65,536 characters; bytes are never fewer. */
export const COMMENT_LIMIT = 65_536

/** Returns Markdown of at most `COMMENT_LIMIT` bytes; its first line is the marker. */
export function renderComment(report: Report, links: Links): string {
  const marker = `${markerOf(report.name)}\n`
  return marker + fittingPage(report, links, COMMENT_LIMIT - marker.length)
}

/**
 * The first line of the comment of image `name`, an HTML comment that GitHub does not show. The name is percent-encoded,
 * including the second of two hyphens, so that it cannot end the HTML comment. A long name is cut and ends in its digest.
 */
export function markerOf(name: string): string {
  const encoded = encodeURIComponent(wellFormed(name)).replaceAll('--', '-%2D').replace(/-$/, '%2D')
  const digest = () => createHash('sha256').update(name).digest('hex').slice(0, 16)
  const short =
    encoded.length <= 300 ? encoded : `${encoded.slice(0, 200).replace(/%.?$|-$/, '')}%~${digest()}`
  return `<!-- sea-trial:${short} -->`
}

/** Whether `body` is a comment for `name`. A marker below the first line is quoted text. */
export const hasMarker = (body: string, name: string): boolean =>
  body.split('\n', 1)[0]?.trim() === markerOf(name)
