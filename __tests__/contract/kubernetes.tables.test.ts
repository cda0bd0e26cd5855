/** The tables of fields against the published API: `kubernetes-fields.json` has the names of each object. */
import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as tables from '../../src/contract/kubernetes/tables.ts'

interface Published {
  version: string
  fields: Record<string, string>
}

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, 'kubernetes-fields.json'), 'utf8'),
) as Published

const WORKLOADS = Object.entries(tables.WORKLOAD_SPECS).map(
  ([kind, table]) => [`${kind}Spec`, table] as const,
)

const TABLES: [string, tables.FieldTable][] = [
  ...WORKLOADS.map(([name, table]): [string, tables.FieldTable] => [name, table]),
  ['PodSpec', tables.POD],
  ['Container', tables.CONTAINER],
  ['ContainerPort', tables.PORT],
  ['Probe', tables.PROBE],
  ['HTTPGetAction', tables.HTTP_GET],
  ['HTTPHeader', tables.HTTP_HEADER],
  ['TCPSocketAction', tables.TCP_SOCKET],
  ['ExecAction', tables.EXEC],
  ['GRPCAction', tables.GRPC],
  ['Lifecycle', tables.LIFECYCLE],
  ['LifecycleHandler', tables.HOOK],
  ['EnvVar', tables.ENV],
  ['EnvVarSource', tables.VALUE_FROM],
  ['EnvFromSource', tables.ENV_FROM],
  ['ResourceRequirements', tables.RESOURCES],
  ['SecurityContext', tables.SECURITY_CONTEXT],
  ['PodSecurityContext', tables.POD_SECURITY_CONTEXT],
  ['Capabilities', tables.CAPABILITIES],
  ['SeccompProfile', tables.PROFILE],
  ['VolumeMount', tables.VOLUME_MOUNT],
  ['EmptyDirVolumeSource', tables.EMPTY_DIR],
  ['ServiceSpec', tables.SERVICE],
  ['ServicePort', tables.SERVICE_PORT],
]

test('are of the published version', () => {
  expect(tables.API_VERSION).toBe(published.version)
})

test.each(TABLES)('%s has each published field, and no other', (name, { fields }) => {
  expect(Object.keys(fields).sort()).toEqual(published.fields[name]?.split(' '))
})

test('volumes have each published kind, and no other', () => {
  const kinds = published.fields.Volume?.split(' ').filter((name) => name !== 'name')
  expect(Object.keys(tables.VOLUMES).sort()).toEqual(kinds)
})

test('each object of the API that is read has a table', () => {
  const others = ['Deployment', 'PodTemplateSpec', 'Volume']
  expect([...TABLES.map(([name]) => name), ...others].sort()).toEqual(Object.keys(published.fields).sort())
})

test('each table names its source', () => {
  const sources = TABLES.map(([, { source }]) => source)
  expect(sources.every((source) => /^https:\/\/kubernetes\.io\/.*#[a-z]+-v1-[a-z]+$/.test(source))).toBe(true)
  expect(new Set(sources).size).toBe(sources.length)
})
