/**
 * What a contract sets for the trial, as texts of settings, as a preset does: each with its line. What Docker cannot imitate
 * is listed. Pure.
 */
import type { Location } from '../core/schema.ts'
import { bytes } from '../lib/units.ts'
import { quoteCommand } from '../lib/shell-quote.ts'
import type { Contract, ContractKind, ContractProbe, NotTried, Ruled, SecurityRule } from './model.ts'
import { probeText, unsendable } from './probe-text.ts'
import { startBudget } from './timing.ts'

export const IMPLIED_SETTINGS = [
  'port',
  'timeout',
  'env',
  'memory',
  'cpus',
  'user',
  'read-only',
  'cap-drop',
  'cap-add',
  'security-opt',
  'tmpfs',
  'entrypoint',
  'command',
] as const
export type ImpliedSetting = (typeof IMPLIED_SETTINGS)[number]

/** A rule under which the image is tried. `setting`: null for a rule that no setting can replace. */
export interface AppliedRule {
  /** `memory 256 MB`, `readiness probe http://:8080/healthz` */
  readonly text: string
  readonly at: Location
  readonly setting: ImpliedSetting | null
}

export interface Implied {
  /** Texts as a user would write them; of a list one line each. */
  readonly texts: ReadonlyMap<ImpliedSetting, string>
  readonly rules: readonly AppliedRule[]
  readonly notTried: readonly Ruled<NotTried>[]
  /** Those that are asked. */
  readonly probes: readonly ContractProbe[]
  /** The app must listen on the port that PORT names. */
  readonly obeysPort: boolean
}

/** One rule: what it sets, or why it is not tried. */
type Row =
  | {
      readonly setting: ImpliedSetting | null
      readonly text: string
      readonly rule: string
      readonly at: Location
    }
  | { readonly notTried: NotTried; readonly at: Location }

const row = (setting: ImpliedSetting | null, at: Location, rule: string, text = ''): Row => ({
  ...{ setting, text, rule, at },
})
const cannot = (at: Location, what: string, why: string): Row => ({ notTried: { what, why }, at })

/** Kinds of files whose platform requires the app to listen on PORT. In the others it is a variable like any other. */
const OBEYS_PORT: ReadonlySet<ContractKind> = new Set([
  'knative',
  'render',
  'app-engine',
  'procfile',
  'app-json',
  'heroku',
  'railway',
])

export function implied(contract: Contract): Implied {
  const rows = RULES.flatMap((rule) => rule(contract))
  const texts = new Map<ImpliedSetting, string>()
  for (const one of rows) {
    if ('notTried' in one || one.setting === null) continue
    const earlier = texts.get(one.setting)
    texts.set(one.setting, earlier === undefined ? one.text : `${earlier}\n${one.text}`)
  }
  return {
    texts,
    rules: rows.flatMap((one) =>
      'notTried' in one ? [] : [{ text: one.rule, at: one.at, setting: one.setting }],
    ),
    notTried: [
      ...rows.flatMap((one) => ('notTried' in one ? [{ value: one.notTried, at: one.at }] : [])),
      ...contract.notTried,
    ],
    probes: contract.probes.filter(({ how }) => unsendable(how) === null),
    obeysPort: contract.assignsPort !== null && OBEYS_PORT.has(contract.kind),
  }
}

function probeRules({ probes }: Contract): Row[] {
  return probes.map(({ use, how, at }): Row => {
    const why = unsendable(how)
    const name = use === 'check' ? 'check' : `${use} probe`
    return why === null ? row(null, at, `${name} ${probeText(how)}`) : cannot(at, name, why)
  })
}

/** Ports are asked where no probe says how. */
function portRules({ ports, probes, assignsPort }: Contract): Row[] {
  if (probes.some(({ how }) => 'port' in how) || assignsPort !== null) return []
  return ports.map(({ value: { port, protocol }, at }) => {
    const text = protocol === 'tcp' ? String(port) : `${port}/udp`
    return row('port', at, `port ${text}`, text)
  })
}

function assignedPort({ assignsPort, kind }: Contract): Row[] {
  if (assignsPort === null) return []
  const { value, at } = assignsPort
  if (value !== null) return [row('env', at, `PORT=${value}`, `PORT=${value}`)]
  return OBEYS_PORT.has(kind) ? [row(null, at, 'PORT, a port of the platform’s choice')] : []
}

/** The default of `timeout`: a shorter start would hide how long it really takes, which is compared. */
const USUAL_SECONDS = 60
/** An hour and more is set by accident. */
const MOST_SECONDS = 600

function startRule(contract: Contract): Row[] {
  const budget = startBudget(contract)
  if (budget === null || budget.seconds <= USUAL_SECONDS) return []
  const { seconds, at } = budget
  const most = Math.min(seconds, MOST_SECONDS)
  const whole = `${seconds} s to start`
  return [
    row('timeout', at, whole, `${most}s`),
    ...(most < seconds ? [cannot(at, whole, `no start is waited for longer than ${MOST_SECONDS} s`)] : []),
  ]
}

