/** The container that this very process may run in, as its own mounts, cgroups and name tell. */
import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { readText } from './read.ts'

const ID = /\b[0-9a-f]{64}\b/g
/** Files that every engine writes when it makes a container. */
const MARKS = ['/.dockerenv', '/run/.containerenv']
/** The engine mounts these from a folder that has the container's ID in its name. */
const MOUNTED = /\/([0-9a-f]{64})\/\S*(?:hostname|hosts|resolv\.conf) /g

/** Likely IDs, the likeliest first; empty where nothing tells of a container. */
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

/** Pure. The name of the machine is, unless somebody gave it one, the start of its ID. */
export function idsIn({ isMarked, mounts, cgroups, hostname: name }: Marks): string[] {
  const mounted = [...mounts.matchAll(MOUNTED)].flatMap(([, id]) => id ?? [])
  const grouped = cgroups.match(ID) ?? []
  const named = isMarked && /^[0-9a-f]{12}$/.test(name) ? [name] : []
  return [...new Set([...mounted, ...grouped, ...named])].slice(0, 5)
}
