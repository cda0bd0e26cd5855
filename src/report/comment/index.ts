/**
 * The comment of a pull request, for all images and all legs of a matrix: a hidden first line with the sections as data, by
 * which later runs find and read it, then what people see. One section alone looks like the job summary; several have a
 * heading, a table with a row each, and their pages folded.
 */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Verdict } from '../../core/schema.ts'
import { rankOf, verdictSentence } from '../../core/verdicts.ts'
import { field, list, number, parseJson, text, type Json } from '../../lib/json.ts'
import { code, heading, left, paragraph, prose, table, type Block, type Words } from '../render/blocks.ts'
import { htmlCode } from '../render/escape.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { wellFormed } from '../render/text.ts'
import { HEADINGS } from '../sections/verdict.ts'
import type { Section } from './section.ts'

/** GitHub counts 65,536 characters; bytes are never fewer. */
export const COMMENT_LIMIT = 65_536

/**
 * The whole comment, of at most `COMMENT_LIMIT` bytes. If it is too long, pages are left out, those of passed trials first and
 * the longest first; then rows of passed trials; then all rows.
 */
export const renderBody = (sections: readonly Section[]): string => fitting(sections, COMMENT_LIMIT, render)

/** What people see of that comment, in at most `limit` bytes: for the job summary, and for those who post it themselves. */
export const renderImages = (sections: readonly Section[], limit: number): string =>
  fitting(sections, limit, visiblePart)

function fitting(sections: readonly Section[], limit: number, renderWith: typeof render): string {
  const steps = [...withFewerBodies(sections), sections.map(withoutBody)]
  for (const step of steps) {
    const body = renderWith(step, step.length)
    if (Buffer.byteLength(body) <= limit) return body
  }
  const bare = sections.map((section) => ({ ...withoutBody(section), says: '', log: '' }))
  for (const rows of [100, 20, 0]) {
    const body = renderWith(bare, rows)
    if (Buffer.byteLength(body) <= limit) return body
  }
  return renderWith([], 0)
}

/** Bytes of `limit` that one section may use for its page, so that all have the same room, also those of legs to come. */
export function roomFor(own: Section, sections: readonly Section[], limit = COMMENT_LIMIT): number {
  const rest = render(sections.map(withoutBody), sections.length)
  const count = Math.max(own.legs, sections.length, 1)
  return Math.max(0, Math.floor((limit - Buffer.byteLength(rest)) / count) - WRAPPING)
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
    (a, b) => rankOf(a.verdict) - rankOf(b.verdict) || b.body.length - a.body.length,
  )
  const step = () => sections.map((section) => (dropped.has(section.key) ? withoutBody(section) : section))
  return [step(), ...order.slice(0, -1).map(({ key }) => (dropped.add(key), step()))]
}

const render = (sections: readonly Section[], rows: number): string =>
  `<!-- sea-trial ${pack(sections.map(withoutBody))} -->\n${visiblePart(sections, rows)}`

function visiblePart(sections: readonly Section[], rows: number): string {
  const [only] = sections
  if (only && sections.length === 1 && only.body !== '') return `${marked(only)}\n`
  const ranked = [...sections].sort((a, b) => rankOf(b.verdict) - rankOf(a.verdict)) // worst first
  const pages = ranked
    .filter(({ body }) => body !== '')
    .map(
      (section) =>
        `<details><summary>${ICON(section)} ${htmlCode(section.title)}</summary>\n\n${marked(section)}\n\n</details>\n`,
    )
  return [renderMarkdown(overview(ranked, rows)), ...pages].join('\n')
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
      together: words('together'),
      ...{ run: count('run'), attempt: count('attempt'), at: count('at'), legs: count('legs') },
    },
  ]
}

function between(whole: string, key: string): string {
  const [, after = ''] = whole.split(`\n${begin(key)}\n`, 2)
  const [inside = '', rest] = after.split(`\n${end(key)}\n`, 2)
  return rest === undefined ? '' : inside
}

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
    heading(
      worst === 'pass' ? 'good' : 'bad',
      `${HEADINGS[worst].icon} ${verdictSentence(
        sections.map(({ verdict }) => verdict),
        sections.filter(isWeighed).length,
      )}`,
    ),
    ...(cells.length > 0 ? [table([left('Image'), left('Result')], cells)] : []),
    ...[...new Set(sections.map(({ together }) => together))]
      .filter((sentence) => sentence !== '')
      .map((sentence) => paragraph(prose(sentence))),
    ...(shown.length < sections.length
      ? [
          paragraph(
            `Shortened to GitHub’s size limit: ${sections.length - shown.length} more are in the logs.`,
          ),
        ]
      : []),
  ]
}

/** Of a platform that cannot run on the engine, or with `smoke: false`: as `judge` begins the headline. */
const isWeighed = ({ says }: Section): boolean => says.startsWith('was weighed')

const titleLink = ({ title, log }: Section): Words =>
  log === '' ? code(title) : { kind: 'link', text: title, url: log }
