/** What runs of Sea Trial left on an engine: containers, networks, volumes and tags that carry a run's label or name. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { parseRunId, runOfTag } from '../../src/core/run-id.ts'
import { startedHere } from './dist.ts'

const run = promisify(execFile)

export async function docker(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return (await run('docker', [...args], { env })).stdout.trim()
}

const LABELLED = ['--filter', 'label=io.github.sea-trial.run']
const LABEL = '{{.Label "io.github.sea-trial.run"}}'

/** Containers, networks, volumes and tags of the runs that this test file started: other files may use the engine too. */
export async function leftovers(env: NodeJS.ProcessEnv): Promise<string[]> {
  const rows = [
    await docker(['ps', '--all', ...LABELLED, '--format', `{{.ID}}\t${LABEL}`], env),
    await docker(['network', 'ls', ...LABELLED, '--format', `{{.ID}}\t${LABEL}`], env),
    await docker(['volume', 'ls', ...LABELLED, '--format', `{{.Name}}\t${LABEL}`], env),
  ].flatMap((text) => text.split('\n').map((row) => row.split('\t')))
  const images = await docker(['images', '--all', '--format', '{{.Repository}}:{{.Tag}}'], env)
  const tags = images.split('\n').map((name) => [name, runOfTag(name) ?? ''])
  return [...rows, ...tags].flatMap(([name, id]) => (name && isOurs(id ?? '') ? [name] : []))
}

/** Names that pushes of any run left, by tag or by digest: only where no other run uses the engine. */
export async function pushedNames(env: NodeJS.ProcessEnv): Promise<string[]> {
  const images = await docker(
    ['images', '--all', '--digests', '--format', '{{.Repository}}:{{.Tag}}@{{.Digest}}'],
    env,
  )
  return images.split('\n').filter((name) => name.includes('/sea-trial.weighing/'))
}

const isOurs = (id: string): boolean => startedHere.has(parseRunId(id)?.pid ?? 0)
