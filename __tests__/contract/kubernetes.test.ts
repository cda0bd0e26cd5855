/** Kubernetes’ workloads as contracts: each field, its line, and what is not tried. */
import { describe, expect, test } from '@jest/globals'
import type { Contract } from '../../src/contract/model.ts'
import {
  contractOf,
  deployment,
  lineOf,
  linesOf,
  mistakesOf,
  notTriedIn,
  values,
} from './kubernetes.support.ts'

describe('a Deployment', () => {
  const text = deployment(
    `
command: [/app/server]
args: [--listen, ":8080"]
workingDir: /app
ports:
  - name: http
    containerPort: 8080
  - {name: dns, containerPort: 53, protocol: UDP}
env:
  - name: LOG_LEVEL
    value: info
  - name: DATABASE_URL
    valueFrom:
      secretKeyRef: {name: db, key: url}
  - name: REGION
    valueFrom:
      configMapKeyRef: {name: settings, key: region}
  - name: POD_IP
    valueFrom:
      fieldRef:
        fieldPath: status.podIP
startupProbe:
  httpGet:
    path: /healthz
    port: http
  failureThreshold: 30
  periodSeconds: 2
readinessProbe:
  httpGet:
    port: 8080
    path: ready
    scheme: HTTPS
    httpHeaders:
      - name: Host
        value: api.example.com
livenessProbe:
  tcpSocket:
    port: 8080
  initialDelaySeconds: 5
  timeoutSeconds: 3
resources:
  requests:
    cpu: 250m
    memory: 128Mi
  limits:
    cpu: 1.5
    memory: 1e9
lifecycle:
  preStop:
    exec:
      command: [sleep, "5"]
`,
    'terminationGracePeriodSeconds: 45',
  )
  const contract = contractOf(text)

  test('has its name, and nothing that is not tried', () => {
    expect(contract).toMatchObject({
      kind: 'kubernetes',
      file: 'k8s/deployment.yaml',
      name: 'Deployment api',
    })
    expect(contract.notTried).toEqual([])
    expect(contract.isToEnd).toBe(false)
  })

  test('has its command at its line', () => {
    expect(contract.entrypoint?.value).toEqual(['/app/server'])
    expect(contract.args).toEqual({
      value: ['--listen', ':8080'],
      at: { file: 'k8s/deployment.yaml', line: lineOf(text, '--listen') },
    })
    expect(contract.workingDir?.value).toBe('/app')
  })

  test('has ports with names and protocols', () => {
    expect(values(contract.ports)).toEqual([
      { port: 8080, protocol: 'tcp', name: 'http' },
      { port: 53, protocol: 'udp', name: 'dns' },
    ])
    expect(linesOf(text, contract.ports)).toEqual([
      'containerPort: 8080',
      '- {name: dns, containerPort: 53, protocol: UDP}',
    ])
  })

  test('has probes with their defaults, at the line of the request', () => {
    const timing = { initialDelay: 0, period: 10, timeout: 1, failureThreshold: 3, successThreshold: 1 }
    const http = { kind: 'http', scheme: 'http', port: 8080, headers: [], status: null }
    expect(contract.probes.map(({ use, how, timing: given }) => ({ use, how, timing: given }))).toEqual([
      {
        use: 'startup',
        how: { ...http, path: '/healthz' },
        timing: { ...timing, failureThreshold: 30, period: 2 },
      },
      {
        use: 'readiness',
        how: { ...http, scheme: 'https', path: '/ready', headers: [['Host', 'api.example.com']] },
        timing,
      },
      {
        use: 'liveness',
        how: { kind: 'tcp', port: 8080 },
        timing: { ...timing, initialDelay: 5, timeout: 3 },
      },
    ])
    expect(linesOf(text, contract.probes)).toEqual(['path: /healthz', 'path: ready', 'port: 8080'])
  })

  test('has names of variables and where they come from, without a value', () => {
    expect(values(contract.env)).toEqual([
      { name: 'LOG_LEVEL', from: 'value' },
      { name: 'DATABASE_URL', from: 'secret' },
      { name: 'REGION', from: 'config' },
      { name: 'POD_IP', from: 'platform' },
    ])
    expect(JSON.stringify(contract)).not.toContain('info')
    expect(contract.assignsPort).toBeNull()
  })

  test('has its resources in bytes and cores', () => {
    expect(contract.memory.request?.value).toBe(134_217_728)
    expect(contract.memory.limit?.value).toBe(1_000_000_000)
    expect(contract.cpu.request?.value).toBe(0.25)
    expect(contract.cpu.limit?.value).toBe(1.5)
    expect(contract.memory.limit?.at.line).toBe(lineOf(text, 'memory: 1e9'))
  })

  test('has its grace period and its hook', () => {
    expect(contract.grace).toEqual({
      value: 45,
      at: { file: 'k8s/deployment.yaml', line: lineOf(text, 'terminationGracePeriodSeconds') },
    })
    expect(contract.preStop?.value).toEqual({ kind: 'exec', argv: ['sleep', '5'] })
  })
})

