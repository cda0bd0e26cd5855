/** `fly.toml`: one app of Fly Machines, or one process group of it. */
import type { Node } from '../../lib/document.ts'
import { readToml } from '../document/toml.ts'
import { FLY } from '../fields/fly.ts'
import type {
  ContractPort,
  ContractProbe,
  ContractReader,
  ProbeHow,
  Ruled,
  WritableFolder,
} from '../model.ts'
import { parseDuration, parseSize, parsePort, splitWords } from '../values.ts'
import { at, entriesAt, itemsAt, readerOf, textAt, textOf, type Rules, type Source } from './source.ts'
import { variables } from './variables.ts'

const MB = 1024 ** 2
const DEFAULT_PORT = 8080
const DEFAULT_GROUP = 'app'

/** Memory in MB, processors. https://fly.io/docs/about/pricing/ */
const SIZES: Readonly<Record<string, readonly [memory: number, cpus: number]>> = {
  'shared-cpu-1x': [256, 1],
  'shared-cpu-2x': [512, 2],
  'shared-cpu-4x': [1024, 4],
  'shared-cpu-8x': [2048, 8],
  'performance-1x': [2048, 1],
  'performance-2x': [4096, 2],
  'performance-4x': [8192, 4],
  'performance-8x': [16_384, 8],
  'performance-16x': [32_768, 16],
}

export const readFly: ContractReader = readerOf(FLY, readToml, (root, source) => {
  source.check(root)
  if (source.mistakes.length > 0) return null
  const group = groupOf(root, source)
  if (group === null) return null
  const isOurs = (node: Node) => {
    const groups = itemsAt(node, 'processes').map(textOf)
    return groups.length === 0 || groups.includes(group)
  }
  const services = [...itemsAt(root, 'http_service'), ...itemsAt(root, 'services')].filter(isOurs)
  const checks = entriesAt(root, 'checks').flatMap(([, { node }]) => (isOurs(node) ? [node] : []))
  const environment = itemsAt(root, 'env').flatMap((one) => entriesAt(one))
  const port = environment.find(([name]) => name === 'PORT')?.[1]
  // a file without any service may be of an app whose ports Fly does not publish
  const isReached = services.length + checks.length > 0 || entriesAt(root, 'processes').length < 2
  return {
    name: textAt(root, 'processes', group) === null ? source.file : `${source.file} process ${group}`,
    ports: services.flatMap((service) => portOf(service, source) ?? []),
    ...(isReached ? {} : { isUnreached: true }),
    probes: [
      ...services.flatMap((one) => probesOf(one, source)),
      ...checks.flatMap((one) => topCheck(one, services, source)),
    ],
    ...commandOf(root, group, source),
    env: variables(source, environment),
    assignsPort: port === undefined ? null : source.ruled(parsePort(textOf(port.node)), port.line),
    ...machineOf(itemsAt(root, 'vm').filter(isOurs), source),
    writable: itemsAt(root, 'mounts')
      .filter(isOurs)
      .flatMap((one) => folderOf(one, source)),
    ...stopOf(root, source),
  }
})

/** The picked group; else the only one, or the only one that gets requests. */
function groupOf(root: Node, source: Source): string | null {
  const groups = new Map(entriesAt(root, 'processes'))
  if (groups.size === 0) {
    if (source.pick !== DEFAULT_GROUP) source.refusePick()
    return DEFAULT_GROUP
  }
  const ofHttp = groupsOf(root, 'http_service')
  const served = new Set(ofHttp.length > 0 ? ofHttp : groupsOf(root, 'services'))
  const [only, ...others] = [...served].filter((name) => groups.has(name))
  const chosen = source.choose('process', groups, others.length === 0 ? only : undefined)
  if (chosen === null) return null
  for (const [name, { line }] of groups)
    if (name !== chosen[0])
      source.skip(line, `process ${name}`, `another process group: \`${source.file}#${name}\` picks it`)
  return chosen[0]
}

const groupsOf = (root: Node, section: string): string[] =>
  itemsAt(root, section).flatMap((one) => itemsAt(one, 'processes').map(textOf))

function portOf(service: Node, source: Source): Ruled<ContractPort> | null {
  const given = textAt(service, 'internal_port')
  const protocol = textAt(service, 'protocol')?.text === 'udp' ? 'udp' : 'tcp'
  const port = given === null ? DEFAULT_PORT : parsePort(given.text)
  const line = given?.line ?? service.line
  if (port === null) return source.wrong(line, `\`internal_port\` must be a port from 1 to 65535`)
  return source.ruled({ port, protocol, name: null }, line)
}

function probesOf(service: Node, source: Source): ContractProbe[] {
  const port = Number(textAt(service, 'internal_port')?.text ?? DEFAULT_PORT)
  const http = [...itemsAt(service, 'checks'), ...itemsAt(service, 'http_checks')]
  return [
    ...http.flatMap((check) => httpCheck(check, port, source) ?? []),
    ...itemsAt(service, 'tcp_checks').map((check) => probe(check, { kind: 'tcp', port }, check.line, source)),
  ]
}

