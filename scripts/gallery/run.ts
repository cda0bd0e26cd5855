/** Runs each kind of the gallery on the lab's engines, as users run it, and returns the Reports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../../__tests__/support/dist.ts'
import { engineEnv, registry } from '../../__tests__/support/engines.ts'
import { History, KINDS, type Kind as HistoryKind, type KindName } from '../../__tests__/support/history.ts'
import { writeTwoPlatforms } from '../../__tests__/support/two-platforms.ts'
import { Report, Reports } from '../../src/core/schema.ts'
import { parseJson } from '../../src/lib/json.ts'
import { GALLERY, type GalleryName, type Kind } from './kinds.ts'
import type { Recorded } from './page.ts'

/** The app runs in each pull request, and in each push before it. */
const RUNNING = { smoke: 'true', soak: '0' }

/** One after another. */
export async function* run(names: readonly GalleryName[]): AsyncGenerator<[GalleryName, Recorded]> {
  const pullRequests = names.filter((name) => isPullRequest(name))
  if (pullRequests.length > 0) {
    const history = await History.open(RUNNING)
    try {
      for (const name of pullRequests) {
        const kind: HistoryKind = KINDS[name]
        const { report } = await history.pullRequest({ ...kind, inputs: { ...RUNNING, ...kind.inputs } })
        yield [name, { reports: [report] }]
      }
    } finally {
      await history.close()
    }
  }
  for (const name of names) if (!isPullRequest(name)) yield [name, await runExample(GALLERY[name])]
}

const isPullRequest = (name: GalleryName): name is KindName => Object.hasOwn(KINDS, name)

async function runExample({ args = [], needs }: Kind): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'))
  const context = join(folder, 'app')
  const more: string[] = []
  if (needs === 'platforms') {
    writeTwoPlatforms(context)
    more.push(context)
  }
  if (needs === 'registry') more.push('--tags', `${registry()}/acme/hello:1.2`)
  const env = engineEnv(needs === 'platforms' || needs === 'registry' ? 'new-containerd' : 'new')
  if (needs === 'no-engine') env.DOCKER_HOST = 'unix:///run/no-engine.sock'
  const { stdout, stderr } = await command([...args, ...more, '--report', '-'], env)
  rmSync(folder, { recursive: true })
  const json = parseJson(stdout)
  const one = Report.safeParse(json)
  if (one.success) return { reports: [one.data] }
  const many = Reports.safeParse(json)
  if (!many.success) throw new Error(`no Report of ${args.join(' ')}: ${stderr}`)
  const { reports, together } = many.data
  return { reports, ...(together ? { together } : {}) }
}
