/**
 * What the runner says about the job, in inputs that it fills in by itself. An older server leaves them empty, and other
 * programs write them as they stand in action.yml: what is not as expected is ignored.
 */
import { entries, field, parseJson, text, type Json } from '../lib/json.ts'
import type { Matrix } from '../core/schema.ts'
import type { Source } from './types.ts'
import type { JobInput } from './table.ts'

export interface Job {
  readonly matrix: Matrix
  /** How many legs the matrix has; null if unknown. */
  readonly legs: number | null
  /** Id of the job's check run, which its log has too; null if unknown. */
  readonly checkRun: number | null
  /** The Docker network of the job's services; null without services. */
  readonly network: string | null
}

type Env = Record<string, string | undefined>

export function readJob(env: Env): Job {
  const given = (name: JobInput) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? ''
  return {
    matrix: sorted(valuesIn(parseJson(given('job-matrix')))),
    legs: positive(given('job-total')),
    checkRun: positive(given('job-check-run')),
    network: servicesNetwork(parseJson(given('job-services')), given('job-network')),
  }
}

/** Each platform of a build of several is a leg of its own, with its own baseline, also where the job has no matrix. */
export function legOf(job: Job, source: Source): Job {
  if (source.kind !== 'build' || !source.platforms || source.platform === null) return job
  const { platform, platforms } = source
  const legs = job.legs === null ? null : job.legs * platforms.length
  const isNamed = job.matrix.some(([, value]) => value === platform)
  return { ...job, legs, matrix: isNamed ? job.matrix : sorted([...job.matrix, ['platform', platform]]) }
}

const sorted = (matrix: Matrix): Matrix => [...matrix].sort(([a], [b]) => (a < b ? -1 : 1))

const MOST_DEPTH = 10

/** Every value that is not a list or an object. A value on its own is no matrix. */
function valuesIn(value: Json, path: readonly string[] = []): [string, string][] {
  if (typeof value === 'object' && value !== null && path.length < MOST_DEPTH)
    return Object.entries(value).flatMap(([key, inner]) => valuesIn(inner, [...path, key]))
  return path.length === 0 ? [] : [[path.join('.'), String(value)]]
}

function positive(given: string): number | null {
  const value = /^\d{1,15}$/.test(given) ? Number(given) : 0
  return value > 0 ? value : null
}

/** All services of a job are on one network, and so is its container. */
function servicesNetwork(services: Json, ofContainer: string): string | null {
  const networks = entries(services).map(([, service]) => text(field(service, 'network')))
  if (networks.length === 0) return null
  return [...networks, ofContainer].find((name) => /^[A-Za-z0-9][\w.-]{0,200}$/.test(name)) ?? null
}
