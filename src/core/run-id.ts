/**
 * The id of one run. It is in the label and the name of all objects that the run makes on an engine, and contains who made
 * them and when, so that a later run can distinguish leftovers of a dead run from objects of a live one. It is signed, so
 * that only this user's runs can create a valid one.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Label of containers, networks and volumes; the value is the run's id. Images may have it too, so it is no proof alone. */
export const RUN_LABEL = 'io.github.sea-trial.run'
/** Repository of the tags that a run gives: `sea-trial.local/run:<id>`, and `…:<id>-base` for its base image. */
export const RUN_REPOSITORY = 'sea-trial.local/run'
/** First part of the repository, after the registry's host, that a run pushes to in order to read an image's layers. */
const PUSH_FOLDER = 'sea-trial.weighing'
const BASE_SUFFIX = '-base'
const SERVICE_REPOSITORY = 'sea-trial.local/service'
const HELPER_SUFFIX = '-helper'
const BASELINE_SUFFIX = '-baseline'
const PLATFORMS_SUFFIX = '-platforms'
const SETUP_SUFFIX = '-setup-'

export const imageTag = (run: string): string => `${RUN_REPOSITORY}:${run}`
export const baseTag = (run: string): string => `${RUN_REPOSITORY}:${run}${BASE_SUFFIX}`
/** Tag of the image of the commit to compare with. */
export const baselineTag = (run: string): string => `${RUN_REPOSITORY}:${run}${BASELINE_SUFFIX}`
/** Tag of the index of all platforms, where the engine keeps it. */
export const platformsTag = (run: string): string => `${RUN_REPOSITORY}:${run}${PLATFORMS_SUFFIX}`
/** Tag of the image that the setup of a test has left, by a number of the run. */
export const setupTag = (run: string, number: number): string =>
  `${RUN_REPOSITORY}:${run}${SETUP_SUFFIX}${number}`
/** Tag of the helper image that inspects containers on other machines. */
export const helperTag = (run: string): string => `${RUN_REPOSITORY}:${run}${HELPER_SUFFIX}`

/** First part of the names of a run's containers, networks and volumes, and the name of its compose project. */
export const projectName = (run: string): string => `sea-trial-${run}`

/** Name of a container that a run makes: the one under test, or a helper of that role. */
export const containerName = (run: string, role = ''): string =>
  role === '' ? projectName(run) : `${projectName(run)}-${role}`

/** Name of a run's volume for a name in the settings, different for each run. */
export const volumeName = (run: string, name: string): string => `${projectName(run)}-${name}`

/**
 * The run that made a container, network or volume; null for others. A label may come from an image of a pull request, but
 * an image cannot choose a name. Compose puts `-` or `_` after the project's name.
 */
export function runOfThing(label: string, names: readonly string[]): string | null {
  const first = projectName(label)
  const isOurs = (name: string) =>
    name === first || name.startsWith(`${first}-`) || name.startsWith(`${first}_`)
  return label !== '' && names.some(isOurs) ? label : null
}

/** Tag of an image that compose builds for another service than the one under test. */
export const serviceTag = (run: string, service: string): string =>
  `${SERVICE_REPOSITORY}/${service.toLowerCase().replace(/[^a-z0-9]+/g, '-')}:${run}`

/** Older runs are dead: a GitHub job runs for at most five days. */
const OLDEST_SECONDS = 5 * 24 * 3600

export interface RunId {
  /** Seconds since 1970. */
  started: number
  pid: number
  /** The machine, its boot and its PID namespace, in which `pid` is valid. */
  host: string
}

/**
 * `<started>-<pid>-<host>-<random>-<signature>`, in characters that a Docker tag allows. `owner` is the process that
 * must be alive for the run's objects to be in use: this process for a command; for an action, whose image stays for later
 * steps, the runner's. Without a key the signature cannot be checked, so no later run removes this run's leftovers.
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

/** The same for one secret, because engines remember the repositories that they pushed to. */
export const pushRepository = (secret: string): string => `${PUSH_FOLDER}/${secret}`

/** `sea-trial.local/run:<id>`, `sea-trial.local/service/<name>:<id>`, `127.0.0.1:41234/sea-trial.weighing/<secret>:<id>`, and the same by digest. */
const RUN_REFERENCE = new RegExp(
  `^(?:${RUN_REPOSITORY}|${SERVICE_REPOSITORY}/[a-z0-9-]+|127\\.0\\.0\\.1:\\d+/${PUSH_FOLDER}/[0-9a-f]+)([:@])(.+)$`,
)

/** Whether a run gave this name to an image, by tag or by digest. */
export const isOfRun = (name: string): boolean => RUN_REFERENCE.test(name)

const SUFFIXES = new RegExp(
  `(?:${BASE_SUFFIX}|${BASELINE_SUFFIX}|${PLATFORMS_SUFFIX}|${HELPER_SUFFIX}|${SETUP_SUFFIX}\\d+)$`,
)

/** The run that gave this tag; null for other tags. */
export function runOfTag(tag: string): string | null {
  const [, mark, run] = RUN_REFERENCE.exec(tag) ?? []
  if (mark !== ':' || run === undefined) return null
  return run.replace(SUFFIXES, '')
}

const ID = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-f]{12})-[0-9a-f]{8}-[0-9a-f]{16}$/

export function parseRunId(id: string): RunId | null {
  const [started, pid, host] = ID.exec(id)?.slice(1) ?? []
  if (!started || !pid || !host) return null
  return { started: parseInt(started, 36), pid: parseInt(pid, 36), host }
}

/**
 * Whether the run's objects may be removed: its id is signed with this key, and its process has ended on this machine or
 * it is too old. `now`: seconds since 1970.
 */
export function isDead(id: string, signingKey: Buffer, now = Date.now() / 1000): boolean {
  const run = parseRunId(id)
  if (!run || !isSigned(id, signingKey)) return false // not one of our ids
  if (now - run.started > OLDEST_SECONDS) return true
  return run.host === hostKey() && !isAlive(run)
}

export function hostKey(): string {
  const parts = [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/**
 * A process with this PID that started after the run is another one that reuses the number; a zombie still has its number
 * but has ended.
 */
function isAlive(run: RunId): boolean {
  try {
    process.kill(run.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const now = processNow(run.pid)
  return now === null || (!ENDED_STATES.has(now.state) && now.began <= run.started + 2)
}

/** States of processes that have ended: zombie, dead. */
const ENDED_STATES: ReadonlySet<string> = new Set(['Z', 'X', 'x'])

/** From /proc; null without it. `began` is in seconds since 1970. */
function processNow(pid: number): { state: string; began: number } | null {
  const stat = read(`/proc/${pid}/stat`)
  const boot = /^btime (\d+)$/m.exec(read('/proc/stat'))?.[1]
  // the name, in parentheses before these fields, may contain any character
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
