/** Evidence as a trial would gather it, for tests of causes. */
import type { ContainerState } from '../../src/engine/index.ts'
import type { Listener } from '../../src/core/schema.ts'
import type { Checked, Evidence, Program } from '../../src/smoke/evidence.ts'
import type { Outcome } from '../../src/smoke/probe/attempt.ts'
import { freshState } from '../../src/smoke/probe/state.ts'
import { image, info } from './fake-engine.ts'
import { plainSmoke } from './plain.ts'
import { probe } from './probes.ts'

export const EXPOSE = 2
export const CMD = 6
export const HEALTHCHECK = 5
export const at = (line: number) => ({ file: 'Dockerfile', line })

export const running: ContainerState = {
  status: 'running',
  running: true,
  pid: 42,
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
export const exited = (exitCode: number, extra: Partial<ContainerState> = {}): ContainerState => ({
  ...running,
  status: 'exited',
  running: false,
  exitCode,
  ...extra,
})
export const health = (
  status: 'starting' | 'unhealthy' | 'healthy',
  ...log: ContainerState['health']['log']
): ContainerState => ({ ...running, health: { status, log } })

export const answered = (status: number, reason: string): Outcome => ({
  kind: 'http',
  status,
  reason,
  tls: false,
})
export const asked = (port: number, extra: Partial<Checked> = {}): Checked => ({
  port,
  spec: probe('auto'),
  required: true,
  ok: false,
  attempts: extra.last === undefined ? 0 : 3,
  last: null,
  latency: null,
  soak: freshState().soak,
  ...extra,
})
export const row = (address: string, port: number, protocol: Listener['protocol'] = 'tcp'): Listener => ({
  protocol,
  address,
  port,
})
export const log = (...tail: string[]) => ({
  head: [],
  tail,
  lines: tail.length,
  bytes: tail.join('\n').length,
})
export const program = (extra: Partial<Program> = {}): Program => ({
  argv: ['/app', '--serve'],
  path: '/app',
  isFolder: false,
  mode: 0o755,
  architecture: 'amd64',
  interpreter: null,
  lacksShebang: false,
  hasCarriageReturn: false,
  firstLine: null,
  ...extra,
})

/** A container that ran for 60 s without becoming ready, of an image that exposes 5000. */
export function evidence(extra: Partial<Evidence> = {}): Evidence {
  return {
    image: image(),
    engine: info,
    inputs: plainSmoke,
    phase: 'waiting',
    startFailure: null,
    state: running,
    ranSeconds: null,
    waited: 60,
    ended: false,
    checks: [asked(5000)],
    listeners: [],
    refusesIpv4: [],
    unixSockets: [],
    processes: [],
    counters: { oomKills: 0, forksRefused: 0 },
    soak: null,
    busy: 0,
    memory: { peak: null, limit: null },
    written: null,
    changed: null,
    log: log(),
    programs: [program()],
    shutdown: null,
    places: { EXPOSE: at(EXPOSE), CMD: at(CMD), HEALTHCHECK: at(HEALTHCHECK) },
    ...extra,
  }
}
export const over = (state: ContainerState, extra: Partial<Evidence> = {}) =>
  evidence({ ended: true, ranSeconds: 0.4, state, ...extra })
export const refused = (startFailure: string, extra: Partial<Evidence> = {}) =>
  evidence({
    startFailure,
    state: { ...running, status: 'created', running: false, exitCode: 127 },
    ...extra,
  })
export const done = (extra: Partial<Evidence> = {}) =>
  evidence({ phase: 'done', checks: [asked(5000, { ok: true, last: answered(200, 'OK') })], ...extra })
export const inputs = (extra: Partial<Evidence['inputs']>) => ({ inputs: { ...evidence().inputs, ...extra } })
