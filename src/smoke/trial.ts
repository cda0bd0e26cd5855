/**
 * One container's life, from start to stop, as a timeline: start, wait until ready, soak, measure, stop. It only
 * gathers evidence; what it means is for the causes to say.
 */
import { atMost } from '../clock.ts'
import type { ContainerState, EngineImage } from '../engine/index.ts'
import { UserError } from '../errors.ts'
import type { SmokeInputs } from '../inputs/index.ts'
import type { Listener } from '../schema.ts'
import type { Evidence, Phase } from './evidence.ts'
import type { SmokeDeps } from './index.ts'
import { watchListeners } from './listeners.ts'
import { collectLog, type LogCollector } from './log.ts'
import { makeMeter, type Meter } from './meter.ts'
import type { Planned } from './plan.ts'
import type { Address } from './probe/attempt.ts'
import { makeCheck, type Check } from './probe/check.ts'
import { isOurProcess } from './process.ts'
import { findProgram, unknownProgram } from './program.ts'
import { isReady, paceAt, waitingFor } from './readiness.ts'
import { chooseRoute, type Route } from './route.ts'
import { commandOf } from './say.ts'
import { KILLED_EXIT_CODE, shutDown } from './shutdown.ts'

const METER_SECONDS = 1
const HEALTH_SECONDS = 0.1
/** Where nothing can be asked, staying up is all the proof there is: a shorter soak would prove nothing. */
const LEAST_SOAK_SECONDS = 1
/** How long after the end the last of the log may take to arrive. */
const LOG_SECONDS = 2

export class Trial {
  startedAt: Date | null = null
  readyAt: Date | null = null
  readySeconds: number | null = null
  soaked = 0
  meter: Meter
  readonly checks: Check[]
  /** Seconds by the clock at the start, for durations. */
  began = 0
  readonly route: string

  private readonly way: Route
  private readonly container: string
  private readonly image: EngineImage
  private readonly inputs: SmokeInputs
  private readonly plan: readonly Planned[]
  private readonly hostMemory: number
  private readonly deps: SmokeDeps
  private log: LogCollector | null = null
  private pid = 0
  private lookAtListeners: (now: number) => Listener[] | null = () => null
  private state: ContainerState | null = null
  private listeners: Listener[] | null = null
  private isEnded = false
  private ended: Promise<void> = Promise.resolve()
  /** Wakes whoever waits: an answer came, or the container ended. */
  private wake = new AbortController()
  private metered = -Infinity
  private stateAsked = -Infinity

  constructor(
    container: string,
    image: EngineImage,
    inputs: SmokeInputs,
    plan: readonly Planned[],
    hostMemory: number,
    deps: SmokeDeps,
  ) {
    this.container = container
    this.image = image
    this.inputs = inputs
    this.plan = plan
    this.hostMemory = hostMemory
    this.deps = deps
    this.meter = makeMeter(deps.engine, container, 0, hostMemory)
    this.way = chooseRoute(inputs.network, plan.length > 0)
    this.route = this.way.name
    const { clock } = deps
    const onAnswer = () => this.wake.abort()
    this.checks = plan.map(({ port, spec, required }) =>
      makeCheck(port, spec, required, { address: () => this.addressOf(port), clock, onAnswer }),
    )
  }

  async run(): Promise<Evidence> {
    const watch = new AbortController()
    try {
      const failure = await this.start(watch.signal)
      if (failure !== null) return await this.evidence('waiting', failure)
      const phase = await this.watch()
      return await this.evidence(phase, null)
    } finally {
      watch.abort()
      for (const check of this.checks) check.stop()
    }
  }

