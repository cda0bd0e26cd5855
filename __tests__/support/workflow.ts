/** Workflow files, as far as the step of Sea Trial in them needs them: what it gets as inputs, on which events, with which token. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { evaluate, interpolate, isTrue, type Contexts } from './expressions.ts'
import type { Access, Scope } from './github-server.ts'

export interface Workflow {
  events: string[]
  concurrency: { group: string; 'cancel-in-progress': string | boolean }
  /** The one job with steps: others call workflows of other repositories. */
  job: Job
}

interface Job {
  if?: string
  permissions: Partial<Record<Scope, Access>>
  strategy?: { matrix: Record<string, unknown[]> }
  steps: { uses: string; with?: Record<string, unknown> }[]
}

/** Throws where the file is not as those in docs/workflows are: one job with steps, which uses Sea Trial once. */
export function readWorkflow(path: string): Workflow {
  const { on, jobs, concurrency } = parse(readFileSync(path, 'utf8')) as {
    on: Record<string, unknown>
    jobs: Record<string, Job | { uses: string }>
    concurrency: Workflow['concurrency']
  }
  const [job, ...others] = Object.values(jobs).filter((one): one is Job => 'steps' in one)
  if (!job || others.length > 0) throw new Error(`${path} has not one job`)
  return { events: Object.keys(on), concurrency, job }
}

export interface Leg {
  contexts: Contexts
  inputs: Record<string, string>
}

/** One for each leg of the matrix; none if the job does not run. `needs`: the outputs of other jobs. */
export function legsOf({ job, concurrency }: Workflow, github: object, needs: object = {}): Leg[] {
  const name = interpolate(concurrency.group, { github })
  if (!/\w-\w/.test(name)) throw new Error(`not a group of runs: ${name}`)
  if (job.if !== undefined && !isTrue(evaluate(job.if, { github }))) return []
  const matrix = combinations(job.strategy?.matrix)
  const [step, ...others] = job.steps.filter(({ uses }) => uses.includes('/sea-trial@'))
  if (!step || others.length > 0) throw new Error('the job does not use Sea Trial once')
  return matrix.map((values, index) => {
    const contexts = {
      github,
      needs,
      matrix: values,
      strategy: { 'job-index': index, 'job-total': matrix.length },
    }
    const given = Object.entries(step.with ?? {}).map(([input, value]) => [
      input,
      interpolate(String(value), contexts),
    ])
    return { contexts, inputs: Object.fromEntries(given) as Record<string, string> }
  })
}

function combinations(matrix: Record<string, unknown[]> | undefined): (Record<string, unknown> | null)[] {
  if (matrix === undefined) return [null]
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (legs, [name, values]) => legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value }))),
    [{}],
  )
}
