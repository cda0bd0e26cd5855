/** The settings of the container that are options of `docker run`. */
import { messageOf } from '../../core/errors.ts'
import type { ContainerSettings, SecurityOption, Tmpfs, Ulimit, Volume } from '../../engine/index.ts'
import type { SettingReader } from '../setting-reader.ts'
import { parseBoolean, parseSize } from '../values.ts'
import { parseGpus } from './gpus.ts'
import { parseAddHost, parseDns } from './network.ts'
import { parseCapability, parseSecurityOpt, parseUser, type SecurityOpt } from './security.ts'
import { parsePidsLimit, parseUlimit } from './limits.ts'
import { parseTmpfs, parseVolume } from './mounts.ts'

/** Adds a mistake to `reader` for each setting that is invalid. */
export function readContainer(reader: SettingReader): ContainerSettings {
  const volumes = reader.lines('volumes', parseVolume).map((volume) => checkVolume(reader, volume))
  const tmpfs = reader.lines('tmpfs', parseTmpfs)
  refuseDoubles(reader, volumes, tmpfs)
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

/** Of a limit that is given twice, Docker uses the last. */
const lastOfEach = (ulimits: readonly Ulimit[]): Ulimit[] => [
  ...new Map(ulimits.map((ulimit) => [ulimit.name, ulimit])).values(),
]

/** A path is relative to the working directory and must exist: Docker would silently create a folder owned by root. */
function checkVolume(reader: SettingReader, volume: Volume): Volume {
  if (volume.source?.kind !== 'path') return volume
  const located = reader.place('volumes', volume.source.path)
  if (located === null) return volume
  if (reader.engineIsHere && located.kind === null)
    reader.mistake(
      `${reader.labelOf('volumes')}: ${located.path} does not exist: expected a file or folder to mount`,
    )
  // Docker would follow the link itself, and later; outside the repository, the link may be the engine's own (/var/run/docker.sock)
  const isFollowed = reader.engineIsHere && located.isGuarded
  return { ...volume, source: { kind: 'path', path: isFollowed ? located.real : located.path } }
}

function refuseDoubles(reader: SettingReader, volumes: readonly Volume[], tmpfs: readonly Tmpfs[]): void {
  const mounts = [
    ...volumes.map(({ target }) => ({ name: 'volumes' as const, path: withoutTrailingSlash(target) })),
    ...tmpfs.map(({ path }) => ({ name: 'tmpfs' as const, path: withoutTrailingSlash(path) })),
  ]
  mounts.forEach(({ name, path }, index) => {
    if (mounts.findIndex((mount) => mount.path === path) !== index)
      reader.mistake(`${reader.labelOf(name)}: ${path} is mounted twice: give it once`)
  })
}

const withoutTrailingSlash = (path: string): string => path.replace(/\/+$/, '')

/** Docker's client, not the engine, reads the file of a seccomp profile: the API takes its text. */
function withProfile(reader: SettingReader, { name, value }: SecurityOpt): SecurityOption {
  const flag = value === '' ? name : `${name}=${value}`
  if (name !== 'seccomp' || value === 'unconfined' || value === 'builtin') return { flag, value: flag }
  const path = reader.resolve(value, 'security-opt')
  try {
    const profile: unknown = JSON.parse(reader.readFile('security-opt', value))
    return { flag: `seccomp=${path}`, value: `seccomp=${JSON.stringify(profile)}` }
  } catch (cause) {
    const label = reader.labelOf('security-opt')
    reader.mistake(`${label}: the seccomp profile ${path} cannot be read: ${messageOf(cause)}`)
    return { flag, value: flag }
  }
}
