/** Finds the names of other files in the text of a compose file, at any depth. Pure; in linear time. */
import { isAlias, isCollection, isMap, isScalar, isSeq, parseAllDocuments, visit, type Document } from 'yaml'

export interface Named {
  /** `include` */
  key: string
  text: string
  /** It is itself a compose file, or the folder of one. */
  isCompose: boolean
}

const MOST_NAMES = 2000

/** Line breaks of YAML 1.1, which Compose's parser supports and this one does not. */
const LINE_BREAKS = /\r\n?|\u0085|\u2028|\u2029/g
/** With another tag, Compose may read a key differently. */
const TAGS = /^(?:!reset|!override|!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/

export function namedBy(bytes: Buffer): { named: readonly Named[] } | { wrong: string } {
  const text = bytes.toString('utf8').replace(LINE_BREAKS, '\n')
  if (bytes.includes(0) || text.includes('\ufffd')) return { wrong: 'is not written in UTF-8' }
  const parsed = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })
  const named: Named[] = []
  for (const document of 'empty' in parsed ? [] : parsed) {
    const [error] = document.errors
    if (error) return { wrong: `cannot be read: ${error.message.split('\n', 1)[0] ?? ''}` }
    const { anchors, strangeTag } = survey(document)
    if (strangeTag !== null)
      return { wrong: `has the tag ${strangeTag.slice(0, 100)}, which Sea Trial does not know` }
    named.push(...namedIn(document.contents, anchors))
    if (named.length > MOST_NAMES) return { wrong: 'names too many files' }
  }
  return { named }
}

type Anchors = ReadonlyMap<string, readonly unknown[]>

/** All nodes of each anchor: an alias of a name that is defined twice may be either. */
function survey(document: Document): { anchors: Anchors; strangeTag: string | null } {
  const anchors = new Map<string, unknown[]>()
  let strangeTag: string | null = null
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) {
        const others = anchors.get(node.anchor)
        if (others) others.push(node)
        else anchors.set(node.anchor, [node])
      }
      if (node.tag !== undefined && !TAGS.test(node.tag)) strangeTag = node.tag
    },
  })
  return { anchors, strangeTag }
}

/** The key that a node is below; `file` is that of `extends`. */
type Below = 'include' | 'env_file' | 'label_file' | 'extends' | 'file' | null

function belowOf(key: string | null, below: Below): Below {
  if (key === 'include' || key === 'env_file' || key === 'label_file' || key === 'extends') return key
  return below === 'extends' && key === 'file' ? 'file' : below
}

function namedIn(contents: unknown, anchors: Anchors): Named[] {
  const named: Named[] = []
  const seen = new Map<unknown, Set<Below>>()
  const todo: [node: unknown, below: Below][] = [[contents, null]]
  for (let next = todo.pop(); next !== undefined && named.length <= MOST_NAMES; next = todo.pop()) {
    const [node, below] = next
    const before = seen.get(node) ?? new Set()
    if (before.has(below)) continue
    seen.set(node, before.add(below))
    if (isAlias(node)) for (const one of anchors.get(node.source) ?? []) todo.push([one, below])
    if (isSeq(node)) for (const item of node.items) todo.push([item, below])
    if (isMap(node))
      for (const { key, value } of node.items)
        for (const name of namesOf(key, anchors)) todo.push([value, belowOf(name, below)])
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') {
      if (below === 'include') named.push({ key: 'include', text: node.value, isCompose: true })
      if (below === 'file') named.push({ key: 'extends', text: node.value, isCompose: true })
      if (below === 'env_file' || below === 'label_file')
        named.push({ key: below, text: node.value, isCompose: false })
    }
  }
  return named.reverse()
}

/** A key is a text, or an alias of one. */
function namesOf(key: unknown, anchors: Anchors): (string | null)[] {
  const nodes = isAlias(key) ? (anchors.get(key.source) ?? []).slice(0, 10) : [key]
  const texts = nodes.map((node) => (isScalar(node) ? String(node.value) : null))
  return isCollection(key) || texts.length === 0 ? [null] : texts
}
