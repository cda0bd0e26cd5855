/** The container's settings as options of `docker run`. */
import { isInside } from '../../core/file-access.ts'
import type { ContainerSettings } from '../../inputs/types.ts'
import { quoteWord } from '../../lib/shell-quote.ts'

type Volume = ContainerSettings['volumes'][number]
type Gpus = NonNullable<ContainerSettings['gpus']>

const FLAGS: readonly (readonly [
  flag: string,
  values: (settings: ContainerSettings) => readonly string[],
])[] = [
  [
    '--tmpfs',
    ({ tmpfs }) => tmpfs.map(({ path, options }) => (options === '' ? path : `${path}:${options}`)),
  ],
  ['--user', ({ user }) => one(user)],
  ['--cap-drop', ({ capDrop }) => capDrop],
  ['--cap-add', ({ capAdd }) => capAdd],
  ['--security-opt', ({ securityOpt }) => securityOpt.map(({ flag }) => flag)],
  ['--pids-limit', ({ pidsLimit }) => one(pidsLimit)],
  ['--shm-size', ({ shmSize }) => one(shmSize)],
  ['--ulimit', ({ ulimits }) => ulimits.map(({ name, soft, hard }) => `${name}=${soft}:${hard}`)],
  ['--add-host', ({ addHost }) => addHost],
  ['--dns', ({ dns }) => dns],
  ['--gpus', ({ gpus }) => (gpus === null ? [] : [gpusText(gpus)])],
]

/** Quoted for a shell. `folder`: where the command is pasted. */
export function containerFlags(settings: ContainerSettings, folder: string): string[] {
  return [
    ...settings.volumes.flatMap((volume) => ['--volume', volumeText(volume, folder)]),
    ...FLAGS.flatMap(([flag, values]) => values(settings).flatMap((value) => [flag, quoteWord(value)])),
    ...(settings.readOnly ? ['--read-only'] : []),
    ...(settings.init ? ['--init'] : []),
  ]
}

const one = (value: string | number | null): string[] => (value === null ? [] : [String(value)])

/** A path in the folder is from there, so that the command works in another checkout. Docker 20 needs an absolute one. */
function volumeText({ source, target, options }: Volume, folder: string): string {
  const rest = [target, ...(options.length > 0 ? [options.join(',')] : [])].join(':')
  if (source === null) return quoteWord(rest)
  if (source.kind === 'name') return quoteWord(`${source.name}:${rest}`)
  return isInside(source.path, folder)
    ? `"$PWD"${quoteWord(`${source.path.slice(folder.length)}:${rest}`)}`
    : quoteWord(`${source.path}:${rest}`)
}

/** `all`, `2`, or CSV fields; fields with commas are quoted. */
function gpusText({ count, devices, driver, capabilities }: Gpus): string {
  const fields = [
    ...(devices.length > 0 ? [`device=${devices.join(',')}`] : [`count=${count === -1 ? 'all' : count}`]),
    ...(driver === '' ? [] : [`driver=${driver}`]),
    ...(capabilities.length > 1 ? [`capabilities=${capabilities.join(',')}`] : []),
  ]
  if (fields.length === 1 && devices.length === 0) return count === -1 ? 'all' : String(count)
  return fields.map((field) => (field.includes(',') ? `"${field}"` : field)).join(',')
}
