/**
 * The kinds of probes as a table: how a line of each is written, and how the rest of it is read once its kind, and its
 * place where it has one, are known.
 */
import { Misread, type Cursor } from './cursor.ts'
import { slashedPattern, anyPattern } from './pattern.ts'
import { HIDDEN, isShown, requestHeader, type RequestHeader } from './request-header.ts'
import type { Condition, HttpProbe, ProbeKind, ProbeSpec, Trust } from './spec.ts'
import {
  HTTP_TERMS,
  TLS_TERMS,
  UDP_TERMS,
  type ReadFile,
  type Terms,
  type TrustTerm,
  type UdpTerm,
} from './terms.ts'
import { suggestion } from '../../lib/nearest.ts'

/** What stood between the kind and the first blank. */
export interface ProbeTarget {
  port: number | null
  /** From its slash or question mark on; empty where there is none. */
  path: string
  /** Where the path begins in the line. */
  pathAt: number
}

export interface Kind {
  /** How a line of it is written, for people. */
  example: string
  /** `://:PORT` may, must not follow. */
  hasPlace: boolean
  read(rest: {
    kind: ProbeKind
    place: ProbeTarget
    cursor: Cursor
    readFile: ReadFile
    text: string
  }): ProbeSpec
}

const http: Kind['read'] = ({ kind, place, cursor, readFile, text }) => {
  const isTls = kind === 'https'
  const sent: Sent[] = []
  const terms = readTerms<Condition | TrustTerm>(
    cursor,
    isTls ? { ...HTTP_TERMS, ...TLS_TERMS } : HTTP_TERMS,
    readFile,
    sent,
  )
  const expect = terms.flatMap(({ term, written }) =>
    term.on === 'ca' || term.on === 'server' ? [] : [{ ...term, text: written }],
  )
  const path = place.path.startsWith('/') ? place.path : `/${place.path}`
  const scheme: HttpProbe['kind'] = isTls ? 'https' : 'http'
  return {
    kind: scheme,
    text: withoutSecrets(text, sent),
    port: place.port,
    path,
    expect,
    trust: trustOf(terms.map(({ term }) => term)),
    headers: sent.map(({ name, value }) => ({ name, value })),
  }
}

/** A header that the probe sends, and where its value stands in the line. */
interface Sent extends RequestHeader {
  valueAt: number
  end: number
}

/** From behind, so that places stay what they are. */
const withoutSecrets = (text: string, sent: readonly Sent[]): string =>
  sent
    .filter(({ name }) => !isShown(name))
    .reduceRight((left, { valueAt, end }) => left.slice(0, valueAt) + HIDDEN + left.slice(end), text)

