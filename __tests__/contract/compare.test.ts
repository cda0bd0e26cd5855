/** What disagrees between a contract and what was measured, and what does not. */
import { describe, expect, test } from '@jest/globals'
import {
  compareContract,
  implied,
  type ContractAnswer,
  type Measured,
  type TriedContract,
} from '../../src/contract/index.ts'
import { contractIn, deployment } from '../support/contracts.ts'

const tried = (text: string, isApplied = true): TriedContract => {
  const contract = contractIn(text)
  const { rules, notTried } = implied(contract)
  return { contract, isApplied, rules, notTried }
}

const listener = (port: number, address = '0.0.0.0') => ({ protocol: 'tcp' as const, address, port })

/** An image that is ready after 0.4 s on port 5000. */
const HEALTHY: Measured = {
  smoke: { ready: true, readySeconds: 0.4, listeners: [listener(5000)], listenersKnown: true },
  image: { exposedPorts: ['5000/tcp'], user: '1000' },
  user: '1000',
  ...{ answers: [], codes: [], missing: null, preStop: null, memory: 20_000_000, grace: 30 },
}

const answer = (probe: number, port: number, status: number | null, detail: string): ContractAnswer => ({
  ...{ probe, port, status, detail, exitCode: null, seconds: 0.01 },
  ok: status !== null && status < 400 && status >= 200,
})

const measured = (changed: Partial<Measured>, smoke: Partial<Measured['smoke']> = {}): Measured => ({
  ...HEALTHY,
  ...changed,
  smoke: { ...HEALTHY.smoke, ...smoke },
})

const found = (text: string, seen: Measured, isApplied = true) =>
  compareContract(tried(text, isApplied), seen)
    .filter(({ code }) => code !== 'contract-not-tried')
    .map(({ code, level, message, location }) => `${code} ${level} ${location?.line ?? 0}: ${message}`)

const PROBE = deployment('readinessProbe: {httpGet: {path: /healthz, port: 8080}}')
const STOP = { signal: 'SIGTERM', exitCode: 0, killed: false, provedBy: 'stop' as const }

