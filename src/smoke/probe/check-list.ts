/** The checks of one container: those of the plan or, where it has none, one for each port that the container opens. */
import type { Listener } from '../../core/schema.ts'
import { watchIpv4, type Ipv4Check } from '../network/ipv4-check.ts'
import { makeCheck, type Check } from './check.ts'
import { foundCheck, foundPorts, watchReach } from './found-ports.ts'
import type { Planned } from './plan.ts'
import type { ProbeContext, View } from './state.ts'

export class CheckList {
  readonly checks: Check[]
  private readonly around: ProbeContext
  private readonly ipv4: Ipv4Check
  private readonly reaches: (host: string, port: number) => boolean

  /** `ownAddress`: the container's own, null where it has none or it cannot be reached. */
  constructor(planned: readonly Planned[], around: ProbeContext, ownAddress: () => string | null) {
    const { clock, onAnswer } = around
    this.around = around
    this.checks = planned.map((one) => makeCheck(one, around))
    this.ipv4 = watchIpv4(ownAddress, clock, onAnswer)
    this.reaches = watchReach(clock, onAnswer)
  }

  /** Ports that listen, and refuse IPv4. */
  get refusesIpv4(): number[] {
    return [...this.ipv4.refused]
  }

  /** Adds a check for each port that listens at `host`; removes those of ports that closed before they answered. */
  findPorts(listeners: readonly Listener[], host: string): void {
    const ports = foundPorts(listeners)
    const isGone = ({ port, state }: Check) => !state.ok && port !== null && !ports.includes(port)
    for (const check of this.checks.filter(isGone)) {
      check.stop()
      this.checks.splice(this.checks.indexOf(check), 1)
    }
    const fresh = ports.filter((port) => !this.checks.some((check) => check.port === port))
    for (const port of fresh)
      if (this.reaches(host, port)) this.checks.push(makeCheck(foundCheck(port), this.around))
  }

  tick(view: View): void {
    const listeners = this.ipv4.reachable(view.listeners, this.checks)
    for (const check of this.checks) check.tick({ ...view, listeners })
  }

  stop(): void {
    for (const check of this.checks) check.stop()
  }
}
