/**
 * The identity of one run. It is the label on everything the run makes on an engine, and says by itself who made
 * it and when, so that a later run can tell a dead run's leftovers from a living neighbour's.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Label of containers, networks and volumes; the value is the run's id. */
export const RUN_LABEL = 'io.github.sea-trial.run'
/** Repository of the tags that a run gives: `sea-trial.local/run:<id>`, and `…:<id>-base` for what that stands on. */
export const RUN_REPOSITORY = 'sea-trial.local/run'
/** First part of the repository, behind a registry's host, that the run pushes to in order to weigh an image. */
const PUSH_FOLDER = 'sea-trial.weighing'
const BASE_SUFFIX = '-base'
const SERVICE_REPOSITORY = 'sea-trial.local/service'
const PORTHOLE_SUFFIX = '-porthole'

export const imageTag = (run: string): string => `${RUN_REPOSITORY}:${run}`
export const baseTag = (run: string): string => `${RUN_REPOSITORY}:${run}${BASE_SUFFIX}`
/** Of the helper image that looks into containers on other machines. */
export const portholeTag = (run: string): string => `${RUN_REPOSITORY}:${run}${PORTHOLE_SUFFIX}`

/** Volume that a run makes under a name that a person chose: another run's has another name. */
export const volumeName = (run: string, name: string): string => `sea-trial-${run}-${name}`

/** Compose's name for what a run starts beside the container. */
export const projectName = (run: string): string => `sea-trial-${run}`

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
 * `<started>-<pid>-<host>-<random>`, each in a form that a Docker tag allows. `owner` is the process without which the
 * run's things are nobody's: this one for a command; for an action, whose image stays for later steps, the runner's.
 */
export function newRunId(owner: number): string {
  const parts = [
    Math.floor(Date.now() / 1000).toString(36),
    owner.toString(36),
    hostKey(),
    randomBytes(4).toString('hex'),
  ]
  return parts.join('-')
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
  const suffix = [BASE_SUFFIX, PORTHOLE_SUFFIX].find((end) => run.endsWith(end)) ?? ''
  return run.slice(0, run.length - suffix.length)
}

export function parseRunId(id: string): RunId | null {
  const [started, pid, host] = /^([0-9a-z]+)-([0-9a-z]+)-([0-9a-f]{12})-[0-9a-f]{8}$/.exec(id)?.slice(1) ?? []
  if (!started || !pid || !host) return null
  return { started: parseInt(started, 36), pid: parseInt(pid, 36), host }
}

/** Whether what this run made may be swept: its process is gone from this machine, or it is too old to live. */
export function isDead(id: string, now = Date.now() / 1000): boolean {
  const run = parseRunId(id)
  if (!run) return false // not a label of ours: leave it alone
  if (now - run.started > OLDEST_SECONDS) return true
  return run.host === hostKey() && !isAlive(run)
}

export function hostKey(): string {
  const parts = [hostname(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/** A process with this PID that began after the run did is another one that got the number again. */
function isAlive(run: RunId): boolean {
  try {
    process.kill(run.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const began = processStart(run.pid)
  return began === null || began <= run.started + 2
}

/** Seconds since 1970, from /proc; null where there is none. The kernel counts in hundredths since boot. */
function processStart(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`)
  const boot = /^btime (\d+)$/m.exec(read('/proc/stat'))?.[1]
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return boot && ticks ? Number(boot) + Number(ticks) / 100 : null
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
