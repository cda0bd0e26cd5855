/**
 * The other services that the app needs: read from the compose file, adapted for the test, started by Docker Compose,
 * waited for, and inspected at the end. Everything carries the run's label; `close` removes it all.
 */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EngineImage } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Port, ServiceInputs, SmokeInputs } from '../../inputs/types.ts'
import { projectName } from '../../core/run-id.ts'
import type { Service as Seen } from '../../core/schema.ts'
import type { SmokeDeps } from '../types.ts'
import { blameSetting } from '../container/engine-refusal.ts'
import type { Route } from '../network/route.ts'
import { adapt } from './compose-model.ts'
import { NO_ENV_FILE, findCompose, type Compose } from './compose.ts'
import type { ComposeFile } from './compose-file.ts'
import { knowStartInterval } from './healthcheck.ts'
import type { Service } from './model.ts'
import { scopeOf } from './scope.ts'
import { testedImage, withHealthcheckOf } from './tested-service.ts'
import { serviceOf, waitFor, type Needed } from './wait.ts'

const SERVICE_LABEL = 'com.docker.compose.service'
const PROJECT_LABEL = 'com.docker.compose.project'
const LOG_LINES = 20
const LOG_SECONDS = 20
const DOWN_SECONDS = 60

interface Repository {
  /** Path of the repository: the file may read and mount only files in it. */
  root: string
  /** `NAME=value`, as set for the container: the file may use them too. */
  env: readonly string[]
}

/** Rejects with `no-compose`, or with `settings` where the file or the service's name is wrong, or the file uses what is not allowed. */
export async function readServices(
  wanted: ServiceInputs,
  deps: Pick<SmokeDeps, 'engine' | 'signal' | 'run' | 'tempDir'> & Repository,
): Promise<ComposeFile> {
  const { engine, signal, run, tempDir, root, env } = deps
  const compose = await findCompose(engine.endpoint, { signal, env, isTrusted: wanted.host === 'allow' })
  const { readModel } = await import('./read.ts') // loads yaml
  const read = await readModel(compose, wanted, { project: projectName(run), tempDir, root, env })
  return { compose, ...read, folder: dirname(wanted.files[0] ?? '') }
}

/** What Compose prints of all services of the files as JSON. Rejects as `readServices` does. */
export async function printServices(
  wanted: Omit<ServiceInputs, 'service'>,
  deps: Pick<SmokeDeps, 'signal' | 'run' | 'tempDir'> & Repository & { endpoint: string },
): Promise<string> {
  const { endpoint, signal, run, tempDir, root, env } = deps
  const compose = await findCompose(endpoint, { signal, env, isTrusted: wanted.host === 'allow' })
  const { readPrinted } = await import('./read.ts') // loads yaml
  return readPrinted(compose, wanted, { project: projectName(run), tempDir, root, env })
}

/**
 * A sentence for each file outside of the repository that buildx bake would read for the compose files among `files`. It takes
 * a file of any other name as one if it can. `folder`: where bake runs.
 */
export async function bakeReadsOutside(
  files: readonly string[],
  folder: string,
  root: string,
): Promise<string[]> {
  const compose = files.filter((file) => !/\.(?:hcl|json)$/i.test(file))
  if (compose.length === 0) return []
  const { readsOutside } = await import('./reads.ts') // loads yaml
  return readsOutside(compose, scopeOf(root, []), null, folder)
}

export class Services {
  /** The image under test as the compose file runs it. */
  image: EngineImage
  /** `host`, `service:db`; null for networks that Compose creates. */
  readonly networkMode: string | null

  private readonly read: ComposeFile
  private readonly inputs: SmokeInputs
  private readonly deps: SmokeDeps
  private readonly needed: readonly Omit<Needed, 'id'>[]
  private failed: readonly string[] = []

  constructor(read: ComposeFile, image: EngineImage, inputs: SmokeInputs, deps: SmokeDeps) {
    const { model, name, service } = read
    this.read = read
    this.inputs = inputs
    this.deps = deps
    this.image = testedImage(image, service)
    this.networkMode = service.network_mode ?? null
    this.needed = Object.keys(model.services)
      .filter((other) => other !== name)
      .map((other) => ({ name: other, condition: conditionOf(service, other) }))
  }

  /** Creates all containers and starts none; returns the id of the one under test. */
  async create(ports: readonly Port[], { publishOn }: Route): Promise<string> {
    this.deps.progress.waiting('creating services')
    const { run, tempDir, engine, info } = this.deps
    const { image, inputs } = this
    const { name: service, model, compose } = this.read
    const fit = {
      ...{ service, image: image.id, run, inputs, ports, publishOn },
      healthcheck: image.config.healthcheck ?? null,
      knowsStartInterval: knowStartInterval(info.version, compose.version),
    }
    writeFileSync(this.file(tempDir), JSON.stringify(adapt(model, fit)), { mode: 0o600 })
    const made = await this.ask(['create'])
    if (made.code !== 0) throw this.refusal('create', made.stderr)
    const id = (await this.ids()).get(service)
    if (id === undefined) throw this.refusal('create', 'it created no container of the service')
    const state = await engine.state(id)
    this.image = withHealthcheckOf(this.image, state?.healthcheck ?? null)
    return id
  }

