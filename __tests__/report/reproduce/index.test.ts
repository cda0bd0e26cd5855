/** The printed command works where it is pasted: in the folder of the user's command, or at the root of a checkout. */
import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRequest, type Mode } from '../../../src/inputs/index.ts'
import type { Inputs } from '../../../src/inputs/types.ts'
import { failedAgain, reproduce } from '../../../src/report/reproduce/index.ts'
import { sourceOf } from '../../build/sources.ts'
import { plainSmoke } from '../../support/plain.ts'
import '../../support/contract-readers.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'reproduce-')))
const outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')))
for (const folder of ['.git', 'app', 'app/data', 'app/-odd', 'docker'])
  mkdirSync(join(root, folder), { recursive: true })
for (const file of ['app/Dockerfile', 'app/-odd/Dockerfile', 'docker/api.Dockerfile', 'app/compose.yaml'])
  writeFileSync(join(root, file), 'FROM scratch\n')
afterAll(() => [root, outside].forEach((folder) => rmSync(folder, { recursive: true })))

function inputsOf(mode: Mode, cwd: string, ...settings: string[]): Inputs {
  const env = Object.fromEntries(
    settings.map((one) => [`INPUT_${one.split('=', 1)[0]?.toUpperCase() ?? ''}`, one.replace(/^.*?=/, '')]),
  )
  const args = mode === 'command' ? settings.map((one) => `--${one}`) : []
  const request = readRequest(mode, args, mode === 'action' ? env : {}, cwd, '0')
  if (request.kind !== 'trial') throw new Error('expected a trial')
  return request.inputs
}

const command = (mode: Mode, cwd: string, ...settings: string[]): string | null =>
  reproduce(inputsOf(mode, cwd, ...settings), null)

test.each([
  ['a build that failed is repeated alone', ['path=.'], 'docker build .'],
  [
    'also where services are needed',
    ['path=.', 'target=web', 'compose-file=compose.yaml'],
    'docker build --target web .',
  ],
])('%s', (_, settings, expected) =>
  expect(reproduce(inputsOf('command', join(root, 'app'), ...settings), null, true)).toBe(expected),
)

test.each([
  ['the context is the working directory', 'app', ['path=.'], 'docker run --rm "$(docker build -q .)"'],
  ['it is below it', '.', ['path=app'], 'docker run --rm "$(docker build -q app)"'],
  [
    'it is beside it',
    'docker',
    ['path=../app', 'file=api.Dockerfile'],
    'docker run --rm "$(docker build -q -f api.Dockerfile ../app)"',
  ],
  ['its name could be an option', 'app', ['path=-odd'], 'docker run --rm "$(docker build -q ./-odd)"'],
  [
    'a folder is mounted',
    'app',
    ['path=.', 'volumes=./data:/data:ro'],
    'docker run --rm --volume "$PWD"/data:/data:ro "$(docker build -q .)"',
  ],
  [
    'the build needs a secret',
    'app',
    ['path=.', 'build-secrets=id=token,env=TOKEN'],
    'docker run --rm "$(docker build -q --secret id=token,env=TOKEN .)"',
  ],
  [
    'services are needed',
    'docker',
    ['path=../app', 'compose-file=../app/compose.yaml', 'service=web'],
    'docker compose --file ../app/compose.yaml up --build web',
  ],
])('on a command line where %s', (_, cwd, settings, expected) =>
  expect(command('command', join(root, cwd), ...settings)).toBe(expected),
)

test('a folder outside the working directory is mounted by its absolute path', () =>
  expect(command('command', join(root, 'app'), 'path=.', `volumes=${outside}:/data`)).toBe(
    `docker run --rm --volume ${outside}:/data "$(docker build -q .)"`,
  ))

test('in a workflow it starts at the root of the checkout, which may be below the workspace', () =>
  expect(command('action', join(root, '..'), `path=${root.split('/').at(-1) ?? ''}/app`)).toBe(
    'docker run --rm "$(docker build -q app)"',
  ))

test('a build has the options that its steps depend on, with paths from the working directory', () => {
  const source = sourceOf('/repo/app', {
    options: [
      ['--label', 'a=b'],
      ['--tag', 'mine'],
      ['--no-cache'],
      ['--add-host', 'db:10.0.0.1'],
      ['--shm-size', '64'],
      ['--build-context', 'lib=/repo/my lib'],
      ['--build-context', 'etc=/etc'],
      ['--build-context', 'base=docker-image://busybox'],
    ],
  })
  const inputs = { source, smoke: plainSmoke, root: '/repo', workingDir: '/repo' } as Inputs
  expect(reproduce(inputs, null)).toContain(
    `"$(docker build -q --add-host db:10.0.0.1 --shm-size 64 --build-context 'lib=my lib'` +
      ' --build-context etc=/etc --build-context base=docker-image://busybox app)"',
  )
})

test('a failed rehearsal is repeated with a container that stays', () => {
  const of = (again: 'restart' | 'kill') =>
    reproduce(inputsOf('command', join(root, 'app'), 'path=.'), null, false, again)
  expect(of('restart')).toBe(
    'docker run --detach --name again "$(docker build -q .)" && sleep 5 && docker restart again && docker logs --follow again',
  )
  expect(of('kill')).toContain('&& docker kill again && docker start again &&')
})

test('the first rehearsal of the same container that failed counts', () => {
  const row = { ok: false, seconds: 1, detail: '', readySeconds: null }
  const rows = [
    { ...row, kind: 'restart' as const, ok: true },
    { ...row, kind: 'kill' as const },
  ]
  expect(failedAgain(rows)).toBe('kill')
  expect(failedAgain([{ ...row, kind: 'twice' }])).toBeNull()
  expect(failedAgain()).toBeNull()
})