  /** The engine's words when it refused. */
  private async start(signal: AbortSignal): Promise<string | null> {
    const { engine, clock } = this.deps
    this.log = collectLog(await engine.attach(this.container))
    this.began = clock.now()
    const { failure } = await engine.start(this.container)
    if (failure !== null) return failure
    this.ended = engine.ended(this.container, signal).then(() => this.markEnded())
    this.ended.catch(() => this.wake.abort()) // an engine that went away is met, and told, by the next question to it
    const state = await engine.state(this.container)
    this.state = state
    this.startedAt = state?.startedAt ?? clock.date()
    this.pid = state && this.deps.info.local && isOurProcess(state.pid, this.container) ? state.pid : 0
    this.lookAtListeners = watchListeners(this.pid)
    this.meter = makeMeter(engine, this.container, this.pid, this.hostMemory)
    return null
  }

  /** Null before the start and after the end. */
  private addressOf(port: number): Address | null {
    return this.isEnded ? null : this.way.addressOf(port, this.state)
  }

  /** Some engines publish a port a moment after the start. */
  private isPublished(): boolean {
    return this.plan.every(({ port }) => this.way.addressOf(port, this.state) !== null)
  }

  private markEnded(): void {
    this.isEnded = true
    this.wake.abort()
  }

  /** How far it came: `waiting` when it was never ready, `soak` when it did not stay so, else `done`. */
  private async watch(): Promise<Phase> {
    const isReady = await this.untilReady()
    this.deps.onSettled()
    if (!isReady) return this.isJobDone() ? 'done' : 'waiting'
    const { clock } = this.deps
    if (this.hasSignOfLife()) this.markReady()
    const since = clock.now()
    const soak = this.hasSignOfLife() ? this.inputs.soak : Math.max(this.inputs.soak, LEAST_SOAK_SECONDS)
    while (!this.isEnded && clock.now() - since < soak) {
      this.checkCancelled()
      const left = soak - (clock.now() - since)
      this.deps.progress.waiting(`soaking, ${Math.ceil(left)} s to go`)
      await this.observe()
      await this.pause(Math.min(left, 0.25))
    }
    this.soaked = Math.min(clock.now() - since, soak)
    await this.refreshState()
    if (this.state?.running === false) this.markEnded()
    if (this.isEnded) return this.isJobDone() ? 'done' : this.hasSignOfLife() ? 'soak' : 'waiting'
    return this.isUnhealthy() ? 'soak' : 'done'
  }

  /** Without a port or a HEALTHCHECK there is no moment at which it became ready; it only stays up. */
  private hasSignOfLife(): boolean {
    return this.plan.length > 0 || this.image.config.healthcheck !== undefined
  }

  /** What promises to stay, with a port or a HEALTHCHECK, has not done its work by ending. */
  private isJobDone(): boolean {
    const { state } = this
    const isOver = this.isEnded && state !== null && !state.running
    return (
      isOver &&
      !this.hasSignOfLife() &&
      this.inputs.probe.kind === 'auto' &&
      state.exitCode === 0 &&
      !state.oomKilled
    )
  }

  private markReady(): void {
    const passed = Math.max(this.deps.clock.now() - this.began, 0)
    this.readyAt = this.deps.clock.date()
    const byEngine =
      this.startedAt === null ? passed : (this.readyAt.getTime() - this.startedAt.getTime()) / 1000
    // The engine's clock is this machine's only where the engine is local.
    this.readySeconds = this.deps.info.local && byEngine >= 0 ? byEngine : passed
  }

  private async untilReady(): Promise<boolean> {
    const { clock } = this.deps
    const deadline = this.began + this.inputs.timeout
    const isAskable = this.plan.length > 0 || this.inputs.probe.kind === 'auto'
    while (!this.isEnded && isAskable) {
      this.checkCancelled()
      await this.observe()
      if (isReady(this.checks, this.image.config.healthcheck !== undefined, this.state)) return true
      if (this.isUnhealthy() || clock.now() >= deadline) return false
      const elapsed = clock.now() - this.began
      this.deps.progress.waiting(waitingFor(this.checks, elapsed, this.inputs.timeout))
      await this.pause(Math.min(paceAt(elapsed), Math.max(deadline - clock.now(), 0)))
    }
    await this.refreshState()
    return false
  }

