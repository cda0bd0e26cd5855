/**
 * One container's life, from start to stop, as a timeline: start, wait until ready, soak, stop. It only looks and
 * waits; what was seen is gathered in `gather.ts`, and what it means is for the causes to say.
 */
import type { Readable } from 'node:stream'
import type { ContainerState, EngineImage } from '../../engine/index.ts'
import { atMost } from '../../core/clock.ts'
import { UserError } from '../../core/errors.ts'
import type { Port, SmokeInputs } from '../../inputs/types.ts'
import type { Phase, Soak } from '../evidence.ts'
import type { SmokeDeps } from '../types.ts'
import { watchIpv4, type Ipv4Check } from '../network/ipv4-check.ts'
import { foundCheck, foundPorts, toOwnAddress, watchReach } from '../probe/found-ports.ts'
import { guardDisk, noGuard } from '../kernel/disk.ts'
import { isOurProcess } from '../kernel/process.ts'
import { noAccess, localView, type ProcView } from '../kernel/view.ts'
import { keepLog } from '../log/file.ts'
import { LogLines } from '../log/lines.ts'
import { KernelMonitor } from '../kernel/monitor.ts'
import { openHelper } from '../kernel/helper/index.ts'
import { collectLog, type LogCollector } from '../log/tail.ts'
import { makeMeter, type Meter } from '../kernel/usage-meter.ts'
import { tooManyPorts, unaskable, type Plan } from '../probe/plan.ts'
import { makeCheck, type Check } from '../probe/check.ts'
import type { Surroundings } from '../probe/state.ts'
import { hasLapsed, isIdle, isReady, isUndecided, paceAt, waitingFor } from '../probe/readiness.ts'
import type { Route } from '../network/route.ts'
import { occupiedPorts } from '../network/occupied-ports.ts'

const METER_SECONDS = 1
const HEALTH_SECONDS = 0.1
/** The longest pause between two looks during the soak: what ends soon takes its counters with it. */
const LOOK_SECONDS = 0.25
/** Longer than a check waits for two answers during the soak. */
const UNDECIDED_SECONDS = 12
/** Where nothing can be asked, staying up is all the proof there is: a shorter soak would prove nothing. */
const LEAST_SOAK_SECONDS = 1
/** Where the engine does not say what it uses of the processor, so much longer is waited for that. */
const UNMEASURED_SECONDS = 2
/** Of a HEALTHCHECK, as many as engines keep. */
const MOST_RUNS = 5
/** How long after the end the last of the log may take to arrive. */
const LOG_SECONDS = 2

export class Trial {
  startedAt: Date | null = null
  readyAt: Date | null = null
  readySeconds: number | null = null
  soaked: Soak | null = null
  meter: Meter
  log: LogCollector | null = null
  /** Resolves when the whole log is in its file, where that was asked for. */
  logKept: Promise<void> = Promise.resolve()
  sight: ProcView = noAccess('the container was not started')
  state: ContainerState | null = null
  /** Ports of the host's network that answered before it was started. */
  takenPorts: number[] = []
  isEnded = false
  ended: Promise<void> = Promise.resolve()
  /** Seconds by the clock at the start, for durations. */
  began = 0
  readonly lookout: KernelMonitor
  readonly checks: Check[]
  readonly families: Ipv4Check
  readonly route: Route
  readonly container: string
  readonly image: EngineImage
  readonly inputs: SmokeInputs
  readonly deps: SmokeDeps

  readonly lines = new LogLines()
  private stream: Readable | null = null
  private isStarted = false
  private isSoaking = false
  private readonly plan: Plan
  /** Neither the image nor the settings name anything to ask. */
  private readonly isUnasked: boolean
  private readonly around: Surroundings
  private readonly reaches: (host: string, port: number) => boolean
  private readonly hostMemory: number
  /** Wakes whoever waits: an answer came, or the container ended. */
  private wake = new AbortController()
  /** Its processes, and so its network, are this machine's. */
  private isOurs = false
  private metered = -Infinity
  private stateAsked = -Infinity