const OBJECTS: [string, string, Partial<Contract>][] = [
  ['a Pod', pod('Pod', 'v1'), { name: 'Pod web', isToEnd: false }],
  ['a StatefulSet', templated('StatefulSet', 'apps/v1'), { name: 'StatefulSet web', isToEnd: false }],
  ['a DaemonSet', templated('DaemonSet', 'apps/v1'), { name: 'DaemonSet web' }],
  ['a ReplicaSet', templated('ReplicaSet', 'apps/v1'), { name: 'ReplicaSet web' }],
  [
    'a ReplicationController',
    templated('ReplicationController', 'v1'),
    { name: 'ReplicationController web' },
  ],
  ['a Job', templated('Job', 'batch/v1'), { name: 'Job web', isToEnd: true }],
  ['a CronJob', cronJob(), { name: 'CronJob nightly', isToEnd: true }],
  ['a job of Cloud Run', cloudRunJob(), { name: 'Job import', isToEnd: true }],
  ['a list', `apiVersion: v1\nkind: List\nitems:\n  - ${indented(pod('Pod', 'v1'), 4)}`, { name: 'Pod web' }],
  ['a Pod of JSON', JSON.stringify(podObject()), { name: 'Pod web' }],
  ['a workload among other objects', `${others()}---\n${pod('Pod', 'v1')}`, { name: 'Pod web' }],
  ['a document after empty ones', `---\n---\n# nothing\n---\n${pod('Pod', 'v1')}---\n`, { name: 'Pod web' }],
]

test.each(OBJECTS)('reads %s', (_, text, expected) => {
  const contract = contractOf(text)
  expect(contract).toMatchObject(expected)
  expect(values(contract.ports)).toEqual([{ port: 80, protocol: 'tcp', name: null }])
  expect(contract.grace?.value).toBe(30)
  expect(contract.notTried).toEqual([])
})

test.each([
  [
    'Argo’s Rollout',
    templated('Rollout', 'argoproj.io/v1alpha1'),
    'kind Rollout: only the pod template of argoproj.io/v1alpha1 is read',
  ],
  [
    'OpenShift’s DeploymentConfig',
    templated('DeploymentConfig', 'apps.openshift.io/v1'),
    'kind DeploymentConfig: only the pod template of apps.openshift.io/v1 is read',
  ],
  [
    'a Deployment of the wrong group',
    templated('Deployment', 'v1'),
    'kind Deployment: only the pod template of v1 is read',
  ],
  [
    'a Deployment of an old version',
    templated('Deployment', 'extensions/v1beta1'),
    'apiVersion: Kubernetes no longer has extensions/v1beta1',
  ],
])('reads %s by its template, and says so', (_, text, note) => {
  const contract = contractOf(text)
  expect(values(contract.ports)).toEqual([{ port: 80, protocol: 'tcp', name: null }])
  expect(notTriedIn(contract)).toEqual([note])
})

