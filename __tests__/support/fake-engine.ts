/** An engine with one container that follows a test's script. Records its calls. */
import { PassThrough } from 'node:stream'
import type {
  ContainerFile,
  ContainerSpec,
  ContainerState,
  ContainerStats,
  Engine,
  EngineImage,
  EngineInfo,
  Executed,
  HealthState,
  Labelled,
} from '../../src/engine/index.ts'
import { UserError } from '../../src/core/errors.ts'
import type { ImageConfig } from '../../src/core/schema.ts'
import type { FakeClock } from './fake-clock.ts'

export const info: EngineInfo = {
  version: '28.5.2',
  os: 'linux',
  architecture: 'amd64',
  store: 'overlay2',
  kernel: '6.8.0',
  local: true,
}

export function image(config: Partial<ImageConfig> = {}, env: string[] = []): EngineImage {
  return {
    id: 'sha256:'.padEnd(71, 'a'),
    tags: ['app:latest'],
    bytes: 1_000_000,
    digests: [],
    platform: { os: 'linux', architecture: 'amd64' },
    config: {
      exposedPorts: [],
      entrypoint: [],
      cmd: ['/app'],
      user: '',
      workingDir: '',
      labels: {},
      ...config,
    },
    env,
    volumes: [],
    diffIds: [],
  }
}

export interface FakeEngine extends Engine {
  readonly calls: string[]
  /** Of the current start. */
  log: PassThrough
  container: ContainerState
  spec: ContainerSpec | null
  files: Map<string, ContainerFile>
  stat: ContainerStats | null
  things: Labelled[]
  /** Names of existing volumes. */
  volumes: Set<string>
  /** Bytes in the container's own layer. */
  wrote: number | null
  /** Events, independent of the state. */
  oomEvent: boolean
  /** Error of `start`. */
  refusal: string | null
  /** Results of commands in the container; the last one repeats. */
  executed: Executed[]
  /** Signals that end the container, with its exit code. */
  handles: Map<string, number>
  exit(code: number, extra?: Partial<ContainerState>): void
  health(status: HealthState['status'], ...log: HealthState['log']): void
  /** From now on every call fails as if the engine were lost. */
  lose(): void
}

const CREATED: ContainerState = {
  status: 'created',
  running: false,
  pid: 0,
  exitCode: 0,
  oomKilled: false,
  error: '',
  startedAt: null,
  finishedAt: null,
  health: { status: 'none', log: [] },
  healthcheck: null,
  networks: new Map(),
  ports: new Map(),
  tty: false,
}

export interface FakeOptions {
  clock: FakeClock
  /** Of the first process; the test's own shows its own listeners. */
  pid?: number
  id?: string
  /** Of TCP. */
  ports?: Map<number, number>
}

/** The helper container; its output is empty. */
const HELPER = 'helper'

