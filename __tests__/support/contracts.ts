/** Contracts from the text of a file, as people write them. */
import type { Contract } from '../../src/contract/index.ts'
import { readContractFile } from '../../src/contract/read.ts'

/** A Deployment of one container with these lines, and of its pod. The container's lines begin in line 12. */
export const deployment = (container: string, pod = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers:
        - name: api
          image: example.org/api
${indented(container, 10)}${indented(pod, 6)}`

const indented = (text: string, by: number): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('')

/** Its only contract. */
export function contractIn(text: string, file = 'k8s/deployment.yaml'): Contract {
  const { contracts, mistakes } = readContractFile(text, file, null)
  const [contract] = contracts
  if (!contract || contracts.length > 1) throw new Error(JSON.stringify(mistakes))
  return contract
}
