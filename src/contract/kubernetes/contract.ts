/** One container of one workload as a contract. */
import { emptyContract, type Contract, type ContractPort, type Ruled } from '../model.ts'
import { commandOf } from './commands.ts'
import { environmentOf, type Environment } from './environment.ts'
import { Fields } from './fields.ts'
import { REMOVED } from './kinds.ts'
import { REVISION, assignedPort, defaultProbe, graceOf, noteAnnotations } from './knative.ts'
import { Notes, shown } from './notes.ts'
import { portsOf } from './ports.ts'
import { preStopOf, probesOf } from './probes.ts'
import { resourcesOf } from './resources.ts'
import { securityOf } from './security.ts'
import { labelsOf, servicePorts } from './service-ports.ts'
import { CONTAINER, OBJECT, POD, POD_TEMPLATE } from './tables.ts'
import { RENDER } from './template.ts'
import { writableOf } from './volumes.ts'
import { nodeAt, textAt, titleOf, type Candidate, type KubernetesObject } from './workloads.ts'

/** Kubernetes’ own. */
const DEFAULT_GRACE = 30

/** Null with a mistake. Mistakes may be noted beside a contract too. */
export function contractOf(
  candidate: Candidate,
  objects: readonly KubernetesObject[],
  notes: Notes,
): Contract | null {
  const { object, kind, container: node } = candidate
  const whole = new Fields(object.node, notes, '')
  noteObject(candidate, whole, notes)
  const pod = podOf(candidate, whole, notes)
  pod?.objects('containers') // says what is no list or no object
  if (notes.mistakes.length > 0) return null
  if (node === null || pod === null) {
    notes.mistake(
      object.node.line,
      `${titleOf(object)} has no containers, as a patch of Kustomize: ${RENDER}`,
    )
    return null
  }
  const container = new Fields(node, notes, '').check(CONTAINER)
  if (container.opaque('image') === null && !container.has('image'))
    notes.mistake(node.line, `the container has no \`image\`, as in a patch of Kustomize: ${RENDER}`)
  noteOtherContainers(pod, candidate, notes)
  const environment = environmentOf(container, notes)
  const read = { candidate, objects, notes, pod, container, environment }
  return kind.contract === 'knative' ? knativeContract(read, whole) : kubernetesContract(read, whole)
}

interface Read {
  readonly candidate: Candidate
  readonly objects: readonly KubernetesObject[]
  readonly notes: Notes
  readonly pod: Fields
  readonly container: Fields
  readonly environment: Environment
}

function kubernetesContract(read: Read, whole: Fields): Contract {
  const { candidate, notes, pod, container } = read
  const ports = portsOf(container, notes)
  const probes = probesOf(container, probeContext(read, ports, null))
  return {
    ...baseOf(read, claimsOf(whole), ports),
    ports: [...ports, ...servedPorts(read, ports)],
    probes,
    assignsPort: read.environment.assignsPort,
    grace:
      pod.whole('terminationGracePeriodSeconds', 0) ??
      notes.ruled(DEFAULT_GRACE, candidate.container?.line ?? pod.line),
  }
}

function knativeContract(read: Read, whole: Fields): Contract {
  const { candidate, notes, pod, container, environment } = read
  const annotations = [annotationsOf(whole), annotationsOf(whole.object('spec')?.object('template') ?? null)]
  const isCloudRun = noteAnnotations(annotations, notes)
  const grace = graceOf(pod, isCloudRun, candidate.container?.line ?? pod.line, notes)
  const declared = portsOf(container, notes)
  // of several containers, only the one with a port gets requests, and PORT
  if (candidate.isOneOfSeveral && declared.length === 0) {
    const probes = probesOf(container, probeContext(read, [], null))
    return { ...baseOf(read, [], []), probes, assignsPort: environment.assignsPort, grace }
  }
  const given = environment.env.find(({ value }) => value.name === 'PORT')
  if (given) notes.mistake(given.at.line, 'the platform sets PORT itself, and refuses it in `env`: remove it')
  const port = assignedPort(declared, container, notes)
  const variables = { ...environment.variables, port: port.value.port }
  const inner = { ...read, environment: { ...environment, variables } }
  const probes = probesOf(container, probeContext(inner, [port], port.value.port))
  return {
    ...baseOf(inner, [], [port]),
    ports: [port],
    probes: [...probes, ...defaultProbe(probes, port)],
    assignsPort: { value: port.value.port, at: port.at },
    grace,
  }
}