describe('disagreements', () => {
  test.each<[string, string, Measured, string]>([
    [
      'a wrong port and a wrong path, in one sentence',
      PROBE,
      measured({
        answers: [answer(0, 8080, null, 'connection refused'), answer(0, 5000, 404, '404 Not Found')],
      }),
      'contract-probe fail 12: Deployment api probes 8080 /healthz (k8s/deployment.yaml:12); the image listens on 5000, and /healthz answers 404',
    ],
    [
      'a wrong path',
      PROBE,
      measured({ answers: [answer(0, 8080, 503, '503')] }, { listeners: [listener(8080)] }),
      'contract-probe fail 12: Deployment api probes 8080 /healthz (k8s/deployment.yaml:12); /healthz answers 503',
    ],
    [
      'no open port at all',
      PROBE,
      measured({ answers: [answer(0, 8080, null, 'connection refused')] }, { listeners: [] }),
      'contract-probe fail 12: Deployment api probes 8080 /healthz (k8s/deployment.yaml:12); the image has no open port',
    ],
    [
      'gRPC that is not served',
      deployment('livenessProbe: {grpc: {port: 5000}}'),
      measured({ answers: [answer(0, 5000, null, 'UNIMPLEMENTED')] }),
      'contract-probe fail 12: Deployment api probes gRPC on 5000 (k8s/deployment.yaml:12); it gets no answer: UNIMPLEMENTED',
    ],
    [
      'a port that is not listened on',
      deployment('ports: [{containerPort: 8080}]'),
      HEALTHY,
      'contract-port fail 12: Deployment api names port 8080 (k8s/deployment.yaml:12), and nothing listens there: the image listens on 5000',
    ],
    [
      'a second port that Kubernetes does not need',
      deployment('ports: [{containerPort: 5000}, {containerPort: 9090}]'),
      HEALTHY,
      'contract-port warn 12: Deployment api names port 9090 (k8s/deployment.yaml:12), and nothing listens there: the image listens on 5000',
    ],
    [
      'a start that is longer than the liveness probe allows',
      deployment('livenessProbe: {httpGet: {path: /, port: 5000}, periodSeconds: 2, failureThreshold: 2}'),
      measured({}, { readySeconds: 6 }),
      'contract-probe-timing fail 12: Deployment api lets it start for 4 s (k8s/deployment.yaml:12), and it was ready after 6 s: its liveness probe kills it before',
    ],
    [
      'a start that may be too long',
      deployment('livenessProbe: {httpGet: {path: /, port: 5000}, periodSeconds: 2, failureThreshold: 2}'),
      measured({}, { readySeconds: 3 }),
      'contract-probe-timing warn 12: Deployment api lets it start for 4 s (k8s/deployment.yaml:12), and it was ready after 3 s: its liveness probe may kill it before',
    ],
    [
      'a slow answer',
      PROBE,
      measured(
        { answers: [{ ...answer(0, 8080, 200, '200 OK'), seconds: 1.8 }] },
        { listeners: [listener(8080)] },
      ),
      'contract-probe-timing fail 12: Deployment api waits 1 s for the answer to a probe (k8s/deployment.yaml:12), which took 1.8 s',
    ],
    [
      'root',
      deployment('securityContext: {runAsNonRoot: true}'),
      measured({ user: '' }),
      'contract-user fail 12: Deployment api starts no container as root (k8s/deployment.yaml:12), and the image’s user is root',
    ],
    [
      'a user by name',
      deployment('securityContext: {runAsNonRoot: true}'),
      measured({ user: 'app' }),
      'contract-user fail 12: Deployment api starts only users that are not root by their number (k8s/deployment.yaml:12), and the image’s user is the name `app`',
    ],
    [
      'a program that the image does not have',
      deployment('command: [/app/server]'),
      measured({ codes: ['command-not-found'] }, { ready: false, listeners: [] }),
      'contract-command fail 12: Deployment api runs `/app/server` (k8s/deployment.yaml:12), which the image cannot run',
    ],
    [
      'a probe’s program that the image does not have',
      deployment('livenessProbe: {exec: {command: [curl, -f, localhost]}}'),
      measured({
        answers: [
          {
            probe: 0,
            port: null,
            ok: false,
            status: null,
            exitCode: 127,
            detail: 'no such file',
            seconds: 0,
          },
        ],
      }),
      'contract-command fail 12: Deployment api probes with `curl` (k8s/deployment.yaml:12), which the image cannot run',
    ],
    [
      'little memory',
      deployment('resources: {limits: {memory: 20Mi}}'),
      HEALTHY,
      'contract-memory warn 12: Deployment api limits memory to 21.0 MB (k8s/deployment.yaml:12), and it used 20.0 MB without load',
    ],
    [
      'too little memory',
      deployment('resources: {limits: {memory: 20Mi}}'),
      measured({ codes: ['out-of-memory'] }),
      'contract-memory fail 12: Deployment api limits memory to 21.0 MB (k8s/deployment.yaml:12), and it needs more',
    ],
    [
      'a stop that is longer than the grace period',
      deployment('', 'terminationGracePeriodSeconds: 2'),
      measured(
        { grace: 2 },
        { shutdown: { ...STOP, killed: true, exitCode: 137, seconds: 2, handledBy: 'app' } },
      ),
      'contract-grace fail 12: Deployment api gives it 2 s to stop (k8s/deployment.yaml:12), and it was still stopping after 2 s, so it is killed while it stops',
    ],
    [
      'a variable that nothing sets',
      deployment('env: [{name: OTHER, value: x}]'),
      measured({ missing: 'DATABASE_URL' }, { ready: false, listeners: [] }),
      'contract-env fail 12: it needs DATABASE_URL, which Deployment api does not set',
    ],
    [
      'a variable whose value is elsewhere',
      deployment('env: [{name: DATABASE_URL, valueFrom: {secretKeyRef: {name: db, key: url}}}]'),
      measured({ missing: 'DATABASE_URL' }, { ready: false, listeners: [] }),
      'contract-env note 12: it needs DATABASE_URL, which Deployment api sets (k8s/deployment.yaml:12); its value is not taken from there',
    ],
  ])('%s', (_, text, seen, expected) => {
    expect(found(text, seen)).toEqual([expected])
  })
})

