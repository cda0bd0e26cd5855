/** Finds secrets in the text of one file, by everything that is known of its type. */
import { ADDRESS, AUTHORIZATION, AWS_SECRET, TOKENS } from '../../lib/secret-forms.ts'
import type { FileType } from './candidates.ts'
import { SURENESS, type Found, type Span } from './found.ts'
import { ENCODED_KEY, isKey, isKeyStore, keyInBase64, keysIn } from './keys.ts'
import { isWeak } from './placeholder.ts'
import { judgeHeader, judgeNamed, NAMED, ofToken, RULES, type Judged } from './rules.ts'

/** Matches of one pattern in one text; more say nothing new. */
const MOST_MATCHES = 500

/** What is found in the bytes of a file: one for each kind of secret. Never throws. */
export function secretsIn(bytes: Buffer, type: FileType): Found[] {
  if (type === 'store')
    return isKeyStore(bytes) ? [{ what: 'a store of private keys', sure: 'hint', line: 1 }] : []
  if (type === 'key' && isKey(bytes)) return [{ what: 'a private key', sure: 'structure', line: 1 }]
  const text = textOf(bytes)
  const isXml = type === 'maven' || type === 'nuget'
  return byKind(text, inFile(isXml ? withoutComments(text) : text, type))
}

const BOM = Buffer.from('\ufeff')

/** One character for each byte, or for each two of UTF-16, which Windows writes. Other zero bytes hide nothing. */
function textOf(bytes: Buffer): string {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff
  const isWide = isBig || (bytes[0] === 0xff && bytes[1] === 0xfe)
  if (isWide) return bytes.toString('latin1', 2).replaceAll('\0', '')
  const start = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0
  return bytes.toString('latin1', start).replaceAll('\0', ' ')
}

/** Of XML; places and lines stay as they are. */
function withoutComments(text: string): string {
  let rest = ''
  for (let at = 0; ;) {
    const start = text.indexOf('<!--', at)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    if (end < 0) return rest + text.slice(at)
    rest += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
    at = end
  }
}

/** Those of any text: tokens, keys, passwords in addresses, and headers. The most certain first, none in another. */
export const spansIn = (text: string): Span[] => apart(inAnyText(text))

function inFile(text: string, type: FileType): Span[] {
  const named = type === 'env' || type === 'settings' ? namedIn(text) : []
  const ofType = RULES.filter(({ types }) => types.includes(type)).flatMap(({ pattern, judge }) => [
    ...matched(text, pattern, 'value', judge),
  ])
  const spans = apart([...inAnyText(text), ...ofType, ...named])
  // most of them are settings of development, which a guess is mostly about
  return type === 'config' ? spans.filter(({ sure }) => sure !== 'hint') : spans
}

const inAnyText = (text: string): Span[] => [
  ...keysIn(text),
  ...matched(text, ENCODED_KEY, 0, keyInBase64),
  ...matched(text, TOKENS, 0, ofToken),
  ...addressesIn(text),
  ...awsPair(text),
  ...matched(text, AUTHORIZATION, 1, judgeHeader),
]

/** An expression with `d` says where each group is; one without is its own value. */
function* matched(
  text: string,
  pattern: RegExp,
  group: string | number,
  judge: (value: string) => Judged | null,
): Generator<Span, void, void> {
  let count = 0
  for (const match of text.matchAll(pattern)) {
    if (++count > MOST_MATCHES) return
    const span = typeof group === 'string' ? match.indices?.groups?.[group] : match.indices?.[group]
    const [start, end] = span ?? [match.index, match.index + match[0].length]
    const judged = judge(text.slice(start, end))
    if (judged) yield { ...judged, start, end }
  }
}

/** Hosts that only the machine of a developer, a test or a Compose file has. */
const LOCAL_HOST =
  /^[^.]*$|^\d+\.\d+\.\d+\.\d+$|(?:^|\.)(?:localhost|local|internal|test|invalid|example(?:\.(?:com|org|net))?|host)$/i

function* addressesIn(text: string): Generator<Span, void, void> {
  if (!text.includes('://')) return
  let count = 0
  for (const { 1: user = '', 2: password = '', 3: host = '', indices } of text.matchAll(ADDRESS)) {
    const [start, end] = indices?.[2] ?? [0, 0]
    if (++count > MOST_MATCHES || end === 0) return
    const [token] = password.match(TOKENS) ?? []
    if (token !== undefined || isWeak(password) || password === user || password.length < 6) continue
    const isCertain =
      !LOCAL_HOST.test(host) && password.length >= 8 && /\d/.test(password) && /[a-z]/i.test(password)
    yield { what: 'an address with a password', sure: isCertain ? 'form' : 'hint', start, end }
  }
}

const AWS_ID = /(?<![A-Z0-9])A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Z0-9])/

/** A key and the ID that it belongs to, in one file. AWS's own documentation has an ID that ends in EXAMPLE. */
function awsPair(text: string): Span[] {
  const [id = 'EXAMPLE'] = AWS_ID.exec(text) ?? []
  if (id.endsWith('EXAMPLE')) return []
  return [
    ...matched(text, AWS_SECRET, 'value', (value) =>
      isWeak(value) ? null : { what: 'an AWS secret key', sure: 'form' },
    ),
  ]
}

function* namedIn(text: string): Generator<Span, void, void> {
  let count = 0
  for (const { groups, indices } of text.matchAll(NAMED)) {
    if (++count > MOST_MATCHES) return
    const judged = judgeNamed(groups?.name ?? '', groups?.value ?? '')
    const [start, end] = indices?.groups?.value ?? [0, 0]
    if (judged) yield { ...judged, start, end }
  }
}

/** Without those that overlap a more certain one. */
function apart(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => SURENESS.indexOf(a.sure) - SURENESS.indexOf(b.sure))
  const kept: Span[] = []
  for (const span of sorted)
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span)
  return kept
}

/** The first of each kind, by its line. `spans`: the most certain first. */
function byKind(text: string, spans: readonly Span[]): Found[] {
  const kinds = new Map<string, Span>()
  for (const span of spans) if (!kinds.has(span.what)) kinds.set(span.what, span)
  return [...kinds.values()].map(({ what, sure, start }) => ({ what, sure, line: lineAt(text, start) }))
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