  constructor(
    container: string,
    image: EngineImage,
    inputs: SmokeInputs,
    plan: Plan,
    route: Route,
    hostMemory: number,
    deps: SmokeDeps,
  ) {
    this.container = container
    this.image = image
    this.inputs = inputs
    this.plan = plan
    this.hostMemory = hostMemory
    this.deps = deps
    this.meter = makeMeter(deps.engine, container, this.sight, hostMemory)
    const isHealthAsked = image.config.healthcheck !== undefined
    this.isUnasked =
      plan.checks.length === 0 && !isHealthAsked && unaskable(inputs.probes, plan.checks).length === 0
    this.route = this.isUnasked ? toOwnAddress(route, () => this.ownAddress()) : route
    this.lookout = new KernelMonitor(route.isHost)
    const { clock } = deps
    const onAnswer = () => this.wake.abort()
    const address = (port: Port) => (this.isEnded ? null : this.route.addressOf(port, this.state))
    const exec: Surroundings['exec'] = (...asked) => deps.engine.exec(container, ...asked)
    const processes = () => this.sight.processes()
    this.around = { address, exec, processes, log: this.lines, clock, onAnswer }
    this.checks = plan.checks.map((planned) => makeCheck(planned, this.around))
    this.families = watchIpv4(() => this.ownAddress(), clock, onAnswer)
    this.reaches = watchReach(clock, onAnswer)
  }

  /** How far it came, and the engine's words when it refused to start. The container may still be running. */
  async run(signal: AbortSignal): Promise<{ phase: Phase; startFailure: string | null }> {
    const startFailure = await this.start(signal)
    const phase = startFailure === null ? await this.watch() : 'waiting'
    for (const check of this.checks) check.stop() // what comes from now on is of a container that is being stopped
    return { startFailure, phase }
  }

  async close(): Promise<void> {
    for (const check of this.checks) check.stop()
    this.stream?.destroy() // of a container that is kept it would hold this process open
    await this.sight.close()
  }

  private async start(signal: AbortSignal): Promise<string | null> {
    const { engine, clock, info } = this.deps
    const stream = await engine.attach(this.container)
    this.stream = stream
    this.log = collectLog(stream, this.lines)
    if (this.deps.logFile) this.logKept = keepLog(stream, this.deps.logFile)
    if (this.route.isHost) this.takenPorts = await occupiedPorts(this.plan.ports, this.route)
    this.began = clock.now()
    const { failure } = await engine.start(this.container)
    if (failure !== null) return failure
    this.isStarted = true
    this.ended = engine.ended(this.container, signal).then(() => this.markEnded())
    this.ended.catch(() => this.wake.abort()) // an engine that went away is met, and told, by the next question to it
    await this.refreshState()
    const { state } = this
    this.startedAt = state?.startedAt ?? clock.date()
    await this.route.open(state, this.plan.ports)
    this.isOurs = info.local && isOurProcess(state?.pid ?? 0, this.container)
    this.sight = this.isEnded ? noAccess('the container had ended') : this.sightOf(state?.pid ?? 0)
    this.lookout.open(this.sight, this.isOurs && info.rootDir ? guardDisk(info.rootDir) : noGuard)
    this.meter = makeMeter(engine, this.container, this.sight, this.hostMemory)
    return null
  }

  private sightOf(pid: number): ProcView {
    if (this.isOurs) return localView(pid)
    const { engine, info, run } = this.deps
    const { architecture } = info
    return openHelper(engine, { container: this.container, image: this.image.id, architecture, run })
  }

  /** The container's own IPv4 address; null where another machine's container may have the same, and after the end. */
  private ownAddress(): string | null {
    const { network } = this.route
    if (this.isEnded || !(this.isOurs || network !== null)) return null
    const addresses = [...(this.state?.networks ?? [])].filter(
      ([name]) => network === null || name === network,
    )
    return addresses.map(([, address]) => address).find((address) => address !== '') ?? null
  }