describe('healthy', () => {
  test.each<[string, string, Measured]>([
    [
      'a probe that passes',
      PROBE,
      measured({ answers: [answer(0, 8080, 204, '204')] }, { listeners: [listener(8080)] }),
    ],
    [
      'a redirect',
      PROBE,
      measured({ answers: [answer(0, 8080, 302, '302')] }, { listeners: [listener(8080)] }),
    ],
    ['a probe that was not asked', PROBE, measured({}, { ready: false, listeners: [] })],
    [
      'a port inside the container only',
      deployment('ports: [{containerPort: 8080}]'),
      measured({}, { listeners: [listener(8080, '127.0.0.1')] }),
    ],
    [
      'listeners that are not known',
      deployment('ports: [{containerPort: 8080}]'),
      measured({ image: { exposedPorts: [], user: '' } }, { listeners: [], listenersKnown: false }),
    ],
    [
      'a container that has ended',
      deployment('ports: [{containerPort: 8080}]'),
      measured({}, { ready: false, listeners: [], exit: { code: 1, oomKilled: false } }),
    ],
    ['a number as the user', deployment('securityContext: {runAsNonRoot: true}'), HEALTHY],
    [
      'runAsUser over the image',
      deployment('securityContext: {runAsNonRoot: true, runAsUser: 7}'),
      measured({ user: '7' }),
    ],
    [
      'memory with room',
      deployment('resources: {limits: {memory: 64Mi}, requests: {memory: 32Mi}}'),
      HEALTHY,
    ],
    [
      'a stop in time',
      deployment('', 'terminationGracePeriodSeconds: 2'),
      measured({}, { shutdown: { ...STOP, seconds: 1.5 } }),
    ],
    [
      'a signal that is ignored is another finding',
      deployment(''),
      measured(
        {},
        { shutdown: { ...STOP, killed: true, exitCode: 137, seconds: 0.1, provedBy: 'signal-mask' } },
      ),
    ],
    [
      'a slow start without a probe that kills',
      PROBE,
      measured({}, { readySeconds: 50, listeners: [listener(8080)] }),
    ],
    [
      'a startup probe that waits for it',
      deployment(
        'startupProbe: {tcpSocket: {port: 5000}, failureThreshold: 30}\nlivenessProbe: {tcpSocket: {port: 5000}, periodSeconds: 1}',
      ),
      measured({}, { readySeconds: 50 }),
    ],
    [
      'a whole config map may set the variable',
      deployment('envFrom: [{configMapRef: {name: all}}]'),
      measured({ missing: 'DATABASE_URL' }, { ready: false, listeners: [] }),
    ],
  ])('%s', (_, text, seen) => {
    expect(found(text, seen)).toEqual([])
  })
})

describe('a contract that was only found', () => {
  test('warns', () => {
    expect(found(deployment('ports: [{containerPort: 8080}]'), HEALTHY, false)).toEqual([
      expect.stringMatching(/^contract-port warn /),
    ])
  })
  test.each([
    ['arguments', 'args: [--port, "8080"]'],
    ['PORT', 'env: [{name: PORT, value: "8080"}]'],
    ['a variable that may name the port', 'env: [{name: LISTEN_ADDR, value: ":8080"}]'],
    ['a config map', 'envFrom: [{configMapRef: {name: all}}]'],
  ])('says nothing about ports where it would start the image otherwise: %s', (_, line) => {
    expect(found(deployment(`ports: [{containerPort: 8080}]\n${line}`), HEALTHY, false)).toEqual([])
  })
  test('says nothing about a listed port beside one that is served', () => {
    const text = deployment('ports: [{containerPort: 5000}, {containerPort: 9229}]')
    expect(found(text, HEALTHY, false)).toEqual([])
  })
  test('a command of another container does not change how the image starts', () => {
    const fly = '[http_service]\ninternal_port = 8080\n[deploy]\nrelease_command = "migrate"\n'
    const contract = contractIn(fly, 'fly.toml')
    expect(contract.notTried).toHaveLength(1)
    expect(compareContract({ contract, isApplied: false, rules: [], notTried: [] }, HEALTHY)).toEqual([
      expect.objectContaining({ code: 'contract-port', level: 'warn' }),
    ])
  })
  test('has no note of what was not tried', () => {
    const text = deployment('securityContext: {privileged: true}')
    expect(compareContract(tried(text, false), HEALTHY)).toEqual([])
    expect(compareContract(tried(text), HEALTHY).map(({ code }) => code)).toEqual(['contract-not-tried'])
  })
})