describe('probes', () => {
  test('have defaults where a value is 0, as Kubernetes sets them', () => {
    const { probes } = contractOf(
      deployment(
        'livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 0, timeoutSeconds: 0, failureThreshold: 0}',
      ),
    )
    expect(probes[0]?.timing).toMatchObject({ period: 10, timeout: 1, failureThreshold: 3 })
  })

  test('run commands, and ask gRPC', () => {
    const { probes } = contractOf(
      deployment(`
readinessProbe:
  grpc: {port: 50051, service: ready}
livenessProbe:
  exec:
    command:
      - cat
      - /tmp/alive
`),
    )
    expect(probes.map(({ how }) => how)).toEqual([
      { kind: 'grpc', port: 50051, service: 'ready' },
      { kind: 'exec', argv: ['cat', '/tmp/alive'] },
    ])
  })

  test('of another host are not tried', () => {
    const contract = contractOf(
      deployment('livenessProbe: {httpGet: {host: example.com, port: 80, path: /}}'),
    )
    expect(contract.probes).toEqual([])
    expect(notTriedIn(contract)).toEqual([
      'livenessProbe.httpGet.host: the probe asks another host than the container',
    ])
  })

  test.each([
    [
      'a port by a name that no port has',
      'livenessProbe: {httpGet: {port: web}}',
      '`livenessProbe.httpGet.port` is `web`: no port of the container has this name',
    ],
    [
      'a port in quotes',
      'livenessProbe: {tcpSocket: {port: "8080"}}',
      '`livenessProbe.tcpSocket.port` must be a number from 1 to 65535 without quotes, or the name of a port, and is `8080`',
    ],
    [
      'a gRPC port by name',
      'ports: [{name: grpc, containerPort: 9}]\nlivenessProbe: {grpc: {port: grpc}}',
      '`livenessProbe.grpc.port` must be a number from 1 to 65535 without quotes, and is `grpc`',
    ],
    ['no port', 'livenessProbe: {httpGet: {path: /}}', '`livenessProbe.httpGet.port` is missing'],
    [
      'no request',
      'livenessProbe: {periodSeconds: 5}',
      '`livenessProbe` names no request: set one of httpGet, tcpSocket, exec, grpc',
    ],
    [
      'two requests',
      'livenessProbe: {tcpSocket: {port: 1}, exec: {command: [a]}}',
      '`livenessProbe` names several requests (tcpSocket, exec): set one of httpGet, tcpSocket, exec, grpc',
    ],
    ['no command', 'livenessProbe: {exec: {}}', '`livenessProbe.exec.command` is missing'],
    [
      'a text for a number',
      'livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 5s}',
      '`livenessProbe.periodSeconds` must be a whole number, and is `5s`',
    ],
    [
      'a negative number',
      'livenessProbe: {tcpSocket: {port: 1}, timeoutSeconds: -1}',
      '`livenessProbe.timeoutSeconds` must be a whole number, and is `-1`',
    ],
    [
      'a success threshold',
      'livenessProbe: {tcpSocket: {port: 1}, successThreshold: 2}',
      '`livenessProbe.successThreshold` must be 1',
    ],
    [
      'a scheme',
      'livenessProbe: {httpGet: {port: 1, scheme: TCP}}',
      '`livenessProbe.httpGet.scheme` is `TCP`: it must be HTTP or HTTPS',
    ],
    ['a list', 'livenessProbe: [tcpSocket]', '`livenessProbe` must be an object, and is a list'],
  ])('with %s are a mistake', (_, container, message) => {
    const text = deployment(container)
    expect(mistakesOf(text)).toEqual([`${lineOf(text, 'livenessProbe')} ${message}`])
  })
})

