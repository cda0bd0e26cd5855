/** What runs of Sea Trial left behind on an engine: containers, networks, volumes and tags that carry its label or name. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

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
