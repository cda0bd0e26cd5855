/** What surrounds the container, as `docker run` takes it: each setting parsed, and what contradicts another told. */
import { messageOf } from '../../core/errors.ts'
import type { ContainerSettings, SecurityOption, Tmpfs, Ulimit, Volume } from '../../engine/index.ts'
import type { Reader } from '../setting-reader.ts'
import { parseBoolean, parseSize } from '../values.ts'
import { parseCapability } from './capability.ts'
import { parseGpus } from './gpus.ts'
import { parseAddHost, parseDns } from './network.ts'
import { parsePidsLimit } from './pids-limit.ts'
import { parseSecurityOpt, type SecurityWord } from './security.ts'
import { parseTmpfs } from './tmpfs.ts'
import { parseUlimit } from './limits.ts'
import { parseUser } from './user.ts'
import { parseVolume } from './mounts.ts'

export function readContainer(reader: Reader): ContainerSettings {
  const volumes = reader.lines('volumes', parseVolume).map((volume) => checkVolume(reader, volume))
  const tmpfs = reader.lines('tmpfs', parseTmpfs)
  tellDoubles(reader, volumes, tmpfs)
  return {
    volumes,
    tmpfs,
    user: reader.parse('user', parseUser),
    readOnly: reader.parse('read-only', parseBoolean) ?? false,
    capAdd: reader.each('cap-add', parseCapability),
    capDrop: reader.each('cap-drop', parseCapability),
    securityOpt: reader.lines('security-opt', parseSecurityOpt).map((word) => withProfile(reader, word)),
    pidsLimit: reader.parse('pids-limit', parsePidsLimit),
    shmSize: reader.parse('shm-size', parseSize),
    ulimits: lastOfEach(reader.each('ulimit', parseUlimit)),
    addHost: reader.each('add-host', parseAddHost),
    dns: reader.each('dns', parseDns),
    init: reader.parse('init', parseBoolean) ?? false,
    gpus: reader.parse('gpus', parseGpus),
  }
}

/** As Docker reads it when one limit is given twice. */
const lastOfEach = (ulimits: readonly Ulimit[]): Ulimit[] => [
  ...new Map(ulimits.map((ulimit) => [ulimit.name, ulimit])).values(),
]

/** A path starts at the working directory, and must be there: Docker would silently make a folder of root's. */
function checkVolume(reader: Reader, volume: Volume): Volume {
  if (volume.source?.kind !== 'path') return volume
  const place = reader.place('volumes', volume.source.path)
  if (place === null) return volume
  if (reader.engineIsHere && place.kind === null)
    reader.mistake(
      `${reader.labelOf('volumes')}: ${place.path} does not exist: expected a file or folder to mount`,
    )
  // the engine follows links by itself, and later; outside, a link may be its own (/var/run/docker.sock)
  const isFollowed = reader.engineIsHere && place.isGuarded
  return { ...volume, source: { kind: 'path', path: isFollowed ? place.real : place.path } }
}

function tellDoubles(reader: Reader, volumes: readonly Volume[], tmpfs: readonly Tmpfs[]): void {
  const places = [
    ...volumes.map(({ target }) => ({ name: 'volumes' as const, path: bare(target) })),
    ...tmpfs.map(({ path }) => ({ name: 'tmpfs' as const, path: bare(path) })),
  ]
  places.forEach(({ name, path }, index) => {
    if (places.findIndex((place) => place.path === path) !== index)
      reader.mistake(`${reader.labelOf(name)}: ${path} is mounted twice: give it once`)
  })
}

const bare = (path: string): string => path.replace(/\/+$/, '')

/** Only a client reads a seccomp profile: the engine wants its text. */
function withProfile(reader: Reader, { name, value }: SecurityWord): SecurityOption {
  const flag = value === '' ? name : `${name}=${value}`
  if (name !== 'seccomp' || value === 'unconfined' || value === 'builtin') return { flag, value: flag }
  const path = reader.resolve(value)
  try {
    const profile: unknown = JSON.parse(reader.readFile(value))
    return { flag: `seccomp=${path}`, value: `seccomp=${JSON.stringify(profile)}` }
  } catch (cause) {
    const label = reader.labelOf('security-opt')
    reader.mistake(`${label}: the seccomp profile ${path} cannot be read: ${messageOf(cause)}`)
    return { flag, value: flag }
  }
}
