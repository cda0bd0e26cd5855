/** `docker run --tmpfs`: `/run` or `/run:size=64m,mode=1777`, with the options that engines let a container have. */
import type { Tmpfs } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { no, ok, wordsOf, type Parsed } from '../values.ts'

const FLAGS = wordsOf(`
  rw ro suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime
  nodiratime relatime norelatime strictatime nostrictatime defaults private rprivate shared
  rshared slave rslave
`)

const VALUES: Readonly<Record<string, RegExp>> = {
  size: /^\d+[kmg%]?$/i,
  mode: /^[0-7]{1,4}$/,
  uid: /^\d+$/,
  gid: /^\d+$/,
  nr_inodes: /^\d+[kmg]?$/i,
  nr_blocks: /^\d+[kmg]?$/i,
  mpol: /^[\w:=,-]+$/,
}

export function parseTmpfs(given: string): Parsed<Tmpfs> {
  const colon = given.indexOf(':')
  const [path, options] = colon < 0 ? [given, ''] : [given.slice(0, colon), given.slice(colon + 1)]
  if (!path.startsWith('/') || /^\/+$/.test(path))
    return no('/PATH[:OPTIONS] such as /run:size=64m,mode=1777')
  const wrong = options === '' ? undefined : options.split(',').find((option) => !isOption(option))
  if (wrong === undefined) return ok({ path, options })
  const words = [...FLAGS, ...Object.keys(VALUES)]
  return no(
    'options such as size=64m, mode=1777, uid=1000, noexec',
    suggestion(wrong.split('=')[0] ?? '', words),
  )
}

function isOption(option: string): boolean {
  const at = option.indexOf('=')
  if (at < 0) return FLAGS.includes(option)
  const name = option.slice(0, at)
  return Object.hasOwn(VALUES, name) && VALUES[name]?.test(option.slice(at + 1)) === true
}