  /** Starts the dependencies of the tested service. Returns null when all are up, else a sentence with those that are not. */
  async start(): Promise<string | null> {
    const names = this.needed.map(({ name }) => name)
    if (names.length === 0) return null
    const { progress, clock } = this.deps
    const { timeout } = this.inputs
    progress.waiting(`starting ${names.join(', ')}`)
    const began = clock.now()
    const up = await this.ask(['up', '--detach', '--no-recreate', '--no-build', ...names], timeout)
    const ids = await this.ids()
    const needed = this.needed.map(({ name, condition }) => ({ name, condition, id: ids.get(name) ?? null }))
    const left = Math.max(timeout - (clock.now() - began), 1)
    // where Compose gave up, waiting longer is useless
    const seconds = up.code === 0 ? left : 1
    const missing = await waitFor(needed, this.deps, seconds, (name) =>
      progress.waiting(`waiting for ${name}`),
    )
    // failures of indirect dependencies are known only where Compose gave up
    this.failed = up.code === 0 ? missing : [...new Set([...missing, ...(await this.ended(ids))])]
    if (up.code !== 0 && up.code !== null && this.failed.length === 0) throw this.refusal('start', up.stderr)
    return this.failed.length === 0 ? null : `the service ${this.failed.join(', ')} did not come up`
  }

  /** Names of all services that exited with an error or are unhealthy. */
  private async ended(ids: ReadonlyMap<string, string>): Promise<string[]> {
    const failed: string[] = []
    for (const { name } of this.needed) {
      const id = ids.get(name)
      const state = id === undefined ? null : await this.deps.engine.state(id)
      if (state?.status === 'exited' && state.exitCode !== 0) failed.push(name)
      if (state?.health.status === 'unhealthy') failed.push(name)
    }
    return failed
  }

  /** The state of the other services now. */
  async look(): Promise<Seen[]> {
    const ids = await this.ids()
    const seen: Seen[] = []
    for (const { name } of this.needed) {
      const id = ids.get(name)
      const state = id === undefined ? null : await this.deps.engine.state(id)
      seen.push(serviceOf(name, state, this.failed.includes(name), await this.logOf(name)))
    }
    return seen
  }

  async close(): Promise<void> {
    // errors are ignored: what remains is labelled, and is removed at the end of the run
    const argv = ['down', '--volumes', '--remove-orphans', '--timeout', '0']
    await this.ask(argv, DOWN_SECONDS).catch(() => undefined)
  }

  private async logOf(name: string): Promise<string[]> {
    const argv = ['logs', '--no-color', '--no-log-prefix', '--tail', String(LOG_LINES), name]
    const { stdout } = await this.ask(argv, LOG_SECONDS)
    return stdout
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .slice(-LOG_LINES)
      .map((line) => line.slice(0, 2000))
  }

  private async ids(): Promise<Map<string, string>> {
    const rows = await this.deps.engine.containersWith(PROJECT_LABEL, projectName(this.deps.run))
    return new Map(rows.map(({ id, labels }) => [labels.get(SERVICE_LABEL) ?? '', id]))
  }

  private ask(argv: readonly string[], seconds?: number): ReturnType<Compose['ask']> {
    const project = [
      ...['--project-name', projectName(this.deps.run), '--project-directory', this.read.folder],
      ...NO_ENV_FILE, // its variables are already in the model
    ]
    return this.read.compose.ask([...project, '--file', this.file(this.deps.tempDir), ...argv], seconds)
  }

  private file(folder: string): string {
    return join(folder, 'compose.json')
  }

  private refusal(what: string, stderr: string): UserError {
    const words = errorIn(stderr)
    blameSetting(words, this.inputs, this.image)
    const hint = 'Test it with `docker compose up`: no fault of the image was found.'
    return new UserError('compose-failed', `Docker Compose could not ${what} the services: ${words}`, hint)
  }
}

/** Compose writes its progress to the same stream, and the error last. */
function errorIn(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const said =
    lines.findLast((line) => /error|fail|denied|invalid|cannot|no such/i.test(line)) ?? lines.at(-1)
  return said ?? 'it gave no reason'
}

/** Null for a service that the tested one does not depend on itself, or that is not required. */
function conditionOf(service: Service, other: string): Needed['condition'] {
  const row = service.depends_on?.[other]
  return row === undefined || row.required === false ? null : row.condition
}
