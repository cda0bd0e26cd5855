/**
 * What was measured of an image, as a contract that fits it. Each value has a comment that says what it was measured from.
 * Pure.
 */
import type { Probe, Report } from '../core/schema.ts'
import { bytes } from '../lib/units.ts'

export const SUGGESTED_KINDS = ['deployment', 'knative', 'fly', 'compose'] as const
export type SuggestedKind = (typeof SUGGESTED_KINDS)[number]

/** What a suggestion is made of; each figure with the words that say where it is from. */
interface Facts {
  /** A DNS label. */
  readonly name: string
  readonly image: string
  readonly port: number | null
  readonly probe: {
    readonly kind: 'http' | 'https' | 'tcp' | 'grpc'
    readonly path: string
    readonly from: string
  } | null
  /** Seconds. */
  readonly period: number
  readonly failures: number
  readonly startFrom: string
  /** Bytes; null where it was not measured. */
  readonly memory: { readonly request: number; readonly limit: number; readonly from: string } | null
  readonly grace: number
  readonly graceFrom: string
  /** By number, and not root. */
  readonly user: string | null
  /** It wrote no file of its own; null where that was not looked at. */
  readonly isReadOnly: boolean | null
}

/** Null where the image did not become ready: then nothing was measured. `isAudited`: its files were watched (`audit`). */
export function suggestContract(report: Report, kind: SuggestedKind, isAudited: boolean): string | null {
  const { smoke, image } = report
  if (smoke === null || image === null || !smoke.ready) return null
  return TEMPLATES[kind](factsOf(report, smoke, image, isAudited)).join('\n') + '\n'
}

const MARGIN = 3
const LEAST_START_SECONDS = 30

function factsOf(
  report: Report,
  smoke: NonNullable<Report['smoke']>,
  image: NonNullable<Report['image']>,
  isAudited: boolean,
): Facts {
  const ready = smoke.readySeconds ?? 0
  const period = Math.max(1, Math.min(10, Math.ceil(ready / MARGIN)))
  const failures = Math.ceil(Math.max(LEAST_START_SECONDS, MARGIN * ready) / period)
  const id = (image.config.user.split(':', 1)[0] ?? '').trim()
  const writes = report.findings.some(({ code }) => code === 'writes-files')
  const ofPort = smoke.probes.filter(({ port }) => port === smoke.port)
  return {
    name: labelOf(report.name),
    image: image.ref.startsWith('sea-trial.local/') ? labelOf(report.name) : plainText(image.ref),
    port: smoke.port,
    probe: ofPort.flatMap((one) => probeOf(one) ?? [])[0] ?? null,
    ...{ period, failures },
    startFrom: `ready after ${ready.toFixed(2)} s; ${MARGIN} times that, at least ${LEAST_START_SECONDS} s`,
    memory: memoryOf(smoke.memory.peak),
    ...graceOf(smoke.shutdown),
    user: /^0*[1-9]\d*$/.test(id) ? id : null,
    isReadOnly: writes ? false : isAudited ? true : null,
  }
}

