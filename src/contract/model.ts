/**
 * A contract: the rules under which a platform runs an image, as a file of the repository says them (a Deployment, `fly.toml`,
 * a Procfile). One neutral form for all kinds of files. Each rule knows its line, so that a finding can show it.
 *
 * Values of variables are never taken, except that of PORT: they may be secrets, or addresses of production.
 */
import type { Location } from '../core/schema.ts'

export type ContractKind =
  | 'kubernetes'
  | 'knative'
  | 'fly'
  | 'render'
  | 'app-engine'
  | 'procfile'
  | 'app-json'
  | 'heroku'
  | 'railway'
  | 'compose'
  | 'devcontainer'

export interface Ruled<T> {
  readonly value: T
  /** `file` is relative to the root of the repository. */
  readonly at: Location
}

export interface Contract {
  readonly kind: ContractKind
  /** Relative to the root of the repository. */
  readonly file: string
  /** As messages name it: `Deployment api`, `fly.toml`, `service web`. */
  readonly name: string
  readonly ports: readonly Ruled<ContractPort>[]
  readonly probes: readonly ContractProbe[]
  /** Instead of the image's ENTRYPOINT. */
  readonly entrypoint: Ruled<readonly string[]> | null
  /** Instead of the image's CMD. */
  readonly args: Ruled<readonly string[]> | null
  readonly workingDir: Ruled<string> | null
  readonly env: readonly Ruled<ContractVariable>[]
  /** The platform sets PORT: to this, or to a port of its choice where `value` is null. */
  readonly assignsPort: Ruled<number | null> | null
  readonly security: readonly Ruled<SecurityRule>[]
  /** Folders that the app may write to, empty at the start. */
  readonly writable: readonly Ruled<WritableFolder>[]
  readonly memory: Amounts
  /** In cores. */
  readonly cpu: Amounts
  /** Seconds from the stop signal, or from the pre-stop hook, to SIGKILL. */
  readonly grace: Ruled<number> | null
  readonly preStop: Ruled<Hook> | null
  /** Instead of the image's STOPSIGNAL: `SIGINT`. */
  readonly stopSignal?: Ruled<string>
  /** As Docker takes it, where it is a name: `node`, `node:staff`. A number is a rule of `security`. */
  readonly userName?: Ruled<string>
  /** It is to end by itself with exit code 0: Job, CronJob, a release command. */
  readonly isToEnd: boolean
  /** No request reaches it: EXPOSE, which the image has for another process, is not asked. */
  readonly isUnreached?: true
  /** What cannot be imitated on Docker, or says nothing about the image. */
  readonly notTried: readonly Ruled<NotTried>[]
}

export interface ContractPort {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
  readonly name: string | null
}

/** `startup`, `readiness` and `liveness` as in Kubernetes; `check`: of a platform with one kind of check. */
export interface ContractProbe {
  readonly use: 'startup' | 'readiness' | 'liveness' | 'check'
  readonly how: ProbeHow
  /** Seconds; null where the file does not set it and the platform has no default. */
  readonly timing: ProbeTiming
  /** Where the request is set: its path, port or command. */
  readonly at: Location
  /** The platform finds out the port itself where none listens on this one. */
  readonly findsPort?: true
}

export type ProbeHow =
  | {
      readonly kind: 'http'
      readonly scheme: 'http' | 'https'
      readonly port: number
      readonly path: string
      readonly headers: readonly (readonly [name: string, value: string])[]
      /** Null: 200 to 399. */
      readonly status: readonly [least: number, most: number] | null
    }
  | { readonly kind: 'tcp'; readonly port: number }
  | { readonly kind: 'grpc'; readonly port: number; readonly service: string }
  | { readonly kind: 'exec'; readonly argv: readonly string[] }

export interface ProbeTiming {
  readonly initialDelay: number | null
  readonly period: number | null
  readonly timeout: number | null
  readonly failureThreshold: number | null
  readonly successThreshold: number | null
}

export interface ContractVariable {
  readonly name: string
  /** Where its value comes from: in the file, a secret, a config map, a field of the platform. */
  readonly from: 'value' | 'secret' | 'config' | 'platform'
}

/** Names are Kubernetes’. */
export type SecurityRule =
  | { readonly rule: 'run-as-non-root' }
  /** By number. */
  | { readonly rule: 'run-as-user'; readonly user: number; readonly group: number | null }
  | { readonly rule: 'read-only-root' }
  | { readonly rule: 'drop' | 'add'; readonly capabilities: readonly string[] }
  | { readonly rule: 'no-privilege-escalation' }
  | { readonly rule: 'privileged' }

export interface WritableFolder {
  readonly path: string
  readonly inMemory: boolean
  /** Bytes; null without a limit. */
  readonly size: number | null
}

export interface Amounts {
  readonly request: Ruled<number> | null
  readonly limit: Ruled<number> | null
}

export type Hook =
  { readonly kind: 'exec'; readonly argv: readonly string[] } | { readonly kind: 'http' | 'sleep' }

export interface NotTried {
  /** As in the file: `hostPID`, `volumeMounts /data`. */
  readonly what: string
  /** A part of a sentence, without a full stop: `Docker has no node affinity`. */
  readonly why: string
}

/** A contract that has no rule. */
export const emptyContract = (kind: ContractKind, file: string, name: string): Contract => ({
  kind,
  file,
  name,
  ports: [],
  probes: [],
  entrypoint: null,
  args: null,
  workingDir: null,
  env: [],
  assignsPort: null,
  security: [],
  writable: [],
  memory: { request: null, limit: null },
  cpu: { request: null, limit: null },
  grace: null,
  preStop: null,
  isToEnd: false,
  notTried: [],
})

/** Why a file cannot be used: what, and how to fix it, in one or two sentences. */
export interface ContractMistake {
  readonly file: string
  readonly line: number | null
  readonly message: string
}

/** Never guessed: where a file leaves open what counts, `contracts` is empty and a mistake says what to give. */
export interface ContractRead {
  readonly contracts: readonly Contract[]
  readonly mistakes: readonly ContractMistake[]
}

/**
 * Reads one file. `file`: relative to the root of the repository. `pick`: which workload, container, service or process of
 * it, as given after `#`; null if none was given. Never throws.
 */
export type ContractReader = (text: string, file: string, pick: string | null) => ContractRead
