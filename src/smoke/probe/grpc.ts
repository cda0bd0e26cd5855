/** One call of gRPC's standard health service (`grpc.health.v1.Health/Check`) from outside. Never rejects. */
import { isIPv6 } from 'node:net'
import type { GrpcProbe } from '../../inputs/types.ts'
import type { Address } from './attempt.ts'
import type { Outcome } from './outcome.ts'

/** Loading takes 0.1 s: done once, before the container starts, and only where a probe needs it. */
export function loadGrpc() {
  loaded ??= importGrpc()
  return loaded
}
let loaded: ReturnType<typeof importGrpc> | undefined

/** By its inner path, because the bundle has no file for the outer one: see tsconfig.json. */
async function importGrpc() {
  const grpc = await import('@grpc/grpc-js/build/src/index.js')
  grpc.setLogVerbosity(grpc.logVerbosity.NONE)
  return grpc
}

/** An answer of the health service has two bytes. */
const MOST_BYTES = 64 * 1024

export async function attemptGrpc(
  address: Address,
  { kind, service, trust, port }: Pick<GrpcProbe, 'kind' | 'service' | 'trust'> & { port: number },
  signal: AbortSignal,
): Promise<Outcome> {
  const { Client, credentials, status } = await loadGrpc()
  const server = trust.server ?? 'localhost'
  const ca = trust.ca === null ? null : Buffer.from(trust.ca)
  const host = isIPv6(address.host) ? `[${address.host}]` : address.host
  const client = new Client(
    `${host}:${address.port}`,
    kind === 'grpcs'
      ? credentials.createSsl(ca, null, null, { rejectUnauthorized: ca !== null })
      : credentials.createInsecure(),
    {
      'grpc.default_authority': `${server}:${port}`,
      'grpc.ssl_target_name_override': server,
      'grpc.enable_http_proxy': 0,
      'grpc.enable_retries': 0,
      'grpc.service_config_disable_resolution': 1,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.max_receive_message_length': MOST_BYTES,
    },
  )
  return new Promise((resolve) => {
    const end = (outcome: Outcome) => {
      signal.removeEventListener('abort', cancel)
      client.close()
      resolve(outcome)
    }
    const call = client.makeUnaryRequest(
      '/grpc.health.v1.Health/Check',
      requestBytes,
      servingStatus,
      service,
      (error, answer) => {
        if (error === null) end({ kind: 'grpc', status: answer ?? 'UNKNOWN', detail: '' })
        else if (signal.aborted) end({ kind: 'silent', detail: 'no answer' })
        else if (error.code === status.UNAVAILABLE) end(unavailable(error.details))
        else
          end({
            kind: 'grpc',
            status: error.code in status ? status[error.code] : 'UNKNOWN',
            detail: detailOf(error.code, error.details),
          })
      },
    )
    const cancel = () => call.cancel()
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
  })
}

const UNIMPLEMENTED = 12
const NOT_FOUND = 5

function detailOf(code: number, words: string): string {
  if (code === UNIMPLEMENTED) return 'the server has no health service'
  return code === NOT_FOUND ? 'its health service does not know this service' : shortened(words)
}

/** Something that answers in another protocol listens; a connection that is closed may be the engine's proxy. */
const unavailable = (words: string): Outcome =>
  words.includes('Protocol error')
    ? { kind: 'unrecognized', isHttp: false, detail: 'it answers, and not in gRPC' }
    : { kind: 'closed', detail: `no gRPC connection: ${shortened(words)}` }

/** Without the client's own notes, which differ each time. */
const shortened = (words: string): string =>
  words
    .replace(/^.*Last error: /s, '')
    .replace(/ \(\d{4}-\d\d-\d\dT[\d:.]+Z\)/g, '')
    .replace(/\.? *Resolution note: *$/, '')
    .slice(0, 200)

const LENGTH_DELIMITED = 2
const FIRST = 1 << 3

/** `message HealthCheckRequest { string service = 1; }` */
export function requestBytes(service: string): Buffer {
  const name = Buffer.from(service)
  return name.length === 0
    ? Buffer.alloc(0)
    : Buffer.concat([Buffer.from([FIRST | LENGTH_DELIMITED, ...varint(name.length)]), name])
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]
}

const STATUSES = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN']

/** `message HealthCheckResponse { ServingStatus status = 1; }`: an enum below 128, left out where it is 0. */
export function servingStatus(bytes: Buffer): string {
  const isStatus = bytes.length === 2 && bytes[0] === FIRST
  return (bytes.length === 0 ? STATUSES[0] : isStatus ? STATUSES[bytes[1] ?? 0] : undefined) ?? 'UNKNOWN'
}
