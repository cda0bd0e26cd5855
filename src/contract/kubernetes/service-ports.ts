/** A Service in the same file sends requests to a port of the pod: the image has to listen there. */
import type { ContractPort, Ruled } from '../model.ts'
import type { MapNode } from './document.ts'
import { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { SERVICE, SERVICE_PORT } from './tables.ts'
import { nodeAt, textAt, titleOf, type KubernetesObject } from './workloads.ts'

export interface ServedPod {
  readonly namespace: string
  readonly labels: ReadonlyMap<string, string>
  /** Of the container that is tried. */
  readonly ports: readonly Ruled<ContractPort>[]
  /** Of the pod’s other containers. */
  readonly otherPorts: readonly ContractPort[]
  readonly isOneOfSeveral: boolean
}

/** Ports that only a Service names. */
export function servicePorts(
  objects: readonly KubernetesObject[],
  pod: ServedPod,
  notes: Notes,
): Ruled<ContractPort>[] {
  return objects
    .filter(
      ({ apiVersion, kind, node }) =>
        apiVersion === 'v1' && kind === 'Service' && isNear(node, pod) && selects(node, pod.labels),
    )
    .flatMap((object) => {
      const spec = new Fields(object.node, notes, titleOf(object)).object('spec', SERVICE)
      return spec?.objects('ports', SERVICE_PORT).flatMap((one) => portOf(one, pod, notes)) ?? []
    })
}

/** A Service reaches pods of its namespace only. One that names none may be in any. */
function isNear(service: MapNode, { namespace }: ServedPod): boolean {
  const own = textAt(service, ['metadata', 'namespace'])
  return own === '' || namespace === '' || own === namespace
}

function selects(service: MapNode, labels: ReadonlyMap<string, string>): boolean {
  const wanted = [...labelsOf(nodeAt(service, ['spec', 'selector']))]
  return wanted.length > 0 && wanted.every(([key, value]) => labels.get(key) === value)
}

export function labelsOf(node: ReturnType<typeof nodeAt>): Map<string, string> {
  const entries = node?.kind === 'map' ? [...node.entries] : []
  return new Map(entries.map(([key, { node: value }]) => [key, value.kind === 'scalar' ? value.text : '']))
}

function portOf(one: Fields, pod: ServedPod, notes: Notes): Ruled<ContractPort>[] {
  const key = one.has('targetPort') ? 'targetPort' : 'port'
  const all = [...pod.ports.map(({ value }) => value), ...pod.otherPorts]
  const name = one.nameIn(key)
  if (name !== null && all.every((port) => port.name !== name)) {
    notes.skip(one.lineOf(key), shown(one.name(key)), `no port of the pod has the name ${shown(name)}`)
    return []
  }
  const own = key === 'port' ? null : (one.whole('port', 1)?.value ?? null)
  const target = one.port(key, (wanted) => all.find((port) => port.name === wanted)?.port ?? null, own)
  const protocol = one.text('protocol')?.value === 'UDP' ? 'udp' : 'tcp'
  if (target === null || all.some((port) => port.port === target.value && port.protocol === protocol))
    return []
  if (!pod.isOneOfSeveral) return [{ value: { port: target.value, protocol, name: null }, at: target.at }]
  notes.skip(target.at.line, shown(one.name(key)), 'no container of the pod says that it has this port')
  return []
}