/** What both have. */
function baseOf(read: Read, claims: readonly string[], ports: readonly Ruled<ContractPort>[]): Contract {
  const { candidate, notes, pod, container, environment } = read
  const { object, kind, isOneOfSeveral, containerName } = candidate
  const suffix = isOneOfSeveral && containerName !== '' ? `, container ${shown(containerName)}` : ''
  return {
    ...emptyContract(kind.contract, notes.file, `${titleOf(object)}${suffix}`),
    ...commandOf(container, environment.variables, notes),
    ...resourcesOf(container, notes),
    workingDir: container.text('workingDir'),
    env: environment.env,
    security: securityOf(pod, container, notes),
    writable: writableOf(pod, container, claims, notes),
    preStop: preStopOf(container, probeContext(read, ports, null)),
    isToEnd: kind.isToEnd,
    notTried: notes.notTried,
  }
}

const probeContext = (
  { notes, environment }: Read,
  ports: readonly Ruled<ContractPort>[],
  defaultPort: number | null,
) => ({
  notes,
  variables: environment.variables,
  defaultPort,
  portByName: (name: string): number | null =>
    ports.find(({ value }) => value.name === name)?.value.port ?? null,
})

function servedPorts(
  { candidate, objects, notes }: Read,
  ports: readonly Ruled<ContractPort>[],
): Ruled<ContractPort>[] {
  const { object, kind, container, isOneOfSeveral } = candidate
  const labels = labelsOf(nodeAt(object.node, [...kind.pod.slice(0, -1), 'metadata', 'labels']))
  // mistakes in other containers say nothing about this one
  const apart = new Notes(notes.file)
  const others = nodeAt(object.node, [...kind.pod, 'containers'])
  const otherPorts = (others?.kind === 'list' ? others.items : []).flatMap((node) =>
    node.kind === 'map' && node !== container ? portsOf(new Fields(node, apart, ''), apart) : [],
  )
  return servicePorts(
    objects,
    {
      namespace: textAt(object.node, ['metadata', 'namespace']),
      labels,
      ports,
      otherPorts: otherPorts.map(({ value }) => value),
      isOneOfSeveral,
    },
    notes,
  )
}

/** The spec of the pod. The objects around it are checked too. */
function podOf({ object, kind, isKnown }: Candidate, whole: Fields, notes: Notes): Fields | null {
  let around: Fields | null = whole
  for (const [index, key] of kind.pod.slice(0, -1).entries()) {
    const template = key === 'template' && isKnown ? POD_TEMPLATE : undefined
    around = around?.object(key, index === 0 ? kind.spec : template) ?? null
  }
  const node = nodeAt(object.node, kind.pod)
  if (node?.kind !== 'map') return null
  return new Fields(node, notes, '').check(kind.contract === 'knative' ? REVISION : POD)
}

function noteObject({ object, isKnown }: Candidate, whole: Fields, notes: Notes): void {
  if (isKnown) whole.check(OBJECT)
  else
    notes.skip(
      whole.lineOf('kind'),
      `kind ${object.kind}`,
      `only the pod template of ${object.apiVersion || 'this kind'} is read`,
    )
  if (REMOVED.includes(object.apiVersion))
    notes.skip(whole.lineOf('apiVersion'), 'apiVersion', `Kubernetes no longer has ${object.apiVersion}`)
  whole.object('metadata')?.text('name')
}

function noteOtherContainers(pod: Fields, { isOneOfSeveral }: Candidate, notes: Notes): void {
  for (const [key, why] of [
    ['initContainers', 'the container is tried without those that run before it or beside it'],
    ['ephemeralContainers', 'they are for debugging only'],
  ] as const)
    for (const one of pod.objects(key))
      notes.skip(one.line, `${key} ${one.opaque('name')?.value ?? ''}`.trim(), why)
  if (isOneOfSeveral)
    notes.skip(pod.lineOf('containers'), 'containers', 'the container is tried without the pod’s others')
}

const annotationsOf = (fields: Fields | null): Fields | null =>
  fields?.object('metadata')?.object('annotations') ?? null

function claimsOf(whole: Fields): string[] {
  const claims = whole.object('spec')?.objects('volumeClaimTemplates') ?? []
  return claims.flatMap((claim) => claim.object('metadata')?.text('name')?.value ?? [])
}