/** `$(NAME)` as Kubernetes expands it; `$$(NAME)` is literal. */
const REFERENCE = /(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/

function commandRules(contract: Contract): Row[] {
  const { entrypoint, args, workingDir, assignsPort } = contract
  const rows = [
    ['entrypoint', 'runs', entrypoint],
    ['command', 'with arguments', args],
  ] as const
  const port = assignsPort?.value ?? null
  return [
    ...rows.flatMap(([setting, verb, ruled]): Row[] => {
      if (ruled === null) return []
      const argv = ruled.value.map((word) =>
        port === null ? word : word.replaceAll('$(PORT)', String(port)),
      )
      const name = argv.map((word) => REFERENCE.exec(word)?.[1]).find((found) => found !== undefined)
      const text = argv.length === 0 ? 'without arguments' : `${verb} ${quoteCommand(argv).slice(0, 200)}`
      return name !== undefined && (contract.kind === 'kubernetes' || contract.kind === 'knative')
        ? [cannot(ruled.at, text, `the value of ${name} is not known here`)]
        : [row(setting, ruled.at, text, JSON.stringify(argv))]
    }),
    ...(workingDir === null
      ? []
      : [cannot(workingDir.at, `working directory ${workingDir.value}`, 'that of the image is used')]),
  ]
}

/** Docker's minimum. */
const LEAST_MEMORY = 6 * 1024 ** 2
const LEAST_CPUS = 0.01

function limitRules({ memory, cpu }: Contract): Row[] {
  const rows: Row[] = []
  if (memory.limit !== null) {
    const { value, at } = memory.limit
    const text = `memory ${bytes(value)}`
    rows.push(
      value < LEAST_MEMORY
        ? cannot(at, text, 'Docker’s minimum is 6 MiB')
        : row('memory', at, text, String(Math.round(value))),
    )
  }
  if (cpu.limit !== null) {
    const { value, at } = cpu.limit
    const text = `${value} ${value === 1 ? 'core' : 'cores'}`
    rows.push(
      value < LEAST_CPUS
        ? cannot(at, text, 'Docker’s minimum is 0.01')
        : row('cpus', at, text, String(value)),
    )
  }
  return rows
}

function securityRow(rule: SecurityRule, at: Location): Row {
  switch (rule.rule) {
    case 'run-as-non-root':
      return row(null, at, 'a user that is not root')
    case 'run-as-user': {
      const text = rule.group === null ? String(rule.user) : `${rule.user}:${rule.group}`
      return row('user', at, `user ${text}`, text)
    }
    case 'read-only-root':
      return row('read-only', at, 'a read-only root file system', 'true')
    case 'drop':
      return row('cap-drop', at, `without ${rule.capabilities.join(', ')}`, rule.capabilities.join('\n'))
    case 'add':
      return row('cap-add', at, `with ${rule.capabilities.join(', ')}`, rule.capabilities.join('\n'))
    case 'no-privilege-escalation':
      return row('security-opt', at, 'no new privileges', 'no-new-privileges')
    case 'privileged':
      return cannot(at, 'privileged', 'no image is given the whole machine')
  }
}

const securityRules = ({ security, userName }: Contract): Row[] => [
  ...(userName === undefined ? [] : [row('user', userName.at, `user ${userName.value}`, userName.value)]),
  ...security.map(({ value, at }) => securityRow(value, at)),
]

/**
 * A folder that is empty and that every user may write to. A new volume of Docker would begin with the image's files, and
 * belong to root where the image has no such folder.
 */
const folderRules = ({ writable }: Contract): Row[] =>
  writable.map(({ value: { path, size }, at }) =>
    /^\/[^:,\s]*[^:,\s/]$/.test(path)
      ? row('tmpfs', at, `writable ${path}`, `${path}:${folderOptions(size)}`)
      : cannot(at, `writable ${path}`, 'its path cannot be given to Docker'),
  )

const folderOptions = (size: number | null): string =>
  ['exec', 'mode=1777', ...(size === null ? [] : [`size=${Math.ceil(size)}`])].join(',')

/** Waiting longer for a stop would only show that it hangs. */
export const MOST_GRACE_SECONDS = 60

function stopRules({ grace, preStop, stopSignal }: Contract): Row[] {
  const rows: Row[] =
    stopSignal === undefined ? [] : [row(null, stopSignal.at, `stops on ${stopSignal.value}`)]
  if (grace !== null)
    rows.push(
      row(null, grace.at, `${grace.value} s to stop`),
      ...(grace.value > MOST_GRACE_SECONDS
        ? [
            cannot(
              grace.at,
              `${grace.value} s to stop`,
              `no stop is waited for longer than ${MOST_GRACE_SECONDS} s`,
            ),
          ]
        : []),
    )
  if (preStop === null) return rows
  const { value, at } = preStop
  return [
    ...rows,
    value.kind === 'exec'
      ? row(null, at, `before the stop ${quoteCommand(value.argv).slice(0, 200)}`)
      : cannot(at, `preStop ${value.kind}`, 'only commands are run before the stop'),
  ]
}

const endRule = ({ isToEnd, file }: Contract): Row[] =>
  isToEnd ? [row(null, { file, line: 1 }, 'ends by itself with exit code 0')] : []

const RULES: readonly ((contract: Contract) => readonly Row[])[] = [
  probeRules,
  portRules,
  assignedPort,
  startRule,
  commandRules,
  limitRules,
  securityRules,
  folderRules,
  stopRules,
  endRule,
]
