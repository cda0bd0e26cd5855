/** What a contract sets for the trial, from files as people write them. */
import { describe, expect, test } from '@jest/globals'
import { implied, type Implied } from '../../src/contract/index.ts'
import { contractIn, deployment } from '../support/contracts.ts'

const textsOf = ({ texts }: Implied): Record<string, string> => Object.fromEntries(texts)
const whatOf = ({ notTried }: Implied): string[] => notTried.map(({ value }) => value.what)

const PROBE = 'readinessProbe: {httpGet: {path: /healthz, port: 8080}}'
const LONG = 'startupProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 10, failureThreshold: 30}'

describe('settings', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['nothing', '', '', {}],
    [
      'ports where no probe says how',
      'ports: [{containerPort: 8080}, {containerPort: 53, protocol: UDP}]',
      '',
      { port: '8080\n53/udp' },
    ],
    ['ports beside a probe', `ports: [{containerPort: 8080}, {containerPort: 9090}]\n${PROBE}`, '', {}],
    [
      'memory and cores',
      'resources: {limits: {memory: 256Mi, cpu: 500m}}',
      '',
      { memory: '268435456', cpus: '0.5' },
    ],
    ['a request limits nothing', 'resources: {requests: {memory: 256Mi, cpu: 500m}}', '', {}],
    [
      'a user',
      'securityContext: {runAsUser: 1000}',
      'securityContext: {runAsGroup: 3000}',
      { user: '1000:3000' },
    ],
    [
      'a restricted container',
      'securityContext: {readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}',
      '',
      {
        'read-only': 'true',
        'cap-drop': 'ALL',
        'cap-add': 'NET_BIND_SERVICE',
        'security-opt': 'no-new-privileges',
      },
    ],
    [
      'an empty folder',
      'volumeMounts: [{name: tmp, mountPath: /tmp}, {name: run, mountPath: /run}]',
      'volumes: [{name: tmp, emptyDir: {}}, {name: run, emptyDir: {sizeLimit: 1Mi}}]',
      { tmpfs: '/tmp:exec,mode=1777\n/run:exec,mode=1777,size=1048576' },
    ],
    [
      'a command and its arguments',
      'command: [/app/server]\nargs: ["--name", "a b"]',
      '',
      { entrypoint: '["/app/server"]', command: '["--name","a b"]' },
    ],
    ['PORT', 'env: [{name: PORT, value: "9000"}, {name: TOKEN, value: x}]', '', { env: 'PORT=9000' }],
    ['a long start', LONG, '', { timeout: '300s' }],
    ['a short start', 'livenessProbe: {httpGet: {path: /, port: 8080}}', '', {}],
  ])('%s', (_, container, pod, texts) => {
    expect(textsOf(implied(contractIn(deployment(container, pod))))).toEqual(texts)
  })

  test('values of variables are never taken', () => {
    const found = implied(contractIn(deployment('env: [{name: TOKEN, value: hunter2}]')))
    expect(JSON.stringify([...found.texts, found.rules, found.notTried])).not.toContain('hunter2')
  })
})

describe('rules', () => {
  test('each has its line', () => {
    const { rules } = implied(contractIn(deployment(`${PROBE}\nresources: {limits: {memory: 64Mi}}`)))
    const shown = rules.map(({ text, at }) => `${text} ${at.file}:${at.line}`)
    expect(shown.slice(0, 2)).toEqual([
      'readiness probe http://:8080/healthz k8s/deployment.yaml:12',
      'memory 67.1 MB k8s/deployment.yaml:13',
    ])
    expect(shown.at(-1)).toMatch(/^30 s to stop k8s\/deployment\.yaml:\d+$/)
  })

  test.each<[string, string, string, string]>([
    ['an argument with a variable', 'command: [sh]\nargs: ["$(POD_NAME)"]', '', '$(POD_NAME)'],
    [
      'a header that cannot be sent',
      'readinessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: "a b", value: x}]}}',
      '',
      'readiness probe',
    ],
    ['less memory than Docker takes', 'resources: {limits: {memory: 1Mi}}', '', 'memory 1.05 MB'],
    ['a privileged container', 'securityContext: {privileged: true}', '', 'privileged'],
    ['a working directory', 'workingDir: /srv', '', 'working directory /srv'],
    ['a long stop', '', 'terminationGracePeriodSeconds: 3600', '3600 s to stop'],
  ])('not tried: %s', (_, container, pod, what) => {
    expect(whatOf(implied(contractIn(deployment(container, pod))))).toContainEqual(
      expect.stringContaining(what),
    )
  })
})

test('a platform that assigns PORT wants the app to obey it; in Kubernetes it is a variable like any other', () => {
  const knative = `apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: api}
spec: {template: {spec: {containers: [{image: example.org/api}]}}}
`
  expect(implied(contractIn(knative, 'service.yaml')).obeysPort).toBe(true)
  expect(implied(contractIn(deployment('env: [{name: PORT, value: "9000"}]'))).obeysPort).toBe(false)
})
