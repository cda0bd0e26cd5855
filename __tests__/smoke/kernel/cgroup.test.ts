/** The counters of a cgroup: version 1, version 2, and both together. */
import { describe, expect, test } from '@jest/globals'
import { cgroupOf } from '../../../src/smoke/kernel/cgroup.ts'

const PID = 42
const of = (files: Record<string, string>) => cgroupOf(PID, (path) => files[path] ?? '')
const SYS = '/sys/fs/cgroup'

const HOSTS: Record<string, Record<string, string>> = {
  'version 2': {
    '/proc/42/cgroup': '0::/system.slice/docker-abc.scope\n',
    [`${SYS}/system.slice/docker-abc.scope/memory.peak`]: '7000000\n',
    [`${SYS}/system.slice/docker-abc.scope/memory.current`]: '5000000\n',
    [`${SYS}/system.slice/docker-abc.scope/cpu.stat`]: 'usage_usec 1500000\nuser_usec 9\n',
    [`${SYS}/system.slice/docker-abc.scope/memory.events`]: 'low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\n',
    [`${SYS}/system.slice/docker-abc.scope/pids.events`]: 'max 5\n',
    [`${SYS}/system.slice/docker-abc.scope/cgroup.procs`]: '42\n43\n',
  },
  'version 1': {
    '/proc/42/cgroup':
      '5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n3:pids:/docker/abc\n1:name=systemd:/docker/abc\n',
    [`${SYS}/cpuacct/docker/abc/cpuacct.usage`]: '1500000000\n',
    [`${SYS}/memory/docker/abc/memory.usage_in_bytes`]: '5000000\n',
    [`${SYS}/memory/docker/abc/memory.max_usage_in_bytes`]: '7000000\n',
    [`${SYS}/memory/docker/abc/memory.oom_control`]: 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
    [`${SYS}/pids/docker/abc/pids.events`]: 'max 5\n',
    [`${SYS}/pids/docker/abc/cgroup.procs`]: '42\n43\n',
  },
  'both: version 2 has the processes, version 1 the figures': {
    '/proc/42/cgroup':
      '5:cpuacct:/docker/abc\n4:memory,hugetlb:/docker/abc\n3:pids:/docker/abc\n0::/docker/abc\n',
    [`${SYS}/cpuacct/docker/abc/cpuacct.usage`]: '1500000000\n',
    [`${SYS}/memory/docker/abc/memory.usage_in_bytes`]: '5000000\n',
    [`${SYS}/memory/docker/abc/memory.max_usage_in_bytes`]: '7000000\n',
    [`${SYS}/memory/docker/abc/memory.oom_control`]: 'oom_kill 2\n',
    [`${SYS}/pids/docker/abc/pids.events`]: 'max 5\n',
    [`${SYS}/unified/docker/abc/cgroup.procs`]: '42\n43\n',
  },
}

describe('a cgroup', () => {
  test.each(Object.entries(HOSTS))('%s', (_, files) => {
    const cgroup = of(files)
    expect(cgroup.peak()).toBe(7_000_000)
    expect(cgroup.usage()).toEqual({ memory: 5_000_000, cpuSeconds: 1.5 })
    expect(cgroup.counters()).toEqual({ oomKills: 2, forksRefused: 5 })
    expect(cgroup.members()).toEqual([42, 43])
  })
  test('that cannot be read gives null, not 0', () => {
    const cgroup = of({})
    expect(cgroup.peak()).toBeNull()
    expect(cgroup.usage()).toEqual({ memory: null, cpuSeconds: null })
    expect(cgroup.counters()).toEqual({ oomKills: null, forksRefused: null })
    expect(cgroup.members()).toEqual([])
  })
  test('an old kernel without the counters gives null', () =>
    expect(
      of({
        '/proc/42/cgroup': '4:memory:/docker/abc\n',
        [`${SYS}/memory/docker/abc/memory.oom_control`]: 'oom_kill_disable 0\nunder_oom 0\n',
      }).counters().oomKills,
    ).toBeNull())
})
