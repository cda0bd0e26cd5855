/** `images` of the config file: the settings of each, and which file counts in a pull request. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConfig, readGiven, readRequest, type BaseFile } from '../../src/inputs/index.ts'
import type { Inputs } from '../../src/inputs/types.ts'

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

async function read(config: string, args: readonly string[] = [folder], base: string | null = null) {
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
    cwd: folder,
    workspace: null,
    occasion: { event: null, branch: null },
    readBase: base === null ? null : () => Promise.resolve(file),
  })
  const request = readRequest('command', args, {}, folder, '1.0', result)
  if (request.kind === 'print' || request.kind === 'diff' || request.kind === 'publish') throw new Error()
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
      'tags: web and api would both be pushed to docker.io/acme/api:1',
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
