/** What runs of Sea Trial left behind on an engine: containers, networks, volumes and tags that carry its label or name. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { parseRunId, runOfTag } from '../../src/core/run-id.ts'

const run = promisify(execFile)

export async function docker(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return (await run('docker', [...args], { env })).stdout.trim()
}

const LABELLED = ['--quiet', '--filter', 'label=io.github.sea-trial.run']

export async function leftovers(env: NodeJS.ProcessEnv): Promise<string[]> {
  const containers = await docker(['ps', '--all', ...LABELLED], env)
  const networks = await docker(['network', 'ls', ...LABELLED], env)
  const volumes = await docker(['volume', 'ls', ...LABELLED], env)
  const images = await docker(
    ['images', '--all', '--digests', '--format', '{{.Repository}}:{{.Tag}}@{{.Digest}}'],
    env,
  )
  const tags = images.split('\n').filter((name) => /^sea-trial\.local\/|\/sea-trial\.weighing\//.test(name))
  return [containers, networks, volumes]
    .flatMap((ids) => ids.split('\n'))
    .concat(tags)
    .filter((line) => line !== '')
}

/** Runs of those processes that left something on the engine: other runs may be at work there. */
export async function runsLeft(env: NodeJS.ProcessEnv, pids: ReadonlySet<number>): Promise<string[]> {
  const label = '{{.Label "io.github.sea-trial.run"}}'
  const labelled = ['--filter', 'label=io.github.sea-trial.run', '--format', label]
  const found = [
    await docker(['ps', '--all', ...labelled], env),
    await docker(['network', 'ls', ...labelled], env),
    await docker(['volume', 'ls', ...labelled], env),
  ]
  const tags = await docker(['images', '--format', '{{.Repository}}:{{.Tag}}'], env)
  const runs = [
    ...found.flatMap((text) => text.split('\n')),
    ...tags.split('\n').flatMap((tag) => runOfTag(tag) ?? []),
  ]
  return runs.filter((run) => pids.has(parseRunId(run)?.pid ?? 0))
}
