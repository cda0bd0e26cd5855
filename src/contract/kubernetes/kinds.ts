/**
 * Which objects run containers, and where their pod is. Data. Another kind with a pod template, such as Argo’s Rollout, is read
 * by its template: that part is Kubernetes’ own, and the rest is listed as not tried.
 */
import type { ContractKind } from '../model.ts'
import type { FieldTable } from './tables.ts'
import { WORKLOAD_SPECS } from './tables.ts'

export interface Kind {
  readonly contract: ContractKind & ('kubernetes' | 'knative')
  /** From the object to the spec of its pod. */
  readonly pod: readonly string[]
  readonly isToEnd: boolean
  /** Of its `spec`; undefined where that is not checked. */
  readonly spec?: FieldTable | undefined
}

const TEMPLATE = ['spec', 'template', 'spec']
const OF_JOB = ['spec', 'jobTemplate', 'spec', 'template', 'spec']

const kind = (name: string, pod: readonly string[] = TEMPLATE, isToEnd = false): Kind => ({
  contract: 'kubernetes',
  pod,
  isToEnd,
  spec: WORKLOAD_SPECS[name],
})
const knative = (pod: readonly string[] = TEMPLATE, isToEnd = false): Kind => ({
  contract: 'knative',
  pod,
  isToEnd,
})

/** By API group and kind. */
const KINDS: Readonly<Record<string, Kind>> = {
  '/Pod': kind('Pod', ['spec']),
  '/PodTemplate': kind('PodTemplate', ['template', 'spec']),
  '/ReplicationController': kind('ReplicationController'),
  'apps/Deployment': kind('Deployment'),
  'apps/StatefulSet': kind('StatefulSet'),
  'apps/DaemonSet': kind('DaemonSet'),
  'apps/ReplicaSet': kind('ReplicaSet'),
  'extensions/Deployment': kind('Deployment'),
  'extensions/DaemonSet': kind('DaemonSet'),
  'extensions/ReplicaSet': kind('ReplicaSet'),
  'batch/Job': kind('Job', TEMPLATE, true),
  'batch/CronJob': kind('CronJob', OF_JOB, true),
  // Cloud Run has Knative’s objects, and two of its own: https://cloud.google.com/run/docs/reference/yaml/v1
  'serving.knative.dev/Service': knative(),
  'serving.knative.dev/Configuration': knative(),
  'serving.knative.dev/Revision': knative(['spec']),
  'run.googleapis.com/Job': kind('', ['spec', 'template', 'spec', 'template', 'spec'], true),
  'run.googleapis.com/WorkerPool': kind(''),
}

export const kindOf = (apiVersion: string, name: string): Kind | undefined => {
  const key = `${groupOf(apiVersion)}/${name}`
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined
}

/** Of a kind that is not in the table: only by its pod template. */
export const BY_TEMPLATE: readonly Kind[] = [kind(''), kind('', OF_JOB, true)]

/** Kubernetes 1.16 to 1.25 removed them: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
export const REMOVED: readonly string[] = [
  'apps/v1beta1',
  'apps/v1beta2',
  'batch/v1beta1',
  'batch/v2alpha1',
  'extensions/v1beta1',
]

/** Objects that only say how to render others. */
export const GENERATORS: readonly string[] = [
  'kustomize.config.k8s.io/Kustomization',
  'kustomize.config.k8s.io/Component',
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'helm.toolkit.fluxcd.io/HelmRelease',
  'helm.cattle.io/HelmChart',
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
]

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
