/** Contracts as lines that a test can read. */
import { readContractFile } from '../../src/contract/read.ts'
import type { Contract, ContractProbe, Ruled } from '../../src/contract/index.ts'

/** Each rule with its line; mistakes instead, if there are any. */
export function linesOf(text: string, file: string, pick: string | null = null): string[] {
  const { contracts, mistakes } = readContractFile(text, file, pick)
  return [
    ...contracts.flatMap((contract) => [contract.name, ...rulesOf(contract)]),
    ...mistakes.map(({ line, message }) => `mistake${line === null ? '' : ` ${line}`}: ${message}`),
  ]
}

export function rulesOf(contract: Contract): string[] {
  const { entrypoint, args, workingDir, assignsPort, grace, stopSignal, userName, memory, cpu } = contract
  const one = (name: string, rule: Ruled<unknown> | null | undefined) =>
    rule ? [`${rule.at.line} ${name} ${shown(rule.value)}`] : []
  return [
    ...contract.ports.map(({ value, at }) => `${at.line} port ${value.port}/${value.protocol}`),
    ...contract.probes.map(probeLine),
    ...one('entrypoint', entrypoint),
    ...one('args', args),
    ...one('folder', workingDir),
    ...contract.env.map(({ value, at }) => `${at.line} env ${value.name}`),
    ...one('PORT', assignsPort),
    ...contract.security.map(({ value: { rule, ...rest }, at }) => `${at.line} ${rule} ${shown(rest)}`),
    ...one('user', userName),
    ...contract.writable.map(
      ({ value, at }) =>
        `${at.line} writable ${value.path}${value.inMemory ? ' in memory' : ''} ${shown(value.size)}`,
    ),
    ...one('memory', memory.limit),
    ...one('memory request', memory.request),
    ...one('cpu', cpu.limit),
    ...one('cpu request', cpu.request),
    ...one('grace', grace),
    ...one('signal', stopSignal),
    ...(contract.isToEnd ? ['is to end'] : []),
    ...(contract.isUnreached ? ['gets no requests'] : []),
    ...contract.notTried.map(({ value, at }) => `${at.line} not tried: ${value.what}: ${value.why}`),
  ]
}

function probeLine({ use, how, timing, at, findsPort }: ContractProbe): string {
  const { kind, ...rest } = how
  const times = [
    timing.initialDelay,
    timing.period,
    timing.timeout,
    timing.failureThreshold,
    timing.successThreshold,
  ]
  return `${at.line} ${use} ${kind} ${shown(rest)} ${times.map((time) => time ?? '-').join(' ')}${findsPort ? ' finds port' : ''}`
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
