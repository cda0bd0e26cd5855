/** What runs of Sea Trial left behind on an engine: containers and tags that carry its label or name. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export async function docker(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return (await run('docker', [...args], { env })).stdout.trim()
}

export async function leftovers(env: NodeJS.ProcessEnv): Promise<string[]> {
  const containers = await docker(
    ['ps', '--all', '--quiet', '--filter', 'label=io.github.sea-trial.run'],
    env,
  )
  const images = await docker(
    ['images', '--all', '--digests', '--format', '{{.Repository}}:{{.Tag}}@{{.Digest}}'],
    env,
  )
  const tags = images.split('\n').filter((name) => /^sea-trial\.local\/|\/sea-trial\.weighing\//.test(name))
  return [...containers.split('\n'), ...tags].filter((line) => line !== '')
}
