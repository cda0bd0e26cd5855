/** Knative’s services, which are Cloud Run’s too, as contracts. */
import { describe, expect, test } from '@jest/globals'
import { contractOf, knative, lineOf, linesOf, mistakesOf, notTriedIn, values } from './kubernetes.support.ts'

const CLOUD_RUN = 'run.googleapis.com/execution-environment: gen2'

describe('a Knative service', () => {
  test('is assigned 8080, and asked whether it connects', () => {
    const text = knative()
    const contract = contractOf(text)
    expect(contract).toMatchObject({ kind: 'knative', name: 'Service api', isToEnd: false })
    expect(contract.assignsPort?.value).toBe(8080)
    expect(values(contract.ports)).toEqual([{ port: 8080, protocol: 'tcp', name: null }])
    expect(contract.probes).toEqual([
      {
        use: 'startup',
        how: { kind: 'tcp', port: 8080 },
        timing: { initialDelay: 0, period: null, timeout: null, failureThreshold: null, successThreshold: 1 },
        at: { file: 'k8s/deployment.yaml', line: lineOf(text, 'image:') },
      },
    ])
    expect(contract.notTried).toEqual([])
  })

  test('is assigned its container port', () => {
    const text = knative('ports: [{name: h2c, containerPort: 3000}]\nargs: ["--port=$(PORT)"]')
    const contract = contractOf(text)
    expect(contract.assignsPort).toEqual({
      value: 3000,
      at: { file: 'k8s/deployment.yaml', line: lineOf(text, '3000') },
    })
    expect(contract.args?.value).toEqual(['--port=3000'])
  })

  test.each([
    ['without a port', 'readinessProbe: {httpGet: {path: /ok}}', { kind: 'http', port: 8080, path: '/ok' }],
    ['with the port 0', 'readinessProbe: {tcpSocket: {port: 0}}', { kind: 'tcp', port: 8080 }],
    ['without a request', 'readinessProbe: {successThreshold: 1}', { kind: 'tcp', port: 8080 }],
  ])('a probe %s asks that of the container', (_, container, how) => {
    const { probes } = contractOf(knative(container))
    expect(probes).toMatchObject([{ use: 'readiness', how }])
  })

  test('waits as long as a request may take', () => {
    expect(contractOf(knative()).grace?.value).toBe(60)
    expect(contractOf(knative().replace('      timeoutSeconds: 60\n', '')).grace?.value).toBe(300)
  })

  test('refuses PORT in its variables', () => {
    const text = knative('env: [{name: PORT, value: "80"}]')
    expect(mistakesOf(text)).toEqual([
      `${lineOf(text, 'PORT')} the platform sets PORT itself, and refuses it in \`env\`: remove it`,
    ])
  })
})

describe('Cloud Run', () => {
  test('waits ten seconds', () => {
    expect(contractOf(knative('', CLOUD_RUN)).grace?.value).toBe(10)
  })

  test('lists what its annotations ask for', () => {
    const text = knative(
      '',
      'run.googleapis.com/execution-environment: gen1\nrun.googleapis.com/cloudsql-instances: a:b:c\nautoscaling.knative.dev/maxScale: "5"',
    )
    const contract = contractOf(text)
    expect(notTriedIn(contract)).toEqual([
      'run.googleapis.com/execution-environment: gen1 is gVisor, which has not all of Linux’ system calls',
      'run.googleapis.com/cloudsql-instances: the sockets below /cloudsql are not there',
    ])
    expect(linesOf(text, contract.notTried)[1]).toBe('run.googleapis.com/cloudsql-instances: a:b:c')
  })

  const sidecar = `${knative('name: web\nports: [{containerPort: 9000}]', CLOUD_RUN)}        - name: cache
          image: cache
          env: [{name: PORT, value: "6379"}]
          startupProbe: {tcpSocket: {port: 6379}}
`

  test('gives requests and PORT to the container with a port only', () => {
    const web = contractOf(sidecar, 'web')
    expect(web.name).toBe('Service api, container web')
    expect(web.assignsPort?.value).toBe(9000)
    const cache = contractOf(sidecar, 'api/cache')
    expect(cache.ports).toEqual([])
    expect(cache.assignsPort?.value).toBe(6379)
    expect(cache.probes).toMatchObject([{ use: 'startup', how: { kind: 'tcp', port: 6379 } }])
    expect(notTriedIn(cache)).toEqual(['containers: the container is tried without the pod’s others'])
  })

  test('needs a choice of several containers', () => {
    expect(mistakesOf(sidecar)).toEqual([
      `${lineOf(sidecar, 'name: cache')} it has several containers: add one of api/web, api/cache after # to choose`,
    ])
  })
})
