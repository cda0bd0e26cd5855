/** Files that cannot be used: each has sentences that say what to do, and never a contract. */
import { describe, expect, test } from '@jest/globals'
import { contractOf, deployment, lineOf, mistakesOf } from './kubernetes.support.ts'

const RENDER =
  'give rendered output, for example of `helm template CHART > FILE` or `kustomize build DIR > FILE`'

const workload = (kind: string, name: string, ...containers: string[]): string => `---
apiVersion: ${kind.endsWith('Job') ? 'batch/v1' : 'apps/v1'}
kind: ${kind}
metadata: {name: ${name}}
spec:
  template:
    spec:
      containers:
${containers.map((one) => `        - {name: ${one}, image: ${one}}\n`).join('')}`

describe('a choice', () => {
  const two = workload('Deployment', 'api', 'web', 'proxy') + workload('Deployment', 'worker', 'worker')
  const same = workload('Deployment', 'api', 'api') + workload('Job', 'api', 'migrate')

  test.each([
    ['a workload', 'worker', 'Deployment worker'],
    ['a container', 'proxy', 'Deployment api, container proxy'],
    ['a workload and its container', 'api/web', 'Deployment api, container web'],
    ['a kind and its workload', 'deployment/worker', 'Deployment worker'],
  ])('by %s', (_, pick, name) => {
    expect(contractOf(two, pick).name).toBe(name)
  })

  test('of one container needs no name, but checks one', () => {
    expect(contractOf(deployment(), 'api').name).toBe('Deployment api')
    expect(mistakesOf(deployment(), 'apo')).toEqual([
      '- #apo names no workload or container: did you mean api?',
    ])
  })

  test('by a container’s name counts before that of its workload', () => {
    const text = workload('Deployment', 'api', 'proxy', 'api')
    expect(contractOf(text, 'api').name).toBe('Deployment api, container api')
  })

  test.each([
    [
      'nothing of several',
      two,
      null,
      '12 it has several workloads: add one of api/web, api/proxy, worker after # to choose',
    ],
    [
      'a name that is not there',
      two,
      'zzz',
      '- #zzz names no workload or container: choose one of api/web, api/proxy, worker',
    ],
    [
      'a workload with several containers',
      two,
      'api',
      '10 #api names more than one container: choose one of api/web, api/proxy',
    ],
    [
      'a name of two workloads',
      same,
      'api',
      '18 #api names more than one container: choose one of deployment/api, migrate',
    ],
  ])('of %s lists the names', (_, text, pick, message) => {
    expect(mistakesOf(text, pick).map((one) => one.replace(/^\d+/, ''))).toEqual([
      message.replace(/^\d+/, ''),
    ])
  })

  test('of two that have one name is none', () => {
    const text = workload('Deployment', 'api', 'api') + workload('Deployment', 'api', 'api')
    expect(mistakesOf(text)[0]).toMatch(/they have the same name, so give a file that has one of them$/)
  })

  test('lists ten names at most', () => {
    const text = Array.from({ length: 30 }, (_, at) => workload('Deployment', `d${at}`, 'app')).join('')
    expect(mistakesOf(text)[0]).toMatch(/add one of d0, .*, d9 and 20 more after # to choose$/)
  })
})

describe('a file without a workload', () => {
  test.each([
    ['empty', '', '- it has no Kubernetes object'],
    ['of comments', '# later\n---\n', '- it has no Kubernetes object'],
    ['of a text', 'hello', '1 it is no Kubernetes object: it must be a map with `apiVersion` and `kind`'],
    ['of values of Helm', 'image:\n  tag: latest\n', '1 it has no `kind`, so it is no Kubernetes object'],
    ['of Compose', 'services:\n  web: {image: web}\n', '1 it has no `kind`, so it is no Kubernetes object'],
    ['of Kustomize', 'resources:\n  - deployment.yaml\n', `1 it is a file of Kustomize: ${RENDER}`],
    [
      'of Kustomize with a kind',
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n',
      `- it only says how to render other objects (Kustomization): ${RENDER}`,
    ],
    [
      'of other objects',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\n',
      '- it has no workload with containers, only ConfigMap a, Service b: give the file of a Deployment, Job or the like',
    ],
    [
      'of an unknown kind',
      'apiVersion: a/v1\nkind: Widget\nspec: {size: 1}\n',
      '- it has no workload with containers, only Widget: give the file of a Deployment, Job or the like',
    ],
  ])('%s', (_, text, message) => {
    expect(mistakesOf(text)).toEqual([message])
  })

  test('of a patch of Kustomize', () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {replicas: 3}\n'
    expect(mistakesOf(patch)).toEqual([
      `1 Deployment api has no containers, as a patch of Kustomize: ${RENDER}`,
    ])
    const noImage = workload('Deployment', 'api', 'api').replace(', image: api', '')
    expect(mistakesOf(noImage)).toEqual([
      `${lineOf(noImage, '- {name: api}')} the container has no \`image\`, as in a patch of Kustomize: ${RENDER}`,
    ])
  })
})

