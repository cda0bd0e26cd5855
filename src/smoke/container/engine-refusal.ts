/** Whether the engine refused to create or start a container because of a setting, and not of the image. Pure. */
import { UserError } from '../../core/errors.ts'
import type { EngineImage } from '../../engine/index.ts'
import type { SmokeInputs } from '../../inputs/types.ts'

interface Rule {
  /** Its name, as users write it. */
  setting: string
  isGiven: (inputs: SmokeInputs) => boolean
  /** Words of engines and runtimes from 20.10 on, in any case. */
  says: RegExp
}

const RULES: readonly Rule[] = [
  {
    setting: 'network',
    isGiven: ({ network }) => network !== null,
    says: /network \S+ not found|could not find a network|network-scoped|invalid network|container \S+ is not running|no such container|joining network|network namespace|user defined networks|host-mode networking|conflicting options/i,
  },
  {
    setting: 'gpus',
    isGiven: ({ container }) => container.gpus !== null,
    says: /could not select device driver|nvidia-container|\bcdi (device|vendor)|device request/i,
  },
  {
    setting: 'security-opt',
    isGiven: ({ container }) => container.securityOpt.length > 0,
    says: /security-opt|seccomp|apparmor|selinux|invalid label|keycreate|no.new.privileges/i,
  },
  {
    setting: 'cap-add or cap-drop',
    isGiven: ({ container }) => container.capAdd.length + container.capDrop.length > 0,
    says: /capabilit|invalid cap(add|drop)|unable to apply caps/i,
  },
  {
    setting: 'volumes',
    isGiven: ({ container }) => container.volumes.length > 0,
    says: /mount config|bind source path|volume (plugin|driver)|mounting volume|volume specification|volume name|error mounting|mount point|mount through procfd|failed to fulfil mount|\bmount mode|shared or slave mount/i,
  },
  {
    setting: 'tmpfs',
    isGiven: ({ container }) => container.tmpfs.length > 0,
    says: /tmpfs/i,
  },
  {
    setting: 'ulimit',
    isGiven: ({ container }) => container.ulimits.length > 0,
    says: /ulimit|rlimit/i,
  },
  {
    setting: 'pids-limit',
    isGiven: ({ container }) => container.pidsLimit !== null,
    says: /pids/i,
  },
  {
    setting: 'shm-size',
    isGiven: ({ container }) => container.shmSize !== null,
    says: /\bshm\b/i,
  },
  {
    setting: 'add-host',
    isGiven: ({ container }) => container.addHost.length > 0,
    says: /add-host|host-gateway|extra.?hosts?/i,
  },
  { setting: 'dns', isGiven: ({ container }) => container.dns.length > 0, says: /nameserver|\bdns\b/i },
  { setting: 'init', isGiven: ({ container }) => container.init, says: /docker-init|\btini\b|catatonit/i },
  {
    setting: 'user',
    isGiven: ({ container }) => container.user !== null,
    says: /unable to find (user|group)|uids and gids|no matching entries in (passwd|group)|linux spec user/i,
  },
  {
    setting: 'cpus',
    isGiven: ({ cpus }) => cpus !== null,
    says: /range of cpus|nanocpus|cpu\.(cfs|max)|cfs (quota|period)/i,
  },
  {
    setting: 'memory',
    isGiven: ({ memory }) => memory !== null,
    says: /minimum memory limit|memory limit allowed|memoryswap|memory limit without swap/i,
  },
]

const MOST_CHARACTERS = 4096

/** A message about the command. In Go's quotes: their content is escaped. */
const OF_COMMAND = /exec:? "((?:[^"\\]|\\.){0,1000})": /i
/** First processes that the engine adds for `init`. */
const INITS = new Set(['docker-init', 'tini', 'catatonit'])

/** The setting that an engine's message rejects; null where the message is about the image, or unknown. */
export function refusedSetting(words: string, inputs: SmokeInputs, image: NamedImage): string | null {
  const text = ownWords(words.slice(0, MOST_CHARACTERS), inputs, image)
  if (text === null) return null
  return RULES.find(({ isGiven, says }) => isGiven(inputs) && says.test(text))?.setting ?? null
}