const grpc: Kind['read'] = ({ kind, place, cursor, readFile, text }) => {
  const service = place.path.replace(/^\//, '')
  if (!/^[\w.-]*$/.test(service))
    throw new Misread(place.pathAt, 'the name of a service, as in /package.Service')
  const isTls = kind === 'grpcs'
  const terms = readTerms(cursor, isTls ? TLS_TERMS : {}, readFile).map(({ term }) => term)
  return { kind: isTls ? 'grpcs' : 'grpc', text, port: place.port, service, trust: trustOf(terms) }
}

const plain: Kind['read'] = ({ kind, place, cursor, readFile, text }) => {
  withoutPath(place)
  readTerms(cursor, {}, readFile)
  return { kind: kind === 'tcp' ? 'tcp' : 'auto', text, port: place.port }
}

const udp: Kind['read'] = ({ place, cursor, readFile, text }) => {
  withoutPath(place)
  const terms = readTerms<UdpTerm>(cursor, UDP_TERMS, readFile).map(({ term }) => term)
  const send = terms.find((term) => term.on === 'send')?.hex ?? null
  const answer = terms.find((term) => term.on === 'answer')?.test ?? (send === null ? null : 'any')
  return { kind: 'udp', text, port: place.port, send, answer }
}

const healthcheck: Kind['read'] = ({ cursor, text }) => {
  cursor.end('nothing after healthcheck')
  return { kind: 'healthcheck', text }
}

const exec: Kind['read'] = ({ cursor, text }) => {
  cursor.skipBlanks()
  const at = cursor.at
  const argv = cursor.words()
  if (argv.length === 0 || argv[0] === '') throw new Misread(at, 'a command, as in exec pg_isready -q')
  return { kind: 'exec', text, argv }
}

const log: Kind['read'] = ({ cursor, text }) => {
  cursor.skipBlanks()
  const test = cursor.take(/~/y)
    ? anyPattern(cursor)
    : (slashedPattern(cursor) ??
      ({ how: 'contains', text: cursor.value('a text in quotes, or ~"pattern"').text } as const))
  cursor.end('one text: put words with blanks between them in quotes', `log "${text.slice(4).trim()}"`)
  if (test.how === 'contains' && test.text === '') throw new Misread(cursor.at, 'a text that is not empty')
  return { kind: 'log', text, test }
}

const exit: Kind['read'] = ({ cursor, text }) => {
  const codes: number[] = []
  cursor.skipBlanks()
  do {
    const at = cursor.at
    const code = cursor.take(/\d{1,4}(?=,|\s|$)/y)?.[0]
    if (code === undefined || Number(code) > 255)
      throw new Misread(at, 'exit codes from 0 to 255, as in exit 0,3')
    codes.push(Number(code))
  } while (cursor.take(/\s*,\s*/y))
  cursor.end('a comma between exit codes')
  return { kind: 'exit', text, codes }
}

export const KINDS: Readonly<Record<ProbeKind, Kind>> = {
  auto: { example: 'auto', hasPlace: true, read: plain },
  http: { example: 'http://:8080/path', hasPlace: true, read: http },
  https: { example: 'https://:8443/path', hasPlace: true, read: http },
  tcp: { example: 'tcp://:5432', hasPlace: true, read: plain },
  udp: { example: 'udp://:53', hasPlace: true, read: udp },
  grpc: { example: 'grpc://:50051', hasPlace: true, read: grpc },
  grpcs: { example: 'grpcs://:50051', hasPlace: true, read: grpc },
  healthcheck: { example: 'healthcheck', hasPlace: false, read: healthcheck },
  exec: { example: 'exec COMMAND', hasPlace: false, read: exec },
  log: { example: 'log "text"', hasPlace: false, read: log },
  exit: { example: 'exit 0', hasPlace: false, read: exit },
}

/** A term that may stand more than once. */
const REPEATED = new Set(['body', 'header', 'json'])

/** `sent` takes the headers to send, where some may stand. */
function readTerms<T>(
  cursor: Cursor,
  terms: Terms<T>,
  readFile: ReadFile,
  sent: Sent[] | null = null,
): { term: T; written: string }[] {
  const names = Object.keys(terms)
  const orHeader = sent === null ? '' : ', or a header to send, as in Host=example.org'
  const allowed = names.length === 0 ? 'nothing more' : `one of ${names.join(', ')}${orHeader}`
  const seen = new Set<string>()
  const found: { term: T; written: string }[] = []
  while (cursor.hasWord()) {
    const at = cursor.at
    const header = sent === null ? null : requestHeader(cursor, names)
    if (sent !== null && header !== null) {
      if (sent.some(({ name }) => name.toLowerCase() === header.name.toLowerCase()))
        throw new Misread(at, `${header.name} once`)
      sent.push({ ...header, end: cursor.at })
      continue
    }
    const name = cursor.take(/[a-z][a-z-]*/iy)?.[0].toLowerCase() ?? ''
    const read = Object.hasOwn(terms, name) ? terms[name] : undefined
    if (read === undefined) throw new Misread(at, allowed, suggestion(name, names))
    if (seen.has(name) && !REPEATED.has(name)) throw new Misread(at, `${name} once`)
    seen.add(name)
    const term = read(cursor, readFile)
    if (!cursor.isAtBlank) throw new Misread(cursor.at, 'a blank before the next term')
    found.push({ term, written: cursor.line.slice(at, cursor.at) })
  }
  return found
}

function trustOf(terms: readonly (Condition | TrustTerm)[]): Trust {
  const ca = terms.find((term) => term.on === 'ca')?.pem ?? null
  const server = terms.find((term) => term.on === 'server')?.name ?? null
  return { ca, server }
}

function withoutPath({ path, pathAt }: ProbeTarget): void {
  if (path !== '' && path !== '/') throw new Misread(pathAt, 'no path here')
}