function topCheck(check: Node, services: readonly Node[], source: Source): ContractProbe[] {
  const given = textAt(check, 'port')
  const port =
    given === null
      ? Number(textAt(services[0], 'internal_port')?.text ?? DEFAULT_PORT)
      : parsePort(given.text)
  if (port === null) {
    source.wrong(given?.line ?? check.line, '`port` must be a port from 1 to 65535')
    return []
  }
  const type = textAt(check, 'type')
  if (type?.text === 'tcp') return [probe(check, { kind: 'tcp', port }, given?.line ?? check.line, source)]
  if (type?.text === 'http') return [httpCheck(check, port, source) ?? []].flat()
  source.wrong(type?.line ?? check.line, '`type` of a check must be `http` or `tcp`')
  return []
}

function httpCheck(check: Node, port: number, source: Source): ContractProbe | null {
  const path = textAt(check, 'path')
  const method = textAt(check, 'method')
  const line = path?.line ?? check.line
  if (method !== null && method.text.toLowerCase() !== 'get') {
    source.skip(method.line, `check ${method.text} ${path?.text ?? '/'}`, 'requests are sent with GET only')
    return null
  }
  const scheme = textAt(check, 'protocol')?.text.toLowerCase() === 'https' ? 'https' : 'http'
  const headers = entriesAt(check, 'headers').map(
    ([name, { node }]) => [name, itemsAt(node).map(textOf).join(', ')] as const,
  )
  return probe(
    check,
    { kind: 'http', scheme, port, path: path?.text ?? '/', headers, status: [200, 299] },
    line,
    source,
  )
}

/** Bare numbers of checks are milliseconds. */
function probe(check: Node, how: ProbeHow, line: number, source: Source): ContractProbe {
  const seconds = (name: string) => parseDuration(textAt(check, name)?.text ?? '', 0.001)
  return {
    use: 'check',
    how,
    timing: {
      initialDelay: seconds('grace_period'),
      period: seconds('interval'),
      timeout: seconds('timeout'),
      failureThreshold: null,
      successThreshold: null,
    },
    at: source.ruled(null, line).at,
  }
}

function commandOf(root: Node, group: string, source: Source): Pick<Rules, 'entrypoint' | 'args'> {
  const words = (...names: string[]) => {
    const entry = at(root, ...names)
    if (entry === undefined) return null
    const isList = entry.node.kind === 'list'
    const split = isList ? itemsAt(entry.node).map(textOf) : splitWords(textOf(entry.node))
    if (split === null) return source.wrong(entry.line, `a quote in \`${names.join('.')}\` is not closed`)
    return split.length === 0 ? null : source.ruled(split, entry.line)
  }
  const exec = words('experimental', 'exec')
  if (exec !== null) return { entrypoint: exec, args: source.ruled([], exec.at.line) }
  return {
    entrypoint: words('experimental', 'entrypoint'),
    args: words('processes', group) ?? words('experimental', 'cmd'),
  }
}

function machineOf(machines: readonly Node[], source: Source): Pick<Rules, 'memory' | 'cpu'> {
  const [machine] = machines
  const size = textAt(machine, 'size')
  const preset = size === null ? undefined : SIZES[size.text]
  if (size !== null && preset === undefined)
    source.skip(size.line, `vm.size ${size.text}`, 'its memory is not known here')
  const memory = textAt(machine, 'memory') ?? textAt(machine, 'memory_mb')
  const cpus = textAt(machine, 'cpus')
  const limit = memory === null ? preset && preset[0] * MB : parseSize(memory.text, MB)
  const cores = cpus === null ? preset?.[1] : Number(cpus.text)
  const rule = (value: number | null | undefined, line: number | undefined) => ({
    request: null,
    limit: value == null || line === undefined ? null : source.ruled(value, line),
  })
  return { memory: rule(limit, memory?.line ?? size?.line), cpu: rule(cores, cpus?.line ?? size?.line) }
}

function folderOf(mount: Node, source: Source): Ruled<WritableFolder>[] {
  const path = textAt(mount, 'destination')
  return path === null ? [] : [source.ruled({ path: path.text, inMemory: false, size: null }, path.line)]
}

function stopOf(root: Node, source: Source): Pick<Rules, 'grace' | 'stopSignal'> {
  const grace = textAt(root, 'kill_timeout')
  const signal = textAt(root, 'kill_signal')
  const seconds = grace === null ? null : parseDuration(grace.text, 1)
  return {
    grace: grace === null || seconds === null ? null : source.ruled(seconds, grace.line),
    ...(signal === null ? {} : { stopSignal: source.ruled(signal.text, signal.line) }),
  }
}
