/** Two containers at once, and an upgrade from an image that a commit builds, on a real engine; nothing is left, also on Ctrl-C. */
import { afterAll, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportOf, start } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { GitRepository } from '../support/git-repository.ts'
import { leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const repository = GitRepository.create()
afterAll(() => repository.remove())

const write = (command: string) =>
  writeFileSync(
    join(repository.path, 'Dockerfile'),
    `FROM busybox\nEXPOSE 8080\nVOLUME /data\nCMD ["sh", "-ec", ${JSON.stringify(`${command}; exec httpd -f -p 8080 -h /data`)}]\n`,
  )
write('grep -qs v2 /data/version && { echo FATAL: /data is of version 2; exit 1; }; echo v1 > /data/version')
const sha = repository.commit('1', 'file')
write('echo v2 > /data/version')

const args = [
  repository.path,
  '--soak',
  '0',
  '--baseline',
  sha,
  '--rehearse',
  'twice upgrade',
  '--start-times',
  '3',
]

test('the commit that is compared with is upgraded, and cannot be rolled back to', async () => {
  const { report, code, stderr } = await reportOf(args, env)
  const { findings, rehearsals, smoke } = report
  expect({ code, rehearsals, findings }).toMatchObject({
    code: 0,
    rehearsals: [
      { kind: 'restart', ok: true },
      { kind: 'twice', ok: true },
      { kind: 'upgrade', ok: true },
      { kind: 'rollback', ok: false },
    ],
  })
  const [found] = findings.filter((one) => one.code === 'not-rollbackable')
  expect(found).toMatchObject({ level: 'warn', confidence: 'proved' })
  expect(found?.message).toContain(
    `${sha.slice(0, 7)} does not become ready on what this image has left in /data`,
  )
  expect(found?.evidence.join('\n')).toContain('FATAL: /data is of version 2')
  const values = smoke?.startTimes?.values ?? []
  expect(values).toHaveLength(3)
  expect(smoke?.startTimes?.median).toBe(values.toSorted((a, b) => a - b)[1])
  expect(stderr).toContain('start 3 of 3: ready in')
  expect(await leftovers(env)).toEqual([])
})

test('Ctrl-C while both containers run leaves neither of them, and no volume', async () => {
  const { child, ran } = start([...args, '--report', '-'], env)
  child.stderr?.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('starting the second one')) child.kill('SIGINT')
  })
  expect((await ran).code).not.toBe(0)
  expect(await leftovers(env)).toEqual([])
})