  /** Some engines publish a port a moment after the start. */
  private isPublished(): boolean {
    return this.plan.ports.every((port) => this.route.addressOf(port, this.state) !== null)
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
    if (this.hasSignOfLife()) this.markReady()
    await this.soak()
    await this.refreshState()
    if (this.isEnded) return this.isJobDone() ? 'done' : this.hasSignOfLife() ? 'soak' : 'waiting'
    return this.isUnhealthy() || hasLapsed(this.checks) ? 'soak' : 'done'
  }

  private async soak(): Promise<void> {
    if (!this.hasSignOfLife()) {
      this.soaked = this.stayedUp()
      return
    }
    const { clock, progress } = this.deps
    const since = clock.now()
    const whole = this.inputs.soak
    const metering = this.meter.window(since)
    this.isSoaking = true
    while (!this.isEnded && clock.now() - since < whole) {
      this.checkCancelled()
      const left = whole - (clock.now() - since)
      progress.waiting(`soaking, ${Math.ceil(left)} s to go`)
      await this.observe()
      await this.pause(Math.min(left, LOOK_SECONDS))
    }
    await this.untilDecided()
    this.soaked = { seconds: Math.min(clock.now() - since, whole), ...metering() }
  }

  /** What could not be asked has had its soak while it was waited for. Its beginning, when it may grow, is not measured. */
  private stayedUp(): Soak {
    const now = this.deps.clock.now()
    return { seconds: now - this.began, ...this.meter.window(now - this.inputs.unaskedSoak)() }
  }

  /** What fails at the end of the soak, or has not answered yet, is given a little longer: one bad answer is no proof. */
  private async untilDecided(): Promise<void> {
    const { clock } = this.deps
    const deadline = clock.now() + UNDECIDED_SECONDS
    while (
      !this.isEnded &&
      clock.now() < deadline &&
      this.checks.some((one) => isUndecided(one, clock.now()))
    ) {
      this.checkCancelled()
      await this.observe()
      await this.pause(LOOK_SECONDS)
    }
  }

  /** Without a port or a HEALTHCHECK there is no moment at which it became ready; it only stays up. */
  private hasSignOfLife(): boolean {
    return this.checks.length > 0 || this.image.config.healthcheck !== undefined
  }

  /** It has stayed up for long enough, and is no longer at work on its start. */
  private isQuiet(): boolean {
    const past = this.deps.clock.now() - this.began - this.leastUp()
    const { busy } = this.meter
    return past >= 0 && (busy === null ? past >= UNMEASURED_SECONDS : isIdle(busy, this.inputs.cpus))
  }

  private leastUp(): number {
    return Math.max(this.inputs.unaskedSoak, LEAST_SOAK_SECONDS)
  }

  /** On whatever it listens, that is asked. What went away before it answered is forgotten: it was not its service. */
  private lookForPorts(): void {
    const host = this.isUnasked && !this.isSoaking ? this.ownAddress() : null
    const ports = foundPorts(this.lookout.seen.listeners ?? [])
    if (host === null) return
    const isGone = ({ port, state }: Check) => !state.ok && port !== null && !ports.includes(port)
    for (const check of this.checks.filter(isGone)) {
      check.stop()
      this.checks.splice(this.checks.indexOf(check), 1)
    }
    const fresh = ports.filter((port) => !this.checks.some((check) => check.port === port))
    for (const port of fresh)
      if (this.reaches(host, port)) this.checks.push(makeCheck(foundCheck(port), this.around))
  }

  /** A probe says that it ends by itself. */
  private isToEnd(): boolean {
    return this.plan.checks.some(({ spec }) => spec.kind === 'exit')
  }

  private isAskable(): boolean {
    return unaskable(this.inputs.probes, this.plan.checks).length === 0
  }

  private isReady(): boolean {
    if (this.isUnasked && !this.hasSignOfLife()) return this.isQuiet()
    const isHealthAsked = this.image.config.healthcheck !== undefined && !this.isToEnd()
    return isReady(this.checks, isHealthAsked, this.state)
  }

