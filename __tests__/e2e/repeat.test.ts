/** `repeat` on a real engine: a change of the start is found, its own starts are not taken for one, nothing is left. */
import { afterAll, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const repository = GitRepository.create()
afterAll(() => repository.remove())

test('an app that now uses 50 MB more and starts 1 s later, against the build of its commit', async () => {
  const dockerfile = (before: string) =>
    writeFileSync(
      join(repository.path, 'Dockerfile'),
      `FROM busybox\nEXPOSE 8080\nCMD ${before} exec httpd -f -p 8080 -h /etc\n`,
    )
  dockerfile('')
  const sha = repository.commit('1', 'file')
  dockerfile('head -c 50000000 /dev/zero > /dev/shm/x; sleep 1;')
  const args = ['--soak', '0', '--baseline', sha, '--repeat', '3']
  const { report, code, stderr } = await reportOf([repository.path, ...args], env)
  expect({ code, tried: report.baselineSearch, sideBySide: report.sideBySide }).toMatchObject({
    code: 0,
    tried: [{ source: 'build', outcome: 'found' }],
    sideBySide: {
      before: { started: 3, ready: 3 },
      after: { started: 3, ready: 3 },
      rows: [{ key: 'readySeconds' }, { key: 'peakMemory', changed: true }],
      notes: [],
    },
  })
  const [ready, memory] = report.sideBySide?.rows ?? []
  expect((ready?.after.median ?? 0) - (ready?.before.median ?? 0)).toBeGreaterThan(0.5)
  expect((memory?.after.median ?? 0) - (memory?.before.median ?? 0)).toBeGreaterThan(45_000_000)
  expect(report.sideBySide?.baseline).toContain(sha.slice(0, 7))
  expect(stderr).toContain('start 3 of 3: ready in')
  expect(await leftovers(env)).toEqual([])
})