describe('a command', () => {
  const parts = (container: string) => {
    const contract = contractOf(deployment(container))
    return {
      entrypoint: contract.entrypoint?.value ?? null,
      args: contract.args?.value ?? null,
      notTried: notTriedIn(contract),
    }
  }
  const known = 'env: [{name: PORT, value: "3000"}, {name: DB, value: postgres}]\n'

  test.each([
    ['without args has none of the image', 'command: [run]', ['run'], []],
    ['of args only', 'args: [--verbose]', null, ['--verbose']],
    ['that is empty is none', 'command: []\nargs: []', null, null],
    [
      'keeps what a shell replaces',
      'command: [sh, -c, "echo $(date) $HOME ${X:-y}"]',
      ['sh', '-c', 'echo $(date) $HOME ${X:-y}'],
      [],
    ],
    ['has the value of PORT', `${known}args: ["--port=$(PORT)"]`, null, ['--port=3000']],
    ['has escaped references', `${known}args: ["$$(PORT) $$"]`, null, ['$(PORT) $']],
    ['may have braces', 'args: ["{{.Names}}"]', null, ['{{.Names}}']],
  ])('%s', (_, container, entrypoint, args) => {
    expect(parts(container)).toEqual({ entrypoint, args, notTried: [] })
  })

  test.each([
    [
      'of the file',
      `${known}command: [run]\nargs: ["$(DB)"]`,
      'args: it uses $(DB), and values of variables are not read',
    ],
    [
      'of a Service',
      'command: ["$(API_SERVICE_HOST)"]',
      'command: it uses $(API_SERVICE_HOST), and values of variables are not read',
    ],
  ])('with an unknown variable %s is not tried, nor a part of it', (_, container, note) => {
    expect(parts(container)).toEqual({ entrypoint: null, args: null, notTried: [note] })
  })

  test('with a variable that may come from envFrom is not tried', () => {
    const { notTried } = parts('envFrom: [{configMapRef: {name: settings}}]\nargs: ["$(MODE)"]')
    expect(notTried).toEqual([
      'envFrom[0]: the variables of the ConfigMap settings are not known',
      'args: it uses $(MODE), and values of variables are not read',
    ])
  })

  test('with a number is a mistake, as it is for Kubernetes', () => {
    const text = deployment('args:\n  - --port\n  - 8080')
    expect(mistakesOf(text)).toEqual([
      `${lineOf(text, '- 8080')} \`args[1]\` must be a text: put it in quotes, and is \`8080\``,
    ])
  })
})

describe('PORT', () => {
  test.each([
    ['a number', '"3000"', 3000],
    ['no number', 'http', null],
    ['too large', '"70000"', null],
  ])('that is %s', (_, value, port) => {
    expect(contractOf(deployment(`env: [{name: PORT, value: ${value}}]`)).assignsPort?.value ?? null).toBe(
      port,
    )
  })
})

describe('security', () => {
  test('is the container’s, then the pod’s', () => {
    const text = deployment(
      `
securityContext:
  runAsUser: 1000
  readOnlyRootFilesystem: true
  allowPrivilegeEscalation: false
  capabilities:
    drop: [ALL]
    add: [NET_BIND_SERVICE]
`,
      'securityContext:\n  runAsUser: 1\n  runAsGroup: 2000\n  runAsNonRoot: true\n  seccompProfile:\n    type: RuntimeDefault',
    )
    const { security, notTried } = contractOf(text)
    expect(values(security)).toEqual([
      { rule: 'run-as-non-root' },
      { rule: 'run-as-user', user: 1000, group: 2000 },
      { rule: 'read-only-root' },
      { rule: 'drop', capabilities: ['ALL'] },
      { rule: 'add', capabilities: ['NET_BIND_SERVICE'] },
      { rule: 'no-privilege-escalation' },
    ])
    expect(linesOf(text, security)).toContain('runAsUser: 1000')
    expect(notTried).toEqual([])
  })

  test('of a container takes back a rule of its pod', () => {
    const { security } = contractOf(
      deployment('securityContext: {runAsNonRoot: false}', 'securityContext: {runAsNonRoot: true}'),
    )
    expect(security).toEqual([])
  })

  test('privileged', () => {
    expect(values(contractOf(deployment('securityContext: {privileged: true}')).security)).toEqual([
      { rule: 'privileged' },
    ])
  })

  test('lists what Docker cannot do', () => {
    const contract = contractOf(
      deployment(
        'securityContext: {seccompProfile: {type: Unconfined}}',
        'securityContext: {fsGroup: 1, runAsGroup: 3}',
      ),
    )
    expect(notTriedIn(contract)).toEqual([
      'securityContext.fsGroup: Docker does not change the owner of volumes',
      'securityContext.seccompProfile: the engine’s own profile is used, not Unconfined',
      'securityContext.runAsGroup: Docker sets a group together with a user only',
    ])
  })
})