describe('a template that is not rendered', () => {
  test.each([
    ['of Helm', deployment('{{- if .Values.probe }}\nlivenessProbe: {}\n{{- end }}'), '{{- if'],
    ['of Helm, a value without quotes', deployment('workingDir: {{ .Values.dir }}'), '{{ .Values'],
    ['of Jinja', `{% set port = 80 %}\n${deployment()}`, '{%'],
  ])('%s', (_, text, part) => {
    expect(mistakesOf(text)).toEqual([
      `${lineOf(text, part)} it is a template that is not rendered: ${RENDER}`,
    ])
  })

  test.each([
    ['a port', 'ports: [{containerPort: "${PORT}"}]', 'ports[0].containerPort', '${PORT}'],
    [
      'a port of Helm in quotes',
      'ports: [{containerPort: "{{ .Values.port }}"}]',
      'ports[0].containerPort',
      '{{ .Values.port }}',
    ],
    [
      'a path',
      'livenessProbe: {httpGet: {path: "${BASE}/ok", port: 1}}',
      'livenessProbe.httpGet.path',
      '${BASE}/ok',
    ],
    ['a quantity', 'resources: {limits: {memory: $MEMORY}}', 'resources.limits.memory', '$MEMORY'],
    [
      'a seconds value',
      'livenessProbe: {tcpSocket: {port: 1}, periodSeconds: "{{ period }}"}',
      'livenessProbe.periodSeconds',
      '{{ period }}',
    ],
    ['a command', 'command: ["{{ .Values.run }}"]', 'command[0]', '{{ .Values.run }}'],
    ['PORT', 'env: [{name: PORT, value: "${APP_PORT}"}]', 'env[0].value', '${APP_PORT}'],
  ])('in the place of %s', (_, container, name, value) => {
    const text = deployment(container)
    expect(mistakesOf(text)).toEqual([
      `${lineOf(text, name.split(/[.[]/)[0] ?? '')} \`${name}\` is the template \`${value}\`: ${RENDER}`,
    ])
  })

  test('counts where it is read only: the image’s name may be one', () => {
    const text = deployment('env: [{name: A, value: "{{ secret }}"}]').replace(/image: .*/, 'image: ${IMAGE}')
    expect(contractOf(text).name).toBe('Deployment api')
  })

  test('of Jsonnet', () => {
    const text = "local port = 80;\n{ kind: 'Pod', ports: [port for x in [1]] }\n"
    expect(mistakesOf(text)).toEqual(['1 it is Jsonnet: give its output, for example of `jsonnet FILE`'])
  })
})

