/**
 * The identity of one run. It is the label and the name of everything the run makes on an engine, and says by itself
 * who made it and when, so that a later run can tell a dead run's leftovers from a living neighbour's. It is signed, so
 * that only this user's runs can have made it up.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Label of containers, networks and volumes; the value is the run's id. Images may carry it, so it proves nothing alone. */
export const RUN_LABEL = 'io.github.sea-trial.run'
/** Repository of the tags that a run gives: `sea-trial.local/run:<id>`, and `…:<id>-base` for what that stands on. */
export const RUN_REPOSITORY = 'sea-trial.local/run'
/** First part of the repository, behind a registry's host, that the run pushes to in order to weigh an image. */
const PUSH_FOLDER = 'sea-trial.weighing'
const BASE_SUFFIX = '-base'
const SERVICE_REPOSITORY = 'sea-trial.local/service'
const HELPER_SUFFIX = '-helper'

export const imageTag = (run: string): string => `${RUN_REPOSITORY}:${run}`
export const baseTag = (run: string): string => `${RUN_REPOSITORY}:${run}${BASE_SUFFIX}`
/** Of the helper image that looks into containers on other machines. */
export const helperTag = (run: string): string => `${RUN_REPOSITORY}:${run}${HELPER_SUFFIX}`

/** First part of all names that a run gives to containers, networks and volumes, and compose's name for its project. */
export const projectName = (run: string): string => `sea-trial-${run}`

/** Name of a container that a run makes: the one under test, or a helper of that role. */
export const containerName = (run: string, role = ''): string =>
  role === '' ? projectName(run) : `${projectName(run)}-${role}`

/** Volume that a run makes under a name that a person chose: another run's has another name. */
export const volumeName = (run: string, name: string): string => `${projectName(run)}-${name}`

/**
 * The run that made a container, network or volume; null for what is somebody else's. A label may come from an image
 * that a pull request has made, but no image chooses a name. Compose puts `-` or `_` after the project's name.
 */
export function runOfThing(label: string, names: readonly string[]): string | null {
  const first = projectName(label)
  const isOurs = (name: string) =>
    name === first || name.startsWith(`${first}-`) || name.startsWith(`${first}_`)
  return label !== '' && names.some(isOurs) ? label : null
}

/** Name of an image that compose builds for another service than the one under test. */
export const serviceTag = (run: string, service: string): string =>
  `${SERVICE_REPOSITORY}/${service.toLowerCase().replace(/[^a-z0-9]+/g, '-')}:${run}`

/** Older runs are dead whatever their process table says: no job of GitHub's lives longer than five days. */
const OLDEST_SECONDS = 5 * 24 * 3600

export interface RunId {
  /** Seconds since 1970. */
  started: number
  pid: number
  /** The machine, its boot and its PID namespace: only there does `pid` mean anything. */
  host: string
}

/**
 * `<started>-<pid>-<host>-<random>-<signature>`, each in a form that a Docker tag allows. `owner` is the process without
 * which the run's things are nobody's: this one for a command; for an action, whose image stays for later steps, the
 * runner's. Without a key nobody can check the signature, so no later run sweeps what this one leaves.
 */
export function newRunId(owner: number, signingKey: Buffer | null): string {
  const now = Math.floor(Date.now() / 1000)
  const random = randomBytes(4).toString('hex')
  const unsigned = [now.toString(36), owner.toString(36), hostKey(), random].join('-')
  return `${unsigned}-${signature(unsigned, signingKey ?? randomBytes(32))}`
}

const SIGNATURE_DIGITS = 16

export const signature = (unsigned: string, signingKey: Buffer): string =>
  createHmac('sha256', signingKey).update(`run ${unsigned}`).digest('hex').slice(0, SIGNATURE_DIGITS)

/** Whether a run with that key made the id. */
function isSigned(id: string, signingKey: Buffer): boolean {
  const at = id.lastIndexOf('-')
  return id.slice(at + 1) === signature(id.slice(0, at), signingKey)
}

/** Stays the same for one secret, so that an engine that remembers where it pushed to does not fill up with names. */
export const pushRepository = (secret: string): string => `${PUSH_FOLDER}/${secret}`

/** `sea-trial.local/run:<id>`, `sea-trial.local/service/<name>:<id>`, `127.0.0.1:41234/sea-trial.weighing/<secret>:<id>`, and the same by digest. */
const GIVEN = new RegExp(
  `^(?:${RUN_REPOSITORY}|${SERVICE_REPOSITORY}/[a-z0-9-]+|127\\.0\\.0\\.1:\\d+/${PUSH_FOLDER}/[0-9a-f]+)([:@])(.+)$`,
)

/** Whether a name of an image, by tag or by digest, was given by a run. */
export const isOfRun = (name: string): boolean => GIVEN.test(name)

/** The run that gave this tag; null for the tags of others. */
export function runOfTag(tag: string): string | null {
  const [, mark, run] = GIVEN.exec(tag) ?? []
  if (mark !== ':' || run === undefined) return null
  const suffix = [BASE_SUFFIX, HELPER_SUFFIX].find((end) => run.endsWith(end)) ?? ''
  return run.slice(0, run.length - suffix.length)
}

const ID = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-f]{12})-[0-9a-f]{8}-[0-9a-f]{16}$/

export function parseRunId(id: string): RunId | null {
  const [started, pid, host] = ID.exec(id)?.slice(1) ?? []
  if (!started || !pid || !host) return null
  return { started: parseInt(started, 36), pid: parseInt(pid, 36), host }
}

/**
 * Whether what this run made may be swept: its id was signed with this key, and its process is gone from this machine,
 * or it is too old to live.
 */
export function isDead(id: string, signingKey: Buffer, now = Date.now() / 1000): boolean {
  const run = parseRunId(id)
  if (!run || !isSigned(id, signingKey)) return false // not an id of ours: leave it alone
  if (now - run.started > OLDEST_SECONDS) return true
  return run.host === hostKey() && !isAlive(run)
}

export function hostKey(): string {
  const parts = [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/**
 * A process with this PID that began after the run did is another one that got the number again; and one that is over,
 * but that nobody has waited for, has a number still.
 */
function isAlive(run: RunId): boolean {
  try {
    process.kill(run.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const now = processNow(run.pid)
  return now === null || (!OVER.has(now.state) && now.began <= run.started + 2)
}

/** States of processes that have ended: zombie, dead. */
const OVER: ReadonlySet<string> = new Set(['Z', 'X', 'x'])

/** From /proc; null where there is none. `began` is in seconds since 1970: the kernel counts in hundredths since boot. */
function processNow(pid: number): { state: string; began: number } | null {
  const stat = read(`/proc/${pid}/stat`)
  const boot = /^btime (\d+)$/m.exec(read('/proc/stat'))?.[1]
  // the name, in brackets before these, may hold anything
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  return boot && state && ticks ? { state, began: Number(boot) + Number(ticks) / 100 } : null
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
