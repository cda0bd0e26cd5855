/** The engine: where it is, what it is, and how an image is read and watched on it. */
import { release } from 'node:os'
import { statfsSync } from 'node:fs'
import { UserError, asUserError } from '../../core/errors.ts'
import { connect as connectEngine, findEndpoint, type Endpoint } from '../../engine/docker.ts'
import type { EngineInfo } from '../../engine/index.ts'
import { hasStore } from '../../inspect/index.ts'
import { bytes } from '../../lib/units.ts'
import type { Check } from '../../report/index.ts'
import { hasHelperProgram, ownContainerIds } from '../../smoke/index.ts'
import type { Link } from '../trial.ts'
import type { Place } from './place.ts'

export type Connect = (endpoint: Endpoint) => Promise<Link>

const ENGINE = { name: 'engine', isNeeded: true } as const

export async function engineChecks({ env }: Place, connect: Connect = connectEngine): Promise<Check[]> {
  const endpoint = findEndpoint({ ...env })
  const link = await connect(endpoint).catch((cause: unknown) => asUserError(cause))
  if (link instanceof UserError)
    return [{ ...ENGINE, state: 'missing', found: link.message, means: MEANS_NO_ENGINE, fix: link.hint }]
  try {
    const { info } = link
    const { name, api } = await link.engine.product()
    const found = `${name} ${info.version}, API ${api}, ${info.os}/${info.architecture}, at ${endpoint.host} (${endpoint.source})`
    if (info.os !== 'linux')
      return [
        {
          ...ENGINE,
          state: 'missing',
          found,
          means: 'It runs no Linux containers.',
          fix: 'Switch Docker to Linux containers.',
        },
      ]
    return [{ ...ENGINE, state: 'ok', found }, ...checksOf(info)]
  } finally {
    link.engine.close()
  }
}

const MEANS_NO_ENGINE =
  'Images cannot be built or run; `--archive` works, and `layers`, `tree`, `browse` and `diff` of archives.'

const checksOf = (info: EngineInfo): Check[] => [
  storeCheck(info),
  cgroupCheck(info),
  kernelCheck(info),
  ...diskChecks(info),
]

const storeCheck = ({ store }: EngineInfo): Check =>
  hasStore(store)
    ? { name: 'image store', state: 'ok', found: `${store}: layers are read from the engine’s storage` }
    : {
        name: 'image store',
        state: 'limited',
        found: `${store}: layers are read with docker save`,
        means: 'All sizes are known, but weighing takes longer.',
      }

function cgroupCheck({ cgroup, rootless }: EngineInfo): Check {
  const found = `${cgroup === undefined ? 'version not known' : `version ${cgroup}`}${rootless ? ', rootless engine' : ''}`
  return rootless && cgroup === '1'
    ? {
        name: 'cgroup',
        state: 'limited',
        found,
        means: 'A rootless engine without cgroup 2 ignores `memory`, `cpus` and `pids-limit`.',
        fix: 'Boot the machine with cgroup 2.',
      }
    : { name: 'cgroup', state: 'ok', found }
}

/** Before a container runs, only this shows that its processes will be this machine's. */
const isThisKernel = ({ local, kernel }: EngineInfo): boolean =>
  local && kernel === release() && ownContainerIds().length === 0

function kernelCheck(info: EngineInfo): Check {
  const name = 'listeners'
  if (isThisKernel(info)) return { name, state: 'ok', found: 'read from the kernel’s tables in `/proc`' }
  const { architecture } = info
  return hasHelperProgram(architecture)
    ? {
        name,
        state: 'ok',
        found: 'read by a helper container, because the containers’ processes are not this machine’s',
      }
    : {
        name,
        state: 'limited',
        found: `there is no helper program for ${architecture}`,
        means: 'Listening ports are known only for images with `sh` and `cat`.',
      }
}

const LEAST_FREE = 2 * 1024 ** 3

function diskChecks(info: EngineInfo): Check[] {
  if (!isThisKernel(info) || info.rootDir === undefined) return []
  const { bavail, bsize } = statfsSync(info.rootDir)
  const free = bavail * bsize
  const found = `${bytes(free)} free at ${info.rootDir}`
  return [
    free >= LEAST_FREE
      ? { name: 'disk', state: 'ok', found }
      : {
          name: 'disk',
          state: 'limited',
          found,
          means: 'A container that writes with less than 2 GiB free is stopped.',
          fix: 'Free space with `docker system prune`.',
        },
  ]
}
