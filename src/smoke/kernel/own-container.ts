/** The container that this process may run in, from its mounts, cgroups and host name. */
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { readText } from './read.ts'

const ID = /\b[0-9a-f]{64}\b/g
/** Files that engines write into containers. */
const MARKS = ['/.dockerenv', '/run/.containerenv']
/** The engine mounts these from a folder whose name contains the container's ID. */
const MOUNTED = /\/([0-9a-f]{64})\/\S*(?:hostname|hosts|resolv\.conf) /g

/** Possible IDs, the most likely first; empty where nothing shows a container. */
export function ownContainerIds(): string[] {
  return idsIn({
    isMarked: MARKS.some((file) => existsSync(file)),
    mounts: readText('/proc/self/mountinfo'),
    cgroups: readText('/proc/self/cgroup'),
    hostname: hostname(),
  })
}

interface Marks {
  isMarked: boolean
  mounts: string
  cgroups: string
  hostname: string
}

/** The host name is by default the start of the container's ID. Pure. */
export function idsIn({ isMarked, mounts, cgroups, hostname: name }: Marks): string[] {
  const mounted = [...mounts.matchAll(MOUNTED)].flatMap(([, id]) => id ?? [])
  const grouped = cgroups.match(ID) ?? []
  const named = isMarked && /^[0-9a-f]{12}$/.test(name) ? [name] : []
  return [...new Set([...mounted, ...grouped, ...named])].slice(0, 5)
}
