/** A budget of processors and memory that trials share: one begins when it fits beside those that run, or when none runs. */

export interface Demand {
  readonly cpus: number
  /** In bytes. */
  readonly memory: number
}

export interface Slots {
  /** Waits, in the order of the calls, until the demand fits. The result gives it back; more calls of it do nothing. */
  take(demand: Demand): Promise<() => void>
}

export function slotsOf(capacity: Demand): Slots {
  const running = new Set<Demand>()
  const waiting: { demand: Demand; start: () => void }[] = []
  const used = (key: keyof Demand) => [...running].reduce((sum, demand) => sum + demand[key], 0)
  const fits = ({ cpus, memory }: Demand): boolean =>
    running.size === 0 || (used('cpus') + cpus <= capacity.cpus && used('memory') + memory <= capacity.memory)
  const startNext = (): void => {
    for (let next = waiting[0]; next && fits(next.demand); next = waiting[0]) {
      waiting.shift()
      running.add(next.demand)
      next.start()
    }
  }
  return {
    async take(demand) {
      const own = { ...demand } // two equal demands are two
      await new Promise<void>((start) => {
        waiting.push({ demand: own, start })
        startNext()
      })
      return () => {
        if (running.delete(own)) startNext()
      }
    },
  }
}
