/** What is suggested is read back, applied, and agrees with what it was made from. */
import { describe, expect, test } from '@jest/globals'
import {
  compareContract,
  implied,
  suggestContract,
  SUGGESTED_KINDS,
  type Measured,
  type SuggestedKind,
} from '../../src/contract/index.ts'
import { readContractFile } from '../../src/contract/read.ts'
import type { Report } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const FILES: Readonly<Record<SuggestedKind, string>> = {
  deployment: 'deployment.yaml',
  knative: 'service.yaml',
  fly: 'fly.toml',
  compose: 'compose.yaml',
}

const HOSTILE = 'x"\n  hostPID: true #`</details> @acme/team'

const listening = (port: number | null) =>
  [5000, ...(port === null ? [] : [port])].map((one) => ({
    protocol: 'tcp' as const,
    address: '0.0.0.0',
    port: one,
  }))

const reportOf = (changed: Partial<NonNullable<Report['smoke']>> = {}, name = 'api'): Report => {
  const { smoke, image } = flask
  if (!smoke || !image) throw new Error('the report is of an image that was not run')
  return {
    ...flask,
    name,
    image,
    smoke: { ...smoke, ...changed, listeners: listening(changed.port ?? null) },
  }
}

const PROBES: readonly (readonly [string, Partial<NonNullable<Report['smoke']>>])[] = [
  ['as it is', {}],
  [
    'a path',
    {
      port: 8080,
      probes: [
        {
          kind: 'http',
          target: 'http://127.0.0.1:8080/healthz status=200',
          port: 8080,
          ok: true,
          detail: '200 OK',
          attempts: 1,
          seconds: 1,
        },
      ],
    },
  ],
  [
    'a first probe that no platform asks, on another port',
    {
      port: 8443,
      probes: [
        {
          kind: 'udp',
          target: 'udp://127.0.0.1:8443',
          port: 8443,
          ok: true,
          detail: 'answered',
          attempts: 1,
          seconds: 1,
        },
        {
          kind: 'http',
          target: 'http://127.0.0.1:8080/only-there',
          port: 8080,
          ok: true,
          detail: '200 OK',
          attempts: 1,
          seconds: 1,
        },
      ],
    },
  ],
  [
    'an answer that no platform takes',
    {
      port: 8080,
      probes: [
        {
          kind: 'http',
          target: 'http://127.0.0.1:8080/',
          port: 8080,
          ok: true,
          detail: '404 Not Found',
          attempts: 1,
          seconds: 1,
        },
      ],
    },
  ],
  [
    'gRPC',
    {
      port: 5000,
      probes: [
        {
          kind: 'grpc',
          target: 'grpc://127.0.0.1:5000/a.B',
          port: 5000,
          ok: true,
          detail: 'SERVING',
          attempts: 1,
          seconds: 1,
        },
      ],
    },
  ],
  [
    'a worker without a port',
    {
      port: null,
      probes: [
        { kind: 'process', target: 'main process', ok: true, detail: 'stayed up', attempts: 1, seconds: 10 },
      ],
      readySeconds: null,
    },
  ],
  [
    'texts of a stranger',
    {
      port: 8080,
      probes: [
        {
          kind: 'http',
          target: `http://127.0.0.1:8080/${HOSTILE}`,
          port: 8080,
          ok: true,
          detail: `200 ${HOSTILE}`,
          attempts: 1,
          seconds: 1,
        },
      ],
    },
  ],
]

describe.each(SUGGESTED_KINDS)('%s', (kind) => {
  test.each(PROBES)('%s', (_, changed) => {
    const report = reportOf(changed, HOSTILE)
    const text = suggestContract(report, kind, true) ?? ''
    const { contracts, mistakes } = readContractFile(text, FILES[kind], null)
    expect({ text, mistakes }).toEqual({ text, mistakes: [] })
    expect(contracts).toHaveLength(1)
    const [contract] = contracts
    const { smoke, image } = report
    if (!contract || !smoke || !image) throw new Error('nothing was read')
    const sets = implied(contract)
    expect(sets.notTried.filter(({ value }) => value.what === 'hostPID')).toEqual([])
    const seen: Measured = {
      smoke,
      image: image.config,
      user: image.config.user,
      ...{ answers: [], codes: [], missing: null, preStop: null, memory: smoke.memory.peak, grace: 30 },
    }
    const found = compareContract({ contract, isApplied: true, ...sets }, seen)
    expect(found.filter(({ level }) => level !== 'note').map(({ message }) => message)).toEqual([])
  })
})

test('each value says what it was measured from', () => {
  const text = suggestContract(reportOf({ readySeconds: 12 }), 'deployment', false) ?? ''
  expect(text).toMatch(/^# A suggestion of Sea Trial/)
  expect(text).toContain('failureThreshold: 9 # ready after 12.00 s; 3 times that, at least 30 s')
  expect(text).toMatch(/periodSeconds: 4\n/)
})

test('nothing is suggested for an image that did not become ready', () => {
  expect(suggestContract(reportOf({ ready: false }), 'deployment', true)).toBeNull()
  expect(suggestContract({ ...reportOf(), smoke: null }, 'deployment', true)).toBeNull()
})
