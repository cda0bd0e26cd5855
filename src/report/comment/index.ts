/**
 * The comment of a pull request, for all images and all legs of a matrix: a hidden first line with the sections as data, by
 * which later runs find and read it, then what people see. One section alone looks like the job summary; several have a
 * heading, a table with a row each, and their pages folded.
 */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Report, Verdict } from '../../core/schema.ts'
import { field, list, number, parseJson, text, type Json } from '../../lib/json.ts'
import { fittingPage } from '../page.ts'
import { code, heading, left, paragraph, prose, table, type Block, type Words } from '../render/blocks.ts'
import { htmlCode } from '../render/escape.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { wellFormed } from '../render/text.ts'
import { HEADINGS } from '../sections/verdict.ts'
import type { Links } from '../sections/view.ts'
import type { Section } from './section.ts'

/** GitHub counts 65,536 characters; bytes are never fewer. */
export const COMMENT_LIMIT = 65_536

/** The page of one Report as a comment, without the hidden line: for those who post it themselves. */
export const renderComment = (report: Report, links: Links): string =>
  fittingPage(report, links, COMMENT_LIMIT)

/**
 * The whole comment, of at most `COMMENT_LIMIT` bytes. If it is too long, pages are left out, those of passed trials first and
 * the longest first; then rows of passed trials; then all rows.
 */
export function renderBody(sections: readonly Section[]): string {
  const steps = [...withFewerBodies(sections), sections.map(withoutBody)]
  for (const step of steps) {
    const body = render(step, step.length)
    if (Buffer.byteLength(body) <= COMMENT_LIMIT) return body
  }
  const bare = sections.map((section) => ({ ...withoutBody(section), says: '', log: '' }))
  for (const rows of [100, 20, 0]) {
    const body = render(bare, rows)
    if (Buffer.byteLength(body) <= COMMENT_LIMIT) return body
  }
  return render([], 0)
}

/** Bytes that one more section may use for its page, so that all legs have the same room. */
export function roomFor(own: Section, sections: readonly Section[]): number {
  const rest = render(sections.map(withoutBody), sections.length)
  const count = Math.max(own.legs, sections.length, 1)
  return Math.max(0, Math.floor((COMMENT_LIMIT - Buffer.byteLength(rest)) / count) - WRAPPING)
}

/** Bytes around the page of a section: its markers, and what folds it. */
const WRAPPING = 500

/** The sections of a comment; null if its first line is not the marker. A marker below it is quoted text. */
export function parseBody(body: string): Section[] | null {
  const whole = body.replaceAll('\r\n', '\n')
  const [, packed] = MARKER.exec(whole.split('\n', 1)[0]?.trim() ?? '') ?? []
  if (packed === undefined) return null
  return list(unpack(packed))
    .slice(0, MOST_SECTIONS)
    .flatMap((row) => sectionIn(row, whole))
}

/** Whether `body` is the comment that earlier versions wrote for the image `name`, which had one each. */
export const isLegacy = (body: string, name: string): boolean =>
  body.split('\n', 1)[0]?.trim() === legacyMarker(name)

/**
 * The first line of such a comment. The name is percent-encoded, including the second of two hyphens, so that it cannot end
 * the HTML comment. A long name is cut and ends in its digest.
 */
export function legacyMarker(name: string): string {
  const encoded = encodeURIComponent(wellFormed(name)).replaceAll('--', '-%2D').replace(/-$/, '%2D')
  const digest = () => createHash('sha256').update(name).digest('hex').slice(0, 16)
  const short =
    encoded.length <= 300 ? encoded : `${encoded.slice(0, 200).replace(/%.?$|-$/, '')}%~${digest()}`
  return `<!-- sea-trial:${short} -->`
}

const MARKER = /^<!-- sea-trial ([A-Za-z0-9+/=]*) -->$/
const MOST_SECTIONS = 1000
const MOST_BYTES = 1024 * 1024

const withoutBody = (section: Section): Section => ({ ...section, body: '' })

/** The sections, then with one body fewer each time. */
function withFewerBodies(sections: readonly Section[]): Section[][] {
  const dropped = new Set<string>()
  const order = [...sections].sort(
    (a, b) => rank(a.verdict) - rank(b.verdict) || b.body.length - a.body.length,
  )
  const step = () => sections.map((section) => (dropped.has(section.key) ? withoutBody(section) : section))
  return [step(), ...order.slice(0, -1).map(({ key }) => (dropped.add(key), step()))]
}

