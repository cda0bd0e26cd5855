/**
 * One line of the setting `probe`, read: what is asked of the container, and what counts as a good answer. Plain data.
 * `text` is the line as a person wrote it, but for values
 * of headers that may be secret.
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
  /** All must hold; without one about the status, it must be 200 to 399. */
  readonly expect: readonly Expectation[]
  readonly trust: Trust
  /** Sent beside the usual ones, or instead of them. */
  readonly headers: readonly RequestHeader[]
}

export interface UdpProbe extends PortLine<'udp'> {
  /** Bytes to send, as hexadecimal digits; null sends nothing, or an empty datagram where an answer is expected. */
  readonly send: string | null
  /** Null: no answer is expected, so a bound socket is all that can be seen. */
  readonly answer: TextTest | 'any' | null
}

export interface GrpcProbe extends PortLine<'grpc' | 'grpcs'> {
  /** Of the health service; empty for the server as a whole. */
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
  /** PEM; null takes any certificate. */
  readonly ca: string | null
  /** The name that the certificate must have, sent to the server as well; null: `localhost`. */
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
  /** Some value at the path (RFC 9535) must pass; without a test, one must be there. */
  | { readonly on: 'json'; readonly path: string; readonly test: JsonTest | null }
  /** Seconds from the question to the answer's head. */
  | { readonly on: 'latency'; readonly below: number }
