/** The three probes with Kubernetes’ defaults: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
import type { Location } from '../../core/schema.ts'
import type { Contract, ContractProbe, Hook, ProbeHow, ProbeTiming, Ruled } from '../model.ts'
import { expanded, whyUnknown, type Variables } from './commands.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { EXEC, GRPC, HOOK, HTTP_GET, HTTP_HEADER, LIFECYCLE, PROBE, TCP_SOCKET } from './tables.ts'

export interface ProbeContext {
  readonly notes: Notes
  readonly variables: Variables
  /** Null where a port has no name. */
  readonly portByName: ((name: string) => number | null) | null
  /** Of a probe that names none: Knative’s only. */
  readonly defaultPort: number | null
}

type How = Pick<ContractProbe, 'how' | 'at'>

const USES = ['startup', 'readiness', 'liveness'] as const

export const probesOf = (container: Fields, context: ProbeContext): ContractProbe[] =>
  USES.flatMap((use) => {
    const fields = container.object(`${use}Probe`, PROBE)
    if (fields === null) return []
    const timing = timingOf(fields, use, context.notes)
    const how = howOf(fields, container.lineOf(`${use}Probe`), context)
    return how === null ? [] : [{ use, timing, ...how }]
  })

function timingOf(probe: Fields, use: ContractProbe['use'], notes: Notes): ProbeTiming {
  // a 0 is as good as no value, as Kubernetes’ defaults are set
  const of = (key: string, fallback: number): number => {
    const given = probe.whole(key, 0)
    return given === null || given.value === 0 ? fallback : given.value
  }
  const successThreshold = of('successThreshold', 1)
  if (use !== 'readiness' && successThreshold !== 1)
    notes.mistake(probe.lineOf('successThreshold'), `\`${probe.name('successThreshold')}\` must be 1`)
  return {
    initialDelay: of('initialDelaySeconds', 0),
    period: of('periodSeconds', 10),
    timeout: of('timeoutSeconds', 1),
    failureThreshold: of('failureThreshold', 3),
    successThreshold,
  }
}

const REQUESTS: Readonly<Record<string, (probe: Fields, context: ProbeContext) => How | null>> = {
  httpGet: httpOf,
  tcpSocket: tcpOf,
  exec: execOf,
  grpc: grpcOf,
}

/** Null with a mistake, or where it is not tried. */
function howOf(probe: Fields, line: number, context: ProbeContext): How | null {
  const given = probe.keys().filter((key) => Object.hasOwn(REQUESTS, key))
  const [key] = given
  const { notes, defaultPort } = context
  if (given.length === 0 && defaultPort !== null)
    return { how: { kind: 'tcp', port: defaultPort }, at: notes.ruled(0, line).at }
  if (key !== undefined && given.length === 1) return REQUESTS[key]?.(probe, context) ?? null
  const wrong = given.length === 0 ? 'names no request' : `names several requests (${given.join(', ')})`
  notes.mistake(line, `\`${probe.name()}\` ${wrong}: set one of ${Object.keys(REQUESTS).join(', ')}`)
  return null
}

function httpOf(probe: Fields, context: ProbeContext): How | null {
  const get = probe.object('httpGet', HTTP_GET)
  if (get === null) return null
  const scheme = get.text('scheme')
  const path = get.text('path')
  const headers = get.objects('httpHeaders', HTTP_HEADER).flatMap((header): (readonly [string, string])[] => {
    const [name, value] = [header.text('name'), header.opaque('value')]
    return name === null ? [] : [[name.value, value?.value ?? '']]
  })
  const port = portOf(get, probe.lineOf('httpGet'), context)
  if (scheme !== null && !/^https?$/i.test(scheme.value))
    context.notes.mistake(
      scheme.at.line,
      `\`${get.name('scheme')}\` is \`${shown(scheme.value)}\`: it must be HTTP or HTTPS`,
    )
  if (port === null || isElsewhere(get, context)) return null
  const how: ProbeHow = {
    kind: 'http',
    scheme: /^https$/i.test(scheme?.value ?? '') ? 'https' : 'http',
    port: port.value,
    path: `/${(path?.value ?? '').replace(/^\//, '')}`,
    headers,
    status: null,
  }
  return { how, at: path?.at ?? port.at }
}

function tcpOf(probe: Fields, context: ProbeContext): How | null {
  const socket = probe.object('tcpSocket', TCP_SOCKET)
  const port = socket === null ? null : portOf(socket, probe.lineOf('tcpSocket'), context)
  if (socket === null || port === null || isElsewhere(socket, context)) return null
  return { how: { kind: 'tcp', port: port.value }, at: port.at }
}

function grpcOf(probe: Fields, context: ProbeContext): How | null {
  const grpc = probe.object('grpc', GRPC)
  if (grpc === null) return null
  const service = grpc.text('service')?.value ?? ''
  const port = portOf(grpc, probe.lineOf('grpc'), { ...context, portByName: null })
  return port === null ? null : { how: { kind: 'grpc', port: port.value, service }, at: port.at }
}

function execOf(probe: Fields, { notes, variables }: ProbeContext): How | null {
  const exec = probe.object('exec', EXEC)
  const command = exec?.texts('command') ?? null
  if (exec === null) return null
  if (command === null) {
    if (!exec.has('command')) notes.mistake(probe.lineOf('exec'), `\`${exec.name('command')}\` is missing`)
    return null
  }
  const argv = expanded(command.value, variables)
  if (!('unknown' in argv)) return { how: { kind: 'exec', argv }, at: command.at }
  notes.skip(command.at.line, exec.name('command'), whyUnknown(argv.unknown))
  return null
}

function portOf(request: Fields, line: number, context: ProbeContext): Ruled<number> | null {
  const { notes, defaultPort } = context
  if (request.has('port')) return request.port('port', context.portByName, defaultPort)
  if (defaultPort !== null) return notes.ruled(defaultPort, line)
  notes.mistake(line, `\`${request.name('port')}\` is missing`)
  return null
}

/** Another host than the pod’s. */
function isElsewhere(request: Fields, { notes }: ProbeContext): boolean {
  const host = request.text('host')
  if (host === null || host.value === '') return false
  notes.skip(host.at.line, request.name('host'), 'the probe asks another host than the container')
  return true
}

/** The pre-stop hook. */
export function preStopOf(container: Fields, { notes, variables }: ProbeContext): Contract['preStop'] {
  const lifecycle = container.object('lifecycle', LIFECYCLE)
  const hook = lifecycle?.object('preStop', HOOK) ?? null
  if (lifecycle === null || hook === null) return null
  const at: Location = notes.ruled(0, lifecycle.lineOf('preStop')).at
  const argv = hook.object('exec', EXEC)?.texts('command') ?? null
  if (argv !== null) {
    const command = expanded(argv.value, variables)
    if (!('unknown' in command)) return { value: { kind: 'exec', argv: command }, at: argv.at }
    notes.skip(argv.at.line, hook.name('exec.command'), whyUnknown(command.unknown))
    return null
  }
  const kind = (['httpGet', 'sleep'] as const).find((key) => hook.has(key))
  const value: Hook | null = kind === undefined ? null : { kind: kind === 'sleep' ? 'sleep' : 'http' }
  return value === null ? null : { value, at }
}
