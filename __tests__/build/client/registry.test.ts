/** What a registry is asked through buildx, and why there is no answer. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { rmSync } from 'node:fs'
import { askRegistry } from '../../../src/build/client/registry.ts'
import { NO_PLUGIN, fakeDocker, type Answer } from '../fake-docker.ts'

const PATH = process.env.PATH ?? ''
const folders: string[] = []
afterEach(() => {
  process.env.PATH = PATH
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function ask(answer: Answer, given: Partial<Parameters<typeof askRegistry>[0]> = {}) {
  const docker = fakeDocker({ 'buildx imagetools': answer })
  folders.push(docker.folder)
  process.env.PATH = `${docker.folder}:${PATH}`
  const { signal } = new AbortController()
  const found = await askRegistry({
    ref: 'python:3.10',
    endpoint: 'unix:///x',
    builder: null,
    signal,
    ...given,
  })
  return { found, calls: docker.calls() }
}

test('the bytes come as the registry has them, by an argument list', async () => {
  const manifest = '{"schemaVersion": 2,\n "é": 1}'
  const { found, calls } = await ask({ code: 0, stdout: manifest, stderr: 'a warning\n' })
  expect(found).toEqual(Buffer.from(manifest))
  expect(calls).toEqual([['buildx', 'imagetools', 'inspect', '--raw', '--', 'python:3.10']])
})

test('the selected builder is used, for its mirrors', async () => {
  const { calls } = await ask({ code: 0, stdout: '{}' }, { builder: 'apart' })
  expect(calls[0]).toEqual([
    'buildx',
    'imagetools',
    'inspect',
    '--raw',
    '--builder',
    'apart',
    '--',
    'python:3.10',
  ])
})

describe('rejects with the reason', () => {
  test.each<[string, Answer, RegExp]>([
    ['without buildx', NO_PLUGIN, /^unknown flag/],
    [
      'where the registry refuses',
      { code: 1, stdout: 'half', stderr: 'a warning\nERROR: denied\n' },
      /^denied$/,
    ],
    ['for nothing', { code: 0 }, /^it answered 0 bytes$/],
    ['for too much', { code: 0, before: 'head -c 5000000 /dev/zero' }, /^it answered 5000000 bytes$/],
  ])('%s', async (_, answer, why) => expect(ask(answer)).rejects.toThrow(why))

  test('for a reference that would be an option, which is not asked for', () =>
    expect(ask({ code: 0, stdout: '{}' }, { ref: '--format=x' })).rejects.toThrow('not the name of an image'))

  test('when it takes too long', async () => {
    const since = performance.now()
    const asked = ask({ code: 0, before: 'sleep 30' }, { signal: AbortSignal.timeout(50) })
    await expect(asked).rejects.toThrow(/timeout/)
    expect(performance.now() - since).toBeLessThan(5000)
  })
})
