/** `render.yaml`: the service of a Render Blueprint that runs a Dockerfile or an image. */
import { readNodes, type Entry, type Node } from '../../lib/document.ts'
import { RENDER } from '../fields/render.ts'
import type { ContractReader, Ruled } from '../model.ts'
import { inShell, parsePort, splitWords } from '../values.ts'
import { at, itemsAt, readerOf, textAt, type Rules, type Source } from './source.ts'
import { variables } from './variables.ts'

/** Where the app does not say otherwise with PORT. https://render.com/docs/web-services#port-binding */
const DEFAULT_PORT = 10_000
/** https://render.com/docs/health-checks */
const CHECK_TIMEOUT = 5
/** https://render.com/docs/deploys#zero-downtime-deploys */
const DEFAULT_GRACE = 30

const MB = 1024 ** 2
/** https://render.com/pricing */
const MEMORY: Readonly<Record<string, number>> = {
  free: 512 * MB,
  starter: 512 * MB,
  standard: 2048 * MB,
  pro: 4096 * MB,
  'pro plus': 8192 * MB,
  'pro max': 16_384 * MB,
  'pro ultra': 32_768 * MB,
}
const IMAGE_RUNTIMES = ['docker', 'image']

export const readRender: ContractReader = readerOf(RENDER, readNodes, (root, source) => {
  source.check(root, { except: ['services'] })
  const all = itemsAt(root, 'services')
  const ours = all.filter((one) => IMAGE_RUNTIMES.includes(runtimeOf(one)))
  if (all.length > 0 && ours.length === 0)
    return source.wrong(
      at(root, 'services')?.line ?? null,
      'no service has `runtime: docker` or `runtime: image`, so none runs an image',
    )
  const chosen = source.choose('service', new Map(ours.map((one, index) => [nameOf(one, index), one])))
  if (chosen === null) return null
  const [name, service] = chosen
  source.check(service, { path: 'services[]' })
  return rulesOf(name, service, source)
})

const runtimeOf = (service: Node): string =>
  (textAt(service, 'runtime') ?? textAt(service, 'env'))?.text ?? ''
const nameOf = (service: Node, index: number): string => textAt(service, 'name')?.text ?? `services[${index}]`

function rulesOf(name: string, service: Node, source: Source): Rules {
  const type = textAt(service, 'type')
  const grace = textAt(service, 'maxShutdownDelaySeconds')
  const disk = textAt(service, 'disk', 'mountPath')
  return {
    name: `service ${name}`,
    ...portOf(service, type?.text ?? '', source),
    args: commandOf(service, source),
    memory: { request: null, limit: memoryOf(service, source) },
    env: variables(source, variablesOf(service)),
    isToEnd: type?.text === 'cron',
    ...(type?.text === 'worker' ? { isUnreached: true } : {}),
    grace: source.ruled(grace === null ? DEFAULT_GRACE : Number(grace.text), grace?.line ?? service.line),
    writable:
      disk === null ? [] : [source.ruled({ path: disk.text, inMemory: false, size: null }, disk.line)],
  }
}

function variablesOf(service: Node): [string, Entry][] {
  return itemsAt(service, 'envVars').flatMap((item): [string, Entry][] => {
    const key = at(item, 'key')
    return key?.node.kind === 'scalar' ? [[key.node.text, key]] : []
  })
}

function portOf(service: Node, type: string, source: Source): Pick<Rules, 'assignsPort' | 'probes'> {
  if (type !== 'web') return {}
  const item = itemsAt(service, 'envVars').find((one) => textAt(one, 'key')?.text === 'PORT')
  const given = textAt(item, 'value')
  const set = given === null ? null : parsePort(given.text)
  if (given !== null && set === null) source.wrong(given.line, 'PORT must be a port from 1 to 65535')
  const port = set ?? DEFAULT_PORT
  const path = textAt(service, 'healthCheckPath')
  const line = given?.line ?? textAt(service, 'type')?.line ?? service.line
  if (path === null) return { assignsPort: source.ruled(port, line) }
  const how = { kind: 'http', scheme: 'http', port, path: path.text, headers: [], status: null } as const
  const timing = {
    initialDelay: null,
    period: null,
    timeout: CHECK_TIMEOUT,
    failureThreshold: null,
    successThreshold: null,
  }
  const probe = {
    use: 'check',
    how,
    timing,
    at: source.ruled(null, path.line).at,
    ...(set === null ? { findsPort: true as const } : {}),
  } as const
  return { assignsPort: source.ruled(port, line), probes: [probe] }
}

/** `sh -c` and what it runs, in quotes or not. */
const SHELL = /^((?:\/\S*)?\b(?:ba|da|a)?sh)\s+-c\s+([^]+)$/

/** Render runs the command in a shell, unless it names one itself. */
function commandOf(service: Node, source: Source): Ruled<readonly string[]> | null {
  const command = textAt(service, 'dockerCommand')
  const text = command?.text.trim() ?? ''
  if (command === null || text === '') return null
  const [, shell, script = ''] = SHELL.exec(text) ?? []
  if (shell === undefined) return source.ruled(inShell(text), command.line)
  const words = splitWords(script)
  if (words === null) return source.wrong(command.line, 'a quote in `dockerCommand` is not closed')
  const [only = '', ...others] = words
  return source.ruled([shell, '-c', others.length === 0 ? only : script], command.line)
}

function memoryOf(service: Node, source: Source) {
  const plan = textAt(service, 'plan')
  if (plan === null) return null
  const memory = MEMORY[plan.text.toLowerCase()]
  if (memory !== undefined) return source.ruled(memory, plan.line)
  source.skip(plan.line, `plan ${plan.text.slice(0, 100)}`, 'its memory is not known here')
  return null
}
