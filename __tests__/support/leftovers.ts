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
  const tags = await docker(
    ['images', '--format', '{{.Repository}}:{{.Tag}}', '--filter', 'reference=sea-trial.local/run'],
    env,
  )
  return [containers, tags].flatMap((text) => text.split('\n')).filter((line) => line !== '')
}
