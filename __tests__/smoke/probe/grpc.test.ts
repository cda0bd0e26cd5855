/** The health service of real gRPC servers, and other servers on such a port. */
import { afterEach, describe, expect, test } from '@jest/globals'
import * as grpc from '@grpc/grpc-js/build/src/index.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Trust } from '../../../src/inputs/types.ts'
import { attemptGrpc, requestBytes, servingStatus } from '../../../src/smoke/probe/grpc.ts'
import { http, tcp, type Served } from '../../support/servers.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures', name))
const ANYONE: Trust = { ca: null, server: null }

let close: () => Promise<void> | void = () => undefined
afterEach(() => close())

type Answer = (service: string) => Buffer | grpc.ServiceError | null

const SERVICE = (bytes: Buffer) => bytes.subarray(2).toString()

async function serve(answer: Answer, isTls = false, path = '/grpc.health.v1.Health/Check'): Promise<number> {
  const server = new grpc.Server()
  const method = {
    path,
    requestStream: false as const,
    responseStream: false as const,
    requestSerialize: (value: Buffer) => value,
    requestDeserialize: (value: Buffer) => value,
    responseSerialize: (value: Buffer) => value,
    responseDeserialize: (value: Buffer) => value,
  }
  server.addService(
    { check: method },
    {
      check: (
        call: { request: Buffer },
        callback: (error: grpc.ServiceError | null, value?: Buffer) => void,
      ) => {
        const found = answer(SERVICE(call.request))
        if (found === null) return
        if (Buffer.isBuffer(found)) callback(null, found)
        else callback(found)
      },
    },
  )
  const credentials = isTls
    ? grpc.ServerCredentials.createSsl(null, [
        { private_key: fixture('key.pem'), cert_chain: fixture('cert.pem') },
      ])
    : grpc.ServerCredentials.createInsecure()
  close = () => server.forceShutdown()
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port))),
  )
}
const ask = (
  port: number,
  extra: { kind?: 'grpc' | 'grpcs'; service?: string; trust?: Trust; seconds?: number } = {},
) =>
  attemptGrpc(
    { host: '127.0.0.1', port },
    { kind: extra.kind ?? 'grpc', service: extra.service ?? '', trust: extra.trust ?? ANYONE, port: 50_051 },
    AbortSignal.timeout((extra.seconds ?? 5) * 1000),
  )
const status = (code: number) => Buffer.from([8, code])
const refusal = (code: grpc.status): grpc.ServiceError =>
  Object.assign(new Error('no'), { code, details: 'no', metadata: new grpc.Metadata() })

describe('a server', () => {
  test.each<[string, Answer, string]>([
    ['that serves', () => status(1), 'SERVING'],
    ['that does not', () => status(2), 'NOT_SERVING'],
    ['that does not know', () => Buffer.alloc(0), 'UNKNOWN'],
    ['that sends nonsense', () => Buffer.from('nonsense'), 'UNKNOWN'],
    ['that does not know the service', () => refusal(grpc.status.NOT_FOUND), 'NOT_FOUND'],
    ['that wants a password', () => refusal(grpc.status.UNAUTHENTICATED), 'UNAUTHENTICATED'],
  ])('%s', async (_, answer, expected) => {
    expect(await ask(await serve(answer))).toMatchObject({ kind: 'grpc', status: expected })
  })
  test('gets the name of the service', async () => {
    const port = await serve((service) => status(service === 'package.Service' ? 1 : 2))
    expect(await ask(port, { service: 'package.Service' })).toMatchObject({ status: 'SERVING' })
    expect(await ask(port)).toMatchObject({ status: 'NOT_SERVING' })
  })
  test('without a health service', async () => {
    const port = await serve(() => status(1), false, '/other.Service/Check')
    expect(await ask(port)).toEqual({
      kind: 'grpc',
      status: 'UNIMPLEMENTED',
      detail: 'the server has no health service',
    })
  })
  test('that never answers', async () => {
    expect(await ask(await serve(() => null), { seconds: 0.3 })).toMatchObject({ kind: 'silent' })
  })
  test.each<[string, Trust, string]>([
    ['any certificate', ANYONE, 'grpc'],
    ['its own authority', { ca: fixture('cert.pem').toString(), server: null }, 'grpc'],
    ['another name', { ca: fixture('cert.pem').toString(), server: 'other.example' }, 'closed'],
  ])('in TLS, %s', async (_, trust, kind) => {
    const port = await serve(() => status(1), true)
    expect((await ask(port, { kind: 'grpcs', trust })).kind).toBe(kind)
  })
})

describe('no gRPC', () => {
  const other = async (served: Promise<Served>, seconds = 3) => {
    const up = await served
    close = () => up.close()
    return ask(up.port, { seconds })
  }
  test.each<[string, () => Promise<Served>]>([
    ['plain HTTP', () => http((_, response) => void response.end('hello'))],
    ['a server that closes', () => tcp((socket) => socket.end())],
    ['garbage', () => tcp((socket) => socket.write('x'.repeat(100_000)))],
  ])('%s', async (_, served) =>
    expect(['unrecognized', 'closed', 'grpc']).toContain((await other(served())).kind),
  )
  test('another protocol is no closed port', async () =>
    expect(await other(http((_, response) => void response.end('hello')))).toEqual({
      ...{ kind: 'unrecognized', isHttp: false },
      detail: 'it answers, and not in gRPC',
    }))
  test('silence', async () =>
    expect(
      await other(
        tcp(() => undefined),
        0.3,
      ),
    ).toMatchObject({ kind: 'silent' }))
  test('nothing listens', async () => {
    const up = await tcp(() => undefined)
    await up.close()
    close = () => undefined
    expect(await ask(up.port)).toEqual({
      kind: 'closed',
      detail: `no gRPC connection: Error: connect ECONNREFUSED 127.0.0.1:${up.port}`,
    })
  })
})

test('bytes of messages', () => {
  expect(requestBytes('a'.repeat(300)).subarray(0, 3)).toEqual(Buffer.from([10, 172, 2]))
  expect(requestBytes('')).toEqual(Buffer.alloc(0))
  expect(
    [[8, 1], [8, 2], [8, 3], [8, 9], [16, 1], [8], []].map((bytes) => servingStatus(Buffer.from(bytes))),
  ).toEqual(['SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'])
})
