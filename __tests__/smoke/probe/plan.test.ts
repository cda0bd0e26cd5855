import { describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRequest } from '../../../src/inputs/index.ts'
import '../../support/contract-readers.ts'
import type { Port } from '../../../src/inputs/types.ts'
import { planChecks, unaskable } from '../../../src/smoke/probe/plan.ts'
import type { ImageConfig } from '../../../src/core/schema.ts'
import { image } from '../../support/fake-engine.ts'
import { probe, tcpPorts } from '../../support/probes.ts'

const range = Array.from({ length: 5000 }, (_, at) => `${at + 1}/tcp`)
const DNS: Port = { port: 53, protocol: 'udp' }

function plan(lines: string[], ports: Port[], config: Partial<ImageConfig>) {
  const probes = lines.map(probe)
  const planned = planChecks({ ports, probes }, image(config).config)
  return {
    planned,
    rows: planned.checks.map(({ spec, port, required }) => [spec.text, port, required]),
    probes,
  }
}

test.each<[string, string[], string[], Port[], unknown[]]>([
  ['nothing exposed', [], [], [], []],
  ['one exposed port must answer', ['80/tcp'], [], [], [['auto', 80, true]]],
  [
    'of several one is enough',
    ['80/tcp', '443/tcp'],
    [],
    [],
    [
      ['auto', 80, false],
      ['auto', 443, false],
    ],
  ],
  ['UDP is not checked', ['53/udp', '53/sctp'], [], [], []],
  ['one TCP port beside UDP must answer', ['53/tcp', '53/udp'], [], [], [['auto', 53, true]]],
  ['a port without a protocol is TCP', ['80'], [], [], [['auto', 80, true]]],
  ['no port at all', ['0/tcp', '70000/tcp', 'x/tcp'], [], [], []],
  [
    'named ports must all answer',
    ['80/tcp'],
    [],
    tcpPorts(8080, 9090),
    [
      ['auto', 8080, true],
      ['auto', 9090, true],
    ],
  ],
  [
    'a probe with a port checks only that one',
    ['80/tcp', '443/tcp'],
    ['http://:8080/x'],
    [],
    [['http://:8080/x', 8080, true]],
  ],
  [
    'other named ports are checked with auto',
    ['80/tcp'],
    ['http://:8080/x'],
    tcpPorts(8080, 9090),
    [
      ['http://:8080/x', 8080, true],
      ['auto', 9090, true],
    ],
  ],
  [
    'a probe without a port checks each exposed one',
    ['80/tcp', '443/tcp'],
    ['tcp'],
    [],
    [
      ['tcp', 80, false],
      ['tcp', 443, false],
    ],
  ],
  [
    'or each named one',
    ['80/tcp'],
    ['http'],
    tcpPorts(1, 2),
    [
      ['http', 1, true],
      ['http', 2, true],
    ],
  ],
  [
    'several probes of one port',
    ['80/tcp'],
    ['http', 'tcp', 'log ready', 'exec true'],
    [],
    [
      ['http', 80, true],
      ['tcp', 80, true],
      ['log ready', null, true],
      ['exec true', null, true],
    ],
  ],
  [
    'with a probe that has no port, exposed ones are not checked',
    ['80/tcp'],
    ['log x'],
    [],
    [['log x', null, true]],
  ],
  [
    'but not the named ones',
    ['80/tcp'],
    ['log x'],
    tcpPorts(80),
    [
      ['log x', null, true],
      ['auto', 80, true],
    ],
  ],
  ['a named UDP port is asked by udp', [], [], [DNS], [['udp://:53', 53, true]]],
  [
    'UDP and TCP of one number are two',
    [],
    ['udp answer'],
    [DNS, ...tcpPorts(53)],
    [
      ['udp answer', 53, true],
      ['auto', 53, true],
    ],
  ],
  ['udp asks the exposed UDP ports', ['53/udp', '80/tcp'], ['udp'], [], [['udp', 53, true]]],
  ['a job', ['80/tcp'], ['exit 0'], [], [['exit 0', null, true]]],
])('%s', (_, exposedPorts, lines, ports, expected) => {
  expect(plan(lines, ports, { exposedPorts }).rows).toEqual(expected)
})

test('under a contract that lets no request reach it, exposed ports are not checked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  try {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n')
    writeFileSync(join(folder, 'Procfile'), 'web: a\nworker: b\n')
    const contractOf = (name: string) => {
      const request = readRequest('command', ['.', '--contract', name], {}, folder, '1')
      return request.kind === 'trial' && request.inputs.smoke?.contract
    }
    const checks = (name: string) => {
      const contract = contractOf(name)
      if (!contract) throw new Error('it has no contract')
      return planChecks({ ports: [], probes: [], contract }, image({ exposedPorts: ['80/tcp'] }).config)
        .checks
    }
    expect(checks('Procfile#worker')).toEqual([])
    expect(checks('Procfile#web')).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

describe('probes without a check', () => {
  const unasked = (lines: string[], config: Partial<ImageConfig>) => {
    const { probes, planned } = plan(lines, [], config)
    return unaskable(probes, planned.checks).map(({ text }) => text)
  }
  test('of a port, where there is none', () =>
    expect(unasked(['tcp', 'udp', 'grpc', 'log x', 'exit 0', 'exec true', 'auto'], {})).toEqual([
      'tcp',
      'udp',
      'grpc',
    ]))
  test('of a HEALTHCHECK, where there is none', () => {
    expect(unasked(['healthcheck'], { exposedPorts: ['80/tcp'] })).toEqual(['healthcheck'])
    expect(unasked(['healthcheck'], { healthcheck: { test: ['CMD', 'x'] } })).toEqual([])
  })
})

test('a range of thousands does not cost the engine thousands of processes: only the other ports are checked', () => {
  expect(plan([], [], { exposedPorts: range }).rows).toEqual([])
  expect(plan([], [], { exposedPorts: ['8080/tcp', '9000/tcp', ...range] }).rows).toEqual([
    ['auto', 8080, false],
    ['auto', 9000, false],
  ])
  const scattered = Array.from({ length: 3000 }, (_, at) => `${at * 3 + 1}/tcp`)
  expect(plan([], [], { exposedPorts: scattered }).rows).toHaveLength(100)
})

test('each port is published once, with its protocol', () => {
  const { planned } = plan(['http://:80/', 'tcp://:80', 'udp://:80', 'log x'], [], {})
  expect(planned.ports).toEqual([...tcpPorts(80), { port: 80, protocol: 'udp' }])
})