function render(sections: readonly Section[], rows: number): string {
  const index = `<!-- sea-trial ${pack(sections.map(withoutBody))} -->`
  const [only] = sections
  if (only && sections.length === 1 && only.body !== '') return `${index}\n${marked(only)}\n`
  const ranked = [...sections].sort((a, b) => rank(b.verdict) - rank(a.verdict)) // worst first
  const pages = ranked
    .filter(({ body }) => body !== '')
    .map(
      (section) =>
        `<details><summary>${ICON(section)} ${htmlCode(section.title)}</summary>\n\n${marked(section)}\n\n</details>\n`,
    )
  return [`${index}\n${renderMarkdown(overview(ranked, rows))}`, ...pages].join('\n')
}

const begin = (key: string): string => `<!-- sea-trial:begin ${key} -->`
const end = (key: string): string => `<!-- sea-trial:end ${key} -->`
const marked = ({ key, body }: Section): string => `${begin(key)}\n${body}\n${end(key)}`

const pack = (value: unknown): string => deflateRawSync(JSON.stringify(value)).toString('base64')

function unpack(packed: string): Json {
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES })
    return parseJson(bytes)
  } catch {
    return null // somebody edited it: the legs write their sections again
  }
}

const VERDICTS: Readonly<Record<string, Verdict>> = { pass: 'pass', fail: 'fail', error: 'error' }

function sectionIn(row: Json, whole: string): Section[] {
  const key = text(field(row, 'key'))
  const verdict = VERDICTS[text(field(row, 'verdict'))]
  if (!/^[0-9a-f]{16}$/.test(key) || verdict === undefined) return []
  const words = (name: keyof Section) => text(field(row, name))
  const count = (name: keyof Section) => number(field(row, name)) ?? 0
  return [
    {
      key,
      verdict,
      ...{ sha: words('sha'), workflow: words('workflow'), job: words('job'), leg: words('leg') },
      ...{ title: words('title'), says: words('says'), log: words('log'), body: between(whole, key) },
      ...{ run: count('run'), attempt: count('attempt'), at: count('at'), legs: count('legs') },
    },
  ]
}

function between(whole: string, key: string): string {
  const [, after = ''] = whole.split(`\n${begin(key)}\n`, 2)
  const [inside = '', rest] = after.split(`\n${end(key)}\n`, 2)
  return rest === undefined ? '' : inside
}

/** Worst last. */
const RANKS: readonly Verdict[] = ['pass', 'error', 'fail']
const rank = (verdict: Verdict): number => RANKS.indexOf(verdict)
const ICON = ({ verdict }: Section): string => HEADINGS[verdict].icon

/** The heading and the table, with at most so many rows. */
function overview(sections: readonly Section[], rows: number): Block[] {
  const worst = sections[0]?.verdict ?? 'pass'
  const shown = sections.slice(0, rows)
  const newest = sections.reduce<Section | null>((a, b) => (a && a.run >= b.run ? a : b), null)
  const cells = shown.map((section) => [
    [`${ICON(section)} `, titleLink(section)],
    [prose(section.says), section.sha === newest?.sha ? '' : [' (at ', code(section.sha.slice(0, 7)), ')']],
  ])
  return [
    heading(worst === 'pass' ? 'good' : 'bad', `${HEADINGS[worst].icon} ${summary(sections)}`),
    ...(cells.length > 0 ? [table([left('Image'), left('Result')], cells)] : []),
    ...(shown.length < sections.length
      ? [
          paragraph(
            `Shortened to GitHub’s size limit: ${sections.length - shown.length} more are in the logs.`,
          ),
        ]
      : []),
  ]
}

const titleLink = ({ title, log }: Section): Words =>
  log === '' ? code(title) : { kind: 'link', text: title, url: log }

/** `All 3 images are seaworthy`; `1 of 3 images is not seaworthy, 1 could not be tried` */
function summary(sections: readonly Section[]): string {
  const count = (verdict: Verdict) => sections.filter((section) => section.verdict === verdict).length
  const [failed, unknown] = [count('fail'), count('error')]
  const all = sections.length
  if (failed + unknown === 0) return `All ${all} images are seaworthy`
  if (failed === 0) return `${unknown} of ${all} images could not be tried`
  const rest = unknown === 0 ? '' : `, ${unknown} could not be tried`
  return `${failed} of ${all} images ${failed === 1 ? 'is' : 'are'} not seaworthy${rest}`
}