  /** One look at everything: listeners and ports always, memory and health only now and then. */
  private async observe(): Promise<void> {
    const now = this.deps.clock.now()
    if (this.pid > 0 && !this.way.isHost) this.listeners = this.lookAtListeners(now) ?? this.listeners
    for (const check of this.checks) check.tick(this.listeners)
    if (now - this.metered >= METER_SECONDS && now - this.began > 0.5) {
      this.metered = now
      await this.meter.sample(now)
    }
    const isAwaited = this.image.config.healthcheck !== undefined || !this.isPublished()
    if (isAwaited && now - this.stateAsked >= HEALTH_SECONDS) {
      this.stateAsked = now
      await this.refreshState()
    }
  }

  private async refreshState(): Promise<void> {
    this.state = (await this.deps.engine.state(this.container)) ?? this.state
  }

  private isUnhealthy(): boolean {
    return this.state?.health.status === 'unhealthy'
  }

  private async pause(seconds: number): Promise<void> {
    if (!this.wake.signal.aborted) await this.deps.clock.sleep(seconds, this.wake.signal)
    if (!this.isEnded) this.wake = new AbortController()
  }

  private checkCancelled(): void {
    if (this.deps.signal.aborted)
      throw new UserError('cancelled', 'The run was cancelled while the container was being tried')
  }

  private async evidence(phase: Phase, startFailure: string | null): Promise<Evidence> {
    const { engine, clock, info } = this.deps
    const waited = clock.now() - this.began
    const ranSeconds = await this.settle(startFailure !== null)
    const last = this.state
    const failedToRun = startFailure !== null || (this.isEnded && phase === 'waiting')
    const argv = commandOf({ image: this.image, inputs: this.inputs })
    const program = failedToRun
      ? await findProgram(engine, this.container, this.image, argv, this.inputs.env)
      : unknownProgram(argv)
    const ended = this.isEnded // before it is stopped: only an end of its own counts
    const isRunning = startFailure === null && !ended
    const shutdown = isRunning ? await this.stop(clock.now()) : null
    if (this.log) await atMost(clock, LOG_SECONDS, this.log.done)
    return {
      image: this.image,
      engine: info,
      inputs: this.inputs,
      phase,
      startFailure,
      state: last,
      ranSeconds,
      waited,
      ended,
      checks: this.checks.map(({ port, spec, required, state }) => ({
        port,
        spec,
        required,
        ok: state.ok,
        attempts: state.attempts,
        last: state.last,
      })),
      listeners: this.listeners,
      busy: this.meter.busy,
      memory: { peak: this.meter.peak, limit: this.meter.limit },
      log: this.log?.read() ?? { tail: [], lines: 0, bytes: 0 },
      program,
      shutdown,
      where: this.deps.where,
    }
  }

  private async settle(failedToStart: boolean): Promise<number | null> {
    if (this.isEnded || failedToStart) await this.refreshState()
    if (this.isEnded) await this.lookForOom()
    const { startedAt, finishedAt } = this.state ?? {}
    if (!this.isEnded || !startedAt || !finishedAt) return null
    return Math.max(0, (finishedAt.getTime() - startedAt.getTime()) / 1000)
  }

  /** Engine 20.10 often forgets OOMKilled in the state of a container that ended at once; its events still tell. */
  private async lookForOom(): Promise<void> {
    const { state, startedAt } = this
    if (state?.exitCode !== KILLED_EXIT_CODE || state.oomKilled || startedAt === null) return
    if (await this.deps.engine.hadOom(this.container, startedAt)) this.state = { ...state, oomKilled: true }
  }

  private async stop(now: number): Promise<Evidence['shutdown']> {
    this.deps.progress.waiting('stopping')
    await this.meter.sample(now)
    return shutDown(
      this.deps.engine,
      this.deps.clock,
      this.container,
      this.pid,
      this.image.config.stopSignal,
      this.ended,
    )
  }
}
