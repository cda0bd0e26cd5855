/** Asks buildx what bake files mean: `docker buildx bake --print` reads them, and builds nothing. */
import { relative, sep } from 'node:path'
import { UserError } from '../../core/errors.ts'
import type { BakeSource } from '../../inputs/types.ts'
import { run, type Output } from '../../lib/child-process.ts'
import { readingEnv } from '../../lib/docker-client-env.ts'
import { buildxLack } from '../client/refusals.ts'
import { noClient } from '../client/docker.ts'

/** A file may be written so that it takes for ever. */
const MOST_SECONDS = 60
const HINT = 'See docs/many-images.md.'

/** The printed definition. Rejects with `settings` where a file or a target is wrong, `no-engine` without a client, `cancelled`. */
export async function printBake(
  { files, folder, targets, variables }: Pick<BakeSource, 'files' | 'folder' | 'targets' | 'variables'>,
  signal: AbortSignal,
): Promise<string> {
  const limits = { env: readingEnv(variables), cwd: folder, signal, seconds: MOST_SECONDS }
  const ask = async (argv: readonly string[]): Promise<Output> => {
    const output = await run('docker', ['buildx', ...argv], limits)
    if (signal.aborted) throw new UserError('cancelled', 'Cancelled while the bake files were being read')
    if (output === null) throw noClient()
    return output
  }
  const named = files.flatMap((file) => ['--file', file])
  const { code, stdout, stderr } = await ask(['bake', '--print', ...named, '--', ...targets])
  if (code === 0) return stdout
  const version = await ask(['version'])
  const lack = buildxLack(version.code === 0 ? version.stdout : null)
  const file = files.map((path) => relative(folder, path)).join(', ')
  throw new UserError(
    'settings',
    lack === null
      ? `bake-file: ${whyNot(code, stderr.replaceAll(`${folder}${sep}`, ''), file)}`
      : `bake-file needs buildx 0.13 or newer, but ${lack}`,
    lack === null ? HINT : 'Install it, for example with docker/setup-buildx-action.',
    { exit: 2 },
  )
}

/** From buildx's words, which end with the error. */
function whyNot(code: number | null, stderr: string, file: string): string {
  if (code === null) return `buildx did not read ${file} within ${MOST_SECONDS} s`
  const words = stderr
    .trimEnd()
    .split('\n')
    .findLast((line) => line.startsWith('ERROR: '))
    ?.slice('ERROR: '.length)
  const [, target] = /^failed to find target (.+)$/.exec(words ?? '') ?? []
  const [, from, to] = /^infinite loop from (\S+) to (\S+)$/.exec(words ?? '') ?? []
  if (target !== undefined)
    return `${file}: there is no target or group ${target} (a group that contains itself is not found either)`
  if (from !== undefined) return `in ${file} the targets ${from} and ${to ?? ''} build on each other`
  return `buildx cannot read ${file}: ${words ?? 'it gave no reason'}`
}
