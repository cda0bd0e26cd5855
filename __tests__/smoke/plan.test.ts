import { expect, test } from '@jest/globals'
import type { ProbeSpec, SmokeInputs } from '../../src/inputs/index.ts'
import { planChecks } from '../../src/smoke/plan.ts'
import { image } from '../support/fake-engine.ts'
import { plainSmoke } from '../support/plain.ts'

const AUTO: ProbeSpec = { kind: 'auto' }
const TCP: ProbeSpec = { kind: 'tcp', port: null }
const HTTP: ProbeSpec = { kind: 'http', port: 8080, path: '/x' }

const inputs = (probe: ProbeSpec, ports: number[] = []): SmokeInputs => ({
  ports,
  probe,
  timeout: 60,
  soak: 3,
  env: [],
  command: null,
  entrypoint: null,
  network: null,
  memory: null,
  cpus: null,
  ...plainSmoke,
})

const range = Array.from({ length: 5000 }, (_, at) => `${at + 1}/tcp`)

test.each([
  ['nothing exposed', [], AUTO, [], []],
  ['one exposed port must answer', ['80/tcp'], AUTO, [], [[80, true]]],
  [
    'of several one is enough',
    ['80/tcp', '443/tcp'],
    AUTO,
    [],
    [
      [80, false],
      [443, false],
    ],
  ],
  ['UDP is not asked', ['53/udp', '53/sctp'], AUTO, [], []],
  ['one TCP port beside UDP must answer', ['53/tcp', '53/udp'], AUTO, [], [[53, true]]],
  ['a port without a protocol is TCP', ['80'], AUTO, [], [[80, true]]],
  ['no port at all', ['0/tcp', '70000/tcp', 'x/tcp'], AUTO, [], []],
  [
    'named ports must all answer',
    ['80/tcp'],
    AUTO,
    [8080, 9090],
    [
      [8080, true],
      [9090, true],
    ],
  ],
  ['a probe with a port asks that one only', ['80/tcp', '443/tcp'], HTTP, [], [[8080, true]]],
  [
    'and named ports beside it',
    ['80/tcp'],
    HTTP,
    [8080, 9090],
    [
      [8080, true],
      [9090, true],
    ],
  ],
  [
    'a probe without a port asks each',
    ['80/tcp', '443/tcp'],
    TCP,
    [],
    [
      [80, false],
      [443, false],
    ],
  ],
])('%s', (_, exposedPorts, probe, ports, expected) => {
  const plan = planChecks(inputs(probe, ports), image({ exposedPorts }).config)
  expect(plan.map(({ port, required }) => [port, required])).toEqual(expected)
})

test('only the port of the probe is asked its question', () => {
  const plan = planChecks(inputs(HTTP, [9090]), image().config)
  expect(plan.map(({ spec }) => spec.kind)).toEqual(['http', 'auto'])
})

test('a range of thousands does not cost the engine thousands of processes', () => {
  expect(planChecks(inputs(AUTO), image({ exposedPorts: range }).config)).toHaveLength(100)
})
