/** Ports that the contract names and the image does not serve. */
import type { Contract, ContractKind } from '../model.ts'
import type { Measured } from '../measured.ts'
import { isLoopbackOnly, openPorts } from './listeners.ts'
import { lineOf, listed, type Disagreement, type Rule } from './rule.ts'

export const portRule: Rule = {
  code: 'contract-port',
  source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#containerport-v1-core',
  find: (contract, measured, isApplied) => {
    const { smoke } = measured
    if (smoke.ready && !smoke.listenersKnown) return exposed(contract, measured)
    // of a container that has ended, and of one that is still starting, missing ports say nothing
    const isServing = smoke.ready || (openPorts(measured) ?? []).length > 0
    return smoke.exit !== undefined || contract.isToEnd || !isServing
      ? []
      : silent(contract, measured, isApplied)
  },
}

/** A port that a probe asks is the probe's finding. */
const unprobed = ({ ports, probes }: Contract): Contract['ports'] =>
  ports.filter(({ value }) => !probes.some(({ how }) => 'port' in how && how.port === value.port))

/** In these a port that is listed may be one that the app serves only on demand, such as that of a debugger. */
const LISTED_ONLY: ReadonlySet<ContractKind> = new Set(['kubernetes', 'compose'])

function silent(contract: Contract, measured: Measured, isApplied: boolean): Disagreement[] {
  return unprobed(contract).flatMap(({ value: { port, protocol }, at }) => {
    const open = openPorts(measured, protocol)
    if (open === null || open.includes(port) || isLoopbackOnly(measured, port)) return []
    const isServed = contract.ports.some(({ value }) => open.includes(value.port))
    const isListedOnly = isServed && LISTED_ONLY.has(contract.kind)
    if (isListedOnly && !isApplied) return []
    const says = open.length === 0 ? 'nothing' : `the image on ${listed(open.slice(0, 5))}`
    return [
      {
        message: `${contract.name} names port ${port} (${lineOf(at)}), and nothing listens there: ${
          open.length === 0
            ? 'the image has no open port'
            : `the image listens on ${listed(open.slice(0, 5))}`
        }`,
        fix:
          open.length === 1
            ? `Write ${open[0] ?? ''} in ${lineOf(at)}, or let the app listen on ${port}.`
            : `Let the app listen on ${port}, or correct ${lineOf(at)}.`,
        at,
        evidence: [`listener table (${protocol}): ${says}`],
        ...(isListedOnly ? { level: 'warn' as const } : {}),
      },
    ]
  })
}

/** Where the listeners cannot be seen, all that is known about the ports is EXPOSE. */
function exposed(contract: Contract, { image }: Measured): Disagreement[] {
  const texts = image.exposedPorts.map((text) => (text.includes('/') ? text : `${text}/tcp`))
  if (texts.length === 0) return []
  return contract.ports
    .filter(({ value: { port, protocol } }) => !texts.includes(`${port}/${protocol}`))
    .map(({ value: { port }, at }) => ({
      message: `${contract.name} names port ${port} (${lineOf(at)}), and the image exposes ${listed(texts.slice(0, 5))}`,
      fix: `Write EXPOSE ${port} in the Dockerfile, or correct ${lineOf(at)}.`,
      at,
      evidence: [`EXPOSE: ${texts.slice(0, 20).join(', ')}`],
      level: 'warn',
      confidence: 'likely',
    }))
}
