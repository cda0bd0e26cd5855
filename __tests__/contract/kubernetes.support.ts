/** Manifests for the tests of the reader of Kubernetes’ files. */
import { readKubernetes } from '../../src/contract/kubernetes/index.ts'
import type { Contract, NotTried, Ruled } from '../../src/contract/model.ts'

export const FILE = 'k8s/deployment.yaml'

/** Indents each line but the first, so that a text of several lines fits in a template. */
const inset = (text: string, spaces: number): string =>
  text.trim().replaceAll('\n', `\n${' '.repeat(spaces)}`)

/** A Deployment whose container has these fields beside `name` and `image`. */
export const deployment = (container = '', pod = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 2
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      ${inset(pod || 'enableServiceLinks: false', 6)}
      containers:
        - name: api
          image: registry.example.com/team/api:1.4.2
          ${inset(container || 'imagePullPolicy: Always', 10)}
`

/** A Knative service with this container, and these annotations of its template. */
export const knative = (
  container = '',
  annotations = 'team: web',
): string => `apiVersion: serving.knative.dev/v1
kind: Service
metadata:
  name: api
spec:
  template:
    metadata:
      annotations:
        ${inset(annotations, 8)}
    spec:
      timeoutSeconds: 60
      containers:
        - image: registry.example.com/team/api
          ${inset(container || 'imagePullPolicy: Always', 10)}
`

/** The one contract; throws where there are mistakes. */
export function contractOf(text: string, pick: string | null = null): Contract {
  const { contracts, mistakes } = readKubernetes(text, FILE, pick)
  const [contract] = contracts
  if (contract === undefined || contracts.length > 1 || mistakes.length > 0)
    throw new Error(`no contract: ${JSON.stringify(mistakes)}`)
  return contract
}

/** `line message` of each. */
export function mistakesOf(text: string, pick: string | null = null): string[] {
  const { contracts, mistakes } = readKubernetes(text, FILE, pick)
  if (contracts.length > 0) throw new Error('a contract was read')
  return mistakes.map(({ line, message }) => `${line ?? '-'} ${message}`)
}

/** `what: why` of each. */
export const notTriedIn = ({ notTried }: { notTried: readonly Ruled<NotTried>[] }): string[] =>
  notTried.map(({ value }) => `${value.what}: ${value.why}`)

/** The number of the first line with this text. */
export function lineOf(text: string, part: string): number {
  const at = text.split('\n').findIndex((line) => line.includes(part))
  if (at < 0) throw new Error(`no line has ${part}`)
  return at + 1
}

/** The lines on which rules stand, as texts. */
export const linesOf = (text: string, rules: readonly { at: { line: number } }[]): string[] =>
  rules.map(({ at }) => text.split('\n')[at.line - 1]?.trim() ?? '')

export const values = <T>(rules: readonly Ruled<T>[]): T[] => rules.map(({ value }) => value)
