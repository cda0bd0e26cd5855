/** Rejects Docker's options as free text, and names the setting for each option. Pure. */
import { SETTINGS, type Setting } from './table.ts'

/** Names of such an input in other actions. */
export const FREE_OPTIONS = ['docker-options', 'options', 'docker-args', 'run-options'] as const

const WHY =
  'is not accepted: free text cannot be checked, and could override the labels and limits of the run'

/** `--publish` needs no setting: probed ports are published. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '-e': 'env',
  '-v': 'volumes',
  '--mount': 'volumes',
  '-u': 'user',
  '-m': 'memory',
  '--net': 'network',
  '-p': 'port',
  '--publish': 'port',
  '--entrypoint': 'entrypoint',
  '--platform': 'platform',
}

/** One sentence that names the options in the text and the settings to use instead. Values are left out: they may be secrets. */
export function refuseOptions(label: string, text: string): string {
  const flags = [...new Set(text.split(/\s+/).map((word) => /^--?[a-z][a-z-]{0,30}/.exec(word)?.[0] ?? ''))]
  const found = flags.filter((flag) => flag !== '').map((flag) => ({ flag, name: settingOf(flag) }))
  const known = found.flatMap(({ flag, name }) => (name === undefined ? [] : [`${name} for ${flag}`]))
  const others = found.flatMap(({ flag, name }) => (name === undefined ? [flag] : []))
  const all = SETTINGS.filter((setting: Setting) => setting.docker !== undefined).map(({ name }) => name)
  return [
    `${label} ${WHY}`,
    known.length > 0 ? `; give ${known.join(', ')}` : `; the settings of the container are ${all.join(', ')}`,
    others.length > 0 ? `; there is no setting for ${others.join(', ')}` : '',
  ].join('')
}

const settingOf = (flag: string): string | undefined =>
  SETTINGS.find((setting: Setting) => setting.docker === flag)?.name ??
  (Object.hasOwn(OTHER_NAMES, flag) ? OTHER_NAMES[flag] : undefined)