describe('volumes', () => {
  const POD = `
volumes:
  - name: tmp
    emptyDir: {}
  - name: shm
    emptyDir:
      medium: Memory
      sizeLimit: 64Mi
  - name: data
    persistentVolumeClaim: {claimName: data}
  - name: config
    configMap: {name: api}
  - name: socket
    hostPath: {path: /var/run/docker.sock}
  - name: new
    quantumDisk: {}
`
  const mounts = (...names: string[]): string =>
    `volumeMounts:\n${names.map((name) => `  - {name: ${name}, mountPath: /${name}}`).join('\n')}`

  test('that are empty are folders to write to', () => {
    expect(values(contractOf(deployment(mounts('tmp', 'shm'), POD)).writable)).toEqual([
      { path: '/tmp', inMemory: false, size: null },
      { path: '/shm', inMemory: true, size: 67_108_864 },
    ])
  })

  test('of a claim are empty folders, and the rest is not there', () => {
    const contract = contractOf(deployment(mounts('data', 'config', 'socket', 'new'), POD))
    expect(values(contract.writable)).toEqual([{ path: '/data', inMemory: false, size: null }])
    expect(notTriedIn(contract)).toEqual([
      'volumeMounts /data: an empty folder stands in for the persistentVolumeClaim',
      'volumeMounts /config: the files of a ConfigMap are not there',
      'volumeMounts /socket: a trial shares nothing with the machine',
      'volumeMounts /new: unknown kind of volume `quantumDisk`',
    ])
  })

  test('that are read-only are not writable', () => {
    const contract = contractOf(
      deployment('volumeMounts: [{name: tmp, mountPath: /in, readOnly: true}]', POD),
    )
    expect(contract.writable).toEqual([])
    expect(notTriedIn(contract)).toEqual(['volumeMounts /in: it is read-only, and another writes its files'])
  })

  test('of a StatefulSet are claims', () => {
    const text = templated(
      'StatefulSet',
      'apps/v1',
      'volumeMounts: [{name: data, mountPath: /data}]',
    ).replace('spec:\n', 'spec:\n  volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]\n')
    expect(values(contractOf(text).writable)).toEqual([{ path: '/data', inMemory: false, size: null }])
  })

  test('that the pod does not have are a mistake', () => {
    const text = deployment(mounts('absent'), POD)
    expect(mistakesOf(text)).toEqual([
      `${lineOf(text, 'absent')} \`volumeMounts[0].name\` is \`absent\`: no volume of the pod has this name`,
    ])
  })
})

describe('resources', () => {
  test.each([
    ['256Mi', 268_435_456],
    ['128974848', 128_974_848],
    ['"1.5Gi"', 1_610_612_736],
    ['129e6', 129_000_000],
    ['123M', 123_000_000],
    ['512000k', 512_000_000],
  ])('memory %s', (text, bytes) => {
    expect(contractOf(deployment(`resources: {limits: {memory: ${text}}}`)).memory.limit?.value).toBe(bytes)
  })

  test('a 0 is no limit', () => {
    expect(contractOf(deployment('resources: {limits: {memory: 0}}')).memory.limit).toBeNull()
  })

  test.each([
    ['memory: 256MB', '`resources.limits.memory` is `256MB`: expected a quantity such as 256Mi'],
    ['memory: 128m', '`resources.limits.memory` is `128m`: that is 0.128 bytes; expected a unit such as Mi'],
    ['memory: 512', '`resources.limits.memory` is `512`: that is 512 bytes; expected a unit such as Mi'],
    ['cpu: lots', '`resources.limits.cpu` is `lots`: expected a quantity such as 500m'],
    ['memory: true', '`resources.limits.memory` must be a quantity such as 256Mi or 500m, and is `true`'],
    ['memory: [1]', '`resources.limits.memory` must be a quantity such as 256Mi or 500m, and is a list'],
  ])('%s is a mistake', (limit, message) => {
    const text = deployment(`resources:\n  limits:\n    ${limit}`)
    expect(mistakesOf(text)).toEqual([`${lineOf(text, limit)} ${message}`])
  })

  test('of other kinds are listed once', () => {
    const both = '{ephemeral-storage: 1Gi, nvidia.com/gpu: 1}'
    expect(notTriedIn(contractOf(deployment(`resources: {limits: ${both}, requests: ${both}}`)))).toEqual([
      'resources.limits.ephemeral-storage: a trial does not limit the disk',
      'resources.limits.nvidia.com/gpu: the container gets no such device or pages',
    ])
  })
})

