/** Counters of a container's cgroup, versions 1 and 2, read from this machine's `/sys/fs/cgroup`. */
import type { Counters, Usage } from './types.ts'
import { readText } from './read.ts'

const ROOT = '/sys/fs/cgroup'

/** A counter: its file in version 2, its file and controller in version 1, and the word before the number, if any. */
interface Counter {
  v2: string
  v1: string
  controller: string
  word?: string
}

const PEAK: Counter = { v2: 'memory.peak', v1: 'memory.max_usage_in_bytes', controller: 'memory' }
const MEMORY: Counter = { v2: 'memory.current', v1: 'memory.usage_in_bytes', controller: 'memory' }
/** In microseconds in version 2, in nanoseconds in version 1. */
const CPU: Counter = { v2: 'cpu.stat', v1: 'cpuacct.usage', controller: 'cpuacct' }
const OOM_KILLS: Counter = {
  v2: 'memory.events',
  v1: 'memory.oom_control',
  controller: 'memory',
  word: 'oom_kill',
}
const FORKS_REFUSED: Counter = { v2: 'pids.events', v1: 'pids.events', controller: 'pids', word: 'max' }
const MEMBERS: Counter = { v2: 'cgroup.procs', v1: 'cgroup.procs', controller: 'pids' }

export interface Cgroup {
  /** Most bytes that all processes used so far, page cache included; null where the kernel has no such file. */
  peak(): number | null
  /** Memory now, page cache included, and processor time so far. */
  usage(): Usage
  counters(): Counters
  /** PIDs of its processes on this machine. */
  members(): number[]
}

/** The cgroup of a process. It stays the same while the process lives, and can be read after it ended. */
export function cgroupOf(pid: number, read: (path: string) => string = readText): Cgroup {
  const rows = read(`/proc/${pid}/cgroup`)
    .split('\n')
    .map((row) => row.split(':'))
  const textOf = ({ v1, v2, controller }: Counter): string => {
    const files = rows.flatMap(([id, controllers = '', path = '']) => {
      if (id === '0') return [`${ROOT}${path}/${v2}`, `${ROOT}/unified${path}/${v2}`]
      return controllers.split(',').includes(controller) ? [`${ROOT}/${controller}${path}/${v1}`] : []
    })
    return files.map(read).find((text) => text !== '') ?? ''
  }
  const numberOf = (figure: Counter): number | null => {
    const text = textOf(figure)
    const line = figure.word
      ? text.split('\n').find((row) => row.startsWith(`${figure.word ?? ''} `))
      : text.trim()
    const number = Number(line ? line.split(' ').at(-1) : NaN)
    return Number.isFinite(number) ? number : null
  }
  const cpuSeconds = (): number | null => {
    const text = textOf(CPU).trim()
    const [, micro] = /^usage_usec (\d+)$/m.exec(text) ?? []
    const seconds = micro === undefined ? Number(text || NaN) / 1e9 : Number(micro) / 1e6
    return Number.isFinite(seconds) ? seconds : null
  }
  return {
    peak: () => numberOf(PEAK),
    usage: () => ({ memory: numberOf(MEMORY), cpuSeconds: cpuSeconds() }),
    counters: () => ({ oomKills: numberOf(OOM_KILLS), forksRefused: numberOf(FORKS_REFUSED) }),
    members: () =>
      textOf(MEMBERS)
        .split('\n')
        .map(Number)
        .filter((pid) => pid > 0),
  }
}
