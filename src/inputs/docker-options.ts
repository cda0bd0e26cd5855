/** Why Docker's options are not taken as free text, and which setting each of them is. Pure. */
import { SETTINGS, type Setting } from './table.ts'

/** What people call such an input elsewhere. */
export const FREE_OPTIONS = ['docker-options', 'options', 'docker-args', 'run-options'] as const

const WHY =
  'is not taken: free text would have to be read as a shell reads it, could not be checked, and could undo the labels and limits of the run itself'

/** `--publish` needs no setting: what is probed is published. */
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

/** One sentence, naming the options found in the text and what to give instead. Values are not repeated: they may be secrets. */
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
