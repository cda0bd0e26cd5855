/** Whether the engine's refusal to make or start a container is about a setting, and so no fault of the image. Pure. */
import { UserError } from '../errors.ts'
import type { SmokeInputs } from '../inputs/index.ts'

interface Rule {
  /** Its name, as it was given. */
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

/** About the image's own command, whatever words are in its name; but `docker-init` is the engine's. */
const OF_COMMAND = /exec:? "(?![^"]{0,200}docker-init)[^"]{0,1000}": /i

/** The setting of which these words of an engine complain; null where they are about the image, or unknown. */
export function refusedSetting(words: string, inputs: SmokeInputs): string | null {
  const text = words.slice(0, MOST_CHARACTERS)
  if (OF_COMMAND.test(text)) return null
  return RULES.find(({ isGiven, says }) => isGiven(inputs) && says.test(text))?.setting ?? null
}

/** Throws a `settings` error where a setting is to blame. */
export function blameSetting(words: string, inputs: SmokeInputs): void {
  const setting = refusedSetting(words, inputs)
  if (setting === null) return
  const said = words.replace(/^The engine could not [^:]+: /, '')
  throw new UserError('settings', `${setting}: the engine refuses it: ${said}`, HINT, { exit: 2 })
}

const HINT = 'Nothing was found wrong with the image: it was not started.'
