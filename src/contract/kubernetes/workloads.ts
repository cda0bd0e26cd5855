/** Finds the objects of a file and the containers that they run. Nothing is interpreted yet, and nothing is guessed. */
import type { MapNode, Node } from './document.ts'
import { BY_TEMPLATE, GENERATORS, groupOf, kindOf, type Kind } from './kinds.ts'
import { shown, type Notes } from './notes.ts'
import { RENDER } from './template.ts'

export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly node: MapNode
}

/** One container of one workload; `container` is null where the workload has none. */
export interface Candidate {
  readonly object: KubernetesObject
  readonly kind: Kind
  /** Whether the table of kinds has it. */
  readonly isKnown: boolean
  readonly container: MapNode | null
  readonly containerName: string
  /** Whether the pod has further containers. */
  readonly isOneOfSeveral: boolean
}

const DEEPEST_LIST = 5

/** All objects, those of lists too. What is no object is a mistake. */
export function objectsOf(documents: readonly Node[], notes: Notes, depth = 0): KubernetesObject[] {
  return documents.flatMap((node) => {
    if (node.kind !== 'map') {
      notes.mistake(node.line, 'it is no Kubernetes object: it must be a map with `apiVersion` and `kind`')
      return []
    }
    const kind = textAt(node, ['kind'])
    if (kind.endsWith('List') && depth < DEEPEST_LIST) {
      const items = nodeAt(node, ['items'])
      if (items?.kind === 'list') return objectsOf(items.items, notes, depth + 1)
    }
    if (kind === '') notes.mistake(node.line, whyNoKind(node))
    const name = textAt(node, ['metadata', 'name']) || textAt(node, ['metadata', 'generateName'])
    return kind === '' ? [] : [{ apiVersion: textAt(node, ['apiVersion']), kind, name, node }]
  })
}

const OF_KUSTOMIZE = [
  'resources',
  'bases',
  'patches',
  'patchesStrategicMerge',
  'components',
  'configMapGenerator',
]

const whyNoKind = (node: MapNode): string =>
  OF_KUSTOMIZE.some((key) => node.entries.get(key)?.node.kind === 'list')
    ? `it is a file of Kustomize: ${RENDER}`
    : 'it has no `kind`, so it is no Kubernetes object'

export function candidatesOf(objects: readonly KubernetesObject[]): Candidate[] {
  return objects.flatMap((object): Candidate[] => {
    const known = kindOf(object.apiVersion, object.kind)
    const kind = known ?? BY_TEMPLATE.find(({ pod }) => containersIn(object.node, pod) !== null)
    if (kind === undefined) return []
    const containers = containersIn(object.node, kind.pod) ?? []
    const base = { object, kind, isKnown: known !== undefined, isOneOfSeveral: containers.length > 1 }
    if (containers.length === 0) return [{ ...base, container: null, containerName: '' }]
    return containers.map((container) => ({ ...base, container, containerName: textAt(container, ['name']) }))
  })
}

function containersIn(node: MapNode, pod: readonly string[]): MapNode[] | null {
  const list = nodeAt(node, [...pod, 'containers'])
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : null
}

/** Why a file has nothing to choose from. */
export function whyNoWorkload(objects: readonly KubernetesObject[]): string {
  const names = objects.map(titleOf)
  const isGenerator = objects.some(({ apiVersion, kind }) =>
    GENERATORS.includes(`${groupOf(apiVersion)}/${kind}`),
  )
  if (isGenerator) return `it only says how to render other objects (${listed(names)}): ${RENDER}`
  if (names.length === 0) return 'it has no Kubernetes object'
  return `it has no workload with containers, only ${listed(names)}: give the file of a Deployment, Job or the like`
}

export const titleOf = ({ kind, name }: KubernetesObject): string =>
  shown(name === '' ? kind : `${kind} ${name}`)

const MOST_NAMES = 10

export const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ')

export function nodeAt(node: Node, path: readonly string[]): Node | null {
  let at: Node | undefined = node
  for (const key of path) at = at?.kind === 'map' ? at.entries.get(key)?.node : undefined
  return at ?? null
}

export function textAt(node: Node, path: readonly string[]): string {
  const found = nodeAt(node, path)
  return found?.kind === 'scalar' ? found.text : ''
}