export function fakeEngine({ clock, pid = 0, id = 'c0ffee', ports = new Map() }: FakeOptions): FakeEngine {
  let isLost = false
  let ended: () => void = () => undefined
  let lost: (error: Error) => void = () => undefined
  const begin = (): Promise<void> => {
    const over = new Promise<void>((resolve, reject) => ((ended = resolve), (lost = reject)))
    over.catch(() => undefined)
    return over
  }
  let over = begin()
  const gone = () => new UserError('engine-lost', 'The engine went away')
  const call = async <T>(name: string, answer: () => T): Promise<T> => {
    await Promise.resolve()
    engine.calls.push(name)
    if (isLost) throw gone()
    return answer()
  }
  const drop = (id: string) => void (engine.things = engine.things.filter((thing) => thing.id !== id))
  const engine: FakeEngine = {
    endpoint: 'unix:///fake.sock',
    calls: [],
    log: new PassThrough(),
    container: { ...CREATED },
    spec: null,
    files: new Map(),
    stat: { memory: 1_000_000, memoryPeak: null, memoryLimit: null, cpuSeconds: 0 },
    things: [],
    volumes: new Set(),
    wrote: null,
    oomEvent: false,
    refusal: null,
    executed: [{ exitCode: 0, output: '' }],
    handles: new Map([
      ['SIGTERM', 0],
      ['SIGKILL', 137],
    ]),
    exit(code, extra = {}) {
      if (!engine.container.running) return
      engine.container = {
        ...engine.container,
        status: 'exited',
        running: false,
        pid: 0,
        exitCode: code,
        finishedAt: clock.date(),
        ports: new Map(),
        ...extra,
      }
      engine.log.end()
      ended()
    },
    health(status, ...log) {
      engine.container = { ...engine.container, health: { status, log } }
    },
    lose() {
      isLost = true
      lost(gone())
    },
    info: () => call('info', () => info),
    product: () => call('product', () => ({ name: 'Docker', api: '1.51' })),
    untilLost: () => Promise.resolve(null),
    image: () => call('image', () => image()),
    imagesBelow: () => call('imagesBelow', () => []),
    pull: () => call('pull', () => undefined),
    save: () => call('save', () => new PassThrough()),
    load: () => call('load', () => undefined),
    tag: (ref, repository, tag) => call(`tag ${ref} ${repository}:${tag}`, () => undefined),
    push: (repository, tag) => call(`push ${repository}:${tag}`, () => null),
    untag: (tag) => call(`untag ${tag}`, () => drop(tag)),
    create: (spec) => call('create', () => (spec.pid ? HELPER : ((engine.spec = spec), id))),
    join: (_, network) => call(`join ${network}`, () => undefined),
    forward: (port) => call(`forward ${port}`, () => port),
    attach: (at) =>
      call('attach', () => {
        if (at === HELPER) return new PassThrough()
        if (engine.container.status === 'exited') engine.log = new PassThrough()
        return engine.log
      }),
    start: (at) =>
      call('start', () => {
        if (at === HELPER) return { failure: null }
        if (engine.refusal !== null) {
          engine.container = { ...engine.container, exitCode: 127, error: engine.refusal }
          return { failure: engine.refusal }
        }
        if (engine.container.status === 'exited') over = begin()
        engine.container = {
          ...engine.container,
          status: 'running',
          running: true,
          pid,
          startedAt: clock.date(),
          finishedAt: null,
          ports: new Map([...ports].map(([port, on]) => [`${port}/tcp`, on])),
        }
        return { failure: null }
      }),
    state: () => call('state', () => engine.container),
    ended: () => call('ended', () => over).then((promise) => promise),
    stats: () => call('stats', () => engine.stat),
    written: () => call('written', () => engine.wrote),
    changed: () => call('changed', () => []),
    hadOom: () => call('hadOom', () => engine.oomEvent),
    exec: (_, argv) =>
      call(`exec ${argv.join(' ')}`, () => {
        const next = engine.executed.length > 1 ? engine.executed.shift() : engine.executed[0]
        return next ?? { exitCode: null, output: '' }
      }),
    run: () => call('run', () => ({ exitCode: 0, stdout: '', stderr: '', isCut: false })),
    output: () => call('output', () => ({ stdout: '', stderr: '', isCut: false })),
    processNames: () => call('processNames', () => []),
    commit: (id) => call(`commit ${id}`, () => undefined),
    kill: (_, signal) =>
      call(`kill ${signal}`, () => {
        const code = engine.handles.get(signal)
        if (code !== undefined) engine.exit(code)
      }),
    remove: (container) => call(`remove ${container}`, () => drop(container)),
    readFile: (_, path) => call(`readFile ${path}`, () => engine.files.get(path) ?? null),
    readArchive: (_, path) => call(`readArchive ${path}`, () => null),
    hasVolume: (name) => call(`hasVolume ${name}`, () => engine.volumes.has(name)),
    containersWith: () => call('containersWith', () => []),
    labelled: () => call('labelled', () => engine.things),
    removeVolume: (name) => call(`removeVolume ${name}`, () => drop(name)),
    removeNetwork: (network) => call(`removeNetwork ${network}`, () => drop(network)),
    close: () => undefined,
  }
  return engine
}