describe('YAML', () => {
  test.each([
    [
      'with a tab',
      deployment().replace('  template:', '\ttemplate:'),
      /^10 it is not valid YAML: Tabs are not allowed as indentation/,
    ],
    [
      'with a key that is given twice',
      deployment('stdin: true\nstdin: false'),
      /^20 `stdin` is given twice: remove one of them$/,
    ],
    ['with a bracket that is open', deployment('command: [a'), /^\d+ it is not valid YAML: /],
    ['with an unknown alias', deployment('command: *run'), /^19 `\*run` names nothing above it$/],
    ['with an alias of itself', 'kind: &a\n  b: *a\n', /^2 `\*a` contains itself$/],
    [
      'with a merge of a text',
      'a: &a text\nb:\n  <<: *a\n',
      /^1 a merge key \(`<<`\) takes a map, or a list of maps$/,
    ],
    ['with a key that is a list', '? [a, b]\n: c\n', /^1 a key must be a plain name$/],
    [
      'with a boolean in the place of a text',
      deployment('env: [{name: DEBUG, value: yes}]'),
      /^19 `env\[0\].value` must be a text: put it in quotes$/,
    ],
    [
      'with a map in the place of a list',
      deployment('ports: {containerPort: 80}'),
      /^19 `ports` must be a list of at most 1000 items, and is an object$/,
    ],
    [
      'with containers that are a map',
      deployment().replace(/- name: api\n.*\n.*/, '  name: api'),
      /`containers` must be a list/,
    ],
  ])('%s', (_, text, message) => {
    expect(mistakesOf(text)[0]).toMatch(message)
  })

  test('all mistakes are shown at once', () => {
    const text = deployment(
      'tty: [1]\nworkingDir: 3\nports: [{containerPort: http}, {}]\nresources: {limits: {cpu: x}}',
    )
    expect(mistakesOf(text)).toHaveLength(4)
  })
})

/** Milliseconds, on a busy machine; without the limits it takes minutes, or never ends. */
const LONGEST = 15_000

describe('limits', () => {
  test('10 MB are refused before they are parsed', () => {
    const start = performance.now()
    expect(mistakesOf('# filler\n'.repeat(1_200_000))).toEqual([
      '1 it has 10,800,000 bytes: at most 1 MiB is read',
    ])
    expect(performance.now() - start).toBeLessThan(LONGEST)
  })

  test('tokens are counted', () => {
    expect(mistakesOf('- '.repeat(400_000))).toEqual(['1 it has more than 300,000 YAML tokens'])
  })

  test('documents are counted', () => {
    expect(mistakesOf('---\na: 1\n'.repeat(501))).toEqual(['1 it has 501 documents: at most 500 are read'])
  })

  test.each([
    ['flow', `a: ${'['.repeat(70)}${']'.repeat(70)}`],
    ['blocks', Array.from({ length: 70 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['brackets', '['.repeat(290_000)],
    ['dashes', '- '.repeat(140_000)],
  ])('deep nesting: %s', (_, text) => {
    const start = performance.now()
    expect(mistakesOf(text)[0]).toMatch(/nested deeper than 60 levels$/)
    expect(performance.now() - start).toBeLessThan(LONGEST)
  })

  test('a billion laughs', () => {
    const laughs = Array.from({ length: 12 }, (_, at) => {
      const items =
        at === 0
          ? 'ha, ha, ha, ha, ha, ha, ha, ha, ha, ha'
          : Array(10)
              .fill(`*l${at - 1}`)
              .join(', ')
      return `l${at}: &l${at} [${items}]`
    })
    const start = performance.now()
    expect(mistakesOf(laughs.join('\n'))).toEqual([
      '6 it has more than 300,000 values, those of aliases included',
    ])
    expect(performance.now() - start).toBeLessThan(LONGEST)
  })

  test('fifty thousand aliases', () => {
    const start = performance.now()
    const text = `kind: Pod\na: &a 1\nb: [${'*a,'.repeat(50_000)}]\n`
    expect(mistakesOf(text)).toEqual(['1 Pod has no containers, as a patch of Kustomize: ' + RENDER])
    expect(performance.now() - start).toBeLessThan(LONGEST)
  })

  test('names in messages are cut', () => {
    const text = deployment(`livenessProbe: {httpGet: {port: ${'x'.repeat(5000)}}}`)
    expect(mistakesOf(text)[0]?.length).toBeLessThan(250)
  })
})
