/** What is said when buildx cannot read a bake file, in its own words of version 0.29; and what it gets to see. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { rmSync } from 'node:fs'
import { printBake } from '../../../src/build/bake/print.ts'
import { fakeDocker, NO_PLUGIN, type Answers, type FakeDocker } from '../fake-docker.ts'

const environment = { ...process.env }
let docker: FakeDocker
afterEach(() => {
  process.env = { ...environment }
  rmSync(docker.folder, { recursive: true })
})

function print(bake: Answers['buildx bake'], others: Answers = {}): Promise<string> {
  const version = { code: 0, stdout: 'github.com/docker/buildx 0.29.1 x\n' }
  docker = fakeDocker({ 'buildx version': version, ...(bake ? { 'buildx bake': bake } : {}), ...others })
  process.env.PATH = `${docker.folder}:${environment.PATH ?? ''}`
  const source = {
    files: ['/tmp/docker-bake.hcl', '/tmp/b.json'],
    folder: '/tmp',
    targets: ['api'],
    variables: ['TAG=1', 'PATH=/evil', 'DOCKER_HOST=tcp://x'],
  }
  return printBake(source, new AbortController().signal)
}

test('what it prints, in a folder, with what may be seen', async () => {
  Object.assign(process.env, {
    GITHUB_TOKEN: 'token',
    NPM_TOKEN: 'secret',
    HTTPS_PROXY: 'http://me:pass@proxy',
    AWS_SECRET_ACCESS_KEY: 'k',
    DOCKER_HOST: 'unix:///x',
  })
  expect(await print({ code: 0, stdout: '{}', stderr: '#1 DONE', before: 'pwd > "$here/pwd"' })).toBe('{}')
  expect(docker.calls()).toEqual([
    ['buildx', 'bake', '--print', '--file', '/tmp/docker-bake.hcl', '--file', '/tmp/b.json', '--', 'api'],
  ])
  const seen = docker.environment()
  expect(seen).toMatchObject({ TAG: '1', PWD: '/tmp' })
  for (const name of ['GITHUB_TOKEN', 'NPM_TOKEN', 'HTTPS_PROXY', 'AWS_SECRET_ACCESS_KEY', 'DOCKER_HOST'])
    expect(seen).not.toHaveProperty(name)
  expect(seen.PATH).toContain(docker.folder)
})

describe('errors', () => {
  const files = 'docker-bake.hcl, b.json'
  test.each([
    [
      'ERROR: failed to find target nope',
      `bake-file: ${files}: there is no target or group nope (a group that contains itself is not found either)`,
    ],
    ['ERROR: infinite loop from y to x', `bake-file: in ${files} the targets y and x build on each other`],
    [
      'e.hcl:1\n   1 | >>> secret line\nERROR: /tmp/e.hcl:1,12-13: Unclosed configuration block; There is no closing brace.',
      `bake-file: buildx cannot read ${files}: e.hcl:1,12-13: Unclosed configuration block; There is no closing brace.`,
    ],
    ['odd', `bake-file: buildx cannot read ${files}: it gave no reason`],
  ])('%s', async (stderr, sentence) => {
    await expect(print({ code: 1, stderr })).rejects.toMatchObject({
      code: 'settings',
      exit: 2,
      message: sentence,
    })
  })
  test('without buildx', async () => {
    await expect(print(NO_PLUGIN, { 'buildx version': NO_PLUGIN })).rejects.toMatchObject({
      message: 'bake-file needs buildx 0.13 or newer, but buildx is not installed',
    })
  })
  test('with an old buildx', async () => {
    const version = { code: 0, stdout: 'github.com/docker/buildx v0.9.1 x\n' }
    await expect(print({ code: 1 }, { 'buildx version': version })).rejects.toMatchObject({
      message: 'bake-file needs buildx 0.13 or newer, but buildx 0.9.1 is older than 0.13',
    })
  })
  test('without docker', async () => {
    docker = fakeDocker({})
    process.env.PATH = '/nonexistent'
    const source = { files: [], folder: '/tmp', targets: [], variables: [] }
    await expect(printBake(source, new AbortController().signal)).rejects.toMatchObject({ code: 'no-engine' })
  })
})
