/**
 * A parsed line of the setting `probe`: the request, and the conditions for its response. `text` is the line as written,
 * without values of headers that may be secret.
 */
import type { RequestHeader } from './request-header.ts'

export type { RequestHeader } from './request-header.ts'

export type ProbeSpec =
  | AutoProbe
  | HttpProbe
  | TcpProbe
  | UdpProbe
  | GrpcProbe
  | HealthcheckProbe
  | ExecProbe
  | LogProbe
  | ExitProbe

export type ProbeKind = ProbeSpec['kind']

interface Line<Kind extends string> {
  readonly kind: Kind
  readonly text: string
}

interface PortLine<Kind extends string> extends Line<Kind> {
  /** Null: each port under test. */
  readonly port: number | null
}

export type AutoProbe = PortLine<'auto'>
export type TcpProbe = PortLine<'tcp'>

export interface HttpProbe extends PortLine<'http' | 'https'> {
  /** With its query. */
  readonly path: string
  /** All must hold. Without a condition for the status, it must be 200 to 399. */
  readonly expect: readonly Expectation[]
  readonly trust: Trust
  /** Added to the default headers, or replacing them. */
  readonly headers: readonly RequestHeader[]
}

export interface UdpProbe extends PortLine<'udp'> {
  /** Bytes to send, as hexadecimal digits; null sends nothing, or an empty datagram when a response is expected. */
  readonly send: string | null
  /** Null: no response is expected, so only a bound socket can be checked. */
  readonly answer: TextTest | 'any' | null
}

export interface GrpcProbe extends PortLine<'grpc' | 'grpcs'> {
  /** Of the health service; empty for the whole server. */
  readonly service: string
  readonly trust: Trust
}

export type HealthcheckProbe = Line<'healthcheck'>

export interface ExecProbe extends Line<'exec'> {
  readonly argv: readonly string[]
}

export interface LogProbe extends Line<'log'> {
  readonly test: TextTest
}

export interface ExitProbe extends Line<'exit'> {
  readonly codes: readonly number[]
}

export interface Trust {
  /** PEM; null accepts any certificate. */
  readonly ca: string | null
  /** The name that the certificate must have, also sent to the server (SNI); null: `localhost`. */
  readonly server: string | null
}

export type TextTest = { readonly how: 'contains' | 'is'; readonly text: string } | PatternTest

/** A JavaScript regular expression. */
export interface PatternTest {
  readonly how: 'matches'
  readonly pattern: string
  readonly flags: string
}

export type JsonTest = { readonly how: 'is'; readonly value: string | number | boolean | null } | PatternTest

/** `text` is the term as written. */
export type Expectation = Condition & { readonly text: string }

export type Condition =
  | { readonly on: 'status'; readonly ranges: readonly (readonly [least: number, most: number])[] }
  | { readonly on: 'body'; readonly test: TextTest }
  | { readonly on: 'header'; readonly name: string; readonly test: TextTest | null }
  /** Some value at the path (RFC 9535) must pass; without a test, one must exist. */
  | { readonly on: 'json'; readonly path: string; readonly test: JsonTest | null }
  /** Seconds from the request to the response's headers. */
  | { readonly on: 'latency'; readonly below: number }
