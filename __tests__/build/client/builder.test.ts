/** Whether the image will come as a tar, and that this is asked only where it may. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sendsTar } from '../../../src/build/client/builder.ts'
import { temporaryFolder, writeFiles } from '../sources.ts'

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => rmSync(folder, { recursive: true }))

const inspected = (driver: string) =>
  `Name:          far\nDriver:        ${driver}\nLast Activity: 2026-01-01 00:00:00 +0000 UTC\n\nNodes:\nName:     far0\nEndpoint: x\n`

async function ask(
  given: { builder?: string; env?: Record<string, string> },
  answer: string | null = inspected('remote'),
): Promise<{ sends: boolean; asked: (readonly string[])[] }> {
  const asked: (readonly string[])[] = []
  const env = { BUILDX_CONFIG: folder, ...given.env }
  const sends = await sendsTar(given.builder ?? null, env, (argv) => {
    asked.push(argv)
    return Promise.resolve(answer)
  })
  return { sends, asked }
}

describe('nobody is asked', () => {
  test('where no builder was ever chosen', async () => {
    expect(await ask({})).toEqual({ sends: false, asked: [] })
    expect(await ask({ env: { BUILDX_CONFIG: join(folder, 'nowhere') } })).toEqual({
      sends: false,
      asked: [],
    })
    expect(await ask({ env: { BUILDX_BUILDER: '' } })).toEqual({ sends: false, asked: [] })
  })

  test.each([
    ['went back to the engine’s own', '{"Key":"unix:///var/run/docker.sock","Name":"","Global":false}'],
    ['left a damaged file', '{"Name":'],
    ['left something else', '["far"]'],
  ])('where somebody %s', async (_, current) => {
    writeFiles(folder, { current, 'instances/far': '{}' })
    expect(await ask({})).toEqual({ sends: false, asked: [] })
  })
})

describe('is asked', () => {
  test('by name, which may look like an option, where a setting names it', async () => {
    expect((await ask({ builder: '--help' })).asked).toEqual([['buildx', 'inspect', '--', '--help']])
  })

  test('for the one that the client takes by itself, where the environment names it', async () => {
    expect((await ask({ env: { BUILDX_BUILDER: 'far' } })).asked).toEqual([['buildx', 'inspect']])
  })

  const current = { current: '{"Key":"unix:///x.sock","Name":"far","Global":false}' }
  test.each<[string, string, Record<string, string>]>([
    ['one is in use', '', current],
    ['an engine has a default one', '', { current: '{"Key":"other"}', 'defaults/0a1b': 'far' }],
  ])('where %s', async (_, at, files) => {
    writeFiles(join(folder, at), files)
    expect(await ask({})).toEqual({ sends: true, asked: [['buildx', 'inspect']] })
  })

  test('where one is in use in Docker’s own folder; an empty variable is none', async () => {
    writeFiles(join(folder, 'buildx'), current)
    const env = { BUILDX_CONFIG: '', DOCKER_CONFIG: folder }
    expect((await ask({ env })).asked).toHaveLength(1)
    expect((await ask({ env: { ...env, BUILDX_CONFIG: join(folder, 'other') } })).asked).toHaveLength(0)
  })
})

describe('its output', () => {
  test.each<[string, string | null, boolean]>([
    ['docker-container', inspected('docker-container'), true],
    ['kubernetes', inspected('kubernetes'), true],
    ['remote', inspected('remote').replaceAll('\n', '\r\n'), true],
    ['the engine’s own', inspected('docker'), false],
    ['one of another product', inspected('cloud'), false],
    ['one whose name begins so', inspected('remote-ish'), false],
    ['no driver', inspected(''), false],
    [
      'a driver of a file further down only',
      `${inspected('docker')}File#x:\n > Driver: remote\nDriver: remote\n`,
      false,
    ],
    ['nothing', '', false],
    ['a failure', null, false],
  ])('%s', async (_, answer, sends) => {
    expect((await ask({ builder: 'far' }, answer)).sends).toBe(sends)
  })
})
