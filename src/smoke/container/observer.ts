/**
 * What can be observed of one container: its state in the engine, what the kernel shows, its checks and its log. It only
 * looks; the lifecycle decides when.
 */
import type { ContainerState } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Port } from '../../inputs/types.ts'
import { guardDisk, noGuard } from '../kernel/disk.ts'
import { openHelper } from '../kernel/helper/index.ts'
import { KernelMonitor } from '../kernel/monitor.ts'
import { isOurProcess } from '../kernel/process.ts'
import { makeMeter, type Meter } from '../kernel/usage-meter.ts'
import { noAccess, localView, type ProcView } from '../kernel/view.ts'
import { occupiedPorts } from '../network/occupied-ports.ts'
import type { Route } from '../network/route.ts'
import { CheckList } from '../probe/check-list.ts'
import { toOwnAddress } from '../probe/found-ports.ts'
import { unaskable } from '../probe/plan.ts'
import type { Address } from '../probe/attempt.ts'
import { Samples } from '../kernel/samples.ts'
import { Journal } from './journal.ts'
import { LogStream } from './log-stream.ts'
import { machineMemory } from './memory-guard.ts'
import type { Subject } from './observation.ts'
import { Waker } from './waker.ts'

const METER_SECONDS = 1
/** Earlier figures are of the engine's own work. */
const FIRST_METER_SECONDS = 0.5
const STATE_SECONDS = 0.1

export class Observer {
  readonly subject: Subject
  readonly route: Route
  readonly list: CheckList
  readonly monitor: KernelMonitor
  readonly meter: Meter
  readonly log = new LogStream()
  readonly journal = new Journal()
  readonly samples = new Samples()
  /** No HEALTHCHECK, and neither the image nor the settings name a port or a probe. */
  readonly isUnasked: boolean
  private currentState: ContainerState | null = null
  private currentView: ProcView = noAccess('the container was not started')
  private whenEnded: Promise<void> = Promise.resolve()
  private startInstant: Date | null = null
  private taken: readonly number[] = []
  private hasEnded = false
  private isStarted = false
  private isSoaking = false
  /** Its processes, and so its network, are this machine's. */
  private isLocal = false
  /** By the clock. */
  private began: number | null = null
  /** Seconds from there until the engine had started it. */
  private startDelay = 0
  private metered = -Infinity
  private stateAsked = -Infinity
  private closed: Promise<void> | null = null
  private readonly waker: Waker

  constructor(subject: Subject) {
    const { container, image, inputs, plan, route, deps } = subject
    const { engine, clock } = deps
    this.subject = subject
    this.waker = new Waker(clock)
    this.monitor = new KernelMonitor(route.isHost)
    this.meter = makeMeter(engine, container, () => this.view, machineMemory(deps.info))
    const isNothingPlanned = plan.checks.length === 0 && unaskable(inputs.probes, []).length === 0
    this.isUnasked = isNothingPlanned && image.config.healthcheck === undefined
    const ownAddress = () => this.ownAddress()
    this.route = this.isUnasked ? toOwnAddress(route, ownAddress) : route
    const around = {
      address: (port: Port) => (this.isEnded ? null : this.route.addressOf(port, this.state)),
      exec: (argv: readonly string[], seconds: number, signal: AbortSignal) =>
        engine.exec(container, argv, seconds, signal),
      processes: () => this.view.processes(),
      log: this.log.lines,
      clock,
      onAnswer: () => this.waker.wake(),
    }
    this.list = new CheckList(plan.checks, around, ownAddress)
  }

  /** As the engine said last. */
  get state(): ContainerState | null {
    return this.currentState
  }

  get view(): ProcView {
    return this.currentView
  }

  /** It has ended by itself. */
  get isEnded(): boolean {
    return this.hasEnded
  }

  /** Where a TCP port of the container can be asked, published or not; null where it cannot be reached. */
  reach(port: number): Address | null {
    const published = this.route.addressOf({ port, protocol: 'tcp' }, this.state)
    const own = this.ownAddress()
    return published ?? (own === null ? null : { host: own, port })
  }

  /** Resolves when the container has ended. */
  get ended(): Promise<void> {
    return this.whenEnded
  }

  /** By the engine's clock; null before the start. */
  get startedAt(): Date | null {
    return this.startInstant
  }

  /** Ports of the host's network that answered before the start. */
  get takenPorts(): readonly number[] {
    return this.taken
  }

  /** Before the start. */
  async attach(): Promise<void> {
    const { container, plan, deps } = this.subject
    const stream = await deps.engine.attach(container)
    this.log.open(stream, deps.logFile, () => this.sinceStarted(deps.clock.now()))
    if (this.route.isHost) this.taken = await occupiedPorts(plan.ports, this.route)
    this.began = deps.clock.now()
  }