describe('what is not tried', () => {
  test('is listed with its line', () => {
    const text = deployment(
      `
tty: true
ports:
  - containerPort: 9000
    hostPort: 9000
  - containerPort: 9001
    protocol: SCTP
lifecycle:
  postStart:
    exec: {command: [warm]}
  stopSignal: SIGINT
livenessProbe:
  tcpSocket: {port: 9000}
  terminationGracePeriodSeconds: 5
`,
      `
hostNetwork: true
dnsPolicy: Default
initContainers:
  - name: migrate
    image: api
  - name: proxy
    image: envoy
    restartPolicy: Always
`,
    )
    const contract = contractOf(text)
    expect(notTriedIn(contract)).toEqual([
      'hostNetwork: a trial shares nothing with the machine',
      'dnsPolicy: a trial has the engine’s name resolution',
      'tty: the container is tried without a terminal',
      'initContainers migrate: the container is tried without those that run before it or beside it',
      'initContainers proxy: the container is tried without those that run before it or beside it',
      'ports[0].hostPort: ports are published on free ports of the machine',
      'ports[1].containerPort 9001: Docker does not publish SCTP',
      'livenessProbe.terminationGracePeriodSeconds: it is the grace period after a failed probe only',
      'lifecycle.postStart: the hook is not run',
      'lifecycle.stopSignal: the image’s own stop signal is sent',
    ])
    expect(linesOf(text, contract.notTried)[3]).toBe('- name: migrate')
    expect(values(contract.ports)).toEqual([{ port: 9000, protocol: 'tcp', name: null }])
  })

  test('does not list what a cluster prints as standard', () => {
    const text = deployment(
      'tty: false\nvolumeDevices: []\nports: [{containerPort: 1, hostPort: 0}]\nsecurityContext: {procMount: Default}',
      'dnsPolicy: ClusterFirst\nhostNetwork: false\ndnsConfig: {}\nsubdomain: ""',
    )
    expect(contractOf(text).notTried).toEqual([])
  })

  test('unknown fields name the nearest known one', () => {
    const text = deployment(
      'livenesProbe: {tcpSocket: {port: 1}}\nresources: {limit: {memory: 1Gi}}',
      'zebra: 1',
    )
    expect(notTriedIn(contractOf(text))).toEqual([
      'zebra: unknown field `zebra`',
      'livenesProbe: unknown field `livenesProbe` (did you mean `livenessProbe`?)',
      'resources.limit: unknown field `limit` (did you mean `limits`?)',
    ])
  })
})

