/** `images` of the config file: the settings of each, and which file counts in a pull request. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  checkText,
  readConfig,
  readGiven,
  readRequest,
  type BaseFile,
  type ListedImages,
} from '../../src/inputs/index.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import '../support/contract-readers.ts'

const folder = mkdtempSync(join(tmpdir(), 'images-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, '.git'))
for (const name of ['web', 'api', 'new'])
  for (const file of [`${name}/Dockerfile`, `${name}/prod.Dockerfile`]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), 'FROM scratch\n')
  }

const TWO = `
timeout: 9s
budgets: { on-disk: 5MB }
images:
  - { name: web, path: web, port: 80 }
  - { name: api, path: api, timeout: 20s, env: [MODE=a], budgets: { on-disk: 7MB, ready: 2s } }
`

async function read(
  config: string,
  args: readonly string[] = [folder],
  base: string | null = null,
  cwd = folder,
  listed: ListedImages | null = null,
) {
  writeFileSync(join(folder, '.sea-trial.yml'), config)
  const given = readGiven('command', args, {})
  if (given === null) throw new Error('nothing to read')
  const file: BaseFile = {
    ok: true,
    file: '.sea-trial.yml',
    text: base,
    commit: 'c'.repeat(40),
    name: 'main',
  }
  const result = await readConfig(given, {
    cwd,
    workspace: null,
    occasion: { event: null, branch: null },
    readBase: base === null ? null : () => Promise.resolve(file),
  })
  const request = readRequest('command', args, {}, cwd, '1.0', result, [], listed)
  if (request.kind === 'print' || request.kind === 'publish') throw new Error()
  const images = request.kind === 'images' ? request.inputs.images : [request.inputs]
  return { kind: request.kind, images, notes: images[0]?.config?.notes ?? [] }
}
const shown = ({ name, source, smoke, gate }: Inputs) => ({
  name,
  path: source.kind === 'build' ? source.context.slice(folder.length + 1) : null,
  timeout: smoke?.timeout,
  ports: smoke?.ports.map(({ port }) => port),
  env: smoke?.env,
  budgets: gate.budgets.map((rule) => (rule.kind === 'figure' ? [rule.name, rule.limit] : [])),
})

describe('each image', () => {
  test('has the settings of all, then its own', async () => {
    const { kind, images } = await read(TWO)
    expect(kind).toBe('images')
    expect(images.map(shown)).toEqual([
      { name: 'web', path: 'web', timeout: 9, ports: [80], env: [], budgets: [['max-size', 5e6]] },
      {
        name: 'api',
        path: 'api',
        timeout: 20,
        ports: [],
        env: ['MODE=a'],
        budgets: [
          ['max-size', 7e6],
          ['max-ready', 2],
        ],
      },
    ])
  })

  test('has what was given as an option', async () => {
    const { images } = await read(TWO, [folder, '--timeout', '3s', '--report', 'all.json'])
    expect(images.map(({ smoke, report }) => [smoke?.timeout, report])).toEqual([
      [3, join(folder, 'all.json')],
      [3, join(folder, 'all.json')],
    ])
  })
})

describe('one image is tried', () => {
  test('when its folder is PATH', async () => {
    const { images } = await read(TWO, [join(folder, 'api')])
    expect(images.map(({ name, smoke }) => [name, smoke?.timeout])).toEqual([['api', 20]])
  })

  test.each([
    ['another folder', [join(folder, 'new')]],
    ['a Dockerfile', [folder, '--file', 'new/Dockerfile']],
    ['an image', ['--image', 'busybox']],
  ])('with %s', async (_, args) => expect((await read(TWO, args)).kind).toBe('trial'))
})

describe('paths', () => {
  test('of the config file start at its folder, those of options at the working directory', async () => {
    writeFileSync(join(folder, 'web', 'own.env'), 'OWN=1\n')
    writeFileSync(join(folder, 'given.env'), 'GIVEN=1\n')
    const config = TWO.replace('port: 80', 'env-file: web/own.env')
    const { images } = await read(config, ['..'], null, join(folder, 'new'))
    expect(images.map(({ smoke }) => smoke?.env)).toEqual([['OWN=1'], ['MODE=a']])
    const given = await read(config, ['..', '--env-file', '../given.env'], null, join(folder, 'new'))
    expect(given.images.map(({ smoke }) => smoke?.env)).toEqual([['GIVEN=1'], ['GIVEN=1', 'MODE=a']])
  })
})

describe('images of a bake file', () => {
  const entry = (name: string): ListedImages['images'][number] => ({
    name,
    settings: new Map([['path', { text: join(folder, name), label: `bake ${name}` }]]),
  })
  const listed = { images: ['web', 'api'].map(entry), linked: [], notes: [], files: [] }

  test('have the settings that `images` adds by name', async () => {
    const { images } = await read(TWO, [folder], null, folder, listed)
    expect(images.map(({ name, smoke }) => [name, smoke?.timeout])).toEqual([
      ['web', 9],
      ['api', 20],
    ])
  })

  test.each([
    ['an option of one image', TWO, ['--target', 'x'], '--target has no effect with several images'],
    ['an unknown name', `${TWO}  - { name: lost, port: 1 }\n`, [], 'no target or service is called lost'],
  ])('%s is a mistake', async (_, config, args, sentence) => {
    await expect(read(config, [folder, ...args], null, folder, listed)).rejects.toThrow(sentence)
  })
})

test('two images may not be pushed to one name, or write one log', async () => {
  const push = ['--push', 'true', '--tags', 'localhost:5000/acme/all:1', '--log-file', join(folder, 'log')]
  const error = await read(TWO, [folder, ...push]).catch((cause: unknown) => String(cause))
  expect(error).toContain('web and api would both be pushed to localhost:5000/acme/all:1')
  expect(error).toContain(`web and api would both write ${join(folder, 'log')}`)
})

test('`check` shows the settings of all images, then those of each', async () => {
  writeFileSync(join(folder, '.sea-trial.yml'), TWO)
  const around = { cwd: folder, workspace: null, occasion: { event: null, branch: null }, readBase: null }
  const args = [folder, '--soak', '1s']
  const given = readGiven('command', args, {})
  if (given === null) throw new Error('nothing to read')
  const config = await readConfig(given, around)
  const text = checkText(args, {}, folder, { config, policies: [], listed: null, today: '2026-03-02' })
  expect(text).toMatch(/^Settings of all 2 images:\n(?: {2}.*\n)* {2}soak +1s +--soak$/m)
  expect(text).toMatch(/^Image api:\n(?: {2}.*\n)* {2}timeout +20s/m)
  expect(text).toMatch(/^Budgets \(api\):\n {2}max-size +≤ 7\.0 MB/m)
})

describe('mistakes', () => {
  test('of all images are reported together, each once', async () => {
    const wrong = TWO.replace('timeout: 9s', 'max-size: 1').replace('path: web', 'path: gone')
    const error = await read(wrong.replace('path: api', 'path: lost')).catch((cause: unknown) =>
      String(cause),
    )
    expect(error).toContain('gone does not exist')
    expect(error).toContain('lost does not exist')
  })

  test('two images would be pushed to one name', async () => {
    const both = (tags: string) =>
      `push: true\n${TWO.replace('port: 80 }', `port: 80, tags: ${tags} }`).replace('timeout: 20s', `timeout: 20s, tags: [acme/api:1]`)}`
    await expect(read(both('docker.io/acme/api:1'))).rejects.toThrow(
      'web and api would both be pushed to docker.io/acme/api:1',
    )
    expect((await read(both('acme/web:1'))).images.map(({ push }) => push?.tags.length)).toEqual([1, 1])
  })

  test.each([
    ['no name', 'images: [{ path: web }]', 'expected the name of the image'],
    ['two of a name', 'images: [{ name: a }, { name: a }]', 'has the same name'],
    ['a setting of the run', 'images: [{ name: a, comment: never }]', 'is of the whole run'],
    ['an unknown key', 'images: [{ name: a, timeouts: 5s }]', 'did you mean timeout?'],
    ['a variable of the job', 'images: [{ name: a, env: [TOKEN] }]', 'gives names with their values'],
  ])('%s', async (_, config, sentence) => {
    await expect(read(config)).rejects.toThrow(sentence)
  })
})

describe('in a pull request', () => {
  test('the base says how an image is tried, the change where it is', async () => {
    const change = TWO.replace('path: api', 'path: api, file: api/prod.Dockerfile')
      .replace('timeout: 20s', 'timeout: 1h')
      .replace('on-disk: 7MB', 'on-disk: 9GB')
    const { images, notes } = await read(change, [folder], TWO)
    expect(images.map(shown)[1]).toMatchObject({
      timeout: 20,
      budgets: [
        ['max-size', 7e6],
        ['max-ready', 2],
      ],
    })
    const source = images[1]?.source
    expect(source?.kind === 'build' && source.file).toBe(join(folder, 'api/prod.Dockerfile'))
    expect(notes.join()).toContain('`images api.timeout`')
    expect(notes.join()).toContain('`images api.budgets.on-disk`')
  })

  test('an image that is added is tried by the limits of the base, without access to the host', async () => {
    const change = `${TWO}  - { name: new, path: new, volumes: /:/host, budgets: { on-disk: 9GB }, port: 81 }\n`
    const { images, notes } = await read(change, [folder], TWO)
    expect(images.map(({ name }) => name)).toEqual(['web', 'api', 'new'])
    expect(images[2]?.smoke?.container.volumes).toEqual([])
    expect(images.map(shown)[2]).toMatchObject({ ports: [81] })
    expect(notes.join()).toContain('`images new`')
  })

  test('an image that is removed is tried while its folder is there', async () => {
    const only = TWO.split('\n')
      .filter((line) => !line.includes('name: web'))
      .join('\n')
    expect((await read(only, [folder], TWO)).images.map(({ name }) => name)).toEqual(['web', 'api'])
    const moved = TWO.replace('path: web', 'path: gone')
    expect((await read(only, [folder], moved)).images.map(({ name }) => name)).toEqual(['api'])
  })
})

test('mistakes of form and of values, of all images, in one error', async () => {
  const config = `images:
  - { name: web, path: web, timeout: banana, port: x }
  - { name: api, path: nope, other: 1 }
`
  const error: unknown = await read(config).catch((cause: unknown) => cause)
  const lines = String(error).split('\n')
  for (const part of ['timeout: expected', 'port', 'nope', '`other` is unknown'])
    expect(lines.filter((line) => line.startsWith('  - ') && line.includes(part))).toHaveLength(1)
})

test('a list without an image is a mistake', () =>
  expect(read('images: []')).rejects.toThrow('images: expected at least one image'))
