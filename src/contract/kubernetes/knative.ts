/**
 * What Knative and Cloud Run add to a pod.
 * https://knative.dev/docs/serving/reference/serving-api/ · https://cloud.google.com/run/docs/reference/yaml/v1 ·
 * https://cloud.google.com/run/docs/container-contract
 */
import type { Contract, ContractPort, ContractProbe, Ruled } from '../model.ts'
import type { Fields } from './fields.ts'
import type { Notes } from './notes.ts'
import { POD, type FieldTable } from './tables.ts'

/** Where the file names no port. */
export const DEFAULT_PORT = 8080

/** A revision is a pod with these. */
export const REVISION: FieldTable = {
  source: 'https://knative.dev/docs/serving/reference/serving-api/',
  fields: {
    ...POD.fields,
    containerConcurrency: 'other',
    timeoutSeconds: 'read',
    idleTimeoutSeconds: { notTried: 'no request of a trial takes that long' },
    responseStartTimeoutSeconds: { notTried: 'no request of a trial takes that long' },
  },
}

/** Annotations that are rules for the image. Others say nothing about it. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'run.googleapis.com/cloudsql-instances': 'the sockets below /cloudsql are not there',
  'run.googleapis.com/container-dependencies': 'the container is tried without the others',
  'run.googleapis.com/gpu-zonal-redundancy-disabled': 'the container gets no GPU',
}
const ENVIRONMENT = 'run.googleapis.com/execution-environment'

/** Seconds from SIGTERM to SIGKILL on Cloud Run. */
const CLOUD_RUN_GRACE = 10
const REQUEST_TIMEOUT = 300

/** The port that the platform assigns; it is a rule of the ports too. */
export function assignedPort(
  ports: readonly Ruled<ContractPort>[],
  container: Fields,
  notes: Notes,
): Ruled<ContractPort> {
  return ports[0] ?? notes.ruled({ port: DEFAULT_PORT, protocol: 'tcp', name: null }, container.line)
}

/** A revision without a startup or readiness probe gets one that connects. */
export function defaultProbe(probes: readonly ContractProbe[], port: Ruled<ContractPort>): ContractProbe[] {
  if (probes.some(({ use }) => use !== 'liveness')) return []
  const timing = { initialDelay: 0, period: null, timeout: null, failureThreshold: null, successThreshold: 1 }
  return [{ use: 'startup', how: { kind: 'tcp', port: port.value.port }, timing, at: port.at }]
}

/** Cloud Run waits ten seconds; Knative as long as a request may take. */
export function graceOf(pod: Fields, isCloudRun: boolean, line: number, notes: Notes): Contract['grace'] {
  const timeout = pod.whole('timeoutSeconds', 0)
  if (isCloudRun) return notes.ruled(CLOUD_RUN_GRACE, line)
  return timeout === null || timeout.value === 0 ? notes.ruled(REQUEST_TIMEOUT, line) : timeout
}

/** Whether they are Cloud Run’s. */
export function noteAnnotations(annotations: readonly (Fields | null)[], notes: Notes): boolean {
  for (const fields of annotations)
    for (const key of fields?.keys() ?? []) {
      const why = Object.hasOwn(ANNOTATIONS, key) ? ANNOTATIONS[key] : undefined
      if (fields !== null && why !== undefined) notes.skip(fields.lineOf(key), key, why)
      if (key === ENVIRONMENT && fields?.opaque(key)?.value === 'gen1')
        notes.skip(fields.lineOf(key), key, 'gen1 is gVisor, which has not all of Linux’ system calls')
    }
  return annotations.some(
    (fields) => fields?.keys().some((key) => key.startsWith('run.googleapis.com/')) === true,
  )
}
