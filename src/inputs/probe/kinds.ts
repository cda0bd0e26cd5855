/**
 * The table of probe kinds: an example of each, and the parser of what follows the kind and its target.
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

/** The text between the kind and the first blank. */
export interface ProbeTarget {
  port: number | null
  /** Begins with a slash or question mark; empty without one. */
  path: string
  /** Offset of the path in the line. */
  pathAt: number
}

export interface Kind {
  /** An example of a line, for messages. */
  example: string
  /** Whether `://:PORT` may follow. */
  hasTarget: boolean
  read(rest: {
    kind: ProbeKind
    target: ProbeTarget
    cursor: Cursor
    readFile: ReadFile
    text: string
  }): ProbeSpec
}

const http: Kind['read'] = ({ kind, target, cursor, readFile, text }) => {
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
  const path = target.path.startsWith('/') ? target.path : `/${target.path}`
  const scheme: HttpProbe['kind'] = isTls ? 'https' : 'http'
  return {
    kind: scheme,
    text: withoutSecrets(text, sent),
    port: target.port,
    path,
    expect,
    trust: trustOf(terms.map(({ term }) => term)),
    headers: sent.map(({ name, value }) => ({ name, value })),
  }
}

/** A header that the probe sends, and the offset of its value in the line. */
interface Sent extends RequestHeader {
  valueAt: number
  end: number
}

/** Retargets from the end, so that earlier offsets stay valid. */
const withoutSecrets = (text: string, sent: readonly Sent[]): string =>
  sent
    .filter(({ name }) => !isShown(name))
    .reduceRight((left, { valueAt, end }) => left.slice(0, valueAt) + HIDDEN + left.slice(end), text)

const grpc: Kind['read'] = ({ kind, target, cursor, readFile, text }) => {
  const service = target.path.replace(/^\//, '')
  if (!/^[\w.-]*$/.test(service))
    throw new Misread(target.pathAt, 'the name of a service, as in /package.Service')
  const isTls = kind === 'grpcs'
  const terms = readTerms(cursor, isTls ? TLS_TERMS : {}, readFile).map(({ term }) => term)
  return { kind: isTls ? 'grpcs' : 'grpc', text, port: target.port, service, trust: trustOf(terms) }
}

const plain: Kind['read'] = ({ kind, target, cursor, readFile, text }) => {
  withoutPath(target)
  readTerms(cursor, {}, readFile)
  return { kind: kind === 'tcp' ? 'tcp' : 'auto', text, port: target.port }
}

const udp: Kind['read'] = ({ target, cursor, readFile, text }) => {
  withoutPath(target)
  const terms = readTerms<UdpTerm>(cursor, UDP_TERMS, readFile).map(({ term }) => term)
  const send = terms.find((term) => term.on === 'send')?.hex ?? null
  const answer = terms.find((term) => term.on === 'answer')?.test ?? (send === null ? null : 'any')
  return { kind: 'udp', text, port: target.port, send, answer }
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
  auto: { example: 'auto', hasTarget: true, read: plain },
  http: { example: 'http://:8080/path', hasTarget: true, read: http },
  https: { example: 'https://:8443/path', hasTarget: true, read: http },
  tcp: { example: 'tcp://:5432', hasTarget: true, read: plain },
  udp: { example: 'udp://:53', hasTarget: true, read: udp },
  grpc: { example: 'grpc://:50051', hasTarget: true, read: grpc },
  grpcs: { example: 'grpcs://:50051', hasTarget: true, read: grpc },
  healthcheck: { example: 'healthcheck', hasTarget: false, read: healthcheck },
  exec: { example: 'exec COMMAND', hasTarget: false, read: exec },
  log: { example: 'log "text"', hasTarget: false, read: log },
  exit: { example: 'exit 0', hasTarget: false, read: exit },
}

/** Terms that may be repeated. */
const REPEATED = new Set(['body', 'header', 'json'])

/** `sent` collects the headers to send; null when none are allowed. */
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
