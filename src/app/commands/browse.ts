/** `sea-trial browse IMAGE`: weighs the image, then shows its layers and files until the user quits. */
import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { browse as show, modelOf, type Source } from '../../browse/index.ts'
import { UserError } from '../../core/errors.ts'
import { readBrowse, type Arguments } from '../../inputs/index.ts'
import { explainedBy } from '../dockerfile-locations.ts'
import type { Host } from '../host.ts'
import { textOf } from '../named-image.ts'
import { dockerfileFrom, weighFiles } from './image.ts'
import { lookOf } from './terminal.ts'

/** Returns the exit code 0. Rejects with a UserError: exit 2 without a terminal. */
export async function browse(given: Arguments, host: Host): Promise<number> {
  const { image: name, dockerfile: file } = readBrowse(given, host.cwd)
  const { env, stdout } = host
  const { stdin } = process
  if (!stdin.isTTY || !stdout.isTTY || env.TERM === 'dumb') throw noTerminal(textOf(name))
  const dockerfile = dockerfileFrom(file)
  const weighed = await weighFiles(name, host, dockerfile ? explainedBy(dockerfile) : {})
  const source: Source = {
    ...weighed,
    name: textOf(name),
    dockerfile: file && dockerfile ? { name: file.name, path: file.path, lines: dockerfile.lines } : null,
  }
  const edit = (path: string, line: number) => openEditor(env, path, line)
  const { color, unicode } = lookOf(host)
  await show(modelOf(source), { stdin, stdout, edit, hasColor: color, hasUnicode: unicode })
  return 0
}

const noTerminal = (image: string): UserError =>
  new UserError(
    'settings',
    'browse needs a terminal that it can draw on',
    `Without one: sea-trial tree ${image}, or sea-trial layers ${image}.`,
    { exit: 2 },
  )

/** An empty variable counts as none. */
const firstSet = (...values: readonly (string | undefined)[]): string => values.find(Boolean) ?? ''

/** How editors take a line; the others take `+12 FILE`, as vi, nano and emacs do. */
const LINE_ARGUMENTS: Readonly<Record<string, (file: string, line: number) => string[]>> = {
  ...Object.fromEntries(
    ['code', 'codium', 'cursor'].map((name) => [
      name,
      (file: string, line: number) => ['--goto', `${file}:${line}`],
    ]),
  ),
  ...Object.fromEntries(
    ['hx', 'subl', 'zed'].map((name) => [name, (file: string, line: number) => [`${file}:${line}`]]),
  ),
}

/** `code --wait` has arguments of its own. Null where no editor is set. */
export function editorCommand(env: Host['env'], file: string, line: number): readonly string[] | null {
  const [program = '', ...own] = firstSet(env.VISUAL, env.EDITOR).trim().split(/\s+/)
  if (program === '') return null
  const more = LINE_ARGUMENTS[basename(program)]?.(file, line) ?? [`+${line}`, file]
  return [program, ...own, ...more]
}

/** Without a shell. */
function openEditor(env: Host['env'], file: string, line: number): boolean {
  const [program, ...args] = editorCommand(env, file, line) ?? []
  if (program === undefined) return false
  return spawnSync(program, args, { stdio: 'inherit' }).error === undefined
}