/** A probe that passed, if a platform can ask it. */
function probeOf({ kind, target, port, ok, detail }: Probe): Facts['probe'] {
  if (!ok || port === undefined) return null
  if (kind !== 'http' && kind !== 'https' && kind !== 'tcp' && kind !== 'grpc') return null
  const path = /^[a-z]+:\/\/[^/\s]+(\/[^\s"'\\]*)?/.exec(target)?.[1] ?? '/'
  const status = Number(/^\d{3}/.exec(detail)?.[0] ?? NaN)
  // a platform takes 200 to 399 only
  const isTcp = kind === 'tcp' || ((kind === 'http' || kind === 'https') && !(status >= 200 && status < 400))
  return {
    kind: isTcp ? 'tcp' : kind,
    path: plainText(path),
    from: `${plainText(target)}: ${plainText(detail)}`,
  }
}

const MEGA = 1024 ** 2
const STEP = 16 * MEGA

function memoryOf(peak: number | null): Facts['memory'] {
  if (peak === null) return null
  const stepped = (value: number) => Math.ceil(value / STEP) * STEP
  return {
    request: stepped(1.25 * peak),
    limit: stepped(2 * peak),
    from: `peak ${bytes(peak)} without load: 1.25 times that is requested, twice that allowed`,
  }
}

const USUAL_GRACE_SECONDS = 30
const LEAST_GRACE_SECONDS = 10

function graceOf(shutdown: NonNullable<Report['smoke']>['shutdown']): Pick<Facts, 'grace' | 'graceFrom'> {
  if (shutdown === undefined)
    return { grace: USUAL_GRACE_SECONDS, graceFrom: 'the default: no stop was measured' }
  const { signal, seconds, killed } = shutdown
  if (killed)
    return {
      grace: USUAL_GRACE_SECONDS,
      graceFrom: `the default: it did not stop on ${plainText(signal)} and was killed`,
    }
  return {
    grace: Math.max(LEAST_GRACE_SECONDS, Math.ceil(MARGIN * seconds)),
    graceFrom: `stopped after ${seconds.toFixed(2)} s; ${MARGIN} times that, at least ${LEAST_GRACE_SECONDS} s`,
  }
}

/** A Report may be a stranger's: on one line, and nothing that ends a comment or a quotation. */
const plainText = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/["\\`#]/g, '')
    .slice(0, 200)

const labelOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '') || 'app'

const SUGGESTION =
  '# A suggestion of Sea Trial, from one trial on one machine without load. Check each value.'
const mebi = (value: number): string => `${value / MEGA}Mi`

const TEMPLATES: Readonly<Record<SuggestedKind, (facts: Facts) => string[]>> = {
  deployment: (facts) => [
    SUGGESTION,
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${facts.name}`,
    'spec:',
    '  selector:',
    '    matchLabels:',
    `      app: ${facts.name}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        app: ${facts.name}`,
    '    spec:',
    `      terminationGracePeriodSeconds: ${facts.grace} # ${facts.graceFrom}`,
    '      containers:',
    `        - name: ${facts.name}`,
    `          image: "${facts.image}"`,
    ...indent(10, [
      ...(facts.port === null ? [] : ['ports:', `  - containerPort: ${facts.port} # answered`]),
      ...startup(facts),
      ...again('readinessProbe', facts),
      ...again('livenessProbe', facts),
      ...resources(facts),
      ...security(facts),
    ]),
    ...(facts.isReadOnly === null
      ? ['# readOnlyRootFilesystem: try it with --audit to know whether it writes files']
      : []),
  ],
  knative: (facts) => [
    SUGGESTION,
    'apiVersion: serving.knative.dev/v1',
    'kind: Service',
    'metadata:',
    `  name: ${facts.name}`,
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    `        - image: "${facts.image}"`,
    ...indent(10, [
      ...(facts.port === null
        ? []
        : ['ports:', `  - containerPort: ${facts.port} # answered; the platform also sets PORT to it`]),
      ...startup(facts),
      ...again('livenessProbe', facts),
      ...resources(facts),
    ]),
  ],
  fly: (facts) => [
    SUGGESTION,
    `app = "${facts.name}"`,
    `kill_timeout = "${facts.grace}s" # ${facts.graceFrom}`,
    ...(facts.port === null
      ? []
      : ['', '[http_service]', `  internal_port = ${facts.port} # answered`, ...flyChecks(facts)]),
    ...(facts.memory === null
      ? []
      : [
          '',
          '[[vm]]',
          `  memory = "${Math.max(256, facts.memory.limit / MEGA)}mb" # ${facts.memory.from}; the least of the platform is 256 MB`,
        ]),
  ],
  compose: (facts) => [
    SUGGESTION,
    'services:',
    `  ${facts.name}:`,
    `    image: "${facts.image}"`,
    `    stop_grace_period: ${facts.grace}s # ${facts.graceFrom}`,
    ...(facts.port === null ? [] : ['    ports:', `      - "${facts.port}:${facts.port}" # answered`]),
    ...(facts.memory === null ? [] : [`    mem_limit: ${facts.memory.limit} # bytes; ${facts.memory.from}`]),
    ...(facts.user === null ? [] : [`    user: "${facts.user}" # of the image`]),
    ...(facts.isReadOnly === true ? ['    read_only: true # it wrote no file of its own'] : []),
  ],
}

const indent = (by: number, lines: readonly string[]): string[] => lines.map((line) => ' '.repeat(by) + line)

function action({ probe, port }: Facts): string[] {
  if (probe === null || port === null) return []
  const from = ` # ${probe.from}`
  if (probe.kind === 'tcp') return ['  tcpSocket:', `    port: ${port}${from}`]
  if (probe.kind === 'grpc') {
    const service = probe.path.replace(/^\//, '')
    return ['  grpc:', `    port: ${port}${from}`, ...(service === '' ? [] : [`    service: "${service}"`])]
  }
  const scheme = probe.kind === 'https' ? ['    scheme: HTTPS'] : []
  return ['  httpGet:', `    path: "${probe.path}"${from}`, `    port: ${port}`, ...scheme]
}

function startup(facts: Facts): string[] {
  const how = action(facts)
  if (how.length === 0) return []
  return [
    'startupProbe:',
    ...how,
    `  periodSeconds: ${facts.period}`,
    `  failureThreshold: ${facts.failures} # ${facts.startFrom}`,
  ]
}

function again(name: string, facts: Facts): string[] {
  const how = action(facts)
  return how.length === 0 ? [] : [`${name}:`, ...how, '  periodSeconds: 10']
}

const resources = ({ memory }: Facts): string[] =>
  memory === null
    ? []
    : [
        'resources:',
        `  # ${memory.from}`,
        '  requests:',
        `    memory: ${mebi(memory.request)}`,
        '  limits:',
        `    memory: ${mebi(memory.limit)}`,
      ]

function security({ user, isReadOnly }: Facts): string[] {
  const rows = [
    ...(user === null
      ? []
      : ['  runAsNonRoot: true # the image’s USER is a number', `  runAsUser: ${Number(user)}`]),
    ...(isReadOnly === true ? ['  readOnlyRootFilesystem: true # it wrote no file of its own'] : []),
  ]
  return rows.length === 0 ? [] : ['securityContext:', ...rows]
}

function flyChecks({ probe, startFrom, period, failures }: Facts): string[] {
  if (probe === null || (probe.kind !== 'http' && probe.kind !== 'https')) return []
  return [
    '',
    '[[http_service.checks]]',
    '  method = "GET"',
    `  path = "${probe.path}" # ${probe.from}`,
    ...(probe.kind === 'https' ? ['  protocol = "https"'] : []),
    `  grace_period = "${period * failures}s" # ${startFrom}`,
    '  interval = "15s"',
    '  timeout = "5s"',
  ]
}
