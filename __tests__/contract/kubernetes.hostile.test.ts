/** The reader answers any file, within its limits, and with lines that are there. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readKubernetes } from '../../src/contract/kubernetes/index.ts'
import * as tables from '../../src/contract/kubernetes/tables.ts'
import { deployment, knative } from './kubernetes.support.ts'

const SECRET = 'hunter2-hunter2'

const RICH = [
  deployment(
    `
command: [run]
ports: [{name: http, containerPort: 8080}]
env: [{name: TOKEN, value: ${SECRET}}]
livenessProbe: &p {httpGet: {path: /, port: http}}
readinessProbe: *p
resources: {limits: {memory: 64Mi, cpu: 500m}}
securityContext: {runAsUser: 1000, capabilities: {drop: [ALL]}}
volumeMounts: [{name: tmp, mountPath: /tmp}]
lifecycle: {preStop: {exec: {command: [sleep, "1"]}}}
`,
    'volumes: [{name: tmp, emptyDir: {sizeLimit: 1Gi}}]',
  ),
  knative('ports: [{containerPort: 3000}]\nstartupProbe: {tcpSocket: {port: 0}}'),
  '---\napiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {selector: {app: api}, ports: [{port: 80}]}\n',
]

function check(text: string, pick: string | null): void {
  const { contracts, mistakes } = readKubernetes(text, 'k8s.yaml', pick)
  expect(contracts.length === 1).toBe(mistakes.length === 0)
  expect(mistakes.length).toBeLessThanOrEqual(100)
  const lines = text.split('\n').length
  const rules = contracts.flatMap((one) => [...one.ports, ...one.probes, ...one.security, ...one.notTried])
  const given = [...mistakes.map(({ line }) => line ?? 1), ...rules.map(({ at }) => at.line)]
  expect(given.filter((line) => line < 1 || line > lines)).toEqual([])
  expect(contracts.flatMap((one) => one.notTried).length).toBeLessThanOrEqual(101)
  for (const { message } of mistakes) expect(message.length).toBeLessThan(1500)
}

const picks = fc.option(fc.constantFrom('api', 'web', 'api/api', '', '/', '__proto__', 'constructor'))

test('the texts of these tests are contracts', () => {
  for (const text of RICH.slice(0, 2)) {
    const read = readKubernetes(text, 'a', null)
    expect(read.mistakes).toEqual([])
    expect(JSON.stringify(read)).not.toContain(SECRET)
  }
})

test('any text is read or refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), picks, check), { numRuns: 300 })
})

const PIECES = [
  ...[
    '- ',
    ': ',
    '\n',
    '\n---\n',
    '  ',
    '\t',
    '&a ',
    '*a',
    '<<: *p',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|\n',
    '!!str ',
    '!x ',
  ],
  ...[
    'null',
    '~',
    '-1',
    '1e999',
    '0x10',
    '99999999999999999999',
    'yes',
    '{{ .Values.x }}',
    '${X}',
    '__proto__: 1',
    '\u0000',
  ],
]

test('a manifest with changed pieces is read or refused', () => {
  const edit = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(12),
    fc.constantFrom(...PIECES, ''),
  )
  fc.assert(
    fc.property(
      fc.shuffledSubarray(RICH, { minLength: 1 }),
      fc.array(edit, { maxLength: 6 }),
      picks,
      (texts, edits, pick) => {
        let text = texts.join('\n---\n')
        for (const [share, removed, piece] of edits) {
          const at = Math.floor(share * text.length)
          text = text.slice(0, at) + piece + text.slice(at + removed)
        }
        check(text, pick)
      },
    ),
    { numRuns: 400 },
  )
})

/** Objects of known fields with values of any type. */
function valueOf(names: readonly string[], depth = 3): fc.Arbitrary<unknown> {
  const plain = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      80,
      1.5,
      1e300,
      '',
      '80',
      'http',
      '/x',
      '64Mi',
      '$(PORT)',
      '${X}',
      'TCP',
    ),
    fc.string({ maxLength: 8 }),
  )
  if (depth === 0) return plain
  const inner = valueOf(names, depth - 1)
  return fc.oneof(
    plain,
    fc.array(inner, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 6 }),
  )
}

describe('known fields with values of any type', () => {
  const names = [
    ...new Set(
      Object.values(tables)
        .filter((table): table is tables.FieldTable => typeof table === 'object' && 'fields' in table)
        .flatMap(({ fields }) => Object.keys(fields)),
    ),
    ...['memory', 'cpu', '__proto__', 'constructor', 'toString'],
  ]
  const value = valueOf(names)
  const container = fc
    .dictionary(fc.constantFrom(...Object.keys(tables.CONTAINER.fields)), value, { maxKeys: 8 })
    .map((fields) => ({ name: 'api', image: 'api', ...fields }))
  const pod = fc
    .dictionary(fc.constantFrom(...Object.keys(tables.POD.fields)), value, { maxKeys: 5 })
    .chain((fields) =>
      fc.array(container, { minLength: 1, maxLength: 2 }).map((containers) => ({ ...fields, containers })),
    )
  const kinds = fc.constantFrom(
    ['apps/v1', 'Deployment'],
    ['serving.knative.dev/v1', 'Service'],
    ['x/v1', 'Rollout'],
  )

  test('are read or refused', () => {
    fc.assert(
      fc.property(kinds, pod, picks, ([apiVersion, kind], spec, pick) => {
        check(
          JSON.stringify({ apiVersion, kind, metadata: { name: 'api' }, spec: { template: { spec } } }),
          pick,
        )
      }),
      { numRuns: 400 },
    )
  })
})

test('a hundred rows and a note are the most that is listed', () => {
  const fields = Array.from({ length: 300 }, (_, at) => `field${at}x: 1`).join('\n')
  const { contracts } = readKubernetes(deployment(fields), 'a', null)
  expect(contracts[0]?.notTried).toHaveLength(101)
  expect(contracts[0]?.notTried.at(-1)?.value).toEqual({ what: 'more', why: 'only the first 100 are listed' })
})

test('a value of a variable is in no message', () => {
  const { mistakes } = readKubernetes(deployment('env: [{name: PIN, value: 123456789}]'), 'a', null)
  expect(mistakes).toHaveLength(1)
  expect(JSON.stringify(mistakes)).not.toContain('123456789')
})

test('a text of a megabyte that looks like a template costs linear time', () => {
  const text = deployment(`workingDir: "${'${'.repeat(400_000)}"`)
  expect(readKubernetes(text, 'a', null).contracts).toHaveLength(0)
})