  /** What promises to stay, with a port or a HEALTHCHECK, has not done its work by ending. */
  private isJobDone(): boolean {
    const { state } = this
    const isOver = this.isEnded && state !== null && !state.running
    if (isOver && this.isToEnd()) return this.isReady()
    const promisesNothing = !this.hasSignOfLife() && tooManyPorts(this.image.config) === null
    return isOver && promisesNothing && this.isAskable() && state.exitCode === 0 && !state.oomKilled
  }

  /** When the last answer came. A HEALTHCHECK that never failed says so later than the ports: its first run has to wait. */
  private answeredAt(): number {
    const now = this.deps.clock.now()
    const runs = this.image.config.healthcheck === undefined ? [] : (this.state?.health.log ?? [])
    const isLate = runs.length > 0 && runs.length < MOST_RUNS && runs.every(({ exitCode }) => exitCode === 0)
    const passed = this.checks.flatMap(({ state }) => state.passedAt ?? [])
    return isLate && passed.length > 0 ? Math.max(...passed) : now
  }

  private markReady(): void {
    const { clock } = this.deps
    const ago = Math.max(clock.now() - this.answeredAt(), 0)
    const passed = Math.max(clock.now() - ago - this.began, 0)
    this.readyAt = new Date(clock.date().getTime() - ago * 1000)
    const byEngine =
      this.startedAt === null ? passed : (this.readyAt.getTime() - this.startedAt.getTime()) / 1000
    // The engine's clock is this machine's only where the engine is local.
    this.readySeconds = this.deps.info.local && byEngine >= 0 ? byEngine : passed
  }

  private async untilReady(): Promise<boolean> {
    const { clock } = this.deps
    const { timeout, soak } = this.inputs
    const deadline = this.began + (this.isUnasked ? Math.max(timeout, this.leastUp()) : timeout)
    while (!this.isEnded && this.isAskable()) {
      this.checkCancelled()
      await this.observe()
      if (this.isReady()) return true
      if (this.isUnhealthy() || clock.now() >= deadline) break
      const elapsed = clock.now() - this.began
      if (this.isUnasked && elapsed > soak) this.deps.onSettled()
      this.deps.progress.waiting(waitingFor(this.checks, elapsed, timeout, this.isUnasked))
      await this.pause(Math.min(paceAt(elapsed), Math.max(deadline - clock.now(), 0)))
    }
    await this.refreshState()
    if (this.isEnded) return this.isToEnd() && (await this.hasEndedWell())
    return this.isUnasked && !this.hasSignOfLife() // a worker may stay busy
  }

  /** Of what was to end by itself, when it has: the last of its log counts as well. */
  private async hasEndedWell(): Promise<boolean> {
    if (this.log) await atMost(this.deps.clock, LOG_SECONDS, this.log.done)
    this.tick()
    return this.isReady()
  }

  private tick(): void {
    const { lookout, state, isEnded: ended, isSoaking: soaking } = this
    const listeners = this.families.reachable(lookout.seen.listeners, this.checks)
    for (const check of this.checks) check.tick({ listeners, state, ended, soaking })
  }

  /** One look at everything: listeners and ports always, the rest only now and then. */
  private async observe(): Promise<void> {
    const now = this.deps.clock.now()
    this.lookout.look(now)
    this.lookForPorts()
    if (this.lookout.filledDisk !== null) await this.deps.engine.kill(this.container, 'SIGKILL')
    this.tick()
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

  /** The state may show the end before the engine reports it. */
  async refreshState(): Promise<void> {
    this.state = (await this.deps.engine.state(this.container)) ?? this.state
    if (this.isStarted && this.state?.running === false) this.markEnded()
  }

  /** Engines call what has ended unhealthy too. */
  private isUnhealthy(): boolean {
    return this.state?.running === true && this.state.health.status === 'unhealthy'
  }

  private async pause(seconds: number): Promise<void> {
    if (!this.wake.signal.aborted) await this.deps.clock.sleep(seconds, this.wake.signal)
    if (!this.isEnded) this.wake = new AbortController()
  }

  private checkCancelled(): void {
    if (this.deps.signal.aborted)
      throw new UserError('cancelled', 'The run was cancelled while the container was being tried')
  }
}
