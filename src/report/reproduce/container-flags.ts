/** The container's settings as options of `docker run`. */
import type { ContainerSettings } from '../../inputs/types.ts'

type Volume = ContainerSettings['volumes'][number]
type Gpus = NonNullable<ContainerSettings['gpus']>

const FLAGS: readonly (readonly [
  flag: string,
  values: (settings: ContainerSettings) => readonly string[],
])[] = [
  ['--volume', ({ volumes }) => volumes.map(volumeText)],
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

export function containerFlags(settings: ContainerSettings): string[] {
  return [
    ...FLAGS.flatMap(([flag, values]) => values(settings).flatMap((value) => [flag, value])),
    ...(settings.readOnly ? ['--read-only'] : []),
    ...(settings.init ? ['--init'] : []),
  ]
}

const one = (value: string | number | null): string[] => (value === null ? [] : [String(value)])

function volumeText({ source, target, options }: Volume): string {
  const from = source === null ? [] : [source.kind === 'path' ? source.path : source.name]
  return [...from, target, ...(options.length > 0 ? [options.join(',')] : [])].join(':')
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