/** Throws a `settings` error where the message is about a setting. */
export function blameSetting(words: string, inputs: SmokeInputs, image: NamedImage): void {
  const setting = refusedSetting(words, inputs, image)
  if (setting === null) return
  const said = words.replace(/^The engine could not [^:]+: /, '')
  throw new UserError('settings', `${setting}: the engine refuses it: ${said}`, HINT, { exit: 2 })
}

const HINT = 'No fault of the image was found: it was not started.'

/** The parts of an image whose values an engine may quote. */
export type NamedImage = Pick<EngineImage, 'config' | 'env'>

/**
 * The message without values of the image: a user named `seccomp` is not an error of seccomp. Null where the message is
 * certainly about the image.
 */
function ownWords(words: string, inputs: SmokeInputs, image: NamedImage): string | null {
  const [, program] = OF_COMMAND.exec(words) ?? []
  if (program !== undefined && !(inputs.container.init && isInit(program))) return null
  if (isOwnVolume(words, inputs)) return null
  const names = namesOf(image, inputs)
  if (names.some((name) => name.length > LONGEST_NAME && words.includes(name.slice(0, LONGEST_NAME))))
    return null
  return withoutPaths(withoutQuoted(names.reduce(withoutName, words)))
}

const isInit = (path: string): boolean => INITS.has(path.slice(path.lastIndexOf('/') + 1))

/** An anonymous volume that no setting adds comes from the image's VOLUME. */
const isOwnVolume = (words: string, { container: { volumes } }: SmokeInputs): boolean =>
  /mounting "[^"]{0,1000}\/volumes\/[0-9a-f]{64}\/_data"/.test(words) &&
  volumes.every(({ source }) => source !== null)

/** Engines cut longer names, and no real image has one. */
const LONGEST_NAME = 255
const MOST_NAMES = 500

/** The longest first, as one may be part of another. */
function namesOf({ config, env }: NamedImage, inputs: SmokeInputs): string[] {
  const { user, workingDir, entrypoint, cmd, healthcheck, stopSignal = '', exposedPorts, labels } = config
  const words = [
    ...(inputs.container.user === null ? [user, ...user.split(':')] : []),
    ...foldersOf(workingDir),
    ...entrypoint,
    ...cmd,
    ...(healthcheck?.test ?? []),
    stopSignal,
    ...exposedPorts.slice(0, MOST_NAMES),
    ...env.flatMap((item) => [item, item.slice(item.indexOf('=') + 1)]),
    ...Object.entries(labels).flat(),
  ]
  const names = [...new Set(words)].filter((word) => word.length > 1)
  return names.slice(0, MOST_NAMES).sort((a, b) => b.length - a.length)
}

/** `/a/b` and `/a`: an engine creates one after another, and may fail at each. */
function foldersOf(path: string): string[] {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, 50)
  return [path, ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)]
}

/** What engines write before a name that they do not quote. */
const BEFORE_NAME =
  /(?:^|[\s:("'])(?:user|group|uid|gid|signal|variable|exec|stat|lstat|open|mkdir|chdir|port|proto|type|label|folder|directory):? ?$/i
const ENDS_NAME = /^(?:[\s:;,)"'/]|$)/
const LONGEST_BEFORE = 20

/** Removes a path everywhere; a word only in a position where engines write a name. */
function withoutName(words: string, name: string): string {
  let left = ''
  let from = 0
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    if (at < from) continue
    const isName = name.includes('/') || BEFORE_NAME.test(words.slice(Math.max(0, at - LONGEST_BEFORE), at))
    if (!isName || !ENDS_NAME.test(words.slice(at + name.length, at + name.length + 1))) continue
    left += words.slice(from, at)
    from = at + name.length
  }
  return left + words.slice(from)
}

/** Names of the mounts that runtimes add themselves. */
const OWN_QUOTED = new Set(['tmpfs', 'shm', 'mqueue', 'proc', 'sysfs', 'cgroup', 'devpts', 'bind', 'volume'])

const withoutQuoted = (words: string): string =>
  words.replace(/"((?:[^"\\]|\\.)*)"/g, (whole, quoted: string) =>
    OWN_QUOTED.has(quoted) || isInit(quoted) ? whole : '""',
  )

/** Files of the kernel stay: they show which feature failed. */
const withoutPaths = (words: string): string =>
  words.replace(/\/[^\s:;,"')]+/g, (path) =>
    /^\/(?:proc|sys)\//.test(path) || path === '/dev/shm' || isInit(path) ? path : '/',
  )