  /** After the start. `signal` ends the wait for the container's end. */
  async follow(signal: AbortSignal): Promise<void> {
    const { container, plan, deps } = this.subject
    this.isStarted = true
    this.whenEnded = deps.engine.ended(container, signal).then(() => this.markEnded())
    this.whenEnded.catch(() => this.waker.wake()) // the next engine call reports a lost engine
    await this.refreshState()
    this.startInstant = this.state?.startedAt ?? deps.clock.date()
    this.startDelay = deps.info.local ? this.delayOf(this.startInstant) : 0
    await this.route.open(this.state, plan.ports)
    this.openView(this.state?.pid ?? 0)
  }

  private openView(pid: number): void {
    const { container, image, deps } = this.subject
    const { engine, run, info } = deps
    this.isLocal = info.local && isOurProcess(pid, container)
    if (this.isEnded) this.currentView = noAccess('the container had ended')
    else if (this.isLocal) this.currentView = localView(pid)
    else
      this.currentView = openHelper(engine, {
        container,
        image: image.id,
        architecture: info.architecture,
        run,
      })
    this.monitor.open(this.view, this.isLocal && info.rootDir ? guardDisk(info.rootDir) : noGuard)
  }

  /** One look: listeners and ports each time, the rest only now and then. */
  async look(): Promise<void> {
    const { container, image, deps } = this.subject
    const now = deps.clock.now()
    this.monitor.look(now)
    this.journal.seeListeners(this.monitor.seen.listeners, now)
    if (this.samples.isDue(now)) this.samples.add(now, this.view.usage())
    const host = this.isUnasked && !this.isSoaking ? this.ownAddress() : null
    if (host !== null) this.list.findPorts(this.monitor.seen.listeners ?? [], host)
    if (this.monitor.filledDisk !== null) await deps.engine.kill(container, 'SIGKILL')
    this.tick()
    if (now - this.metered >= METER_SECONDS && this.sinceStart(now) > FIRST_METER_SECONDS) {
      this.metered = now
      await this.meter.sample(now)
      if (this.samples.isDue(now)) this.samples.add(now, this.meter.usage)
    }
    const isAwaited = image.config.healthcheck !== undefined || !this.isPublished()
    if (isAwaited && now - this.stateAsked >= STATE_SECONDS) {
      this.stateAsked = now
      await this.refreshState()
    }
  }

  tick(): void {
    const { state, isEnded: ended, isSoaking: soaking } = this
    this.list.tick({ listeners: this.monitor.seen.listeners, state, ended, soaking })
  }

  /** From now on the checks that passed are repeated. */
  startSoak(): void {
    this.isSoaking = true
  }

  /** The state may show the end before the engine reports it. */
  async refreshState(): Promise<void> {
    this.currentState = (await this.subject.deps.engine.state(this.subject.container)) ?? this.state
    if (this.isStarted && this.state?.running === false) this.markEnded()
  }

  /** Ends early when an answer came or the container ended. */
  pause(seconds: number): Promise<void> {
    return this.waker.sleep(seconds)
  }

  /** Throws `cancelled`. */
  checkCancelled(): void {
    if (this.subject.deps.signal.aborted)
      throw new UserError('cancelled', 'The run was cancelled while the container was being tested')
  }

  /** Seconds since the start; 0 before it. */
  elapsed(): number {
    return this.began === null ? 0 : this.subject.deps.clock.now() - this.began
  }

  /** An instant of the clock in seconds since the start. */
  sinceStart(at: number): number {
    return at - (this.began ?? at)
  }

  /** The same since the engine had started it, where its clock is this machine's. */
  sinceStarted(at: number): number {
    return Math.max(0, this.sinceStart(at) - this.startDelay)
  }

  /** To be called in every case, once the container has ended or is no longer observed. */
  close(): Promise<void> {
    return (this.closed ??= this.release())
  }

  private async release(): Promise<void> {
    this.list.stop()
    this.log.close()
    await this.view.close()
  }

  /** Seconds from `began` to an instant of this machine's clock, which is not in the future. */
  private delayOf(instant: Date): number {
    const ago = (this.subject.deps.clock.date().getTime() - instant.getTime()) / 1000
    const elapsed = this.elapsed()
    return Math.min(elapsed, Math.max(0, elapsed - ago))
  }

  private markEnded(): void {
    this.hasEnded = true
    this.waker.wake()
  }

  /** The container's own IPv4 address; null where another machine's container may have the same, and after the end. */
  private ownAddress(): string | null {
    const { network } = this.subject.route
    if (this.isEnded || !(this.isLocal || network !== null)) return null
    const networks = [...(this.state?.networks ?? [])]
    const reachable = networks.filter(([name]) => network === null || name === network)
    return reachable.map(([, address]) => address).find((address) => address !== '') ?? null
  }

  /** Some engines publish a port a moment after the start. */
  private isPublished(): boolean {
    return this.subject.plan.ports.every((port) => this.route.addressOf(port, this.state) !== null)
  }
}