describe('a Service', () => {
  const service = (ports: string, selector = '{app: api}'): string =>
    `---\napiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec:\n  selector: ${selector}\n  ports:\n    - ${ports}\n`
  const own = 'ports: [{name: http, containerPort: 8080}]'
  const portsIn = (text: string): number[] => values(contractOf(text).ports).map(({ port }) => port)

  test.each([
    ['a target that no container port names is a port', '{port: 80, targetPort: 5000}', [8080, 5000]],
    ['a target that is a container port adds nothing', '{port: 80, targetPort: 8080}', [8080]],
    ['a target by name adds nothing', '{port: 80, targetPort: http}', [8080]],
    ['without a target its port is the target', '{port: 80}', [8080, 80]],
    ['a target of 0 is its port', '{port: 80, targetPort: 0}', [8080, 80]],
  ])('%s', (_, ports, expected) => {
    expect(portsIn(deployment(own) + service(ports))).toEqual(expected)
  })

  test('of other pods says nothing', () => {
    expect(portsIn(deployment(own) + service('{port: 81}', '{app: other}'))).toEqual([8080])
    expect(portsIn(deployment(own) + service('{port: 81}', '{}'))).toEqual([8080])
  })

  test('of another namespace says nothing', () => {
    const inTest = deployment(own).replace('name: api', 'name: api\n  namespace: test')
    const inLive = service('{port: 81}').replace('{name: api}', '{name: api, namespace: live}')
    expect(portsIn(inTest + inLive)).toEqual([8080])
    expect(portsIn(inTest + inLive.replace('live', 'test'))).toEqual([8080, 81])
  })

  test('a target by a name that no port has reaches nothing', () => {
    expect(notTriedIn(contractOf(deployment(own) + service('{port: 80, targetPort: web}')))).toEqual([
      'Service api.spec.ports[0].targetPort: no port of the pod has the name web',
    ])
  })

  test('a target in quotes is a mistake', () => {
    expect(mistakesOf(deployment(own) + service('{port: 80, targetPort: "8080"}'))[0]).toMatch(
      /without quotes/,
    )
  })

  test('may belong to another container of the pod', () => {
    const two = deployment(own, 'hostname: x').replace(
      '      containers:\n',
      '      containers:\n        - {name: proxy, image: envoy, ports: [{name: admin, containerPort: 9901}]}\n',
    )
    expect(values(contractOf(two + service('{port: 80, targetPort: admin}'), 'api/api').ports)).toHaveLength(
      1,
    )
    const unclear = contractOf(two + service('{port: 80, targetPort: 7000}'), 'api/api')
    expect(unclear.ports).toHaveLength(1)
    expect(notTriedIn(unclear)).toContain(
      'Service api.spec.ports[0].targetPort: no container of the pod says that it has this port',
    )
  })
})

test('a byte order mark and line ends of Windows change nothing', () => {
  const text = `\uFEFF${deployment('ports: [{containerPort: 80}]').replaceAll('\n', '\r\n')}`
  const { ports } = contractOf(text)
  expect(ports[0]).toMatchObject({ value: { port: 80 }, at: { line: lineOf(text, 'containerPort') } })
})

test('aliases and merge keys are followed, to the line where the value is written', () => {
  const text = `x-probe: &probe
  httpGet: &get
    path: /healthz
    port: 8080
kind: Pod
apiVersion: v1
metadata: {name: web}
spec:
  containers:
    - name: web
      image: web
      readinessProbe: *probe
      livenessProbe:
        <<: *probe
        periodSeconds: 60
      startupProbe:
        httpGet:
          <<: [*get]
          path: /started
`
  const contract = contractOf(text)
  expect(contract.probes.map(({ use, how, at }) => [use, 'path' in how ? how.path : '', at.line])).toEqual([
    ['startup', '/started', lineOf(text, 'path: /started')],
    ['readiness', '/healthz', 3],
    ['liveness', '/healthz', 3],
  ])
  expect(contract.probes[2]?.timing.period).toBe(60)
  expect(notTriedIn(contract)).toEqual(['x-probe: unknown field `x-probe`'])
})

function pod(kind: string, apiVersion: string): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: web
spec:
  containers:
    - name: web
      image: web:1
      ports:
        - containerPort: 80
`
}

function podObject(): object {
  const containers = [{ name: 'web', image: 'web', ports: [{ containerPort: 80 }] }]
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } }
}

function templated(kind: string, apiVersion: string, container = 'imagePullPolicy: Always'): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: web
spec:
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: web:1
          ${container}
          ports:
            - containerPort: 80
`
}

function cronJob(): string {
  return `apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "0 3 * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 2
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - {name: nightly, image: app, ports: [{containerPort: 80}]}
`
}

function cloudRunJob(): string {
  return `apiVersion: run.googleapis.com/v1
kind: Job
metadata: {name: import}
spec:
  template:
    spec:
      taskCount: 3
      template:
        spec:
          containers:
            - image: import
              ports: [{containerPort: 80}]
`
}

function others(): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data:
  page.tmpl: |
    {{ if .Title }}<h1>{{ .Title }}</h1>{{ end }}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1}
`
}

function indented(text: string, spaces: number): string {
  return text.trim().replaceAll('\n', `\n${' '.repeat(spaces)}`)
}
