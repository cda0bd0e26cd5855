/**
 * Markdown as GitHub shows it: CommonMark and GFM by an independent parser, then a search of the result for what GitHub's
 * own passes would activate (mentions, references, links, emoji, math).
 */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

export interface Text {
  kind: 'text'
  text: string
  /** Names of the elements around it, outermost first. */
  within: string[]
}
export interface Tag {
  kind: 'open' | 'close'
  name: string
  attributes: string
  within: string[]
}
export type Node = Text | Tag

export function toHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
}

const VOID = new Set(['hr', 'br', 'input', 'img'])

/** The parser writes every `<` of a text as an entity, so that what looks like a tag is one. */
export function nodesOf(html: string): Node[] {
  const nodes: Node[] = []
  const within: string[] = []
  for (const [, comment, close, name = '', attributes = '', text] of html.matchAll(
    /(<!--[\s\S]*?-->)|<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+|<)/gi,
  )) {
    if (comment !== undefined) continue
    if (text !== undefined) nodes.push({ kind: 'text', text: decode(text), within: [...within] })
    else if (close) {
      const opened = within.pop()
      nodes.push({
        kind: 'close',
        name,
        attributes: opened === name ? '' : `closes ${opened ?? 'nothing'}`,
        within: [...within],
      })
    } else {
      nodes.push({ kind: 'open', name, attributes: attributes.trim(), within: [...within] })
      if (!VOID.has(name)) within.push(name)
    }
  }
  if (within.length > 0)
    nodes.push({ kind: 'close', name: 'end', attributes: `leaves open ${within.join(' ')}`, within: [] })
  return nodes
}

const ALLOWED = new Set(
  'h2 p strong code pre table thead tbody tr th td ul li details summary sub span b a'.split(' '),
)

/** Patterns that GitHub activates in text outside code. */
const LIVE: readonly [string, RegExp][] = [
  ['mention', /@[a-z0-9]/i],
  ['reference', /#\d|GH-\d/i],
  ['link', /(https?|ftp):\/\/|www\./i],
  ['emoji', /:[\w+-]+:/],
  ['reordering', /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/],
  ['control character', /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/], // eslint-disable-line no-control-regex -- searched on purpose
]

/** Active or broken parts of a rendered page; empty for a harmless one. Links may lead to `origin` only. */
export function dangersOf(markdown: string, origin = 'https://github.com/o/r/'): string[] {
  const nodes = nodesOf(toHtml(markdown))
  const tags = nodes.filter((node): node is Tag => node.kind !== 'text')
  const texts = nodes.filter((node): node is Text => node.kind === 'text')
  return [
    ...tags.filter(({ name }) => !ALLOWED.has(name)).map(({ name }) => `element ${name}`),
    ...tags
      .filter(({ kind, attributes }) => kind === 'close' && attributes !== '')
      .map(({ name, attributes }) => `</${name}> ${attributes}`),
    ...tags
      .filter((tag) => tag.kind === 'open' && !isPlain(tag, origin))
      .map(({ name, attributes }) => `<${name} ${attributes}>`),
    ...texts.flatMap(liveIn),
  ]
}

/** Attributes are the parser's own, except the target of a link. */
function isPlain({ name, attributes }: Tag, origin: string): boolean {
  if (name === 'a') return attributes.startsWith(`href="${origin}`)
  if (name === 'details' && attributes === 'open') return true
  return attributes === '' || /^(align="(left|right)"|class="language-(text|sh)")$/.test(attributes)
}

function liveIn({ text, within }: Text): string[] {
  if (within.includes('code') || within.includes('pre'))
    return /[\u202a-\u202e\u2066-\u2069]/.test(text) ? [`reordering in code: ${text}`] : []
  const math = text.includes('$') && within.at(-1) !== 'span' ? [`math: ${text}`] : []
  return [
    ...math,
    ...LIVE.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${what}: ${JSON.stringify(text)}`),
  ]
}

/** Text of the elements of one name, without the zero-width gaps. */
export function textsOf(markdown: string, element: string): string[] {
  const found: string[] = []
  let open: string | null = null
  for (const node of nodesOf(toHtml(markdown))) {
    if (node.kind === 'open' && node.name === element) open = ''
    else if (node.kind === 'close' && node.name === element && open !== null) {
      found.push(open.replaceAll('\u200b', ''))
      open = null
    } else if (node.kind === 'text' && open !== null) open += node.text
  }
  return found
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => ENTITIES[name] ?? entity)
}
